import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import { contacts, notifications, preferences, waiting } from './tables.ts';

/** How a customer is reached, what they chose, and every message, the oldest first. */
export const keptMessages = async (read: Reader, customerId: string) => {
  const [contact] = await read.select().from(contacts).where(eq(contacts.customerId, customerId));
  const [chosen] = await read.select().from(preferences).where(eq(preferences.id, customerId));
  const told = await read
    .select({ id: notifications.id, state: notifications.state })
    .from(notifications)
    .where(eq(notifications.customerId, customerId))
    .orderBy(asc(notifications.happenedAt), asc(notifications.id));
  const waits = await read
    .select({ productId: waiting.productId, refusedAt: waiting.refusedAt, askedAt: waiting.askedAt })
    .from(waiting)
    .where(eq(waiting.customerId, customerId));
  return {
    contact: contact ?? null,
    preferences: chosen?.state ?? null,
    messages: told.map(({ id, state }) => ({ id, ...state })),
    waitsFor: waits,
  };
};
