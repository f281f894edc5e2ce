import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { type Gift as GiftState, isIssued } from '../domain/gift.ts';
import { type GiftId, giftIdOf } from '../domain/ids.ts';
import { findGifts, type GiftRow, giftRows } from '../store/gifts.ts';
import { offerOf } from './gift-offers.ts';
import type { GiftModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A gift as the graph shows it; null for one that was never issued. */
export const giftView = (state: GiftState | undefined): GiftModel | null =>
  state && isIssued(state) ? { ...state, __typename: 'Gift', id: giftIdOf(state.walletItemId) } : null;

/** What no id of ours is. */
const nothing = '-';
const named = (id: string): string => (idText.safeParse(id).success ? id : nothing);

/** The caller's own, or for staff those of all customers. */
export const gifts: Resolves['Query']['gifts'] = (_, { filter, sort, ...args }, { read, caller }) => {
  const { status, giftOfferId, customerId } = filter ?? {};
  const isStaff = caller.scopes.includes('gifts:read');
  const own = caller.subject ?? nothing;
  const isOthers = !isStaff && customerId != null && customerId !== own;
  const of = isStaff ? customerId : own;
  const wanted = {
    ...(of != null && { customerId: named(isOthers ? nothing : of) }),
    ...(giftOfferId != null && { giftOfferId: named(giftOfferId) }),
    ...(status != null && { status }),
  };
  return connectionOf(args, {
    sort: byPlace(({ issuedAt, id }: GiftRow) => ({ at: issuedAt, id })),
    find: (after, limit) => findGifts(read, wanted, { sort: sort ?? 'NEWEST', after, limit }),
    node: ({ id, state }) => required(giftView(state), id),
  });
};

export const Gift: Resolves['Gift'] = {
  __resolveReference: async ({ id }, { load }) => giftView((await load(giftRows, id as GiftId))?.state),
  offer: ({ giftOfferId }, _, context) => offerOf(giftOfferId, context),
  walletItem: ({ walletItemId }) => ({ id: walletItemId }),
};
