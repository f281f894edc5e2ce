import { idText } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { orderIdOf } from '../domain/charge.ts';
import { paymentView } from './payment.ts';
import { checkedInput } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ paymentId: idText, outcome: z.enum(['REFUNDED', 'NOT_CHARGED', 'NOT_REFUNDED']) });

/** A person has found out from the provider what became of a frozen payment; null when it is not frozen, or no longer, or nothing was to go back in parts. */
export const settleFrozenPayment: Resolves['Mutation']['settleFrozenPayment'] = async (
  _,
  { input },
  { unit },
) => {
  const { paymentId, outcome } = checkedInput(form, input);
  const settled = await unit((payments) => payments.settleFrozen(orderIdOf(paymentId), outcome));
  return 'rejection' in settled ? null : paymentView(settled.state);
};
