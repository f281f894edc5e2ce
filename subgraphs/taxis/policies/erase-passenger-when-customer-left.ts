import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from '@jumun/schema/events/customers';
import type { Taxis } from '../commands.ts';

/** Rides stay counted, without from where to where. */
export const erasePassengerWhenCustomerLeft: Reaction<Taxis, CustomerLeft> = {
  name: 'taxis/erase-passenger-when-customer-left',
  on: 'CustomerLeft',
  react: ({ data: { customerId } }, { erasePassenger }) => erasePassenger(customerId),
};
