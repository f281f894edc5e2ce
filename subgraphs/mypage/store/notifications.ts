import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, type Place } from '@jumun/platform/store/place';
import { prepared, slots } from '@jumun/platform/store/prepared';
import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm';
import type { NotificationView } from '../domain/notification-view.ts';
import { notifications } from './tables.ts';

export type NotificationRow = typeof notifications.$inferSelect;

const insert = prepared<NotificationRow>()((tx: Tx) =>
  tx
    .insert(notifications)
    .values(slots(...Object.keys(getTableColumns(notifications))) as never)
    .onConflictDoNothing()
    .returning({ id: notifications.id })
    .prepare('notification_insert'),
);

const insertPlain = prepared<NotificationRow>()((tx: Tx) =>
  tx
    .insert(notifications)
    .values(slots(...Object.keys(getTableColumns(notifications))) as never)
    .onConflictDoNothing()
    .prepare('notification_insert_plain'),
);

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

const pageOfCustomer = prepared<Place & { customerId: string; limit: number }>()((read: Reader) =>
  read
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.customerId, sql.placeholder('customerId')),
        sql`(${notifications.at}, ${notifications.id}) < (${sql.placeholder('at')}, ${sql.placeholder('id')})`,
      ),
    )
    .orderBy(desc(notifications.at), desc(notifications.id))
    .limit(sql.placeholder('limit'))
    .prepare('notifications'),
);

/** What a customer was told, newest first. */
export const findNotificationsOf = (
  read: Reader,
  customerId: string,
  after: Place | null,
  limit: number,
): Promise<NotificationRow[]> => pageOfCustomer(read, { customerId, limit, ...(after ?? newest) });
