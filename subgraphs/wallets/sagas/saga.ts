import type { GiftClient } from '../clients/gift.ts';
import type { NoGift, WalletItem, WalletItemCommand, WalletItemId } from '../domain/wallet-item.ts';

export type Exchanging = Extract<WalletItem, { status: 'EXCHANGING' }>;

/** The contexts that the saga asks. The key of an ask follows from the item, so that any driver may repeat it. */
export type Asked = { readonly gift: GiftClient };

/** The outcome of an ask. A missing answer is UNKNOWN, and never counts as a no. */
export type Outcome =
  | { readonly type: 'DONE'; readonly say: WalletItemCommand }
  /** The compensation is committed. */
  | { readonly type: 'REFUSED'; readonly reason: NoGift }
  | { readonly type: 'UNKNOWN' };

/** Failpoints are named after the saga and the step: `exchange/answered` is reached once gifts has answered. */
export type Step = {
  readonly name: string;
  /** The failpoint before the ask. */
  readonly before: string;
  readonly ask: (asked: Asked, id: WalletItemId, item: Exchanging) => Promise<Outcome>;
  /** Takes back what was committed before the ask. */
  readonly compensate: (item: Exchanging, reason: NoGift) => WalletItemCommand;
  /** The failpoint after the outcome of the ask is committed. */
  readonly commit: string;
};

/** Steps to take in order. While an answer is unknown the item stays as it is, and a timer asks again. */
export type Saga = { readonly name: string; readonly steps: readonly Step[] };
