import { idempotencyKey, idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { z } from 'zod';
import { isIssued } from '../domain/gift.ts';
import type { GiftId } from '../domain/ids.ts';
import { giftView } from './gift.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const keyForm = z.object({ idempotencyKey: idempotencyKey.nullish() });

/** Only the caller's own; another customer's gift is not found. Using it is repeated by its key; without one it is not told from a second use, which changes nothing and is answered alike. */
export const useGift: Resolves['Mutation']['useGift'] = async (_, { input }, context) => {
  const { caller, unit } = context;
  const { idempotencyKey: key } = checkedInput(keyForm, input);
  if (!idText.safeParse(input.giftId).success) return refuse(context, 'GiftNotFound');
  const giftId = input.giftId as GiftId;
  return unit(async ({ at, gift, loadGift, useKey }) => {
    const before = await loadGift(giftId);
    if (!before || !isIssued(before) || before.customerId !== caller.subject)
      return refuse(context, 'GiftNotFound');
    const used = key
      ? await useKey({ caller: before.customerId, key, input: { mutation: 'useGift', giftId } })
      : undefined;
    if (used?.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    const isSaidAgain = key == null && before.status === 'USED';
    if (used?.is === 'SAME' || isSaidAgain)
      return { __typename: 'UseGiftSuccess', gift: required(giftView(before), giftId) };
    const decision = await gift(giftId, { type: 'UseGift', at });
    const shown = { gift: required(giftView(decision.state), giftId) };
    if ('rejection' in decision) return refuse(context, 'GiftAlreadyUsed', shown);
    await used?.keep(giftId);
    return { __typename: 'UseGiftSuccess', ...shown };
  });
};
