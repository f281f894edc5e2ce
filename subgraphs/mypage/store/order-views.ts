import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { prepared, preparedInserts, type Query } from '@jumun/platform/store/prepared';
import { and, asc, eq, inArray, type Placeholder, sql } from 'drizzle-orm';
import { isOpen, type OrderFacts, type OrderView } from '../domain/order-view.ts';
import { orderEvents, orderViews } from './tables.ts';

/** One of an order's events: what happened, and how far the order was after it. */
export type OrderStep = typeof orderEvents.$inferSelect;

// ---- writing ----------------------------------------------------------------------------------------------------

const insertSteps = preparedInserts(orderEvents, 'order_event_insert', {
  finish: (rows) =>
    rows.onConflictDoNothing().returning({ orderId: orderEvents.orderId, sequence: orderEvents.sequence }),
});

/** The columns of a view that a later event may change. */
const moving = [
  'sequence',
  'status',
  'paymentStatus',
  'fulfilmentStatus',
  'rejection',
  'refunded',
  'givenUp',
  'open',
  'updatedAt',
] as const;

const writeViews = preparedInserts(orderViews, 'order_view_move', {
  finish: (rows) =>
    rows.onConflictDoUpdate({
      target: orderViews.orderId,
      set: Object.fromEntries(
        moving.map((name) => [name, sql`excluded.${sql.identifier(orderViews[name].name)}`]),
      ),
      // only forwards: an event that is heard late is another step and does not set the view back
      setWhere: sql`excluded.sequence > ${orderViews.sequence}`,
    }),
});

const byId = prepared<{ orderId: string }>()((read: Reader, value) =>
  read
    .select({ customerId: orderViews.customerId, fulfilment: orderViews.fulfilment })
    .from(orderViews)
    .where(eq(orderViews.orderId, value('orderId')))
    .prepare('order_view_by_id'),
);

const keyOf = ({ orderId, sequence }: Pick<OrderStep, 'orderId' | 'sequence'>) => `${orderId} ${sequence}`;

/** Records events of orders; answers those that were not heard before, in their order. */
export const recordSteps = async <Step extends OrderStep>(
  tx: Tx,
  steps: readonly Step[],
): Promise<readonly Step[]> => {
  const added = new Set((await insertSteps(tx, steps)).map(keyOf));
  return steps.filter((step) => added.delete(keyOf(step)));
};

/** Moves the view of each order on to the last of these events. */
export const moveViews = async (tx: Tx, steps: readonly (OrderStep & OrderFacts)[]): Promise<void> => {
  const last = new Map<string, OrderStep & OrderFacts>();
  for (const step of steps)
    if (step.sequence > (last.get(step.orderId)?.sequence ?? 0)) last.set(step.orderId, step);
  await writeViews(
    tx,
    [...last.values()].map(({ type: _, occurredAt, ...view }) => ({
      ...view,
      open: isOpen(view.status),
      updatedAt: occurredAt,
    })),
  );
};

// ---- reading ----------------------------------------------------------------------------------------------------

/** Whose order it is and how it is fulfilled, as far as heard. */
export const findOrder = async (
  read: Reader,
  orderId: string,
): Promise<Pick<OrderFacts, 'customerId' | 'fulfilment'> | undefined> => (await byId(read, { orderId }))[0];

/** Only what is shown: this is the most frequent read, and every further column costs. */
const shown = {
  orderId: orderViews.orderId,
  sequence: orderViews.sequence,
  status: orderViews.status,
  paymentStatus: orderViews.paymentStatus,
  fulfilmentStatus: orderViews.fulfilmentStatus,
  rejection: orderViews.rejection,
  refunded: orderViews.refunded,
  givenUp: orderViews.givenUp,
  fulfilment: orderViews.fulfilment,
  total: orderViews.total,
  placedAt: orderViews.placedAt,
};

const viewById = prepared<{ orderId: string }>()((read: Reader, value) =>
  read
    .select({ ...shown, customerId: orderViews.customerId })
    .from(orderViews)
    .where(eq(orderViews.orderId, value('orderId')))
    .prepare('order_view_shown'),
);

/** The order as my page shows it now, and whose it is. */
export const findView = async (
  read: Reader,
  orderId: string,
): Promise<(OrderView & { readonly customerId: string }) | undefined> =>
  (await viewById(read, { orderId }))[0];

const byPlacedAt = newestFirst(orderViews.placedAt, orderViews.orderId);

const pageOfOrders = (name: string, { byOpen }: { readonly byOpen: boolean }) =>
  prepared<Record<string, unknown>>()((read: Reader, value) =>
    read
      .select(shown)
      .from(orderViews)
      .where(
        and(
          eq(orderViews.customerId, value('customerId')),
          byOpen ? sql`${orderViews.open} = ${value('open', orderViews.open)}` : undefined,
          byPlacedAt.after({ at: value('at'), id: value('id') }),
        ),
      )
      .orderBy(...byPlacedAt.sorting)
      .limit(value('limit'))
      .prepare(name),
  );

const allOrders = pageOfOrders('order_views', { byOpen: false });
const ordersByOpen = pageOfOrders('order_views_by_open', { byOpen: true });

/** A customer's orders, newest first. */
export const findOrdersOf = (
  read: Reader,
  customerId: string,
  open: boolean | null,
  after: Place | null,
  limit: number,
): Promise<OrderView[]> => {
  const asked = { customerId, limit, ...(after ?? newest) };
  return open === null ? allOrders(read, asked) : ordersByOpen(read, { ...asked, open });
};

const stepsAfter = prepared<{ orderId: string; after: number; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.orderId, value('orderId')), sql`${orderEvents.sequence} > ${value('after')}`))
    .orderBy(asc(orderEvents.sequence))
    .limit(value('limit'))
    .prepare('order_events_after'),
);

/** The steps after `after`, up to the first one that was not heard yet. */
export const findStepsAfter = async (read: Reader, orderId: string, after: number): Promise<OrderStep[]> => {
  const rows = await stepsAfter(read, { orderId, after, limit: 100 });
  const gap = rows.findIndex((row, i) => row.sequence !== after + 1 + i);
  return gap === -1 ? rows : rows.slice(0, gap);
};

/** Queries for up to this many orders at once; building one for every length would cost more than reading. */
const sizes = [1, 5, 20, 100];

/** Reads what is found for any number of orders; `build` makes the query for some of them. */
const ofOrders = <Row>(
  name: string,
  build: (read: Reader, ids: readonly Placeholder[]) => { prepare(name: string): Query<Row[]> },
) => {
  const queries = sizes.map((size) => ({
    size,
    find: prepared<Record<string, string>>()((read: Reader, value) =>
      build(
        read,
        Array.from({ length: size }, (_, i) => value(`id${i}`)),
      ).prepare(`${name}_${size}`),
    ),
  }));
  const most = sizes.at(-1) ?? 1;
  return async (read: Reader, orderIds: readonly string[]): Promise<Row[]> => {
    const rows: Row[] = [];
    for (let from = 0; from < orderIds.length; from += most) {
      const ids = orderIds.slice(from, from + most);
      const { size, find } = queries.find((query) => query.size >= ids.length) ?? queries[0]!;
      const values = Array.from({ length: size }, (_, i) => [`id${i}`, ids[i] ?? ids[0]!]);
      rows.push(...(await find(read, Object.fromEntries(values))));
    }
    return rows;
  };
};

const stepsOf = ofOrders('order_events_of', (read, ids) =>
  read
    .select()
    .from(orderEvents)
    .where(inArray(orderEvents.orderId, [...ids]))
    .orderBy(asc(orderEvents.orderId), asc(orderEvents.sequence)),
);

/** All steps of each order, oldest first, for a whole page in one query. */
export const findSteps = async (read: Reader, orderIds: readonly string[]): Promise<OrderStep[][]> => {
  const found = new Map<string, OrderStep[]>(orderIds.map((id) => [id, []]));
  for (const step of await stepsOf(read, orderIds)) found.get(step.orderId)?.push(step);
  return orderIds.map((id) => found.get(id) ?? []);
};

export const stepRows = { findMany: findSteps };

const reachedBy = ofOrders('order_views_reached', (read, ids) =>
  read
    .select({ orderId: orderViews.orderId, sequence: orderViews.sequence })
    .from(orderViews)
    .where(inArray(orderViews.orderId, [...ids])),
);

/** The event that the view of each order is at; orders that were not heard of are missing. */
export const findReached = async (read: Reader, orderIds: readonly string[]): Promise<Map<string, number>> =>
  new Map((await reachedBy(read, orderIds)).map(({ orderId, sequence }) => [orderId, sequence]));
