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
} from '@jumun/platform/columns';
import type { Money } from '@jumun/platform/money';
import {
  type Balance,
  type OrderFacts,
  type OrderStatus,
  orderEventTypes,
  type PaymentStatus,
} from '../domain/order-view.ts';

export { deadLetters, log, positions, storeIdentity } from '@jumun/platform/technical-tables';

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
  grade: oneOf('grade', ['SILVER', 'GOLD']).notNull(),
  gradeSequence: integer('grade_sequence').notNull(),
});

/** Counts the changes of each customer's page: 1, 2, 3 … */
export const feeds = table('feeds', {
  customerId: text('customer_id').primaryKey(),
  sequence: integer('sequence').notNull(),
});

/** What changed on each customer's page, in the order in which my page heard of it. */
export const changes = table(
  'changes',
  {
    /** Only for finding what is new; what clients count on is `sequence`. */
    number: sequence('number'),
    customerId: text('customer_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: oneOf('kind', ['ORDER', 'BALANCE']).notNull(),
    occurredAt: instant('occurred_at').notNull(),
    /** Of an order: the event up to which its view had come. */
    orderId: text('order_id'),
    orderSequence: integer('order_sequence'),
    balance: json<Balance | null>('balance'),
  },
  (t) => [uniqueIndex('changes_of_customer').on(t.customerId, t.sequence)],
);
