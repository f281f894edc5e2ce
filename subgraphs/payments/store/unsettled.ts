import type { Instant } from '@jumun/platform/kernel/clock';
import type { Tx } from '@jumun/platform/kernel/unit';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, lte, sql } from 'drizzle-orm';
import type { OrderId } from '../domain/charge.ts';
import { unsettled } from './tables.ts';

const upsert = preparedInsert(unsettled, 'unsettled_keep', {
  finish: (row) =>
    row.onConflictDoUpdate({
      target: unsettled.orderId,
      set: { nextTryAt: sql`excluded.next_try_at`, tries: 0 },
    }),
});

const remove = prepared<{ orderId: string }>()((tx: Tx, value) =>
  tx
    .delete(unsettled)
    .where(eq(unsettled.orderId, value('orderId')))
    .prepare('unsettled_forget'),
);

/** When the timer asks the provider about a payment. */
export const asks = timetable(unsettled, { name: 'unsettled', id: 'orderId', at: 'nextTryAt' });

/** The provider has to be asked about this payment; the timer does so from `nextTryAt` on. */
export const keepUnsettled = (
  tx: Tx,
  row: { orderId: OrderId; nextTryAt: Instant; correlationId: string },
): Promise<unknown> => upsert(tx, { ...row, tries: 0 });

/** Everything about this payment is certain. */
export const forgetUnsettled = (tx: Tx, orderId: OrderId): Promise<unknown> => remove(tx, { orderId });

/** Takes a payment that is due, until `until`; undefined when it is settled or another process has it. */
export const claimUnsettled = async (tx: Tx, orderId: OrderId, now: Instant, until: Instant) => {
  const [claimed] = await tx
    .update(unsettled)
    .set({ nextTryAt: until, tries: sql`${unsettled.tries} + 1` })
    .where(and(eq(unsettled.orderId, orderId), lte(unsettled.nextTryAt, now)))
    .returning();
  return claimed;
};

/** The provider gave no certain answer: it is asked again at `nextTryAt`. */
export const postponeUnsettled = (tx: Tx, orderId: OrderId, nextTryAt: Instant): Promise<unknown> =>
  tx.update(unsettled).set({ nextTryAt }).where(eq(unsettled.orderId, orderId)).execute();
