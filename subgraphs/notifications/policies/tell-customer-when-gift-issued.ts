import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { GiftIssued } from '@jumun/schema/events/gifts';
import type { Notifications } from '../commands.ts';

/** The exchange may have finished after its customer was told to wait. */
export const tellCustomerWhenGiftIssued: Reaction<Notifications, GiftIssued> = {
  name: 'notifications/tell-customer-when-gift-issued',
  on: 'GiftIssued',
  react(event, { tell }) {
    const { customerId, giftId, title } = event.data;
    return tell(event, customerId, { topic: 'GIFT_ISSUED', giftId, title });
  },
};
