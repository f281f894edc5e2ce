import type { Instant } from '@jumun/platform/kernel/clock';
import { document } from '@jumun/platform/kernel/rows';
import { check, index, instant, integer, table, text } from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Gift } from '../domain/gift.ts';
import type { GiftOffer } from '../domain/gift-offer.ts';
import type { GiftId, GiftOfferId, WalletItemId } from '../domain/ids.ts';

export { idempotency } from '@jumun/platform/kernel/idempotency';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export const giftOffers = table(
  'gift_offers',
  {
    ...document<GiftOfferId, GiftOffer>(),
    /** How many can still be taken. */
    left: integer('left_over').notNull(),
    /** Since when nothing is given any more; null while it lasts. */
    endedAt: instant('ended_at'),
    /** Where the offer stands in lists, by when it was registered. */
    place: text('place').notNull(),
  },
  (t) => [index('gift_offers_place').on(t.place), check('gift_offers_never_below_zero', sql`${t.left} >= 0`)],
);

/** One row for each exchanged item: the gift's id follows from the item's. */
export const gifts = table(
  'gifts',
  {
    ...document<GiftId, Gift>(),
    walletItemId: text<WalletItemId>('wallet_item_id').notNull(),
    giftOfferId: text<GiftOfferId>('gift_offer_id').notNull(),
    customerId: text('customer_id').notNull(),
    status: text<Gift['status']>('status').notNull(),
    issuedAt: instant('issued_at')
      .notNull()
      .default(0 as Instant),
  },
  (t) => [
    index('gifts_of_customer').on(t.customerId, t.issuedAt, t.id),
    index('gifts_issued').on(t.issuedAt, t.id),
  ],
);
