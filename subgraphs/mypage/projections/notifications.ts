import type { Instant } from '@jumun/platform/kernel/clock';
import type { Projection } from '@jumun/platform/kernel/reaction';
import type { NotificationFailed, NotificationSent } from '@jumun/schema/events/notifications';
import type { Mypage } from '../commands.ts';

/** What each customer was sent, and what could not be sent. */
export const notifications: Projection<Mypage, NotificationSent | NotificationFailed> = {
  name: 'mypage/show-notifications',
  on: ['NotificationSent', 'NotificationFailed'],
  async project(events, { hearNotifications }) {
    await hearNotifications(
      events.map(({ data, occurredAt }) => {
        const { notificationId: id, customerId, channel, topic, about } = data;
        const { subject = topic, attempts = 1, happenedAt = occurredAt } = data; // older events do not say these
        return {
          id,
          customerId,
          channel,
          topic,
          subject,
          about,
          sentAt: 'sentAt' in data ? (data.sentAt as Instant) : null,
          at: occurredAt,
          attempts,
          happenedAt: happenedAt as Instant,
        };
      }),
    );
  },
};
