import { idText } from '@jumun/platform/graph/input';
import { orderOf } from '../domain/news.ts';
import type { Message, NotificationId } from '../domain/notification.ts';
import { messageOf } from '../messages.ts';
import { contactRows } from '../store/contacts.ts';
import { notificationRows } from '../store/notifications.ts';
import type { ResolverContext } from './context.ts';
import type { NotificationModel } from './models.ts';
import { notificationView } from './notification-view.ts';
import { notificationsOf } from './notifications.ts';
import type { Resolves } from './types.generated.ts';

/** Text that is not an id is not found, without asking the store. */
const findNotification = async (id: string, { load }: ResolverContext): Promise<NotificationModel | null> => {
  const row = idText.safeParse(id).success ? await load(notificationRows, id as NotificationId) : null;
  return row && notificationView(row);
};

export const notification: Resolves['Query']['notification'] = (_, { id }, context) =>
  findNotification(id, context);

/** As it was sent; before that, as it would be sent now. */
const wordsOf = async (
  { message, news, channel, customerId }: NotificationModel,
  { load, locale, prefix }: ResolverContext,
): Promise<Message> => {
  if (message) return message;
  const contact = await load(contactRows, customerId);
  return messageOf(news, {
    channel,
    locale: 'locale' in news ? news.locale : (contact?.locale ?? locale),
    name: contact?.name ?? '',
    prefix,
  });
};

export const Notification: Resolves['Notification'] = {
  __resolveReference: ({ id }, context) => findNotification(id, context),
  subject: async (shown, _, context) => (await wordsOf(shown, context)).subject,
  /** Only the customer sees the words; staff see that something was sent. */
  body: async (shown, _, context) =>
    context.caller.subject === shown.customerId ? (await wordsOf(shown, context)).body : null,
  topic: ({ news }) => news.topic,
  deliveryStatus: ({ status }) => status,
  order: ({ news }) => {
    const id = orderOf(news);
    return id === null ? null : { id };
  },
};

/** notifications adds what a customer was told. The owner of the type guards only the type, so this field guards itself. */
export const Customer: Resolves['Customer'] = {
  __resolveReference: ({ id }) => ({ id }),
  notifications: ({ id }, args, context) => {
    const { subject, scopes } = context.caller;
    const maySee = subject === id || scopes.includes('notifications:read');
    return maySee && idText.safeParse(id).success ? notificationsOf(id, args, context) : null;
  },
};
