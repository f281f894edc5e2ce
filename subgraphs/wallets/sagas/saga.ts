import type { GiftClient } from '../clients/gift.ts';
import type { NoGift, WalletItem, WalletItemCommand, WalletItemId } from '../domain/wallet-item.ts';

export type Exchanging = Extract<WalletItem, { status: 'EXCHANGING' }>;

/** The contexts that the saga asks. The key of an ask follows from the item, so that any driver may repeat it. */
export type Asked = { readonly gift: GiftClient };

/** What came of an ask. No answer is UNKNOWN, and is never taken for no. */
export type Outcome =
  | { readonly type: 'DONE'; readonly say: WalletItemCommand }
  /** It cannot be done: the compensation is committed. */
  | { readonly type: 'REFUSED'; readonly reason: NoGift }
  | { readonly type: 'UNKNOWN' };

/** Names of failpoints follow from the saga and the step: `exchange/answered` is reached when the answer of gifts is there. */
export type Step = {
  readonly name: string;
  /** The failpoint before the ask. */
  readonly before: string;
  readonly ask: (asked: Asked, id: WalletItemId, item: Exchanging) => Promise<Outcome>;
  /** Takes back what was committed before the ask. */
  readonly compensate: (item: Exchanging, reason: NoGift) => WalletItemCommand;
  /** The failpoint after the commit of what came of the ask. */
  readonly commit: string;
};

/** What to ask in turn. While an answer is unknown the item stays as it is, and a timer asks again. */
export type Saga = { readonly name: string; readonly steps: readonly Step[] };
