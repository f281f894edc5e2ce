import { document, factIn } from '@jumun/platform/kernel/rows';
import { index, instant, integer, json, table, text, yesNo } from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Delivery, OrderId } from '../domain/states.ts';
import type { Waybill } from '../domain/waybill.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** Whose delivery it is. */
export const customerOf = factIn('customerId');

/** Since when a parcel is being prepared; an index serves only a query that says it in the same words. */
export const startedAt = sql.raw(`(cast(state ->> 'startedAt' as bigint))`);

export const deliveries = table(
  'deliveries',
  {
    ...document<OrderId, Delivery>(),
    status: text('status').notNull(),
    /** Whose goods they are; null where that is not known. */
    storeId: text('store_id'),
    /** Preparing, on its way, or on its way back. */
    open: yesNo('open').notNull(),
    /** Who took it, also after its end; null where nobody did. */
    courierId: text('courier_id'),
    /** When the simulated carrier moves the parcel next; null where it does not. */
    carrierAt: instant('carrier_at'),
  },
  (t) => [
    index('deliveries_of_customer').on(customerOf),
    index('deliveries_by_place').on(startedAt, t.id),
    index('deliveries_open').on(t.open, startedAt, t.id),
    index('deliveries_of_courier').on(t.courierId, startedAt, t.id).where(sql`courier_id is not null`),
    index('deliveries_of_carrier').on(t.carrierAt).where(sql`carrier_at is not null`),
  ],
);

/** Of each order that is shipped, whom it is for, where it goes and what is in it: all that is kept here about a person. */
export const waybills = table(
  'waybills',
  {
    orderId: text<OrderId>('order_id').primaryKey(),
    customerId: text('customer_id').notNull(),
    placedAt: instant('placed_at').notNull(),
    waybill: json<Waybill>('waybill').notNull(),
  },
  (t) => [index('waybills_of_customer').on(t.customerId), index('waybills_by_place').on(t.placedAt)],
);

/** One row: the newest number of the queue. */
export const counter = table('counter', {
  one: integer('one').primaryKey(),
  sequence: integer('sequence').notNull(),
});

/** Each delivery as it was after each change, for live subscriptions; a queue says nothing about persons. */
export const queue = table('queue', {
  sequence: integer('sequence').primaryKey(),
  orderId: text<OrderId>('order_id').notNull(),
  storeId: text('store_id'),
  state: json<Delivery>('state').notNull(),
});
