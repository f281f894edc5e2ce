import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import { orders } from './tables.ts';

/** Every order of a customer, the oldest first. */
export const keptOrders = async (read: Reader, customerId: string) => {
  const rows = await read
    .select({ id: orders.id, state: orders.state })
    .from(orders)
    .where(eq(orders.customerId, customerId))
    .orderBy(asc(orders.placedAt), asc(orders.id));
  return rows.map(({ id, state: { status, ...kept } }) => ({ id, status, ...withoutSecrets(kept) }));
};

/** How a payment is made is for the provider, and how a request is recognised for us. */
const withoutSecrets = (state: object): object =>
  Object.fromEntries(
    Object.entries(state).filter(([name]) => !['placing', 'requestHash', 'idempotencyKey'].includes(name)),
  );
