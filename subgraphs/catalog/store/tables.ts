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
    /** Title and author in lower case. */
    search: text('search').notNull(),
    /** Where the product stands in lists, by when it was registered. */
    place: text('place').notNull(),
  },
  (t) => [index('products_place').on(t.place)],
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
    kind: oneOf('kind', ['RESTOCKED', 'HELD', 'SOLD', 'RELEASED', 'RETURNED']).notNull(),
    quantity: integer('quantity').notNull(),
    /** The reservation that moved the copies; null for a restock. */
    reservation: text('reservation'),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.productId, t.sequence] }),
    check('stock_ledger_quantity', sql`${t.quantity} > 0`),
  ],
);

/** Whether each product can be bought, as others last heard of it; there is none before that. */
export const shelves = table('shelves', { ...document<ShelfId, Shelf>(), status: text('status').notNull() });

/** The stores that were opened, as catalog has heard of them. */
export const stores = table('stores', {
  id: text<StoreId>('id').primaryKey(),
  fulfilments: json<readonly StoreFulfilment[]>('fulfilments').notNull(),
});

export const reservations = table('reservations', {
  ...document<ReservationKey, Reservation>(),
  status: text('status').notNull(),
});
