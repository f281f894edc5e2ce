import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/stores';
import { isOpened, type OrderId, type Ticket, type TicketEvent, ticketIdOf } from './domain/ticket.ts';

/** What other contexts hear of a ticket. */
export const publish = (event: TicketEvent, state: Ticket, orderId: OrderId): PublishedEvent | null => {
  if (event.type === 'TicketWithdrawn')
    return said.WithdrawalDecided.make({ orderId, authority: 'stores', ...event.withdrawal });
  if (!isOpened(state)) return null;
  const { storeId, customerId, fulfilment } = state;
  const ticket = { ticketId: ticketIdOf(orderId), orderId, customerId, storeId, fulfilment };
  switch (event.type) {
    case 'TicketOpened':
      return said.TicketOpened.make({ ...ticket, acceptBy: event.acceptBy });
    case 'TicketAccepted':
      return said.TicketAccepted.make({ ...ticket, prepMinutes: event.prepMinutes });
    case 'TicketRejected':
      return said.TicketRejected.make({ ...ticket, reason: event.reason });
    case 'TicketReady':
      return said.TicketReady.make(ticket);
    case 'TicketHandedOver':
      return said.TicketHandedOver.make(ticket);
    case 'TicketClosed':
      return null;
  }
};
