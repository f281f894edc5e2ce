import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, type Place } from '@jumun/platform/store/place';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { KnownNotification, Notification, NotificationId } from '../domain/notification.ts';
import { notifications } from './tables.ts';

export type NotificationRow = typeof notifications.$inferSelect;

const searched = (state: Notification) => {
  if (state.status === 'absent') throw new Error('a notification that was never planned is not kept');
  const { customerId, happenedAt, attempts, dueAt } = state;
  return { customerId, happenedAt, attempts, dueAt };
};

export const notificationRows = documentRows<NotificationId, Notification, typeof notifications>(
  'notification',
  notifications,
  searched,
);

const insert = preparedInsert(notifications, 'notification_plan', {
  finish: (row) => row.onConflictDoNothing({ target: notifications.id }),
});

/** Keeps a new notification; one that was planned before stays as it is. The row is the only record: the journal has none. */
export const planNotification = (tx: Tx, id: NotificationId, state: KnownNotification): Promise<unknown> =>
  insert(tx, { id, state, version: 1, ...searched(state) });

const due = prepared<{ until: number; limit: number }>()((read: Reader, value) =>
  read
    .select({ id: notifications.id, attempts: notifications.attempts, at: notifications.dueAt })
    .from(notifications)
    // without a literal "is not null" the partial index is not used
    .where(sql`${notifications.dueAt} is not null and ${notifications.dueAt} <= ${value('until')}`)
    .orderBy(asc(notifications.dueAt))
    .limit(value('limit'))
    .prepare('notifications_due'),
);

/** What is to be sent by `until`, earliest first. */
export const findDue = async (
  read: Reader,
  until: Instant,
  limit: number,
): Promise<{ id: NotificationId; attempts: number; at: Instant }[]> =>
  (await due(read, { until, limit })).flatMap(({ id, attempts, at }) =>
    at === null ? [] : [{ id, attempts, at }],
  );

const pageOfCustomer = prepared<Place & { customerId: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.customerId, value('customerId')),
        sql`(${notifications.happenedAt}, ${notifications.id}) < (${value('at')}, ${value('id')})`,
      ),
    )
    .orderBy(desc(notifications.happenedAt), desc(notifications.id))
    .limit(value('limit'))
    .prepare('notifications_of_customer'),
);

/** A customer's notifications, newest first. */
export const findNotificationsOf = (
  read: Reader,
  customerId: string,
  after: Place | null,
  limit: number,
): Promise<NotificationRow[]> => pageOfCustomer(read, { customerId, limit, ...(after ?? newest) });
