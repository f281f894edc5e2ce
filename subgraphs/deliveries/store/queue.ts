import type { Reader } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, gt, inArray, isNull, or, sql } from 'drizzle-orm';
import type { OrderId, Started } from '../domain/states.ts';
import { counter, queue } from './tables.ts';

const countUp = prepared()((tx: Work['tx']) =>
  tx
    .insert(counter)
    .values({ one: 1, sequence: 1 })
    .onConflictDoUpdate({ target: counter.one, set: { sequence: sql`${counter.sequence} + 1` } })
    .returning({ sequence: counter.sequence })
    .prepare('counter_count_up'),
);

const insertQueued = preparedInsert(queue, 'queue_insert');

const newest = prepared()((read: Reader) =>
  read.select({ sequence: counter.sequence }).from(counter).prepare('counter_sequence'),
);

/** The notifier's topic for the queue. */
export const queueTopic = 'deliveries:queue';

/** Adds the delivery as it is now to the queue. Holds the counter until the unit of work ends. */
export const addToQueue = async ({ tx, notify }: Work, orderId: OrderId, state: Started): Promise<void> => {
  const [counted] = await countUp(tx, {});
  if (!counted) return;
  await insertQueued(tx, { sequence: counted.sequence, orderId, storeId: state.storeId ?? null, state });
  notify(queueTopic);
};

/** The number of the newest change, 0 before there is one. */
export const findNewest = async (read: Reader): Promise<number> => (await newest(read, {}))[0]?.sequence ?? 0;

/** The changes after this number; of these stores and of none that is known, or of all. */
export const findQueueAfter = (read: Reader, after: number, stores: readonly string[] | null, limit = 100) =>
  read
    .select()
    .from(queue)
    .where(
      and(
        gt(queue.sequence, after),
        stores === null ? undefined : or(isNull(queue.storeId), inArray(queue.storeId, [...stores])),
      ),
    )
    .orderBy(asc(queue.sequence))
    .limit(limit);
