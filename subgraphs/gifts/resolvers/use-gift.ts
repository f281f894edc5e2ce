import { idText } from '@jumun/platform/graph/input';
import { type GiftId, isIssued } from '../domain/gift.ts';
import type { GiftsGraph } from '../gifts.ts';
import { giftView } from './gift.ts';
import { refuse } from './refuse.ts';

/** Only one's own; somebody else's is not found. */
export const useGift = async (_: unknown, { input }: { input: { giftId: GiftId } }, context: GiftsGraph) => {
  const { caller, unit } = context;
  const { giftId } = input;
  if (!idText.safeParse(giftId).success) return refuse(context, 'GiftNotFound');
  return unit(async ({ at, gift, loadGift }) => {
    const before = await loadGift(giftId);
    if (!before || !isIssued(before) || before.customerId !== caller.subject)
      return refuse(context, 'GiftNotFound');
    const decision = await gift(giftId, { type: 'UseGift', at });
    const shown = { gift: giftView(decision.state) };
    return 'rejection' in decision
      ? refuse(context, 'GiftAlreadyUsed', shown)
      : { __typename: 'UseGiftSuccess', ...shown };
  });
};
