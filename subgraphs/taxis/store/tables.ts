import { document, factIn } from '@jumun/platform/kernel/rows';
import {
  check,
  index,
  instant,
  integer,
  json,
  oneOf,
  table,
  text,
  uniqueIndex,
  yesNo,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { OrderId, Ride } from '../domain/ride-states.ts';
import type { Taxi, TaxiId } from '../domain/taxi.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export const taxis = table(
  'taxis',
  {
    ...document<TaxiId, Taxi>(),
    rideClass: oneOf('ride_class', ['BASIC', 'PRIME', 'PLATINUM']).notNull(),
    capacity: integer('capacity').notNull(),
    /** How many of its rides are assigned or started. */
    busy: integer('busy').notNull(),
    driverId: text('driver_id'),
  },
  (t) => [
    uniqueIndex('taxis_one_for_each_driver').on(t.driverId),
    check('taxis_never_overbooked', sql`${t.busy} <= ${t.capacity}`),
    check('taxis_busy_with_rides', sql`${t.busy} >= 0`),
  ],
);

/** Whose ride it is. */
export const customerOf = factIn('customerId');

export const rides = table(
  'rides',
  {
    ...document<OrderId, Ride>(),
    status: text('status').notNull(),
    /** Requested, assigned or started. */
    open: yesNo('open').notNull(),
    taxiId: text<TaxiId>('taxi_id'),
    requestedAt: instant('requested_at'),
    /** Until when a taxi has to be found; null once it has one, or has ended. */
    assignBy: instant('assign_by'),
    /** Its place in the line for taxis: those that broke down come first, then those that were requested first. */
    line: instant('line'),
  },
  (t) => [
    index('rides_to_assign').on(t.assignBy).where(sql`assign_by is not null`),
    index('rides_of_taxi').on(t.taxiId, t.requestedAt, t.id),
    index('rides_of_customer').on(customerOf),
    index('rides_by_place').on(t.requestedAt, t.id),
    index('rides_in_line').on(t.line, t.id),
    index('rides_open').on(t.open, t.requestedAt, t.id),
  ],
);

/** One row: the newest number of the queue. */
export const fleet = table('fleet', {
  one: integer('one').primaryKey(),
  sequence: integer('sequence').notNull(),
});

/** Each ride as it was after each change, for live subscriptions. */
export const queue = table(
  'queue',
  {
    sequence: integer('sequence').primaryKey(),
    orderId: text<OrderId>('order_id').notNull(),
    state: json<Ride>('state').notNull(),
    taxiId: text<TaxiId>('taxi_id'),
    /** The taxi that had the ride before: its driver has to see that it is lost. */
    formerTaxiId: text<TaxiId>('former_taxi_id'),
  },
  (t) => [
    index('queue_of_taxi').on(t.taxiId, t.sequence),
    index('queue_of_former_taxi').on(t.formerTaxiId, t.sequence),
  ],
);

/** How the passengers of rides can be recognised and reached, by customer, as far as customers has said. */
export const passengers = table('passengers', {
  customerId: text('customer_id').primaryKey(),
  firstName: text('first_name').notNull(),
  phone: text('phone'),
  /** The place in customers' journal of what was heard: the latest counts. */
  number: integer('number').notNull(),
});
