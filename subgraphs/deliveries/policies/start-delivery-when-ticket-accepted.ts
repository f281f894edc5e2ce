import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAccepted } from '@jumun/schema/events/stores';
import type { Deliveries } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** An order that a store has accepted becomes a delivery when it is to be shipped; a pick-up needs none. */
export const startDeliveryWhenTicketAccepted: Reaction<Deliveries, TicketAccepted> = {
  name: 'deliveries/start-delivery-when-ticket-accepted',
  on: 'TicketAccepted',
  async react({ data: { orderId, customerId, storeId, fulfilment }, correlationId }, { startDelivery }) {
    if (fulfilment === 'SHIPMENT')
      await startDelivery({ orderId: orderId as OrderId, customerId, storeId, correlationId });
  },
};
