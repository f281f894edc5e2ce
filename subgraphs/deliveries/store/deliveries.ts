import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, lt, ne, sql } from 'drizzle-orm';
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

const dueForCarrier = prepared<{ until: number; limit: number }>()((read: Reader, value) =>
  read
    .select({ id: deliveries.id, status: deliveries.status, at: deliveries.carrierAt })
    .from(deliveries)
    // without a literal "is not null" the partial index is not used
    .where(sql`${deliveries.carrierAt} is not null and ${deliveries.carrierAt} <= ${value('until')}`)
    .orderBy(asc(deliveries.carrierAt))
    .limit(value('limit'))
    .prepare('deliveries_for_carrier'),
);

/** The parcels that the simulated carrier moves by `until`, earliest first. */
export const findDueForCarrier = async (
  read: Reader,
  until: Instant,
  limit: number,
): Promise<{ id: OrderId; status: string; at: Instant }[]> =>
  (await dueForCarrier(read, { until, limit })).flatMap(({ id, status, at }) =>
    at === null ? [] : [{ id, status, at }],
  );
