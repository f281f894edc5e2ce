import { checkedInput, idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { Fault } from '@jumun/platform/kernel/errors';
import { codeOf } from '@jumun/platform/kernel/refusal';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { exchangeKeyOf, type GiftOfferId, type WalletItemId } from '../domain/ids.ts';
import { giftView } from './gift.ts';
import type { Resolves } from './types.generated.ts';

const walletItemId = z.string().regex(/^wit_[\w-]{1,60}$/, 'is not an item of a wallet'); // the id of the gift follows from it
const form = z
  .object({ key: z.string(), walletItemId, customerId: z.string().min(1), giftOfferId: idText })
  .refine(({ key, walletItemId }) => key === exchangeKeyOf(walletItemId), {
    path: ['key'],
    message: 'is not exchange:<wallet item id>',
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
    throw new Fault('BAD_USER_INPUT', 'This item was exchanged by another customer.');
  return required(giftView(answer.gift), wish.walletItemId);
};
