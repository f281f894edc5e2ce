import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { NotificationFailed, NotificationSent } from '@jumun/schema/events/notifications';
import type { Mypage } from '../commands.ts';

/** What each customer was sent, and what could not be sent. */
export const notifications: Reaction<Mypage, NotificationSent | NotificationFailed> = {
  name: 'mypage/show-notifications',
  on: ['NotificationSent', 'NotificationFailed'],
  async react({ data, occurredAt }, { hearNotification }) {
    const { notificationId: id, customerId, channel, topic, about } = data;
    const { subject = topic, attempts = 1, happenedAt = occurredAt } = data; // older events do not say these
    const sentAt = 'sentAt' in data ? (data.sentAt as Instant) : null;
    await hearNotification({
      id,
      customerId,
      channel,
      topic,
      subject,
      about,
      sentAt,
      at: occurredAt,
      attempts,
      happenedAt: happenedAt as Instant,
    });
  },
};
