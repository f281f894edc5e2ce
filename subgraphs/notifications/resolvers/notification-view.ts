import type { KnownNotification, NotificationId } from '../domain/notification.ts';
import type { NotificationRow } from '../store/notifications.ts';

export type NotificationView = KnownNotification & { readonly id: NotificationId };

/** A notification as the graph shows it. */
export const notificationView = (row: NotificationRow): NotificationView => ({
  ...(row.state as KnownNotification), // only those that were planned are kept
  id: row.id,
});
