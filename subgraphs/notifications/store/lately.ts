import type { Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { eq, inArray, sql } from 'drizzle-orm';
import type { Lately } from '../domain/limits.ts';
import { lately } from './tables.ts';

const upsert = preparedInsert(lately, 'told_lately_keep', {
  finish: (row) => row.onConflictDoUpdate({ target: lately.customerId, set: { told: sql`excluded.told` } }),
});

/** What these customers were told within the last hour, held until the unit ends; absent for nothing. */
export const holdLately = async (tx: Tx, customerIds: readonly string[]): Promise<Map<string, Lately>> => {
  if (customerIds.length === 0) return new Map();
  const rows: (typeof lately.$inferSelect)[] = await locked(
    tx
      .select()
      .from(lately)
      .where(inArray(lately.customerId, [...customerIds])),
  );
  return new Map(rows.map(({ customerId, told }) => [customerId, told]));
};

export const keepLately = (tx: Tx, customerId: string, told: Lately): Promise<unknown> =>
  upsert(tx, { customerId, told });

export const eraseLately = (tx: Tx, customerId: string): Promise<unknown> =>
  tx.delete(lately).where(eq(lately.customerId, customerId)).execute();
