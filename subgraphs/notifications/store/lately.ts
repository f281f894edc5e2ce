import type { Tx } from '@jumun/platform/kernel/unit';
import { preparedInsert, preparedInserts } from '@jumun/platform/store/prepared';
import { eq, sql } from 'drizzle-orm';
import { type Lately, nothingLately } from '../domain/limits.ts';
import { lately } from './tables.ts';

const upsert = preparedInsert(lately, 'told_lately_keep', {
  finish: (row) => row.onConflictDoUpdate({ target: lately.customerId, set: { told: sql`excluded.told` } }),
});

const hold = preparedInserts(lately, 'told_lately_hold', {
  finish: (rows) =>
    rows.onConflictDoUpdate({ target: lately.customerId, set: { told: sql`${lately.told}` } }).returning(),
});

/**
 * What these customers were told within the last hour, held until the unit ends. Who was told nothing yet has a row from now on: what is
 * not there cannot be held, and of two first messages at once only one would count.
 */
export const holdLately = async (tx: Tx, customerIds: readonly string[]): Promise<Map<string, Lately>> => {
  const customers = [...customerIds].sort(); // whoever holds several does so in this order
  const rows = await hold(
    tx,
    customers.map((customerId) => ({ customerId, told: nothingLately })),
  );
  return new Map(rows.map(({ customerId, told }) => [customerId, told]));
};

export const keepLately = (tx: Tx, customerId: string, told: Lately): Promise<unknown> =>
  upsert(tx, { customerId, told });

export const eraseLately = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(lately).where(eq(lately.customerId, customerId)).execute();
