import { document } from '@jumun/platform/kernel/rows';
import {
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  yesNo,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Announced } from '../domain/news.ts';
import type { Notification, NotificationId } from '../domain/notification.ts';

export { deadLetters, journal, positions, storeIdentity } from '@jumun/platform/store/technical-tables';

/** How customers can be reached: the only rows with addresses. */
export const contacts = table(
  'contacts',
  {
    customerId: text('customer_id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone'),
    locale: oneOf('locale', ['ko', 'en']).notNull(),
    marketingConsent: yesNo('marketing_consent').notNull(),
    since: instant('since').notNull(),
    /** The number, in its source's log, of the event that said so: an older one changes nothing. */
    number: integer('number').notNull(),
  },
  (t) => [index('contacts_consenting').on(t.marketingConsent, t.customerId)],
);

/** What is to be sent, what was sent and what never was: the history and the truth of the sending. */
export const notifications = table(
  'notifications',
  {
    ...document<NotificationId, Notification>(),
    customerId: text('customer_id').notNull(),
    /** When what it tells of happened. */
    happenedAt: instant('happened_at').notNull(),
    attempts: integer('attempts').notNull(),
    /** When it is tried next; null when it never is again. */
    dueAt: instant('due_at'),
  },
  (t) => [
    index('notifications_of_customer').on(t.customerId, t.happenedAt, t.id),
    index('notifications_due').on(t.dueAt).where(sql`due_at is not null`),
  ],
);

/** What many customers are told, and up to whom it has come. */
export const announcements = table(
  'announcements',
  {
    eventId: text('event_id').primaryKey(),
    topic: text('topic').notNull(),
    productId: text('product_id').notNull(),
    news: json<Announced>('news').notNull(),
    correlationId: text('correlation_id').notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** The last customer who was looked at; an empty text before the first. */
    upTo: text('up_to').notNull(),
    open: yesNo('open').notNull(),
  },
  (t) => [
    index('announcements_open').on(t.eventId).where(sql`open`),
    index('announcements_since').on(t.topic, t.productId, t.happenedAt),
  ],
);

/**
 * Who wanted to buy a product that was short. The numbers are those of orders' log, so that hearing something again
 * changes nothing: a customer waits while refused is later than bought and than the last restock told.
 */
export const waiting = table(
  'waiting',
  {
    productId: text('product_id').notNull(),
    customerId: text('customer_id').notNull(),
    refusedNumber: integer('refused_number').notNull(),
    refusedAt: instant('refused_at').notNull(),
    /** 0 while never bought. */
    boughtNumber: integer('bought_number').notNull(),
    /** When the last restock happened that the customer was told of; 0 while none was. */
    toldOf: instant('told_of').notNull(),
  },
  (t) => [primaryKey({ columns: [t.productId, t.customerId] })],
);
