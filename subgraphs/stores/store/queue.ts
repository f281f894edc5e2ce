import type { Reader } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { OrderId, StoreId, Ticket } from '../domain/ticket.ts';
import { findStores } from './stores.ts';
import { queue, stores } from './tables.ts';

const countUp = prepared<{ id: string }>()((tx: Work['tx'], value) =>
  tx
    .update(stores)
    .set({ sequence: sql`${stores.sequence} + 1` })
    .where(eq(stores.id, value('id')))
    .returning({ sequence: stores.sequence })
    .prepare('store_count_up'),
);

const insertQueued = preparedInsert(queue, 'queue_insert');

/** The notifier's topic for a store's queue. */
export const queueTopic = (storeId: string): string => `stores:${storeId}`;

/** Adds the ticket as it is now to its store's queue. A store that was never opened has no queue. */
export const addToQueue = async (
  { tx, notify }: Work,
  storeId: StoreId,
  orderId: OrderId,
  state: Ticket,
): Promise<void> => {
  const [counted] = await countUp(tx, { id: storeId });
  if (!counted) return;
  await insertQueued(tx, { storeId, sequence: counted.sequence, orderId, state });
  notify(queueTopic(storeId));
};

export const findQueueAfter = (read: Reader, storeId: StoreId, after: number, limit = 100) =>
  read
    .select()
    .from(queue)
    .where(and(eq(queue.storeId, storeId), gt(queue.sequence, after)))
    .orderBy(asc(queue.sequence))
    .limit(limit);

/** The newest number of each queue, by its topic. */
export const findNewest = async (read: Reader): Promise<ReadonlyMap<string, number>> => {
  const rows = await findStores(read, null, 1_000);
  return new Map(rows.map(({ id, sequence }) => [queueTopic(id), sequence]));
};
