import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { OrderId } from '../domain/ride.ts';
import type { Taxis } from '../taxis.ts';

/** A cancelled order is driven by nobody, also when the cancellation is heard first; its taxi is free again. */
export const closeRideWhenOrderCancelled: Reaction<Taxis, OrderCancelled> = {
  name: 'taxis/close-ride-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment } }, { ride }) {
    if (fulfilment === 'RIDE') await ride(orderId as OrderId, { type: 'CloseRide' });
  },
};
