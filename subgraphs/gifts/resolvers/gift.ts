import type { GiftId, IssuedGift } from '../domain/gift.ts';
import { type Gift as GiftState, giftIdOf, isIssued } from '../domain/gift.ts';
import type { GiftsGraph } from '../gifts.ts';
import { offerOf } from './gift-offers.ts';

/** A gift as the graph shows it; `@access(owner:)` looks at its customer. */
export const giftView = (state: GiftState | undefined | null) =>
  state && isIssued(state) ? { ...state, id: giftIdOf(state.walletItemId) } : null;

export const Gift = {
  __resolveReference: async ({ id }: { id: GiftId }, { load, giftsById }: GiftsGraph) =>
    giftView((await load(giftsById, id))?.state),
  offer: ({ giftOfferId }: IssuedGift, _: unknown, context: GiftsGraph) => offerOf(giftOfferId, context),
  walletItem: ({ walletItemId }: IssuedGift) => ({ id: walletItemId }),
};
