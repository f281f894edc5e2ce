import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { customerOf, tickets } from './tables.ts';

/** What the stores made of a customer's orders. */
export const keptTickets = async (read: Reader, customerId: string) => {
  const rows = await findByFact(read, tickets, customerOf, customerId);
  return rows.map(({ state }) => state);
};
