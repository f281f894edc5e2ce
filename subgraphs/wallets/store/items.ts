import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { timetable } from '@jumun/platform/store/timetable';
import { and, desc, eq, inArray, lte } from 'drizzle-orm';
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

/** When an exchange whose outcome is unknown is asked for again. */
export const looks = timetable(items, { name: 'items_to_look_at', id: 'id', at: 'lookAt' });

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
