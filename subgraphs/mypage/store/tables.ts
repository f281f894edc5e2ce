import type { Money } from '@jumun/platform/kernel/money';
import {
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  sequence,
  table,
  text,
  uniqueIndex,
  yesNo,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { NotificationView } from '../domain/notification-view.ts';
import {
  type Balance,
  type OrderFacts,
  type OrderStatus,
  orderEventTypes,
  type PaymentStatus,
} from '../domain/order-view.ts';
import type { Shown } from '../domain/shown.ts';

export { deadLetters, journal, positions, storeIdentity } from '@jumun/platform/store/technical-tables';

/** An order as it was after the last of its events, whatever order they were heard in. */
export const orderViews = table(
  'order_views',
  {
    orderId: text('order_id').primaryKey(),
    customerId: text('customer_id').notNull(),
    sequence: integer('sequence').notNull(),
    status: text<OrderStatus>('status').notNull(),
    paymentStatus: text<PaymentStatus>('payment_status'),
    fulfilmentStatus: text('fulfilment_status'),
    fulfilment: text<OrderFacts['fulfilment']>('fulfilment').notNull(),
    total: json<Money>('total').notNull(),
    placedAt: instant('placed_at').notNull(),
    open: yesNo('open').notNull(),
    /** When the last of its events happened. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('order_views_of_customer').on(t.customerId, t.placedAt, t.orderId)],
);

/** Every event of every order: what the live stream replays, and the steps that my page shows. */
export const orderEvents = table(
  'order_events',
  {
    orderId: text('order_id').notNull(),
    sequence: integer('sequence').notNull(),
    type: oneOf('type', orderEventTypes).notNull(),
    status: text<OrderStatus>('status').notNull(),
    paymentStatus: text<PaymentStatus>('payment_status'),
    fulfilmentStatus: text('fulfilment_status'),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.sequence] })],
);

/** What each customer has, as far as it was heard: each by the newest change of it, by its source's own count. */
export const balances = table('balances', {
  customerId: text('customer_id').primaryKey(),
  mileage: integer('mileage').notNull(),
  mileageSequence: integer('mileage_sequence').notNull(),
  points: integer('points').notNull().default(0),
  pointsSequence: integer('points_sequence').notNull().default(0),
  grade: oneOf('grade', ['SILVER', 'GOLD']).notNull(),
  gradeSequence: integer('grade_sequence').notNull(),
});

/** Every mission there is. Its definition has the last word on its title. */
export const missions = table('missions', {
  missionId: text('mission_id').primaryKey(),
  title: text('title').notNull(),
  /** When it was defined; the order in which missions are shown. */
  since: instant('since').notNull(),
});

/** What each customer achieved, and the reward for it: by whichever of the two was heard first. */
export const achievements = table(
  'achievements',
  {
    customerId: text('customer_id').notNull(),
    missionId: text('mission_id').notNull(),
    achievedAt: instant('achieved_at'),
    rewardId: text('reward_id'),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.missionId] })],
);

/** What was heard of each item of a wallet and of the gift for it, in whatever order; null is what was not heard yet. */
export const walletItems = table(
  'wallet_items',
  {
    walletItemId: text('wallet_item_id').primaryKey(),
    customerId: text('customer_id').notNull(),
    rewardId: text('reward_id'),
    title: text('title'),
    issuedAt: instant('issued_at'),
    giftId: text('gift_id'),
    usedAt: instant('used_at'),
    usedEventId: text('used_event_id'),
  },
  (t) => [index('wallet_items_of_customer').on(t.customerId, t.rewardId)],
);

/** Every message that was sent to a customer, or never will be. */
export const notifications = table(
  'notifications',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    channel: text<NotificationView['channel']>('channel').notNull(),
    topic: text('topic').notNull(),
    subject: text('subject').notNull(),
    /** The event that it tells of. */
    about: text('about').notNull(),
    attempts: integer('attempts').notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** Null when it never will be. */
    sentAt: instant('sent_at'),
    /** When that was known. */
    at: instant('at').notNull(),
  },
  (t) => [
    index('notifications_of_customer').on(t.customerId, t.at, t.id),
    // the few that are looked for by what they tell of; the many cost nothing
    index('notifications_of_used_gifts').on(t.about).where(sql`topic = 'GIFT_USED'`),
  ],
);

/** Counts the changes of each customer's page: 1, 2, 3 … */
export const feeds = table('feeds', {
  customerId: text('customer_id').primaryKey(),
  sequence: integer('sequence').notNull(),
});

/** CORRECTION is an order that was shown wrongly, as it was after a rebuild. */
const changeKinds = ['ORDER', 'BALANCE', 'WALLET_ITEM', 'MISSION', 'NOTIFICATION', 'CORRECTION'] as const;

/** What changed on each customer's page, in the order in which my page heard of it. */
export const changes = table(
  'changes',
  {
    /** Only for finding what is new; what clients count on is `sequence`. */
    number: sequence('number'),
    customerId: text('customer_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: oneOf('kind', changeKinds).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** Of an order: the event up to which its view had come. */
    orderId: text('order_id'),
    orderSequence: integer('order_sequence'),
    balance: json<Balance | null>('balance'),
    /** Of all others: what is shown, as it was then. */
    shown: json<Shown | null>('shown'),
  },
  (t) => [uniqueIndex('changes_of_customer').on(t.customerId, t.sequence)],
);
