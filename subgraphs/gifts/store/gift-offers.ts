import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { desc, lt, sql } from 'drizzle-orm';
import { type GiftOffer, type GiftOfferId, isRegistered } from '../domain/gift-offer.ts';
import { giftOffers } from './tables.ts';

export type GiftOfferRow = typeof giftOffers.$inferSelect;

export const giftOfferRows = documentRows<GiftOfferId, GiftOffer, typeof giftOffers>(
  'gift_offer',
  giftOffers,
  (state, id) => {
    if (!isRegistered(state)) throw new Error(`gift offer ${id} is saved before it is registered`);
    return { left: state.left, place: `${String(state.registeredAt).padStart(15, '0')}:${id}` };
  },
);

/** What a place looks like; a cursor that holds anything else is none of ours. */
export const placeForm = /^\d{15}:[\w-]{1,64}$/;

/** Sorts after every place in any collation. */
const top = 'z';

const listed = prepared<{ after: string; limit: number }>()((read: Reader) =>
  read
    .select()
    .from(giftOffers)
    .where(lt(giftOffers.place, sql.placeholder('after')))
    .orderBy(desc(giftOffers.place))
    .limit(sql.placeholder('limit'))
    .prepare('gift_offers_listed'),
);

/** Offers, newest first. */
export const findGiftOffers = (read: Reader, after: string | null, limit: number): Promise<GiftOfferRow[]> =>
  listed(read, { after: after ?? top, limit });
