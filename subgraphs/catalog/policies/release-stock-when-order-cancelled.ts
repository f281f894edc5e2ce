import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** A cancelled order gives back what it held or bought. */
export const releaseStockWhenOrderCancelled: Reaction<Catalog, OrderCancelled> = {
  name: 'catalog/release-stock-when-order-cancelled',
  on: 'OrderCancelled',
  react: ({ data: { orderId } }, { reservation }) =>
    reservation(orderId as ReservationKey, { type: 'ReleaseStock' }),
};
