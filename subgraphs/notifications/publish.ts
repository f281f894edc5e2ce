import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/notifications';
import { orderOf } from './domain/news.ts';
import type { Notification, NotificationEvent, NotificationId } from './domain/notification.ts';

/** What others hear about a notification: that it went out or never will, and its subject. No other words and no address. */
export const publish = (
  event: NotificationEvent,
  state: Notification,
  notificationId: NotificationId,
): PublishedEvent | null => {
  if (state.status === 'absent') return null;
  const { customerId, channel, news, eventId, message, attempts, happenedAt } = state;
  const notification = {
    notificationId,
    customerId,
    channel,
    topic: news.topic,
    orderId: orderOf(news),
    about: eventId,
    attempts,
    happenedAt,
    ...(message && { subject: message.subject }),
  };
  switch (event.type) {
    case 'NotificationSent':
      return said.NotificationSent.make({ ...notification, sentAt: event.sentAt });
    case 'NotificationFailed':
      return said.NotificationFailed.make({ ...notification, reason: event.reason });
    default:
      return null;
  }
};

/** The journal keeps what happened, not the words. */
export const recorded = (event: NotificationEvent): unknown =>
  'message' in event ? { ...event, message: undefined } : event;
