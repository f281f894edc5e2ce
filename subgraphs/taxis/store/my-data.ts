import { findByFact } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { customerOf, rides } from './tables.ts';

/** Every ride of a customer, from where to where. */
export const keptRides = async (read: Reader, customerId: string) => {
  const rows = await findByFact(read, rides, customerOf, customerId);
  return rows.map(({ state }) => state);
};
