import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { eq, inArray, sql } from 'drizzle-orm';
import { passengers } from './tables.ts';

export type PassengerRow = typeof passengers.$inferSelect;

const upsert = preparedInsert(passengers, 'passenger_upsert', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: passengers.customerId,
      set: {
        firstName: sql`excluded.first_name`,
        phone: sql`excluded.phone`,
        number: sql`excluded.number`,
      },
      setWhere: sql`excluded.number > ${passengers.number}`,
    }),
});

/** Replaces what was heard before. */
export const keepPassenger = async (tx: Tx, heard: PassengerRow): Promise<void> => {
  await upsert(tx, { ...heard });
};

export const erasePassengerOf = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(passengers).where(eq(passengers.customerId, customerId)).execute();

export const passengerRows = {
  async findMany(read: Reader, customerIds: readonly string[]): Promise<(PassengerRow | null)[]> {
    const rows = await read
      .select()
      .from(passengers)
      .where(inArray(passengers.customerId, [...customerIds]));
    const found = new Map(rows.map((row) => [row.customerId, row]));
    return customerIds.map((id) => found.get(id) ?? null);
  },
};
