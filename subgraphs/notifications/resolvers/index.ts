import { MarketingTarget, marketingTargets } from './marketing.ts';
import { MyData } from './my-data.ts';
import { Customer, Notification, notification } from './notification.ts';
import { notifications } from './notifications.ts';
import { notificationPreferences, updateNotificationPreferences } from './preferences.ts';
import type { Resolvers } from './types.generated.ts';
import { AwaitedProduct, awaitedProducts, WaitingCustomer, waitingList } from './waiting.ts';

export const resolvers: Resolvers = {
  Query: {
    notification,
    notifications,
    notificationPreferences,
    awaitedProducts,
    waitingList,
    marketingTargets,
  },
  Mutation: { updateNotificationPreferences },
  Notification,
  Customer,
  MyData,
  WaitingCustomer,
  AwaitedProduct,
  MarketingTarget,
};
