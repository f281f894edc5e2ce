import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { GiftUsed } from '@jumun/schema/events/gifts';
import type { Notifications } from '../commands.ts';

/** The use of a gift is confirmed by e-mail, and my page shows what became of that e-mail. */
export const tellCustomerWhenGiftUsed: Reaction<Notifications, GiftUsed> = {
  name: 'notifications/tell-customer-when-gift-used',
  on: 'GiftUsed',
  react(event, { tell }) {
    const { customerId, giftId, title } = event.data;
    return tell(event, customerId, { topic: 'GIFT_USED', giftId, title });
  },
};
