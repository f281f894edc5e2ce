import { connection, pageOf } from '@jumun/platform/graph/connection';
import { type GiftOfferId, type GiftOffer as GiftOfferState, isRegistered } from '../domain/gift-offer.ts';
import type { GiftsGraph } from '../gifts.ts';
import { findGiftOffers, placeForm } from '../store/gift-offers.ts';

/** An offer as the graph shows it. */
export const offerView = (id: GiftOfferId, state: GiftOfferState | undefined) =>
  state && isRegistered(state) ? { id, title: state.title, available: state.left > 0 } : null;

export const offerOf = async (id: GiftOfferId, { load, offersById }: GiftsGraph) =>
  offerView(id, (await load(offersById, id))?.state);

export const giftOffers = async (
  _: unknown,
  args: { first?: number; after?: string },
  { read }: GiftsGraph,
) => {
  const page = pageOf(args, placeForm);
  return connection(
    await findGiftOffers(read, page.after, page.first + 1),
    page,
    (row) => row.place,
    (row) => offerView(row.id, row.state),
  );
};

export const GiftOffer = {
  __resolveReference: ({ id }: { id: GiftOfferId }, context: GiftsGraph) => offerOf(id, context),
};
