import { idText } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import { codeOf } from '@jumun/platform/kernel/refusal';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { exchangeKeyOf, type GiftOfferId, type WalletItemId } from '../domain/ids.ts';
import { giftView } from './gift.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const walletItemId = z
  .string()
  .regex(
    /^wit_[\w-]{1,60}$/,
    problem({ ko: '지갑 아이템의 ID가 아닙니다', en: 'is not an item of a wallet' }),
  ); // the id of the gift follows from it
const form = z
  .object({ key: z.string(), walletItemId, customerId: z.string().min(1), giftOfferId: idText })
  .refine(({ key, walletItemId }) => key === exchangeKeyOf(walletItemId), {
    path: ['key'],
    message: problem({
      ko: 'exchange:<지갑 아이템 ID>로 써 주세요',
      en: 'is not exchange:<wallet item id>',
    }),
  });

/** Asked by wallets. A refusal leaves no trace: the key may be tried again, for this offer or another. */
export const exchangeForGift: Resolves['Mutation']['exchangeForGift'] = async (
  _,
  { input: given },
  { unit },
) => {
  const { key: _key, ...wish } = checkedInput(form, given);
  const answer = await unit(({ exchange }) =>
    exchange({
      ...wish,
      walletItemId: wish.walletItemId as WalletItemId,
      giftOfferId: wish.giftOfferId as GiftOfferId,
    }),
  );
  await failpoint('gift/issued');
  if ('rejection' in answer) return { __typename: 'GiftRefused', reason: codeOf(answer.rejection.type) };
  if (answer.gift.customerId !== wish.customerId)
    throw new Fault('BAD_USER_INPUT', {
      ko: '다른 고객이 교환한 아이템입니다.',
      en: 'This item was exchanged by another customer.',
    });
  return required(giftView(answer.gift), wish.walletItemId);
};
