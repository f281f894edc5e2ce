import type { Reader } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { dialect } from '@jumun/platform/store/columns';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { asc, gt, inArray, sql } from 'drizzle-orm';
import { nowhere, type OrderId, type Ride } from '../domain/ride.ts';
import { fleet, queue } from './tables.ts';

const countUp = prepared()((tx: Work['tx']) =>
  tx
    .insert(fleet)
    .values({ one: 1, sequence: 1 })
    .onConflictDoUpdate({ target: fleet.one, set: { sequence: sql`${fleet.sequence} + 1` } })
    .returning({ sequence: fleet.sequence })
    .prepare('fleet_count_up'),
);

const insertQueued = preparedInsert(queue, 'queue_insert');

const newest = prepared()((read: Reader) =>
  read.select({ sequence: fleet.sequence }).from(fleet).prepare('fleet_sequence'),
);

/** The notifier's topic for the queue. */
export const queueTopic = 'taxis:rides';

/** Adds the ride as it is now to the queue. Holds the fleet's row, and so its counter, until the unit of work ends. */
export const addToQueue = async ({ tx, notify }: Work, orderId: OrderId, state: Ride): Promise<void> => {
  const [counted] = await countUp(tx, {});
  if (!counted) return;
  await insertQueued(tx, { sequence: counted.sequence, orderId, state });
  notify(queueTopic);
};

/** The number of the newest change, 0 before there is one. */
export const findNewest = async (read: Reader): Promise<number> => (await newest(read, {}))[0]?.sequence ?? 0;

export const findQueueAfter = (read: Reader, after: number, limit = 100) =>
  read.select().from(queue).where(gt(queue.sequence, after)).orderBy(asc(queue.sequence)).limit(limit);

const blank = JSON.stringify(nowhere);
const withoutTrip =
  dialect === 'postgres'
    ? sql`jsonb_set(jsonb_set(${queue.state}, '{pickUp}', ${blank}::jsonb), '{dropOff}', ${blank}::jsonb)`
    : sql`json_set(${queue.state}, '$.pickUp', json(${blank}), '$.dropOff', json(${blank}))`;

/** From where to where these rides were booked is blank in every change of them. */
export const eraseTrips = async (tx: Work['tx'], orderIds: readonly OrderId[]): Promise<void> => {
  if (orderIds.length === 0) return;
  await tx
    .update(queue)
    .set({ state: withoutTrip as never })
    .where(inArray(queue.orderId, [...orderIds]))
    .execute();
};
