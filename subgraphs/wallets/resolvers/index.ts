import { exchangeWalletItem } from './exchange-wallet-item.ts';
import { holdPoints } from './hold-points.ts';
import { MyData } from './my-data.ts';
import { returnPoints } from './return-points.ts';
import type { Resolvers } from './types.generated.ts';
import { Customer, Wallet } from './wallet.ts';
import { WalletItem } from './wallet-item.ts';

export const resolvers: Resolvers = {
  Mutation: { exchangeWalletItem, holdPoints, returnPoints },
  Customer,
  Wallet,
  WalletItem,
  MyData,
};
