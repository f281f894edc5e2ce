import { exchangeWalletItem } from './exchange-wallet-item.ts';
import { MyData } from './my-data.ts';
import type { Resolvers } from './types.generated.ts';
import { Customer, Wallet } from './wallet.ts';
import { WalletItem } from './wallet-item.ts';

export const resolvers: Resolvers = {
  Mutation: { exchangeWalletItem },
  Customer,
  Wallet,
  WalletItem,
  MyData,
};
