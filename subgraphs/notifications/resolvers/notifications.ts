import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { NotificationsGraph } from '../notifications.ts';
import { findNotificationsOf, type NotificationRow } from '../store/notifications.ts';
import { notificationView } from './notification-view.ts';

type Args = { first?: number; after?: string };

const keyOf = ({ happenedAt, id }: NotificationRow) => `${happenedAt}.${id}`;
const keyForm = /^(\d{1,15})\.([\w-]{1,64})$/;

const placeOf = (key: string) => {
  const [, happenedAt, id = ''] = keyForm.exec(key) ?? [];
  return { happenedAt: Number(happenedAt) as Instant, id };
};

/** What one customer was told, newest first. */
export const notificationsOf = async (customerId: string, args: Args, { read }: NotificationsGraph) => {
  const page = pageOf(args, keyForm);
  const after = page.after === null ? null : placeOf(page.after);
  const rows = await findNotificationsOf(read, customerId, after, page.first + 1);
  return connection(rows, page, keyOf, notificationView);
};

/** The caller's own; staff sign in with `stf_…` and are told nothing. */
export const notifications = (_: unknown, args: Args, context: NotificationsGraph) =>
  notificationsOf(context.caller.subject ?? '', args, context);
