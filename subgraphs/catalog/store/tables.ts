import { document } from '@jumun/platform/kernel/rows';
import {
  check,
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
import type { Product, ProductId, StoreFulfilment, StoreId } from '../domain/product.ts';
import type { Reservation, ReservationKey } from '../domain/reservation.ts';
import type { Shelf, ShelfId } from '../domain/shelf.ts';
import { movementKinds } from '../domain/stock.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export { idempotency } from '@jumun/platform/kernel/idempotency';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export const products = table(
  'products',
  {
    ...document<ProductId, Product>(),
    kind: text('kind').notNull(),
    available: yesNo('available').notNull(),
    /** Who sells it; null for a ride. */
    storeId: text<StoreId>('store_id'),
    category: text('category'),
    /** The words by which it is found, folded, with a space around each: see domain/words.ts. What finds them follows in the same write. */
    search: text('search').notNull(),
    /** Where the product stands in lists, by when it was registered. */
    place: text('place').notNull(),
    /** Where it stands in lists by title, and by price. */
    byTitle: text('by_title').notNull().default(''),
    byPrice: text('by_price').notNull().default(''),
    /** By which rules the columns before were made of the product: see `listingRules` in products.ts. */
    listed: integer('listed').notNull().default(0),
  },
  (t) => [
    index('products_place').on(t.place),
    index('products_by_title').on(t.byTitle),
    index('products_by_price').on(t.byPrice),
    index('products_of_store_place').on(t.storeId, t.place),
    index('products_of_store_by_title').on(t.storeId, t.byTitle),
    index('products_of_store_by_price').on(t.storeId, t.byPrice),
    index('products_of_category_place').on(t.category, t.place),
    index('products_of_category_by_title').on(t.category, t.byTitle),
    index('products_of_category_by_price').on(t.category, t.byPrice),
    index('products_categories').on(t.storeId, t.category),
    index('products_listed').on(t.listed),
  ],
);

/** Which product has an ISBN: each number is registered once. */
export const isbns = table('isbns', {
  isbn: text('isbn').primaryKey(),
  productId: text<ProductId>('product_id').notNull(),
});

/** One row per counted product. It follows from the ledger, and exists so that copies can be taken by one update. */
export const stock = table(
  'stock',
  {
    productId: text<ProductId>('product_id').primaryKey(),
    onHand: integer('on_hand').notNull(),
    available: integer('available').notNull(),
    /** The number of the product's newest ledger row. */
    sequence: integer('sequence').notNull(),
  },
  (t) => [
    check('stock_never_oversold', sql`${t.available} >= 0`),
    check('stock_held_copies_exist', sql`${t.onHand} >= ${t.available}`),
  ],
);

/** Every movement of a counted product's copies, numbered 1, 2, 3 … per product. Rows are only ever added. */
export const stockLedger = table(
  'stock_ledger',
  {
    productId: text<ProductId>('product_id').notNull(),
    sequence: integer('sequence').notNull(),
    kind: oneOf('kind', movementKinds).notNull(),
    quantity: integer('quantity').notNull(),
    /** The reservation that moved the copies; null where staff did. */
    reservation: text('reservation'),
    at: instant('at').notNull(),
    /** The counters after it. */
    onHand: integer('on_hand').notNull().default(0),
    available: integer('available').notNull().default(0),
    /** Why and by whom it was done; null where an order did. */
    reason: text('reason'),
    actor: text('actor'),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.sequence] }),
    check('stock_ledger_quantity', sql`${t.quantity} > 0`),
  ],
);

/** Whether each product can be bought, as others last heard of it; there is none before that. */
export const shelves = table('shelves', { ...document<ShelfId, Shelf>(), status: text('status').notNull() });

/** Who asked to be told when a product can be bought; a wish ends when it can, and others tell them. */
export const wishes = table(
  'wishes',
  {
    productId: text<ProductId>('product_id').notNull(),
    customerId: text('customer_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.customerId] }),
    index('wishes_of_customer').on(t.customerId, t.at),
  ],
);

/** The stores that were opened, as catalog has heard of them. */
export const stores = table('stores', {
  id: text<StoreId>('id').primaryKey(),
  fulfilments: json<readonly StoreFulfilment[]>('fulfilments').notNull(),
});

export const reservations = table('reservations', {
  ...document<ReservationKey, Reservation>(),
  status: text('status').notNull(),
});
