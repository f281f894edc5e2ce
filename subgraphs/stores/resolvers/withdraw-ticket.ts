import { failpoint } from '@jumun/platform/process/failpoint';
import type { OrderId } from '../domain/ticket.ts';
import type { Resolves } from './types.generated.ts';

/** Asked by orders. */
export const withdrawTicket: Resolves['Mutation']['withdrawTicket'] = async (_, { input }, { unit }) => {
  const orderId = input.orderId as OrderId;
  const { part } = input;
  const withdrawal = await unit(({ withdraw, withdrawLines }) =>
    part ? withdrawLines(orderId, part) : withdraw(orderId),
  );
  await failpoint('withdrawal/decided');
  return { orderId, ...withdrawal };
};
