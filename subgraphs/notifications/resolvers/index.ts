import { Customer, Notification, notification } from './notification.ts';
import { notifications } from './notifications.ts';
import type { Resolvers } from './types.generated.ts';

export const resolvers: Resolvers = { Query: { notification, notifications }, Notification, Customer };
