import { idText } from '@jumun/platform/graph/input';
import { orderOf } from '../domain/news.ts';
import type { NotificationId } from '../domain/notification.ts';
import type { NotificationsGraph } from '../notifications.ts';
import { type NotificationView, notificationView } from './notification-view.ts';
import { notificationsOf } from './notifications.ts';

/** What is no id of ours is simply not there; a store need not be asked about it. */
const findNotification = async (id: string, { load, notificationsById }: NotificationsGraph) => {
  const row = idText.safeParse(id).success ? await load(notificationsById, id as NotificationId) : null;
  return row && notificationView(row);
};

export const notification = (_: unknown, { id }: { id: string }, context: NotificationsGraph) =>
  findNotification(id, context);

/** As it was sent; before that, as it would be now. */
const wordsOf = async (
  view: NotificationView,
  { load, contactsById, locale, ...graph }: NotificationsGraph,
) => view.message ?? graph.wordsOf(view, await load(contactsById, view.customerId), locale);

export const Notification = {
  __resolveReference: ({ id }: { id: string }, context: NotificationsGraph) => findNotification(id, context),
  subject: async (view: NotificationView, _: unknown, context: NotificationsGraph) =>
    (await wordsOf(view, context)).subject,
  /** The words are between us and the customer: staff see that something was sent, not what. */
  body: async (view: NotificationView, _: unknown, context: NotificationsGraph) =>
    context.caller.subject === view.customerId ? (await wordsOf(view, context)).body : null,
  topic: ({ news }: NotificationView) => news.topic,
  deliveryStatus: ({ status }: NotificationView) => status,
  order: ({ news }: NotificationView) => {
    const id = orderOf(news);
    return id === null ? null : { id };
  },
};

/** Notifications add to a customer what the customer was told. The type is guarded by its owner, so the field guards itself. */
export const Customer = {
  __resolveReference: ({ id }: { id: string }) => ({ id }),
  notifications: (
    { id }: { id: string },
    args: { first?: number; after?: string },
    context: NotificationsGraph,
  ) => {
    const { subject, scopes } = context.caller;
    const maySee = subject === id || scopes.includes('notifications:read');
    return maySee && idText.safeParse(id).success ? notificationsOf(id, args, context) : null;
  },
};
