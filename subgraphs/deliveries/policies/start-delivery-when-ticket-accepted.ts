import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketAccepted } from '@jumun/schema/events/stores';
import type { Deliveries } from '../deliveries.ts';
import type { OrderId } from '../domain/delivery.ts';

/** What a store has accepted and must be shipped becomes a delivery; a pick-up needs none. */
export const startDeliveryWhenTicketAccepted: Reaction<Deliveries, TicketAccepted> = {
  name: 'deliveries/start-delivery-when-ticket-accepted',
  on: 'TicketAccepted',
  async react({ data: { orderId, customerId, fulfilment }, correlationId }, { delivery, carrier, at }) {
    if (fulfilment !== 'SHIPMENT') return;
    const details = { orderId: orderId as OrderId, customerId, correlationId, carrier };
    await delivery(details.orderId, { type: 'StartDelivery', details, at });
  },
};
