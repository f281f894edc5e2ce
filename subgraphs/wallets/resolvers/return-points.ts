import { idText } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import type { OrderId } from '../domain/programme.ts';
import { holdView } from './points-hold.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({
  key: z.string().regex(/^[\w:-]{1,160}$/),
  orderId: idText,
  amount: z
    .int()
    .min(1)
    .nullish()
    .transform((amount) => amount ?? null),
});

/** Asked by orders, in any state of the hold; a repeat of a key gives nothing back again. */
export const returnPoints: Resolves['Mutation']['returnPoints'] = async (_, { input }, { unit }) => {
  const { key, orderId, amount } = checkedInput(form, input);
  const id = orderId as OrderId;
  const decision = await unit((wallets) => wallets.returnPoints(id, key, amount));
  await failpoint('points/returned');
  if ('rejection' in decision)
    throw new Fault('BAD_USER_INPUT', {
      ko: '이 주문에 쓰인 것보다 많은 포인트입니다.',
      en: 'These are more points than the order has spent.',
    });
  return holdView(id, decision.state);
};
