import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { customerOf, deliveries } from './tables.ts';

/** Every delivery of a customer's orders. */
export const keptDeliveries = async (read: Reader, customerId: string) => {
  const rows = await findByFact(read, deliveries, customerOf, customerId);
  return rows.map(({ state }) => state);
};
