import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { OrderId } from '../domain/ticket.ts';
import type { Stores } from '../stores.ts';

/** A cancelled order is nobody's work any more, also when the cancellation is heard first. */
export const closeTicketWhenOrderCancelled: Reaction<Stores, OrderCancelled> = {
  name: 'stores/close-ticket-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment } }, { ticket }) {
    if (fulfilment !== 'RIDE') await ticket(orderId as OrderId, { type: 'CloseTicket' });
  },
};
