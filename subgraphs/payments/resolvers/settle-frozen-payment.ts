import { checkedInput, idText } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { orderIdOf, type PaymentCommand } from '../domain/payment.ts';
import type { PaymentsGraph } from '../payments.ts';
import { paymentView } from './payment.ts';

const form = z.object({ paymentId: idText, outcome: z.enum(['REFUNDED', 'NOT_CHARGED']) });

/** A person has found out at the provider what became of a frozen payment; null when it is not, or no longer, frozen. */
export const settleFrozenPayment = async (
  _: unknown,
  { input }: { input: unknown },
  { unit }: PaymentsGraph,
) => {
  const { paymentId, outcome } = checkedInput(form, input);
  const settled = await unit((own) => {
    const command: PaymentCommand = { type: 'SettleFrozen', outcome, at: own.at };
    return own.payment(orderIdOf(paymentId), command);
  });
  return 'rejection' in settled ? null : paymentView(settled.state);
};
