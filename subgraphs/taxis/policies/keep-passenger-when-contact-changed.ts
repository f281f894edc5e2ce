import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ContactChanged } from '@jumun/schema/events/customers';
import type { Taxis } from '../commands.ts';

/** Drivers have to recognise their passengers and reach them, also while customers is away. Of who has left nothing is said any more. */
export const keepPassengerWhenContactChanged: Reaction<Taxis, ContactChanged> = {
  name: 'taxis/keep-passenger-when-contact-changed',
  on: 'ContactChanged',
  async react({ data: { customerId, name, phone }, number }, { keepPassenger }) {
    if (name === '') return;
    await keepPassenger({ customerId, name, phone, number });
  },
};
