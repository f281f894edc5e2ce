import { type Instant, later } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { dialect, locked, lockedUnlessTaken } from '@jumun/platform/store/columns';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { prepared, preparedInsert } from '@jumun/platform/store/prepared';
import { and, asc, eq, gt, inArray, isNotNull, isNull, like, ne, notInArray, or, sql } from 'drizzle-orm';
import type { Channel } from '../domain/news.ts';
import type { KnownNotification, Notification, NotificationId } from '../domain/notification.ts';
import { notifications } from './tables.ts';

export type NotificationRow = typeof notifications.$inferSelect;

const unclaimed = { claim: null, handedOverAt: null };

/** Whatever is recorded of a notification ends its claim. */
const searched = (state: Notification) => {
  if (state.status === 'absent') throw new Error('a notification that was never planned is not kept');
  const { customerId, happenedAt, attempts, channel, dueAt } = state;
  return { customerId, happenedAt, attempts, channel, dueAt, ...unclaimed };
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

/** Without a literal "is not null" the partial index is not used. */
const isAsked = isNotNull(notifications.dueAt);

/**
 * What is to be sent on a channel by now to anyone but `except`, longest waiting first, and when the next one is due; held until the
 * unit ends, without those that another unit holds.
 */
export const holdDue = async (
  tx: Tx,
  channel: Channel,
  {
    now,
    limit,
    except,
  }: { readonly now: Instant; readonly limit: number; readonly except: readonly string[] },
): Promise<{ readonly due: readonly NotificationRow[]; readonly nextAt: Instant | null }> => {
  const next = sql`(select min(due_at) from ${notifications}
    where channel = ${channel} and due_at is not null and due_at > ${now})`;
  const rows: NotificationRow[] = await lockedUnlessTaken(
    tx
      .select()
      .from(notifications)
      .where(
        and(
          eq(notifications.channel, channel),
          isAsked,
          sql`${notifications.dueAt} <= coalesce(${next}, ${now})`,
          except.length > 0 ? notInArray(notifications.customerId, [...except]) : undefined,
        ),
      )
      .orderBy(asc(notifications.dueAt))
      .limit(limit),
  );
  const isDue = ({ dueAt }: NotificationRow) => dueAt !== null && dueAt <= now;
  return { due: rows.filter(isDue), nextAt: rows.find((row) => !isDue(row))?.dueAt ?? null };
};

/** Nobody else sends these until `until`; after it they are due again. */
export const claimUntil = (
  tx: Tx,
  due: readonly { readonly id: NotificationId }[],
  { claim, until }: { readonly claim: string; readonly until: Instant },
): Promise<unknown> =>
  tx
    .update(notifications)
    .set({ claim, dueAt: until })
    .where(
      inArray(
        notifications.id,
        due.map(({ id }) => id),
      ),
    )
    .execute();

/** Those of these that are still claimed by `claim`, held until the unit ends. */
export const holdClaimed = async (
  tx: Tx,
  claims: ReadonlyMap<NotificationId, string>,
): Promise<readonly NotificationRow[]> => {
  if (claims.size === 0) return [];
  const rows: NotificationRow[] = await locked(
    tx
      .select()
      .from(notifications)
      .where(inArray(notifications.id, [...claims.keys()])),
  );
  return rows.filter(({ id, claim }) => claim !== null && claim === claims.get(id));
};

/**
 * From now on a provider may have these that could not tell a repeat, and its answer is waited for until `until`. Returns the claims
 * that still hold, by notification: under any other it must not be handed over.
 */
export const markHandedOver = async (
  tx: Tx,
  handed: readonly { readonly id: NotificationId; readonly claim: string }[],
  { at, until }: { readonly at: Instant; readonly until: Instant },
): Promise<ReadonlyMap<NotificationId, string | null>> => {
  const isOurs = or(
    ...handed.map(({ id, claim }) => and(eq(notifications.id, id), eq(notifications.claim, claim))),
  );
  const marked: { id: NotificationId; claim: string | null }[] = await tx
    .update(notifications)
    .set({ handedOverAt: at, dueAt: until })
    .where(isOurs)
    .returning({ id: notifications.id, claim: notifications.claim });
  return new Map(marked.map(({ id, claim }) => [id, claim]));
};

/** What `replica` claimed and left behind is due now. */
export const releaseClaims = (tx: Tx, channel: Channel, replica: string, now: Instant): Promise<unknown> =>
  tx
    .update(notifications)
    .set({ dueAt: now })
    .where(
      and(
        eq(notifications.channel, channel),
        isAsked,
        gt(notifications.dueAt, now),
        like(notifications.claim, `${replica}:%`),
      ),
    )
    .execute();

/** A time further ahead than any pause was written by a clock that has been set back since, unless it is `exceptAt`: it is now. */
export const bringForward = (
  tx: Tx,
  channel: Channel,
  {
    now,
    furthestMs,
    exceptAt,
  }: { readonly now: Instant; readonly furthestMs: number; readonly exceptAt: Instant | null },
): Promise<unknown> =>
  tx
    .update(notifications)
    .set({ dueAt: now })
    .where(
      and(
        eq(notifications.channel, channel),
        isAsked,
        gt(notifications.dueAt, later(now, furthestMs)),
        exceptAt === null ? undefined : ne(notifications.dueAt, exceptAt),
      ),
    )
    .execute();

/** What waits to be sent to this customer is due now; returns on which channels. */
export const expediteAll = async (
  tx: Tx,
  customerId: string,
  now: Instant,
): Promise<ReadonlySet<Channel>> => {
  const waiting: { channel: Channel }[] = await tx
    .update(notifications)
    .set({ dueAt: now })
    .where(
      and(
        eq(notifications.customerId, customerId),
        isAsked,
        gt(notifications.dueAt, now),
        isNull(notifications.claim),
      ),
    )
    .returning({ channel: notifications.channel });
  return new Set(waiting.map(({ channel }) => channel));
};

const byHappenedAt = newestFirst(notifications.happenedAt, notifications.id);

const pageOfCustomer = prepared<Place & { customerId: string; limit: number }>()((read: Reader, value) =>
  read
    .select()
    .from(notifications)
    .where(
      and(
        eq(notifications.customerId, value('customerId')),
        byHappenedAt.after({ at: value('at'), id: value('id') }),
      ),
    )
    .orderBy(...byHappenedAt.sorting)
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

const withoutWords =
  dialect === 'postgres'
    ? sql`jsonb_set(${notifications.state}, '{message}', 'null')`
    : sql`json_set(${notifications.state}, '$.message', json('null'))`;

/** The words of whatever this customer was sent are erased; that it was sent is kept. */
export const eraseWords = (tx: Tx, customerId: string): Promise<unknown> =>
  tx
    .update(notifications)
    .set({ state: withoutWords as never })
    .where(eq(notifications.customerId, customerId))
    .execute();
