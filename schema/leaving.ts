import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CustomerLeft } from './events/customers.ts';

/** The command of a context that hears about persons and keeps nothing of them but what it hears. */
export type Forgetting = { readonly forgetPerson: (customerId: string) => Promise<void> };

/** The policy of such a context: what waits to be applied, and what comes later, says nothing about a customer who has left. */
export const forgetWhenCustomerLeft = (name: string): Reaction<Forgetting, CustomerLeft> => ({
  name,
  on: 'CustomerLeft',
  react: ({ data: { customerId } }, { forgetPerson }) => forgetPerson(customerId),
});
