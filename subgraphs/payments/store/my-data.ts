import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { paymentIdOf } from '../domain/charge.ts';
import { customerOf, payments } from './tables.ts';

/** Every payment of a customer's orders. */
export const keptPayments = async (read: Reader, customerId: string) => {
  const rows = await findByFact(read, payments, customerOf, customerId);
  return rows.map(({ id, state }) => ({ id: paymentIdOf(id), ...withoutToken(state) }));
};

/** How a card is charged is for the provider. */
const withoutToken = (state: object): object =>
  Object.fromEntries(Object.entries(state).filter(([name]) => name !== 'cardToken'));
