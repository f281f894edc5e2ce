import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { KeyUse } from '@jumun/platform/kernel/idempotency';
import type {
  Gift,
  GiftCommand,
  GiftEvent,
  GiftId,
  GiftRejection,
  IssuedGift,
  WalletItemId,
} from './domain/gift.ts';
import type {
  GiftOffer,
  GiftOfferCommand,
  GiftOfferEvent,
  GiftOfferId,
  GiftOfferRejection,
} from './domain/gift-offer.ts';
import type { GiftOfferRow } from './store/gift-offers.ts';
import type { GiftRow } from './store/gifts.ts';

/** What this context offers inside one unit of work. */
export type Gifts = {
  readonly at: Instant;
  readonly offer: (
    id: GiftOfferId,
    command: GiftOfferCommand,
  ) => Promise<Handled<GiftOffer, GiftOfferEvent, GiftOfferRejection>>;
  readonly gift: (id: GiftId, command: GiftCommand) => Promise<Handled<Gift, GiftEvent, GiftRejection>>;
  readonly loadGift: (id: GiftId) => Promise<Gift | undefined>;
  /** One gift for an item of a wallet, for ever: a repeat answers that gift, also when it asks for another offer. */
  readonly exchange: (wish: {
    readonly walletItemId: WalletItemId;
    readonly customerId: string;
    readonly giftOfferId: GiftOfferId;
  }) => Promise<{ readonly gift: IssuedGift } | { readonly rejection: GiftOfferRejection }>;
  readonly useKey: (use: {
    readonly caller: string;
    readonly key: string;
    readonly input: object;
  }) => Promise<KeyUse>;
};

/** What resolvers find in their context. */
export type GiftsGraph = GraphContext<
  Gifts,
  {
    readonly giftsById: (ids: readonly GiftId[]) => Promise<readonly (GiftRow | null)[]>;
    readonly offersById: (ids: readonly GiftOfferId[]) => Promise<readonly (GiftOfferRow | null)[]>;
  }
>;
