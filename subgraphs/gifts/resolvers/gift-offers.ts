import { byPlaceText, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { type GiftOffer as GiftOfferState, isAvailable, isRegistered } from '../domain/gift-offer.ts';
import type { GiftOfferId } from '../domain/ids.ts';
import { findGiftOffers, giftOfferRows } from '../store/gift-offers.ts';
import type { ResolverContext } from './context.ts';
import type { GiftOfferModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** An offer as the graph shows it; null for one that was never registered. */
export const offerView = (id: GiftOfferId, state: GiftOfferState | undefined): GiftOfferModel | null =>
  state && isRegistered(state) ? { ...state, id } : null;

export const offerOf = async (id: GiftOfferId, { load }: ResolverContext): Promise<GiftOfferModel | null> =>
  offerView(id, (await load(giftOfferRows, id))?.state);

export const giftOffers: Resolves['Query']['giftOffers'] = (_, { filter, sort, ...args }, { read }) => {
  const wanted = { available: filter?.available ?? undefined, ended: filter?.ended ?? undefined };
  return connectionOf(args, {
    sort: byPlaceText,
    find: (after, limit) => findGiftOffers(read, wanted, { sort: sort ?? 'NEWEST', after, limit }),
    node: ({ id, state }) => required(offerView(id, state), id),
  });
};

export const GiftOffer: Resolves['GiftOffer'] = {
  available: (offer) => isAvailable(offer),
  endedAt: ({ endedAt }) => endedAt ?? null,
  __resolveReference: ({ id }, context) => offerOf(id as GiftOfferId, context),
};
