import { idText } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { Fault } from '@jumun/platform/kernel/errors';
import { money } from '@jumun/platform/kernel/money';
import { has } from '@jumun/platform/kernel/state';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { unheardOf } from '../commands.ts';
import { chargeKeyOf, type OrderId } from '../domain/charge.ts';
import { isCharging, isRequested, type Payment } from '../domain/states.ts';
import { paymentAnswer } from './payment.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z
  .object({
    key: z.string(),
    orderId: idText,
    customerId: idText,
    minorUnits: z.int().min(0),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, problem({ ko: 'ISO 4217 통화 코드가 아닙니다', en: 'is not an ISO 4217 code' })),
    cardToken: z.string(),
  })
  .refine(({ key, orderId }) => key === chargeKeyOf(orderId), {
    path: ['key'],
    message: problem({ ko: 'charge:<주문 ID>로 써 주세요', en: 'is not charge:<order id>' }),
  });

const refused = (reason: string) => ({ __typename: 'PaymentRefused', reason }) as const;

/** Asked by orders, again and again while it is PENDING: each repeat asks the provider again with the same key. */
export const approvePayment: Resolves['Mutation']['approvePayment'] = async (_, { input }, context) => {
  const { orderId: id, customerId, minorUnits, currency, cardToken } = checkedInput(form, input);
  const { unit, settlement } = context;
  const charge = { orderId: id as OrderId, customerId, amount: money(minorUnits, currency) };
  const requested = await unit((payments, tried) =>
    payments.requestPayment(charge, cardToken, settlement.deadlineMs, tried === 0 ? unheardOf : undefined),
  );
  await failpoint('payment/requested');
  if ('rejection' in requested) {
    if (requested.rejection.type === 'NoCardToken') return refused('NO_CARD_TOKEN');
    throw new Fault('BAD_USER_INPUT', {
      ko: '이 키는 다른 고객이나 다른 금액, 통화에 이미 쓰였습니다.',
      en: 'This key was used with another customer, amount or currency.',
    });
  }
  return answerOf(await settlement.settle(unit, requested));
};

/** PENDING is the one answer that may still change; a payment whose refund was requested is never approved. */
const answerOf = (state: Payment) => {
  if (!isRequested(state)) return refused('VOIDED');
  if (isCharging(state) || state.status === 'APPROVED') return paymentAnswer(state);
  if (state.status === 'DECLINED') return refused(state.declined);
  const wasApproved = state.status !== 'VOIDED' && has(state, 'approvedAt');
  return refused(wasApproved ? 'REFUNDED' : 'VOIDED');
};
