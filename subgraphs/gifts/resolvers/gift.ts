import { type Gift as GiftState, isIssued } from '../domain/gift.ts';
import { type GiftId, giftIdOf } from '../domain/ids.ts';
import { giftRows } from '../store/gifts.ts';
import { offerOf } from './gift-offers.ts';
import type { GiftModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A gift as the graph shows it; null for one that was never issued. */
export const giftView = (state: GiftState | undefined): GiftModel | null =>
  state && isIssued(state) ? { ...state, __typename: 'Gift', id: giftIdOf(state.walletItemId) } : null;

export const Gift: Resolves['Gift'] = {
  __resolveReference: async ({ id }, { load }) => giftView((await load(giftRows, id as GiftId))?.state),
  offer: ({ giftOfferId }, _, context) => offerOf(giftOfferId, context),
  walletItem: ({ walletItemId }) => ({ id: walletItemId }),
};
