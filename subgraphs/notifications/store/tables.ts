import type { Instant } from '@jumun/platform/kernel/clock';
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
import type { Lately } from '../domain/limits.ts';
import { type Announced, channels } from '../domain/news.ts';
import type { Notification, NotificationId } from '../domain/notification.ts';
import type { Preferences } from '../domain/preferences.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** How customers can be reached: the only table with addresses. */
export const contacts = table(
  'contacts',
  {
    customerId: text('customer_id').primaryKey(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    phone: text('phone'),
    locale: oneOf('locale', ['ko', 'en']).notNull(),
    marketingConsent: yesNo('marketing_consent').notNull(),
    emailConfirmed: yesNo('email_confirmed').notNull().default(true),
    phoneConfirmed: yesNo('phone_confirmed').notNull().default(true),
    nightConsent: yesNo('night_consent').notNull().default(false),
    hasLeft: yesNo('has_left').notNull().default(false),
    since: instant('since').notNull(),
    /** The number, in its source's journal, of the event that said so: an older one changes nothing. */
    number: integer('number').notNull(),
  },
  (t) => [index('contacts_consenting').on(t.marketingConsent, t.customerId)],
);

/** What is to be sent, what was sent and what never will be. These rows are the history and decide what is sent. */
export const notifications = table(
  'notifications',
  {
    ...document<NotificationId, Notification>(),
    customerId: text('customer_id').notNull(),
    /** When the event it is about happened. */
    happenedAt: instant('happened_at').notNull(),
    attempts: integer('attempts').notNull(),
    channel: oneOf('channel', channels).notNull(),
    /** When it is tried next, or when its claim ends; null when it never will be tried again. */
    dueAt: instant('due_at'),
    /** Who is about to send it; null while nobody is. A claim is not part of its history. */
    claim: text('claim'),
    /** Since when a provider that could not tell a repeat may have it; null before. */
    handedOverAt: instant('handed_over_at'),
  },
  (t) => [
    index('notifications_of_customer').on(t.customerId, t.happenedAt, t.id),
    index('notifications_due').on(t.channel, t.dueAt).where(sql`due_at is not null`),
  ],
);

/** On which channels customers want to be told, of those who have chosen. */
export const preferences = table('preferences', document<string, Preferences>());

/** What customers were told within the last hour, as far as it is limited. */
export const lately = table('told_lately', {
  customerId: text('customer_id').primaryKey(),
  told: json<Lately>('told').notNull(),
});

/** What many customers are told, and how far it has come. */
export const announcements = table(
  'announcements',
  {
    eventId: text('event_id').primaryKey(),
    topic: text('topic').notNull(),
    productId: text('product_id').notNull(),
    news: json<Announced>('news').notNull(),
    correlationId: text('correlation_id').notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** The number of the event in catalog's journal; 0 for one of before this was kept. */
    number: integer('number').notNull().default(0),
    /** The last customer told; empty before the first. */
    upTo: text('up_to').notNull(),
    open: yesNo('open').notNull(),
  },
  (t) => [
    index('announcements_open').on(t.eventId).where(sql`open`),
    index('announcements_since').on(t.topic, t.productId, t.happenedAt),
  ],
);

/** Whether each product can be bought, as last heard by catalog's own numbers; there is no row before anything was heard. */
export const shelves = table('shelves', {
  productId: text('product_id').primaryKey(),
  filled: yesNo('filled').notNull(),
  number: integer('number').notNull(),
});

/** What there is to wait for, and who sells it; the latest by catalog's own numbers. */
export const products = table('products', {
  productId: text('product_id').primaryKey(),
  title: text('title').notNull(),
  /** Null for a ride. */
  storeId: text('store_id'),
  number: integer('number').notNull(),
});

/**
 * Who wants to buy a product that cannot be bought: whose order was refused for lack of copies, and who asked to be told. The numbers
 * are those of the journals of orders and of catalog, so that hearing something again changes nothing. A customer waits while the refusal
 * or the question is later than the purchase, than the last restock told, and than what took it back.
 */
export const waiting = table(
  'waiting',
  {
    productId: text('product_id').notNull(),
    customerId: text('customer_id').notNull(),
    refusedNumber: integer('refused_number').notNull(),
    refusedAt: instant('refused_at').notNull(),
    /** When the order that was refused was placed: what is offered later is news to its customer, even if the refusal came after it. */
    since: instant('since')
      .notNull()
      .default(0 as Instant),
    /** 0 before the first purchase. */
    boughtNumber: integer('bought_number').notNull(),
    /** When the last restock happened that the customer was told of; 0 before the first. */
    toldOf: instant('told_of').notNull(),
    /** The newest event of catalog by which the customer asked to be told, or took it back; 0 before the first. */
    wishNumber: integer('wish_number').notNull().default(0),
    /** When the customer asked to be told; 0 where they never did, or took it back. */
    askedAt: instant('asked_at')
      .notNull()
      .default(0 as Instant),
    /** The number of the last restock that the customer was told of; 0 before the first. */
    toldNumber: integer('told_number').notNull().default(0),
    /** When the customer took it back. */
    stoppedAt: instant('stopped_at')
      .notNull()
      .default(0 as Instant),
    boughtAt: instant('bought_at')
      .notNull()
      .default(0 as Instant),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.customerId] }),
    index('waiting_of_customer').on(t.customerId, t.productId),
  ],
);
