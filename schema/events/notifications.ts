import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** Which message it is; neither its text nor where it went. */
const notification = {
  notificationId: z.string(),
  customerId: z.string(),
  channel: z.enum(['SMS', 'EMAIL', 'PUSH']),
  /** What it tells of, such as `ORDER_PLACED`; new words may be added. */
  topic: z.string(),
  /** The order it is about, or null. */
  orderId: z.string().nullable(),
  /** The id of the event it tells of. */
  about: z.string(),
  /** What it is headed, in the customer's language. Not said by older events. */
  subject: z.string().optional(),
  /** How often it was tried. Not said by older events. */
  attempts: z.int().nonnegative().optional(),
  /** When what it tells of happened. Not said by older events. */
  happenedAt: z.int().optional(),
};

/** The provider of the channel has taken the message. */
export const NotificationSent = eventForm(
  'NotificationSent',
  1,
  z.object({ ...notification, sentAt: z.int() }),
);
export type NotificationSent = EventOf<typeof NotificationSent>;

/** The message will not be sent: its provider refused it for good, or never answered; the reason is a code. */
export const NotificationFailed = eventForm(
  'NotificationFailed',
  1,
  z.object({ ...notification, reason: z.string() }),
);
export type NotificationFailed = EventOf<typeof NotificationFailed>;
