import { checkedInput, idText } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { codeOf } from '@jumun/platform/kernel/refusal';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { exchangeKeyOf, type WalletItemId } from '../domain/gift.ts';
import type { GiftOfferId } from '../domain/gift-offer.ts';
import type { GiftsGraph } from '../gifts.ts';
import { giftView } from './gift.ts';

const walletItemId = z.string().regex(/^wit_[\w-]{1,60}$/, 'is not an item of a wallet'); // the gift's id follows from it
const form = z
  .object({ key: z.string(), walletItemId, customerId: z.string().min(1), giftOfferId: idText })
  .refine(({ key, walletItemId }) => key === exchangeKeyOf(walletItemId), {
    path: ['key'],
    message: 'is not exchange:<wallet item id>',
  });

/** Asked by wallets. A refusal leaves no trace: the key may be tried again, also for another offer. */
export const exchangeForGift = async (
  _: unknown,
  { input: given }: { input: unknown },
  { unit }: GiftsGraph,
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
    throw new Fault('BAD_USER_INPUT', 'This item was exchanged by somebody else.');
  return { __typename: 'Gift', ...giftView(answer.gift) };
};
