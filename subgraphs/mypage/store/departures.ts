import type { Tx } from '@jumun/platform/kernel/unit';
import { dialect } from '@jumun/platform/store/columns';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { changes, departures, notifications } from './tables.ts';

const withoutSubject =
  dialect === 'postgres'
    ? sql`jsonb_set(${changes.shown}, '{notification,subject}', '""')`
    : sql`json_set(${changes.shown}, '$.notification.subject', '')`;

/** Remembers that these customers have left, and erases the words of their messages from their pages and feeds. */
export const recordDepartures = async (tx: Tx, customerIds: readonly string[]): Promise<void> => {
  for (const customerId of [...customerIds].sort()) {
    await tx.insert(departures).values({ customerId }).onConflictDoNothing().execute();
    await tx
      .update(notifications)
      .set({ subject: '' })
      .where(eq(notifications.customerId, customerId))
      .execute();
    await tx
      .update(changes)
      .set({ shown: withoutSubject as never })
      .where(and(eq(changes.customerId, customerId), eq(changes.kind, 'NOTIFICATION')))
      .execute();
  }
};

/** Those of these customers who have left. */
export const findDeparted = async (tx: Tx, customerIds: readonly string[]): Promise<ReadonlySet<string>> => {
  if (customerIds.length === 0) return new Set();
  const rows = await tx
    .select()
    .from(departures)
    .where(inArray(departures.customerId, [...customerIds]));
  return new Set(rows.map(({ customerId }) => customerId));
};
