import { document, factIn } from '@jumun/platform/kernel/rows';
import { index, instant, table, text, yesNo } from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Delivery, OrderId } from '../domain/delivery.ts';

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
    /** Preparing or on its way. */
    open: yesNo('open').notNull(),
    /** When the simulated carrier moves the parcel next; null where it does not. */
    carrierAt: instant('carrier_at'),
  },
  (t) => [
    index('deliveries_of_customer').on(customerOf),
    index('deliveries_by_place').on(startedAt, t.id),
    index('deliveries_open').on(t.open, startedAt, t.id),
    index('deliveries_of_carrier').on(t.carrierAt).where(sql`carrier_at is not null`),
  ],
);
