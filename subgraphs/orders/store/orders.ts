import { isDeepStrictEqual } from 'node:util';
import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { journal } from '@jumun/platform/store/technical-tables';
import { timetable } from '@jumun/platform/store/timetable';
import { OrderPlaced, OrderRefunded } from '@jumun/schema/events/orders';
import { orderNumberOf } from '@jumun/schema/order-number';
import type { EventForm } from '@jumun/schema/published-event';
import { and, asc, count, eq, inArray, isNotNull, lte, or, sql } from 'drizzle-orm';
import {
  isBegun,
  lookAtOf,
  type Order,
  type OrderDetails,
  type OrderId,
  type OrderStatus,
} from '../domain/states.ts';
import { type Verdict, watchAtOf } from '../domain/waiting.ts';
import { orders } from './tables.ts';

export type OrderRow = typeof orders.$inferSelect;

const ended: ReadonlySet<OrderStatus> = new Set([
  'OUT_OF_STOCK',
  'PAYMENT_FAILED',
  'COMPLETED',
  'CANCELLED',
  'NO_SHOW',
]);

export const orderRows = documentRows<OrderId, Order, typeof orders>('order', orders, (state, id) => {
  if (!isBegun(state)) throw new Error('an order that was never begun has no row');
  const { customerId, idempotencyKey, status, placedAt, basket } = state;
  return {
    customerId,
    idempotencyKey,
    status,
    open: !ended.has(status),
    placedAt,
    lookAt: lookAtOf(state),
    watchAt: watchAtOf(state),
    pastLimit: null,
    basket: basket?.id ?? null,
    basketPlace: basket?.place ?? null,
    number: state.sharesNumber ? null : orderNumberOf(id),
  };
});

/** An order as committed; undefined where there is none. */
export const findOrder = async (read: Reader, id: OrderId): Promise<Order | undefined> =>
  (await orderRows.find(read, id))?.state;

const byNumber = prepared<{ number: string }>()((read: Reader, value) =>
  read
    .select()
    .from(orders)
    .where(eq(orders.number, value('number')))
    .prepare('order_by_number'),
);

/** The order that people call by this number. */
export const findByNumber = async (read: Reader, number: string): Promise<OrderRow | undefined> =>
  (await byNumber(read, { number }))[0];

const earlier = prepared<{ customerId: string; key: string; basket: string }>()((read: Reader, value) => {
  const last = sql`(select max(${orders.basketPlace}) from ${orders} where ${orders.basket} = ${value('basket')})`;
  return read
    .select()
    .from(orders)
    .where(
      or(
        and(eq(orders.customerId, value('customerId')), eq(orders.idempotencyKey, value('key'))),
        and(eq(orders.basket, value('basket')), eq(orders.basketPlace, last)),
      ),
    )
    .prepare('orders_earlier');
});

/** When a timer has to go on with an order. */
export const looks = timetable(orders, { name: 'orders_to_look_at', id: 'id', at: 'lookAt' });

/** When the watch has to look at an order. */
export const watches = timetable(orders, { name: 'orders_to_watch', id: 'id', at: 'watchAt' });

/** What a new order is compared with: the one of its key, and the last one of the same basket. */
export type Earlier = { readonly ofKey: OrderRow | undefined; readonly ofBasket: OrderRow | undefined };

export const findEarlier = async (
  read: Reader,
  { customerId, idempotencyKey: key }: Pick<OrderDetails, 'customerId' | 'idempotencyKey'>,
  basket: string,
): Promise<Earlier> => {
  const found = await earlier(read, { customerId, key, basket });
  return {
    ofKey: found.find((row) => row.customerId === customerId && row.idempotencyKey === key),
    ofBasket: found.find((row) => row.basket === basket),
  };
};

/** Takes the look that is due, so that other processes leave the order alone until `until`; false when it was taken already. */
export const claimLook = async (tx: Tx, id: OrderId, now: Instant, until: Instant): Promise<boolean> => {
  const claimed = await tx
    .update(orders)
    .set({ lookAt: until })
    .where(and(eq(orders.id, id), lte(orders.lookAt, now)))
    .returning({ id: orders.id });
  return claimed.length > 0;
};

/** Records what the watch found at this very row; false where the order has changed meanwhile, or another watch was first. */
export const keepVerdict = async (
  tx: Tx,
  { id, version, watchAt }: OrderRow,
  verdict: Verdict,
  now: Instant,
): Promise<boolean> => {
  if (watchAt === null) return false;
  const change =
    verdict.type === 'PAST_LIMIT'
      ? { watchAt: verdict.again, pastLimit: verdict.what }
      : { watchAt: verdict.again, ...(verdict.type === 'LOOK_NOW' && { lookAt: now }) };
  const kept = await tx
    .update(orders)
    .set(change)
    .where(and(eq(orders.id, id), eq(orders.version, version), eq(orders.watchAt, watchAt)))
    .returning({ id: orders.id });
  return kept.length > 0;
};

/** How many orders have waited beyond their limit, by what they wait for. */
export const countPastLimit = (read: Reader) =>
  read
    .select({ what: orders.pastLimit, count: count() })
    .from(orders)
    .where(isNotNull(orders.pastLimit))
    .groupBy(orders.pastLimit);

/** Everything that happened to an order, oldest first: what others heard, and the steps between that they did not. */
export const findHistory = (read: Reader, id: OrderId) =>
  read
    .select({
      published: journal.published,
      actor: journal.actor,
      at: journal.at,
      causationId: journal.causationId,
      correlationId: journal.correlationId,
    })
    .from(journal)
    .where(eq(journal.aggregate, id))
    .orderBy(asc(journal.version));

/** The orders of one customer, by id. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> => {
  const rows = await tx
    .select({ id: orders.id })
    .from(orders)
    .where(eq(orders.customerId, customerId))
    .orderBy(asc(orders.id));
  return rows.map(({ id }) => id);
};

/** The events that say something about a person. */
const aboutPersons = new Map<string, EventForm>(
  [OrderPlaced, OrderRefunded].map((form) => [form.type, form as unknown as EventForm]),
);

/** What the journal says about a person in an order is blank from now on, for all who replay it. */
export const eraseSaid = async (tx: Tx, orderId: OrderId): Promise<void> => {
  const said = and(eq(journal.aggregate, orderId), inArray(journal.type, [...aboutPersons.keys()]));
  for (const { number, published } of await tx.select().from(journal).where(said)) {
    const data = published && aboutPersons.get(published.type)?.withoutPerson?.(published.data);
    if (!published || isDeepStrictEqual(data, published.data)) continue;
    await tx
      .update(journal)
      .set({ published: { ...published, data } })
      .where(eq(journal.number, number))
      .execute();
  }
};
