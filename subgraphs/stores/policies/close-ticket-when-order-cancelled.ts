import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancelled } from '@jumun/schema/events/orders';
import type { Stores } from '../commands.ts';
import type { OrderId } from '../domain/ticket.ts';

/** Nothing is left to do for a cancelled order, even if the cancellation is heard before the order. */
export const closeTicketWhenOrderCancelled: Reaction<Stores, OrderCancelled> = {
  name: 'stores/close-ticket-when-order-cancelled',
  on: 'OrderCancelled',
  async react({ data: { orderId, fulfilment } }, { ticket }) {
    if (fulfilment !== 'RIDE') await ticket(orderId as OrderId, { type: 'CloseTicket' });
  },
};
