import type { Reader } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { dialect } from '@jumun/platform/store/columns';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, gt, inArray, or, sql } from 'drizzle-orm';
import { type Booked, nowhere, type OrderId } from '../domain/ride-states.ts';
import type { TaxiId } from '../domain/taxi.ts';
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
export const addToQueue = async ({ tx, notify }: Work, orderId: OrderId, state: Booked): Promise<void> => {
  const [counted] = await countUp(tx, {});
  if (!counted) return;
  const taxiId = state.taxi?.taxiId ?? null;
  const formerTaxiId = state.lost?.taxiId ?? null;
  await insertQueued(tx, { sequence: counted.sequence, orderId, state, taxiId, formerTaxiId });
  notify(queueTopic);
};

/** The number of the newest change, 0 before there is one. */
export const findNewest = async (read: Reader): Promise<number> => (await newest(read, {}))[0]?.sequence ?? 0;

export const findQueueAfter = (read: Reader, after: number, limit = 100) =>
  read.select().from(queue).where(gt(queue.sequence, after)).orderBy(asc(queue.sequence)).limit(limit);

/** The changes of the rides that a taxi has, or has just lost. */
export const findQueueOf = (read: Reader, taxiId: TaxiId, after: number, limit = 100) =>
  read
    .select()
    .from(queue)
    .where(and(gt(queue.sequence, after), or(eq(queue.taxiId, taxiId), eq(queue.formerTaxiId, taxiId))))
    .orderBy(asc(queue.sequence))
    .limit(limit);

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
