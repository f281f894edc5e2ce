import { index, instant, table, text, yesNo } from '@jumun/platform/columns';
import { document } from '@jumun/platform/rows';
import { sql } from 'drizzle-orm';
import type { Delivery, OrderId } from '../domain/delivery.ts';

export { deadLetters, log, positions, storeIdentity } from '@jumun/platform/technical-tables';

export const deliveries = table(
  'deliveries',
  {
    ...document<OrderId, Delivery>(),
    status: text('status').notNull(),
    /** Preparing or on its way. */
    open: yesNo('open').notNull(),
    /** When the simulated carrier does its next step; null where there is none. */
    carrierAt: instant('carrier_at'),
  },
  (t) => [
    index('deliveries_open').on(t.open, t.id),
    index('deliveries_of_carrier').on(t.carrierAt).where(sql`carrier_at is not null`),
  ],
);
