import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ContactChanged } from '@jumun/schema/events/customers';
import type { Stores } from '../commands.ts';

/** Whom the staff will have before them, as far as they need to know. */
export const guests: Reaction<Stores, ContactChanged> = {
  name: 'stores/keep-guests',
  on: 'ContactChanged',
  async react({ data: { customerId, name, phone } }, { hearGuest }) {
    await hearGuest(customerId, { name, phone });
  },
};
