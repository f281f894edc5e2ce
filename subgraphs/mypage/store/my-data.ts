import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import { achievements, balances, changes, notifications, orderViews, walletItems } from './tables.ts';

/** What my page shows to a customer, the oldest first, and every change that it told. */
export const keptPage = async (read: Reader, customerId: string) => {
  const [balance] = await read.select().from(balances).where(eq(balances.customerId, customerId));
  return {
    balance: balance ?? null,
    orders: await read
      .select()
      .from(orderViews)
      .where(eq(orderViews.customerId, customerId))
      .orderBy(asc(orderViews.placedAt), asc(orderViews.orderId)),
    achievements: await read
      .select()
      .from(achievements)
      .where(eq(achievements.customerId, customerId))
      .orderBy(asc(achievements.missionId)),
    walletItems: await read
      .select()
      .from(walletItems)
      .where(eq(walletItems.customerId, customerId))
      .orderBy(asc(walletItems.walletItemId)),
    notifications: await read
      .select()
      .from(notifications)
      .where(eq(notifications.customerId, customerId))
      .orderBy(asc(notifications.at), asc(notifications.id)),
    changes: await read
      .select()
      .from(changes)
      .where(eq(changes.customerId, customerId))
      .orderBy(asc(changes.sequence)),
  };
};
