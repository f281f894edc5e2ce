import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Taxis } from '../commands.ts';
import type { OrderId } from '../domain/ride-states.ts';

/** A cancelled ride frees its taxi, and is never driven even if the cancellation is heard first. */
export const closeRideWhenOrderCancelled: Reaction<Taxis, OrderCancelled> = {
  name: 'taxis/close-ride-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment } }, { ride }) {
    if (fulfilment === 'RIDE') await ride(orderId as OrderId, { type: 'CloseRide' });
  },
};
