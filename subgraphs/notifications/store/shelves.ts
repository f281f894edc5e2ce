import type { Tx } from '@jumun/platform/kernel/unit';
import { locked } from '@jumun/platform/store/columns';
import { preparedInsert } from '@jumun/platform/store/prepared';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { shelves } from './tables.ts';

type ShelfRow = typeof shelves.$inferSelect;

const upsert = preparedInsert(shelves, 'shelf_note', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: shelves.productId,
      set: { filled: sql`excluded.filled`, number: sql`excluded.number` },
      setWhere: sql`excluded.number > ${shelves.number}`,
    }),
});

/** Keeps whether a product can be bought, unless something newer is known. */
export const noteShelf = (tx: Tx, heard: ShelfRow): Promise<unknown> => upsert(tx, { ...heard });

/**
 * Those of these products that cannot be bought now, held until the unit ends: that one of them can be is heard after this unit, and
 * then told to whoever this unit leaves waiting.
 */
export const holdEmptyShelves = async (
  tx: Tx,
  productIds: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (productIds.length === 0) return new Set();
  const isEmpty = and(inArray(shelves.productId, [...productIds]), eq(shelves.filled, false));
  const rows: ShelfRow[] = await locked(tx.select().from(shelves).where(isEmpty));
  return new Set(rows.map(({ productId }) => productId));
};
