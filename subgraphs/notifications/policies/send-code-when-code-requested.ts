import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { CodeRequested } from '@jumun/schema/events/customers';
import type { Notifications } from '../commands.ts';

/** Whoever has an account, customer or staff, is sent the code they asked for. */
export const sendCodeWhenCodeRequested: Reaction<Notifications, CodeRequested> = {
  name: 'notifications/send-code-when-code-requested',
  on: 'CodeRequested',
  react(event, { tell }) {
    const { accountId, codeId, purpose, channel, locale, expiresAt } = event.data;
    return tell(event, accountId, {
      topic: 'CODE',
      codeId,
      purpose,
      channel,
      locale,
      expiresAt: expiresAt as Instant,
    });
  },
};
