import { document, factIn } from '@jumun/platform/kernel/rows';
import {
  index,
  instant,
  integer,
  json,
  oneOf,
  primaryKey,
  table,
  text,
  uniqueIndex,
  yesNo,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Offer } from '../domain/basket.ts';
import type { Shop } from '../domain/shop.ts';
import type { Order, OrderId } from '../domain/states.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export { idempotency } from '@jumun/platform/kernel/idempotency';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** The store that prepares it. */
export const storeOf = factIn('storeId');

export const orders = table(
  'orders',
  {
    ...document<OrderId, Order>(),
    customerId: text('customer_id').notNull(),
    idempotencyKey: text('idempotency_key').notNull(),
    status: text('status').notNull(),
    open: yesNo('open').notNull(),
    placedAt: instant('placed_at').notNull(),
    /** When the system has to look again; null while nothing waits for the system. */
    lookAt: instant('look_at'),
    /** When the watch checks whether it has waited too long; null while it waits for nothing, and after an alert about a wait for people. */
    watchAt: instant('watch_at'),
    /** What it has waited for beyond its limit, once alerted; null again with its next change. */
    pastLimit: text('past_limit'),
    /** Two orders of one basket never have the same place; null in orders of versions that did not compare them. */
    basket: text('basket'),
    basketPlace: integer('basket_place'),
    /** By which people call it; null only in orders of versions that gave none, where another has the same. */
    number: text('number'),
  },
  (t) => [
    uniqueIndex('orders_key').on(t.customerId, t.idempotencyKey), // one key is one order, for ever
    uniqueIndex('orders_basket').on(t.basket, t.basketPlace),
    uniqueIndex('orders_number').on(t.number),
    index('orders_of_customer').on(t.customerId, t.placedAt, t.id),
    index('orders_by_place').on(t.placedAt, t.id),
    index('orders_of_store').on(storeOf, t.placedAt, t.id),
    index('orders_to_look_at').on(t.lookAt).where(sql`look_at is not null`),
    index('orders_to_watch').on(t.watchAt).where(sql`watch_at is not null`),
    index('orders_past_limit').on(t.pastLimit).where(sql`past_limit is not null`),
  ],
);

/** Orders' own copy of the catalogue: an order is priced without asking another context. */
export const offers = table('offers', {
  id: text('id').primaryKey(),
  offer: json<Offer>('offer').notNull(),
  kind: oneOf('kind', ['BOOK', 'MENU_ITEM', 'RIDE_CLASS']).notNull(),
});

/** What customers think of ordering, by product: two devices that change different lines are in nobody's way. */
export const cartLines = table(
  'cart_lines',
  {
    customerId: text('customer_id').notNull(),
    productId: text('product_id').notNull(),
    /** The ids of what is chosen of it, sorted, with commas between; empty where nothing is. */
    options: text('options').notNull().default(''),
    quantity: integer('quantity').notNull(),
    addedAt: instant('added_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.customerId, t.productId, t.options] })],
);

/** Orders' own copy of the stores: an order is refused by their hours without asking another context. */
export const shops = table('shops', {
  id: text('id').primaryKey(),
  shop: json<Shop>('shop').notNull(),
});
