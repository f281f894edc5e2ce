import { index, integer, primaryKey, table, text } from '@jumun/platform/store/columns';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** What was sold and what was given back: one row for each order, cause and product, which never changes. */
export const entries = table(
  'entries',
  {
    orderId: text('order_id').notNull(),
    cause: text('cause').notNull(),
    productId: text('product_id').notNull(),
    storeId: text('store_id').notNull(),
    currency: text('currency').notNull(),
    day: text('day').notNull(),
    gross: integer('gross').notNull(),
    refunded: integer('refunded').notNull(),
    quantity: integer('quantity').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.orderId, t.cause, t.productId] }),
    index('entries_of_day').on(t.day, t.storeId, t.productId),
  ],
);

const amounts = () => ({
  gross: integer('gross').notNull(),
  refunded: integer('refunded').notNull(),
  orders: integer('orders').notNull(),
  quantity: integer('quantity').notNull(),
});

/** What the entries of a day and store add up to, in one currency. */
export const ofStores = table(
  'of_stores',
  {
    day: text('day').notNull(),
    storeId: text('store_id').notNull(),
    currency: text('currency').notNull(),
    ...amounts(),
  },
  (t) => [primaryKey({ columns: [t.day, t.storeId, t.currency] })],
);

/** The same for each product; an order counts once for each of its products. */
export const ofProducts = table(
  'of_products',
  {
    day: text('day').notNull(),
    storeId: text('store_id').notNull(),
    productId: text('product_id').notNull(),
    currency: text('currency').notNull(),
    ...amounts(),
  },
  (t) => [primaryKey({ columns: [t.day, t.storeId, t.productId, t.currency] })],
);
