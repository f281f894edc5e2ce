import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderRefused } from '@jumun/schema/events/orders';
import type { Catalog } from '../commands.ts';
import type { ReservationKey } from '../domain/reservation.ts';

/** A refused order gives back what it held, and its key can never be reserved again. */
export const releaseStockWhenOrderRefused: Reaction<Catalog, OrderRefused> = {
  name: 'catalog/release-stock-when-order-refused',
  on: 'OrderRefused',
  react: ({ data: { orderId } }, { reservation }) =>
    reservation(orderId as ReservationKey, { type: 'ReleaseStock' }),
};
