import { idText } from '@jumun/platform/graph/input';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { type OrderId, refundKeyOf } from '../domain/charge.ts';
import { isRequested } from '../domain/states.ts';
import { paymentAnswer } from './payment.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z
  .object({ key: z.string(), orderId: idText })
  .refine(({ key, orderId }) => key === refundKeyOf(orderId), {
    path: ['key'],
    message: 'is not refund:<order id>',
  });

/** Asked by orders; never refused. REFUNDING and PENDING mean: not certain yet, ask again with the same key. */
export const refundPayment: Resolves['Mutation']['refundPayment'] = async (_, { input }, context) => {
  const { key, orderId } = checkedInput(form, input);
  const { unit, settlement } = context;
  const requested = await unit((payments) =>
    payments.refundPayment(orderId as OrderId, settlement.deadlineMs),
  );
  await failpoint('refund/requested');
  const state = await settlement.settle(unit, requested);
  const nothingToGiveBack = !isRequested(state) || state.status === 'DECLINED';
  return nothingToGiveBack ? { __typename: 'RefundRecorded', key } : paymentAnswer(state);
};
