import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { AccountNoticed } from '@jumun/schema/events/customers';
import type { Notifications } from '../commands.ts';

/** The owner of an account is told what happened to it, whatever they chose to hear. */
export const tellOwnerWhenAccountNoticed: Reaction<Notifications, AccountNoticed> = {
  name: 'notifications/tell-owner-when-account-noticed',
  on: 'AccountNoticed',
  react(event, { tell }) {
    const { accountId, noticeId, what, locale } = event.data;
    return tell(event, accountId, { topic: 'ACCOUNT_NOTICE', noticeId, what, locale });
  },
};
