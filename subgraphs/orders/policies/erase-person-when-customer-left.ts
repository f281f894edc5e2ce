import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from '@jumun/schema/events/customers';
import type { Orders } from '../commands.ts';

/** Orders stay in the books, without whom they were for and where they went. */
export const erasePersonWhenCustomerLeft: Reaction<Orders, CustomerLeft> = {
  name: 'orders/erase-person-when-customer-left',
  on: 'CustomerLeft',
  react: ({ data: { customerId } }, { erasePerson }) => erasePerson(customerId),
};
