import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { prepared, preparedInserts } from '@jumun/platform/store/prepared';
import { and, eq } from 'drizzle-orm';
import type { NotificationView } from '../domain/notification-view.ts';
import { notifications } from './tables.ts';

export type NotificationRow = typeof notifications.$inferSelect;

const insert = preparedInserts(notifications, 'notification_insert', {
  finish: (rows) => rows.onConflictDoNothing().returning({ id: notifications.id }),
});

/** Records what became of messages, which is final; answers those that were not heard before, in their order. */
export const recordNotifications = async (
  tx: Tx,
  heard: readonly NotificationRow[],
): Promise<readonly NotificationRow[]> => {
  const added = new Set((await insert(tx, heard)).map(({ id }) => id));
  return heard.filter(({ id }) => added.delete(id));
};

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

const byTime = newestFirst(notifications.at, notifications.id);

const pageOfCustomer = prepared<Place & { customerId: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.customerId, value('customerId')),
        byTime.after({ at: value('at'), id: value('id') }),
      ),
    )
    .orderBy(...byTime.sorting)
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
