import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from '@jumun/schema/events/customers';
import type { Notifications } from '../commands.ts';

/** Of a customer who has left only that remains, and that messages were sent, without their words. */
export const eraseCustomerWhenCustomerLeft: Reaction<Notifications, CustomerLeft> = {
  name: 'notifications/erase-customer-when-customer-left',
  on: 'CustomerLeft',
  react: ({ data: { customerId }, number, occurredAt }, { erase }) =>
    erase({ customerId, number, since: occurredAt }),
};
