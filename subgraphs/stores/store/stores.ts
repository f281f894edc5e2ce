import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { asc, eq, gt, inArray } from 'drizzle-orm';
import type { StoreId } from '../domain/ticket.ts';
import { stores } from './tables.ts';

export type StoreRow = typeof stores.$inferSelect;

const byId = prepared<{ id: string }>()((read: Reader, value) =>
  read
    .select()
    .from(stores)
    .where(eq(stores.id, value('id')))
    .prepare('store_by_id'),
);

export const findStore = async (read: Reader, id: string): Promise<StoreRow | undefined> =>
  (await byId(read, { id }))[0];

export const storeRows = {
  async findMany(read: Reader, ids: readonly StoreId[]): Promise<(StoreRow | null)[]> {
    const rows = await read
      .select()
      .from(stores)
      .where(inArray(stores.id, [...ids]));
    return ids.map((id) => rows.find((row) => row.id === id) ?? null);
  },
};

export const findStores = (read: Reader, after: string | null, limit: number): Promise<StoreRow[]> =>
  read
    .select()
    .from(stores)
    .where(after === null ? undefined : gt(stores.id, after as StoreId))
    .orderBy(asc(stores.id))
    .limit(limit);

/** Opens a store, unless it is open already. */
export const ensureStore = (tx: Tx, store: Omit<StoreRow, 'sequence'>): Promise<unknown> =>
  tx
    .insert(stores)
    .values({ ...store, sequence: 0 })
    .onConflictDoNothing()
    .execute();
