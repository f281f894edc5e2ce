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
import { orderEventTypes } from '@jumun/schema/events/orders';
import { sql } from 'drizzle-orm';
import type { NotificationView } from '../domain/notification-view.ts';
import type { Balance, OrderFacts, OrderStatus, PaymentStatus } from '../domain/order-view.ts';
import type { Shown } from '../domain/shown.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** An order as it was after the last of its events, in whatever order these were heard. */
export const orderViews = table(
  'order_views',
  {
    orderId: text('order_id').primaryKey(),
    customerId: text('customer_id').notNull(),
    sequence: integer('sequence').notNull(),
    status: text<OrderStatus>('status').notNull(),
    paymentStatus: text<PaymentStatus>('payment_status'),
    fulfilmentStatus: text('fulfilment_status'),
    rejection: text('rejection'),
    refunded: json<Money>('refunded'),
    givenUp: text('given_up'),
    fulfilment: text<OrderFacts['fulfilment']>('fulfilment').notNull(),
    total: json<Money>('total').notNull(),
    placedAt: instant('placed_at').notNull(),
    open: yesNo('open').notNull(),
    /** When the last of its events happened. */
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('order_views_of_customer').on(t.customerId, t.placedAt, t.orderId)],
);

/** Every event of every order: what the live stream replays, and the steps my page shows. */
export const orderEvents = table(
  'order_events',
  {
    orderId: text('order_id').notNull(),
    sequence: integer('sequence').notNull(),
    type: oneOf('type', orderEventTypes).notNull(),
    status: text<OrderStatus>('status').notNull(),
    paymentStatus: text<PaymentStatus>('payment_status'),
    fulfilmentStatus: text('fulfilment_status'),
    rejection: text('rejection'),
    refunded: json<Money>('refunded'),
    givenUp: text('given_up'),
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.orderId, t.sequence] })],
);

/** What each customer has, as far as heard. Each value is from its newest change by its source's own count. */
export const balances = table('balances', {
  customerId: text('customer_id').primaryKey(),
  mileage: integer('mileage').notNull(),
  mileageSequence: integer('mileage_sequence').notNull(),
  points: integer('points').notNull().default(0),
  pointsSequence: integer('points_sequence').notNull().default(0),
  grade: oneOf('grade', ['SILVER', 'GOLD']).notNull(),
  gradeSequence: integer('grade_sequence').notNull(),
});

/** Every mission. Its definition has the last word on its title. */
export const missions = table('missions', {
  missionId: text('mission_id').primaryKey(),
  title: text('title').notNull(),
  /** When it was defined: missions are shown in this order. */
  since: instant('since').notNull(),
  /** From when on it cannot be achieved any more; null where it does not end. */
  endsAt: instant('ends_at'),
  /** Of the change that said so; 0 where its definition did. */
  endSequence: integer('end_sequence').notNull().default(0),
});

/** What each customer achieved, and the reward for it; either may be heard first. */
export const achievements = table(
  'achievements',
  {
    customerId: text('customer_id').notNull(),
    missionId: text('mission_id').notNull(),
    /** The first time. */
    achievedAt: instant('achieved_at'),
    rewardId: text('reward_id'),
    times: integer('times').notNull().default(1),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.missionId] })],
);

/** What was heard, in whatever order, of each wallet item and of the gift for it. Null is what was not heard yet. */
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

/** Every message that was sent to a customer or never will be. */
export const notifications = table(
  'notifications',
  {
    id: text('id').primaryKey(),
    customerId: text('customer_id').notNull(),
    channel: text<NotificationView['channel']>('channel').notNull(),
    topic: text('topic').notNull(),
    subject: text('subject').notNull(),
    /** The event it is about. */
    about: text('about').notNull(),
    attempts: integer('attempts').notNull(),
    happenedAt: instant('happened_at').notNull(),
    /** Null when it never will be sent. */
    sentAt: instant('sent_at'),
    /** When that was known. */
    at: instant('at').notNull(),
  },
  (t) => [
    index('notifications_of_customer').on(t.customerId, t.at, t.id),
    // partial: only these few are looked up by the event they are about
    index('notifications_of_used_gifts').on(t.about).where(sql`topic = 'GIFT_USED'`),
  ],
);

/** Customers who have left: no words about them are kept, whenever they are heard. */
export const departures = table('departures', { customerId: text('customer_id').primaryKey() });

/** Counts the changes to each customer's page: 1, 2, 3 … */
export const feeds = table('feeds', {
  customerId: text('customer_id').primaryKey(),
  sequence: integer('sequence').notNull(),
});

/** CORRECTION is an order that was shown wrongly, as a rebuild made it. */
const changeKinds = ['ORDER', 'BALANCE', 'WALLET_ITEM', 'MISSION', 'NOTIFICATION', 'CORRECTION'] as const;

/** What changed on each customer's page, in the order in which it was heard. */
export const changes = table(
  'changes',
  {
    /** Only for finding what is new; clients rely on `sequence`. */
    number: sequence('number'),
    customerId: text('customer_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: oneOf('kind', changeKinds).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** For an order: the event its view was at. */
    orderId: text('order_id'),
    orderSequence: integer('order_sequence'),
    balance: json<Balance | null>('balance'),
    /** For all others: what is shown, as it was then. */
    shown: json<Shown | null>('shown'),
  },
  (t) => [uniqueIndex('changes_of_customer').on(t.customerId, t.sequence)],
);
