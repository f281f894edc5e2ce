import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, placeText } from '@jumun/platform/store/place';
import { and, asc, desc, gt, isNotNull, isNull, lt, not, type SQL } from 'drizzle-orm';
import { type GiftOffer, isRegistered } from '../domain/gift-offer.ts';
import type { GiftOfferId } from '../domain/ids.ts';
import { giftOffers } from './tables.ts';

export type GiftOfferRow = typeof giftOffers.$inferSelect;

export const giftOfferRows = documentRows<GiftOfferId, GiftOffer, typeof giftOffers>(
  'gift_offer',
  giftOffers,
  (state, id) => {
    if (!isRegistered(state)) throw new Error(`gift offer ${id} is saved before it is registered`);
    return { left: state.left, endedAt: state.endedAt ?? null, place: placeText(state.registeredAt, id) };
  },
);

/** Which offers are listed; what is absent does not count. */
export type WantedOffers = { readonly available?: boolean | undefined; readonly ended?: boolean | undefined };

export type OfferSorting = 'NEWEST' | 'OLDEST';

const { endedAt, left, place } = giftOffers;

/** Offers, by when they were registered. */
export const findGiftOffers = (
  read: Reader,
  { available, ended }: WantedOffers,
  {
    sort,
    after,
    limit,
  }: { readonly sort: OfferSorting; readonly after: string | null; readonly limit: number },
): Promise<GiftOfferRow[]> => {
  const isAvailable = and(isNull(endedAt), gt(left, 0)) as SQL;
  return read
    .select()
    .from(giftOffers)
    .where(
      and(
        available === undefined ? undefined : available ? isAvailable : not(isAvailable),
        ended === undefined ? undefined : ended ? isNotNull(endedAt) : isNull(endedAt),
        sort === 'NEWEST' ? lt(place, after ?? afterAll) : gt(place, after ?? ''),
      ),
    )
    .orderBy(sort === 'NEWEST' ? desc(place) : asc(place))
    .limit(limit);
};
