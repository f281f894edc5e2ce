import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import type { CustomerId } from '../domain/programme.ts';
import { findSpendings } from './spendings.ts';
import { items, ledger } from './tables.ts';

/** Every change of a customer's balances, the items in the wallet, the oldest first, and what orders have spent. */
export const keptWallet = async (read: Reader, customer: string) => {
  const customerId = customer as CustomerId;
  const changes = await read
    .select()
    .from(ledger)
    .where(eq(ledger.customerId, customerId))
    .orderBy(asc(ledger.programme), asc(ledger.sequence));
  const owned = await read
    .select({ id: items.id, state: items.state })
    .from(items)
    .where(eq(items.customerId, customerId))
    .orderBy(asc(items.issuedAt), asc(items.id));
  const spent = await findSpendings(read, customerId);
  return {
    changes,
    items: owned.map(({ id, state }) => ({ id, ...state })),
    spendings: spent.map(({ orderId, state }) => ({ orderId, ...state })),
  };
};
