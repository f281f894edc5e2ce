import type { Instant } from '@jumun/platform/kernel/clock';
import type { CustomerId } from '../domain/programme.ts';
import type { WalletItemId } from '../domain/wallet-item.ts';

// What resolvers are handed as the parent of a type.

/** The customer of customers, to which wallets adds the wallet. */
export type CustomerModel = { readonly id: CustomerId };

export type WalletModel = { readonly customerId: CustomerId };

export type WalletItemModel = {
  readonly id: WalletItemId;
  readonly customerId: CustomerId;
  readonly title: string;
  readonly issuedAt: Instant;
  readonly status: 'ISSUED' | 'EXCHANGED';
  readonly exchangeable: boolean;
  readonly giftId: string | null;
};

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
