import { checkedInput, idText } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { money } from '@jumun/platform/kernel/money';
import { failpoint } from '@jumun/platform/process/failpoint';
import { z } from 'zod';
import { chargeKeyOf, isRequested, type OrderId, type Payment } from '../domain/payment.ts';
import type { PaymentsGraph } from '../payments.ts';
import { paymentView } from './payment.ts';

const form = z
  .object({
    key: z.string(),
    orderId: idText,
    customerId: idText,
    minorUnits: z.int().min(0),
    currency: z.string().regex(/^[A-Z]{3}$/, 'is no ISO 4217 code'),
    cardToken: z.string(),
  })
  .refine(({ key, orderId }) => key === chargeKeyOf(orderId), {
    path: ['key'],
    message: 'is not charge:<order id>',
  });

const refused = (reason: string) => ({ __typename: 'PaymentRefused', reason });

/** Asked by orders, again and again while it is PENDING: each repeat asks the provider again with the same key. */
export const approvePayment = async (
  _: unknown,
  { input: given }: { input: unknown },
  context: PaymentsGraph,
) => {
  const input = checkedInput(form, given);
  const { unit, settle, timeLeftOf, call } = context;
  const orderId = input.orderId as OrderId;
  const amount = money(input.minorUnits, input.currency);
  const { customerId, cardToken } = input;
  const left = timeLeftOf(call);
  const asked = await unit((own) =>
    own.payment(orderId, { type: 'RequestPayment', orderId, customerId, amount, cardToken }, left()),
  );
  await failpoint('payment/requested');
  if ('rejection' in asked) {
    if (asked.rejection.type === 'NoCardToken') return refused('NO_CARD_TOKEN');
    throw new Fault('BAD_USER_INPUT', 'This key was used with another customer, amount or currency.');
  }
  return answerOf(await settle(unit, orderId, asked.state, left));
};

/** PENDING is the one answer that may still change; a payment whose refund was asked for will never be approved. */
const answerOf = (state: Payment) => {
  if (!isRequested(state)) return refused('VOIDED');
  if (state.status === 'DECLINED') return refused(state.declined ?? 'DECLINED');
  if (state.status === 'REFUNDING' || state.status === 'REFUNDED')
    return refused(state.approvedAt === null ? 'VOIDED' : 'REFUNDED');
  if (state.status === 'VOIDED' || state.refundWished) return refused('VOIDED');
  return { __typename: 'Payment', ...paymentView(state) };
};
