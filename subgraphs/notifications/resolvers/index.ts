import { MyData } from './my-data.ts';
import { Customer, Notification, notification } from './notification.ts';
import { notifications } from './notifications.ts';
import { notificationPreferences, updateNotificationPreferences } from './preferences.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = {
  Query: { notification, notifications, notificationPreferences },
  Mutation: { updateNotificationPreferences },
  Notification,
  Customer,
  MyData,
};
