import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from '@jumun/schema/events/customers';
import type { Deliveries } from '../commands.ts';

/** Deliveries stay counted, without whom they were for and where they went. */
export const eraseRecipientWhenCustomerLeft: Reaction<Deliveries, CustomerLeft> = {
  name: 'deliveries/erase-recipient-when-customer-left',
  on: 'CustomerLeft',
  react: ({ data: { customerId } }, { eraseRecipient }) => eraseRecipient(customerId),
};
