import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Deliveries } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** A cancelled order is not sent, even if the cancellation is heard before the store's acceptance. */
export const closeDeliveryWhenOrderCancelled: Reaction<Deliveries, OrderCancelled> = {
  name: 'deliveries/close-delivery-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment } }, { delivery }) {
    if (fulfilment === 'SHIPMENT') await delivery(orderId as OrderId, { type: 'CloseDelivery' });
  },
};
