import { z } from 'zod';
import { type EventOf, eventForm } from '../published-event.ts';

/** Identifies a message, without its text or its address. */
const notification = {
  notificationId: z.string(),
  customerId: z.string(),
  channel: z.enum(['SMS', 'EMAIL', 'PUSH']),
  /** What it is about, such as `ORDER_PLACED`; values may be added. */
  topic: z.string(),
  /** The order it is about, or null. */
  orderId: z.string().nullable(),
  /** The id of the event it is about. */
  about: z.string(),
  /** Its heading, in the customer's language. Absent in older events. */
  subject: z.string().optional(),
  /** How often sending was tried. Absent in older events. */
  attempts: z.int().nonnegative().optional(),
  /** When the event it is about happened. Absent in older events. */
  happenedAt: z.int().optional(),
};

/** The provider of the channel has accepted the message. */
export const NotificationSent = eventForm(
  'NotificationSent',
  1,
  z.object({ ...notification, sentAt: z.int() }),
);
export type NotificationSent = EventOf<typeof NotificationSent>;

/** The message will not be sent: its provider refused it permanently, or never answered; the reason is a code. */
export const NotificationFailed = eventForm(
  'NotificationFailed',
  1,
  z.object({ ...notification, reason: z.string() }),
);
export type NotificationFailed = EventOf<typeof NotificationFailed>;
