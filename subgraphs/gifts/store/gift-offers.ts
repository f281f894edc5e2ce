import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, placeText } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { desc, lt } from 'drizzle-orm';
import { type GiftOffer, isRegistered } from '../domain/gift-offer.ts';
import type { GiftOfferId } from '../domain/ids.ts';
import { giftOffers } from './tables.ts';

export type GiftOfferRow = typeof giftOffers.$inferSelect;

export const giftOfferRows = documentRows<GiftOfferId, GiftOffer, typeof giftOffers>(
  'gift_offer',
  giftOffers,
  (state, id) => {
    if (!isRegistered(state)) throw new Error(`gift offer ${id} is saved before it is registered`);
    return { left: state.left, place: placeText(state.registeredAt, id) };
  },
);

const listed = prepared<{ after: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(giftOffers)
    .where(lt(giftOffers.place, value('after')))
    .orderBy(desc(giftOffers.place))
    .limit(value('limit'))
    .prepare('gift_offers_listed'),
);

/** Offers, newest first. */
export const findGiftOffers = (read: Reader, after: string | null, limit: number): Promise<GiftOfferRow[]> =>
  listed(read, { after: after ?? afterAll, limit });
