import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Guest } from '../domain/guest.ts';
import { guests } from './tables.ts';

const upsert = preparedInsert(guests, 'guest_upsert', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: guests.customerId,
      set: { firstName: sql`excluded.first_name`, maskedPhone: sql`excluded.masked_phone` },
    }),
});

/** As last heard: events of one source are heard in their order. */
export const keepGuest = (tx: Tx, customerId: string, guest: Guest): Promise<unknown> =>
  upsert(tx, { customerId, ...guest });

export const eraseGuest = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(guests).where(eq(guests.customerId, customerId)).execute();

export const guestRows = {
  async findMany(read: Reader, customerIds: readonly string[]): Promise<(Guest | null)[]> {
    const rows = await read
      .select()
      .from(guests)
      .where(inArray(guests.customerId, [...customerIds]));
    const known = new Map(rows.map(({ customerId, ...guest }) => [customerId, guest]));
    return customerIds.map((id) => known.get(id) ?? null);
  },
};
