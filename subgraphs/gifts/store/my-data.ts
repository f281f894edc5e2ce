import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import { gifts } from './tables.ts';

/** Every gift of a customer. */
export const keptGifts = async (read: Reader, customerId: string) => {
  const rows = await read
    .select({ id: gifts.id, state: gifts.state })
    .from(gifts)
    .where(eq(gifts.customerId, customerId))
    .orderBy(asc(gifts.id));
  return rows.map(({ id, state }) => ({ id, ...state }));
};
