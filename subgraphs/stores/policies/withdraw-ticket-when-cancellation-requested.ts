import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderCancellationRequested } from '@jumun/schema/events/orders';
import type { OrderId } from '../domain/ticket.ts';
import type { Stores } from '../stores.ts';

/** The request that could not be asked in time is heard here; it is the same command, with the same final answer. */
export const withdrawTicketWhenCancellationRequested: Reaction<Stores, OrderCancellationRequested> = {
  name: 'stores/withdraw-ticket-when-cancellation-requested',
  on: 'OrderCancellationRequested',
  async react({ data: { orderId, fulfilment } }, { ticket }) {
    if (fulfilment === 'PICKUP') await ticket(orderId as OrderId, { type: 'WithdrawTicket' });
  },
};
