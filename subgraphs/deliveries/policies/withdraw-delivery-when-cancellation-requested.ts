import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from '@jumun/schema/events/orders';
import type { Deliveries } from '../deliveries.ts';
import type { OrderId } from '../domain/delivery.ts';

/** The request that could not be asked in time is heard here; it is the same command, with the same final answer. */
export const withdrawDeliveryWhenCancellationRequested: Reaction<Deliveries, OrderCancellationRequested> = {
  name: 'deliveries/withdraw-delivery-when-cancellation-requested',
  on: 'OrderCancellationRequested',
  async react({ data: { orderId, fulfilment } }, { delivery }) {
    if (fulfilment === 'SHIPMENT') await delivery(orderId as OrderId, { type: 'WithdrawDelivery' });
  },
};
