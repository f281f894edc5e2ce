import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, asc, eq, exists, gte, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import {
  carrierAt,
  type Delivery,
  type DeliveryStatus,
  isOpen,
  isStarted,
  type OrderId,
} from '../domain/states.ts';
import { deliveries, startedAt, waybills } from './tables.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;

export const deliveryRows = documentRows<OrderId, Delivery, typeof deliveries>(
  'delivery',
  deliveries,
  (state) => ({
    status: state.status,
    storeId: (isStarted(state) && state.storeId) || null,
    open: isOpen(state),
    courierId: (isStarted(state) && state.courier) || null,
    carrierAt: carrierAt(state),
  }),
);

/** Which deliveries to list; what is null does not count. */
export type DeliveryFilter = {
  readonly open: boolean | null;
  /** Whose deliveries: those that this courier took, also after their end. */
  readonly courier: string | null;
  readonly statuses: readonly DeliveryStatus[] | null;
  readonly storeId: string | null;
  readonly placedAfter: Instant | null;
  readonly placedBefore: Instant | null;
};

const byStartedAt = newestFirst(startedAt, deliveries.id);

const oldest: Place = { at: 0 as Instant, id: '' };

/** How a list is sorted, and where a page of it begins. SQLite seeks with the first condition; with a pair that holds an expression it does not. */
const sortedBy = (oldestFirst: boolean, after: Place | null) => {
  const place = after ?? (oldestFirst ? oldest : newest);
  return oldestFirst
    ? {
        from: and(
          gte(startedAt, place.at),
          sql`(${startedAt}, ${deliveries.id}) > (${place.at}, ${place.id})`,
        ),
        sorting: [asc(startedAt), asc(deliveries.id)],
      }
    : { from: and(lte(startedAt, place.at), byStartedAt.after(place)), sorting: byStartedAt.sorting };
};

/** The deliveries that were started, by when; of these stores and of none that is known, or of all. */
export const findDeliveries = (
  read: Reader,
  {
    filter: { open, courier, statuses, storeId, placedAfter, placedBefore },
    oldestFirst,
    stores,
    after,
    limit,
  }: {
    readonly filter: DeliveryFilter;
    readonly oldestFirst: boolean;
    readonly stores: readonly string[] | null;
    readonly after: Place | null;
    readonly limit: number;
  },
): Promise<DeliveryRow[]> => {
  const { from, sorting } = sortedBy(oldestFirst, after);
  const placed = read
    .select({ one: sql`1` })
    .from(waybills)
    .where(
      and(
        sql`${waybills.orderId} = ${deliveries.id}`,
        placedAfter === null ? undefined : gte(waybills.placedAt, placedAfter),
        placedBefore === null ? undefined : lt(waybills.placedAt, placedBefore),
      ),
    );
  return read
    .select()
    .from(deliveries)
    .where(
      and(
        ne(deliveries.status, 'withdrawn'),
        stores === null
          ? undefined
          : or(isNull(deliveries.storeId), inArray(deliveries.storeId, [...stores])),
        open === null ? undefined : eq(deliveries.open, open),
        courier === null ? undefined : eq(deliveries.courierId, courier),
        statuses === null ? undefined : inArray(deliveries.status, [...statuses]),
        storeId === null ? undefined : eq(deliveries.storeId, storeId),
        placedAfter === null && placedBefore === null ? undefined : exists(placed),
        from,
      ),
    )
    .orderBy(...sorting)
    .limit(limit);
};

/** When the simulated carrier moves a parcel. */
export const carrierMoves = timetable(deliveries, {
  name: 'deliveries_of_carrier',
  id: 'id',
  at: 'carrierAt',
});
