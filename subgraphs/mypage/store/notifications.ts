import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, type Place } from '@jumun/platform/store/place';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, desc, eq, sql } from 'drizzle-orm';
import type { NotificationView } from '../domain/notification-view.ts';
import { notifications } from './tables.ts';

export type NotificationRow = typeof notifications.$inferSelect;

const insert = preparedInsert(notifications, 'notification_insert', {
  finish: (row) => row.onConflictDoNothing().returning({ id: notifications.id }),
});

const insertPlain = preparedInsert(notifications, 'notification_insert_plain', {
  finish: (row) => row.onConflictDoNothing(),
});

/** Records what became of a message, without asking whether it was heard before. */
export const writeNotification = (tx: Tx, heard: NotificationRow): Promise<unknown> => insertPlain(tx, heard);

/** Records what became of a message, which is final. False for a message that was heard before. */
export const recordNotification = async (tx: Tx, heard: NotificationRow): Promise<boolean> =>
  (await insert(tx, heard)).length > 0;

/** What a row shows of itself. */
export const viewOf = ({
  id,
  channel,
  topic,
  subject,
  attempts,
  happenedAt,
  sentAt,
}: NotificationRow): NotificationView => ({ id, channel, topic, subject, attempts, happenedAt, sentAt });

const pageOfCustomer = prepared<Place & { customerId: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.customerId, value('customerId')),
        sql`(${notifications.at}, ${notifications.id}) < (${value('at')}, ${value('id')})`,
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(value('limit'))
    .prepare('notifications'),
);

/** What a customer was told, newest first. */
export const findNotificationsOf = (
  read: Reader,
  customerId: string,
  after: Place | null,
  limit: number,
): Promise<NotificationRow[]> => pageOfCustomer(read, { customerId, limit, ...(after ?? newest) });
