import type { Instant } from '@jumun/platform/kernel/clock';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
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

/** Writes down what became of a message, where nobody has to know whether it was heard of before. */
export const writeNotification = (tx: Tx, heard: NotificationRow): Promise<unknown> => insertPlain(tx, heard);

/** False for a message that was heard of before: what became of it is final. */
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

const pageOf = ({ further }: { readonly further: boolean }) =>
  prepared<Record<string, unknown>>()((read: Reader) =>
    read
      .select()
      .from(notifications)
      .where(
        and(
          eq(notifications.customerId, sql.placeholder('customerId')),
          further
            ? sql`(${notifications.at}, ${notifications.id}) < (${sql.placeholder('at')}, ${sql.placeholder('id')})`
            : undefined,
        ),
      )
      .orderBy(desc(notifications.at), desc(notifications.id))
      .limit(sql.placeholder('limit'))
      .prepare(`notifications${further ? '_further' : ''}`),
  );

const pages = { first: pageOf({ further: false }), further: pageOf({ further: true }) };

/** What a customer was told, newest first. */
export const findNotificationsOf = (
  read: Reader,
  customerId: string,
  after: { readonly at: Instant; readonly id: string } | null,
  limit: number,
): Promise<NotificationRow[]> =>
  after ? pages.further(read, { customerId, limit, ...after }) : pages.first(read, { customerId, limit });
