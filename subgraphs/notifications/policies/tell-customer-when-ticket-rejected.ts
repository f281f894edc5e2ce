import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketRejected } from '@jumun/schema/events/stores';
import type { Notifications } from '../commands.ts';

/** Only the store says why it rejected an order. */
export const tellCustomerWhenTicketRejected: Reaction<Notifications, TicketRejected> = {
  name: 'notifications/tell-customer-when-ticket-rejected',
  on: 'TicketRejected',
  react(event, { tell }) {
    const { customerId, orderId, reason, fulfilment } = event.data;
    return tell(event, customerId, { topic: 'TICKET_REJECTED', orderId, reason, fulfilment });
  },
};
