import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { isIssued } from '../domain/gift.ts';
import type { GiftId } from '../domain/ids.ts';
import { giftView } from './gift.ts';
import { refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** Only the caller's own; another customer's gift is not found. */
export const useGift: Resolves['Mutation']['useGift'] = async (_, { input }, context) => {
  const { caller, unit } = context;
  if (!idText.safeParse(input.giftId).success) return refuse(context, 'GiftNotFound');
  const giftId = input.giftId as GiftId;
  return unit(async ({ at, gift, loadGift }) => {
    const before = await loadGift(giftId);
    if (!before || !isIssued(before) || before.customerId !== caller.subject)
      return refuse(context, 'GiftNotFound');
    const decision = await gift(giftId, { type: 'UseGift', at });
    const shown = { gift: required(giftView(decision.state), giftId) };
    return 'rejection' in decision
      ? refuse(context, 'GiftAlreadyUsed', shown)
      : { __typename: 'UseGiftSuccess', ...shown };
  });
};
