import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { ContactChanged } from '@jumun/schema/events/customers';
import type { Notifications } from '../commands.ts';

/**
 * How each customer can be reached. The latest by customers' own journal wins. Older events do not say what was confirmed: it counts as
 * confirmed, and nobody has agreed to advertising at night.
 */
export const contacts: Reaction<Notifications, ContactChanged> = {
  name: 'notifications/keep-contacts',
  on: 'ContactChanged',
  react({ data, number, occurredAt }, { hearContact }) {
    const { emailConfirmed = true, phoneConfirmed = true, nightConsent = false } = data;
    return hearContact({
      ...data,
      emailConfirmed,
      phoneConfirmed,
      nightConsent,
      hasLeft: false,
      since: occurredAt,
      number,
    });
  },
};
