import { required } from '@jumun/platform/graph/required';
import { type OrderId, withdrawalIn } from '../domain/ticket.ts';
import type { Resolves } from './types.generated.ts';

/** Asked by orders; repeating it gives the first answer again. */
export const withdrawTicket: Resolves['Mutation']['withdrawTicket'] = (_, { input }, { unit }) => {
  const orderId = input.orderId as OrderId;
  return unit(async ({ ticket }) => {
    const { state } = await ticket(orderId, { type: 'WithdrawTicket' });
    return { orderId, ...required(withdrawalIn(state), orderId) };
  });
};
