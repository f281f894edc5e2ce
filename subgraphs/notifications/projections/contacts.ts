import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ContactChanged } from '@jumun/schema/events/customers';
import type { Notifications } from '../notifications.ts';

/** How each customer is reached; the latest in customers' own log wins. */
export const contacts: Reaction<Notifications, ContactChanged> = {
  name: 'notifications/keep-contacts',
  on: 'ContactChanged',
  react: ({ data, number, occurredAt }, { hearContact }) =>
    hearContact({ ...data, since: occurredAt, number }),
};
