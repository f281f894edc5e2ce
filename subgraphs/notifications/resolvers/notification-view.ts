import type { KnownNotification } from '../domain/notification.ts';
import type { NotificationRow } from '../store/notifications.ts';
import type { NotificationModel } from './models.ts';

/** A notification as the graph shows it. */
export const notificationView = (row: NotificationRow): NotificationModel => ({
  ...(row.state as KnownNotification), // only notifications that were planned are kept
  id: row.id,
});
