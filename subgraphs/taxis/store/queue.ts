import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { asc, gt, sql } from 'drizzle-orm';
import type { OrderId, Ride } from '../domain/ride.ts';
import { fleet, queue } from './tables.ts';

const countUp = prepared<Record<string, never>>()((tx: Tx) =>
  tx
    .insert(fleet)
    .values({ one: 1, sequence: 1 })
    .onConflictDoUpdate({ target: fleet.one, set: { sequence: sql`${fleet.sequence} + 1` } })
    .returning({ sequence: fleet.sequence })
    .prepare('fleet_count_up'),
);

const insertQueued = prepared<{ sequence: number; orderId: string; state: Ride }>()((tx: Tx) =>
  tx
    .insert(queue)
    .values(slots('sequence', 'orderId', 'state') as never)
    .prepare('queue_insert'),
);

const sequenceNow = prepared<Record<string, never>>()((read: Reader) =>
  read.select({ sequence: fleet.sequence }).from(fleet).prepare('fleet_sequence'),
);

/** Adds what a ride is now to the queue, under the fleet's next number. Who counts holds the fleet until the unit ends. */
export const addToQueue = async (tx: Tx, orderId: OrderId, state: Ride): Promise<void> => {
  const [counted] = await countUp(tx, {});
  if (counted) await insertQueued(tx, { sequence: counted.sequence, orderId, state });
};

/** The number of the newest change, 0 before there is one. */
export const findSequence = async (read: Reader): Promise<number> =>
  (await sequenceNow(read, {}))[0]?.sequence ?? 0;

export const findQueueAfter = (read: Reader, after: number, limit = 100) =>
  read.select().from(queue).where(gt(queue.sequence, after)).orderBy(asc(queue.sequence)).limit(limit);
