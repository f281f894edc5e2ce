import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ContactChanged } from '@jumun/schema/events/customers';
import type { Notifications } from '../commands.ts';

/** How each customer can be reached. The latest by customers' own journal wins. */
export const contacts: Reaction<Notifications, ContactChanged> = {
  name: 'notifications/keep-contacts',
  on: 'ContactChanged',
  react: ({ data, number, occurredAt }, { hearContact }) =>
    hearContact({ ...data, since: occurredAt, number }),
};
