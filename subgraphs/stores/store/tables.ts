import { document } from '@jumun/platform/kernel/rows';
import { index, instant, integer, json, oneOf, primaryKey, table, text } from '@jumun/platform/store/columns';
import type { OrderId, StoreId, Ticket } from '../domain/ticket.ts';

export { deadLetters, journal, positions, storeIdentity } from '@jumun/platform/store/technical-tables';

export const stores = table('stores', {
  id: text<StoreId>('id').primaryKey(),
  name: text('name').notNull(),
  acceptance: oneOf('acceptance', ['AUTOMATIC', 'MANUAL']).notNull(),
  /** Counts what happened in this store's queue: 1, 2, 3 … */
  sequence: integer('sequence').notNull(),
});

export const tickets = table(
  'tickets',
  {
    ...document<OrderId, Ticket>(),
    storeId: text<StoreId>('store_id'),
    status: text('status').notNull(),
    openedAt: instant('opened_at'),
    /** When the ticket is rejected unless the staff decide before; null once it is decided, and where nobody has to. */
    acceptBy: instant('accept_by'),
  },
  (t) => [index('tickets_of_store').on(t.storeId, t.id), index('tickets_to_accept').on(t.acceptBy)],
);

/** What a store's queue showed after each change, for those who watch it live. */
export const queue = table(
  'queue',
  {
    storeId: text<StoreId>('store_id').notNull(),
    sequence: integer('sequence').notNull(),
    orderId: text<OrderId>('order_id').notNull(),
    state: json<Ticket>('state').notNull(),
  },
  (t) => [primaryKey({ columns: [t.storeId, t.sequence] })],
);
