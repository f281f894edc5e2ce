import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { and, asc, eq, gt, inArray, sql } from 'drizzle-orm';
import type { OrderId, StoreId, Ticket } from '../domain/ticket.ts';
import { queue, stores } from './tables.ts';

export type StoreRow = typeof stores.$inferSelect;

const byId = prepared<{ id: string }>()((read: Reader) =>
  read
    .select()
    .from(stores)
    .where(eq(stores.id, sql.placeholder('id')))
    .prepare('store_by_id'),
);

const countUp = prepared<{ id: string }>()((tx: Tx) =>
  tx
    .update(stores)
    .set({ sequence: sql`${stores.sequence} + 1` })
    .where(eq(stores.id, sql.placeholder('id')))
    .returning({ sequence: stores.sequence })
    .prepare('store_count_up'),
);

const insertQueued = prepared<{ storeId: string; sequence: number; orderId: string; state: Ticket }>()(
  (tx: Tx) =>
    tx
      .insert(queue)
      .values(slots('storeId', 'sequence', 'orderId', 'state') as never)
      .prepare('queue_insert'),
);

export const findStore = async (read: Reader, id: string): Promise<StoreRow | undefined> =>
  (await byId(read, { id }))[0];

/** Stores as answers load them, many at a time. */
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

/** Opens a store unless it is open already. */
export const ensureStore = (tx: Tx, store: Omit<StoreRow, 'sequence'>): Promise<unknown> =>
  tx
    .insert(stores)
    .values({ ...store, sequence: 0 })
    .onConflictDoNothing()
    .execute();

/** Adds what a ticket is now to its store's queue, under the store's next number. */
export const addToQueue = async (
  tx: Tx,
  storeId: StoreId,
  orderId: OrderId,
  state: Ticket,
): Promise<void> => {
  const [counted] = await countUp(tx, { id: storeId });
  if (counted) await insertQueued(tx, { storeId, sequence: counted.sequence, orderId, state });
};

export const findQueueAfter = (read: Reader, storeId: StoreId, after: number, limit = 100) =>
  read
    .select()
    .from(queue)
    .where(and(eq(queue.storeId, storeId), gt(queue.sequence, after)))
    .orderBy(asc(queue.sequence))
    .limit(limit);
