import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { findNotificationsOf, type NotificationRow } from '../store/notifications.ts';
import type { ResolverContext } from './context.ts';
import { notificationView } from './notification-view.ts';
import type { Resolves } from './types.generated.ts';

type Args = { readonly first?: number | null; readonly after?: string | null };

/** What one customer was told, newest first. */
export const notificationsOf = (customerId: string, args: Args, { read }: ResolverContext) =>
  connectionOf(args, {
    sort: byPlace(({ happenedAt, id }: NotificationRow) => ({ at: happenedAt, id })),
    find: (after, limit) => findNotificationsOf(read, customerId, after, limit),
    node: notificationView,
  });

/** The caller's own. Staff sign in with `stf_…` and are told nothing. */
export const notifications: Resolves['Query']['notifications'] = (_, args, context) =>
  notificationsOf(context.caller.subject ?? '', args, context);
