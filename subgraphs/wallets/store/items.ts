import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, inArray, lte } from 'drizzle-orm';
import type { CustomerId } from '../domain/programme.ts';
import { isIssued, lookAtOf, type WalletItem, type WalletItemId } from '../domain/wallet-item.ts';
import { items } from './tables.ts';

type ItemRow = typeof items.$inferSelect;

export const itemRows = documentRows<WalletItemId, WalletItem, typeof items>('item', items, (state) => ({
  customerId: isIssued(state) ? state.customerId : null,
  status: state.status,
  issuedAt: isIssued(state) ? state.issuedAt : null,
  lookAt: lookAtOf(state),
}));

const due = prepared<{ now: number; limit: number }>()((read: Reader, value) =>
  read
    .select({ id: items.id })
    .from(items)
    .where(lte(items.lookAt, value('now')))
    .orderBy(asc(items.lookAt))
    .limit(value('limit'))
    .prepare('items_due'),
);

/** The items whose exchange is due, longest waiting first. */
export const findDueItems = async (read: Reader, now: Instant, limit: number): Promise<WalletItemId[]> =>
  (await due(read, { now, limit })).map(({ id }) => id);

/** Claims an item whose exchange is due, so that other drivers leave it alone until `until`; false where another has it. */
export const claimLook = async (tx: Tx, id: WalletItemId, now: Instant, until: Instant): Promise<boolean> => {
  const claimed = await tx
    .update(items)
    .set({ lookAt: until })
    .where(and(eq(items.id, id), lte(items.lookAt, now)))
    .returning({ id: items.id });
  return claimed.length > 0;
};

/** A customer's items in these statuses, newest first. */
export const findItems = (
  read: Reader,
  customerId: CustomerId,
  statuses: readonly WalletItem['status'][],
  limit: number,
): Promise<ItemRow[]> =>
  read
    .select()
    .from(items)
    .where(and(eq(items.customerId, customerId), inArray(items.status, [...statuses])))
    .orderBy(desc(items.issuedAt), desc(items.id))
    .limit(limit);
