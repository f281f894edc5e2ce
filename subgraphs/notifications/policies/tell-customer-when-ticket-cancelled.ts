import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketCancelled } from '@jumun/schema/events/stores';
import type { Notifications } from '../commands.ts';

/** Why an order that it had accepted cannot be prepared, in the store's own words. */
export const tellCustomerWhenTicketCancelled: Reaction<Notifications, TicketCancelled> = {
  name: 'notifications/tell-customer-when-ticket-cancelled',
  on: 'TicketCancelled',
  react(event, { tell }) {
    const { customerId, orderId, reason, fulfilment } = event.data;
    return tell(event, customerId, { topic: 'TICKET_CANCELLED', orderId, reason, fulfilment });
  },
};
