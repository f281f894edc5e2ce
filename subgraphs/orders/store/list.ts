import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader } from '@jumun/platform/kernel/unit';
import { dialect } from '@jumun/platform/store/columns';
import { newest, newestFirst, oldest, oldestFirst, type Place } from '@jumun/platform/store/place';
import { prepared } from '@jumun/platform/store/prepared';
import { and, eq, gte, inArray, lt, type SQL, sql } from 'drizzle-orm';
import type { Fulfilment } from '../domain/fulfilment.ts';
import type { OrderStatus } from '../domain/states.ts';
import type { OrderRow } from './orders.ts';
import { orders, storeOf } from './tables.ts';

/** Which orders are listed; what is absent does not count. */
export type Wanted = {
  readonly customerId?: string;
  /** Of any of these stores. */
  readonly stores?: readonly string[];
  readonly statuses?: readonly OrderStatus[];
  readonly open?: boolean;
  readonly productId?: string;
  readonly fulfilment?: Fulfilment['type'];
  readonly number?: string;
  readonly placedAfter?: Instant;
  readonly placedBefore?: Instant;
};

export type Sorting = 'NEWEST' | 'OLDEST';

const sortings = {
  NEWEST: { ...newestFirst(orders.placedAt, orders.id), start: newest },
  OLDEST: { ...oldestFirst(orders.placedAt, orders.id), start: oldest },
};

/** What a customer sees most: the own orders, newest first. */
const newestOrders = prepared<{ customerId: string; at: number; id: string; limit: number }>()(
  (read: Reader, value) =>
    read
      .select()
      .from(orders)
      .where(
        and(
          eq(orders.customerId, value('customerId')),
          sortings.NEWEST.after({ at: value('at'), id: value('id') }),
        ),
      )
      .orderBy(...sortings.NEWEST.sorting)
      .limit(value('limit'))
      .prepare('orders_newest'),
);

const holds = (productId: string): SQL =>
  dialect === 'postgres'
    ? sql`${orders.state} @> ${JSON.stringify({ lines: [{ productId }] })}::jsonb`
    : sql`exists (select 1 from json_each(${orders.state}, '$.lines') as line where line.value ->> 'productId' = ${productId})`;

const conditions = (wanted: Wanted): (SQL | undefined)[] => {
  const { customerId, stores, statuses, open, productId, fulfilment, number } = wanted;
  return [
    customerId === undefined ? undefined : eq(orders.customerId, customerId),
    stores && inArray(storeOf, [...stores]),
    statuses && inArray(orders.status, [...statuses]),
    open === undefined ? undefined : eq(orders.open, open),
    productId === undefined ? undefined : holds(productId),
    fulfilment && sql`${orders.state} -> 'fulfilment' ->> 'type' = ${fulfilment}`,
    number === undefined ? undefined : eq(orders.number, number),
    wanted.placedAfter === undefined ? undefined : gte(orders.placedAt, wanted.placedAfter),
    wanted.placedBefore === undefined ? undefined : lt(orders.placedAt, wanted.placedBefore),
  ];
};

/** The orders that are wanted, by when they were placed. */
export const findOrders = (
  read: Reader,
  wanted: Wanted,
  { sort, after, limit }: { readonly sort: Sorting; readonly after: Place | null; readonly limit: number },
): Promise<OrderRow[]> => {
  const sorting = sortings[sort];
  const place = after ?? sorting.start;
  const { customerId, ...narrower } = wanted;
  if (customerId !== undefined && sort === 'NEWEST' && Object.keys(narrower).length === 0)
    return newestOrders(read, { customerId, ...place, limit });
  return read
    .select()
    .from(orders)
    .where(and(sorting.after(place), ...conditions(wanted)))
    .orderBy(...sorting.sorting)
    .limit(limit);
};
