import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, inArray, isNull, lte, ne, or } from 'drizzle-orm';
import { carrierAt, type Delivery, isOpen, isStarted, type OrderId } from '../domain/delivery.ts';
import { deliveries, startedAt } from './tables.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;

export const deliveryRows = documentRows<OrderId, Delivery, typeof deliveries>(
  'delivery',
  deliveries,
  (state) => ({
    status: state.status,
    storeId: (isStarted(state) && state.storeId) || null,
    open: isOpen(state),
    carrierAt: carrierAt(state),
  }),
);

const byStartedAt = newestFirst(startedAt, deliveries.id);

/** The deliveries that were started, newest first; of these stores and of none that is known, or of all. */
export const findDeliveries = (
  read: Reader,
  {
    open,
    stores,
    after,
    limit,
  }: { open: boolean | null; stores: readonly string[] | null; after: Place | null; limit: number },
): Promise<DeliveryRow[]> => {
  const place = after ?? newest;
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
        lte(startedAt, place.at), // SQLite seeks with this; with a pair that holds an expression it does not
        byStartedAt.after(place),
      ),
    )
    .orderBy(...byStartedAt.sorting)
    .limit(limit);
};

/** When the simulated carrier moves a parcel. */
export const carrierMoves = timetable(deliveries, {
  name: 'deliveries_of_carrier',
  id: 'id',
  at: 'carrierAt',
});
