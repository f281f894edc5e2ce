import { index, instant, json, oneOf, table, text, uniqueIndex, yesNo } from '@jumun/platform/columns';
import { document } from '@jumun/platform/rows';
import type { Offer } from '../domain/basket.ts';
import type { Order, OrderId } from '../domain/order.ts';

export { deadLetters, log, positions, storeIdentity } from '@jumun/platform/technical-tables';

export const orders = table(
  'orders',
  {
    ...document<OrderId, Order>(),
    customerId: text('customer_id').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    status: text('status').notNull(),
    open: yesNo('open').notNull(),
    placedAt: instant('placed_at').notNull(),
    /** When the system has to look at it again; null while nothing waits for the system. */
    lookAt: instant('look_at'),
  },
  (t) => [
    uniqueIndex('orders_key').on(t.customerId, t.idempotencyKey), // one key = one order, for ever
    index('orders_of_customer').on(t.customerId, t.id),
    index('orders_to_look_at').on(t.lookAt),
  ],
);

/** Orders' own copy of the catalogue: an order is priced without asking anybody. */
export const offers = table('offers', {
  id: text('id').primaryKey(),
  offer: json<Offer>('offer').notNull(),
  kind: oneOf('kind', ['BOOK', 'MENU_ITEM', 'RIDE_CLASS']).notNull(),
});
