import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { timetable } from '@jumun/platform/store/timetable';
import { and, desc, eq, lt, ne } from 'drizzle-orm';
import { carrierAt, type Delivery, isOpen, type OrderId } from '../domain/delivery.ts';
import { deliveries } from './tables.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;

export const deliveryRows = documentRows<OrderId, Delivery, typeof deliveries>(
  'delivery',
  deliveries,
  (state) => ({
    status: state.status,
    open: isOpen(state),
    carrierAt: carrierAt(state),
  }),
);

/** The deliveries that were started, newest order first. */
export const findDeliveries = (
  read: Reader,
  open: boolean | null,
  after: string | null,
  limit: number,
): Promise<DeliveryRow[]> =>
  read
    .select()
    .from(deliveries)
    .where(
      and(
        ne(deliveries.status, 'withdrawn'),
        open === null ? undefined : eq(deliveries.open, open),
        after === null ? undefined : lt(deliveries.id, after as OrderId),
      ),
    )
    .orderBy(desc(deliveries.id))
    .limit(limit);

/** When the simulated carrier moves a parcel. */
export const carrierMoves = timetable(deliveries, {
  name: 'deliveries_of_carrier',
  id: 'id',
  at: 'carrierAt',
});
