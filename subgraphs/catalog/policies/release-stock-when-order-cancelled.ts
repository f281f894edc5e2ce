import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** A cancelled order gives back what it held or bought, but for what was lost or damaged on the way: that stays sold. */
export const releaseStockWhenOrderCancelled: Reaction<Catalog, OrderCancelled> = {
  name: 'catalog/release-stock-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, releases = [orderId] } }, { reservation }) {
    for (const key of releases) await reservation(key as ReservationKey, { type: 'ReleaseStock' });
  },
};
