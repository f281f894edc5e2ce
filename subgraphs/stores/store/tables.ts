import { document } from '@jumun/platform/kernel/rows';
import { index, instant, integer, json, oneOf, primaryKey, table, text } from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import { endedStatuses, type OrderId, type StoreId, type Ticket } from '../domain/ticket.ts';

export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

export const stores = table('stores', {
  id: text<StoreId>('id').primaryKey(),
  name: text('name').notNull(),
  acceptance: oneOf('acceptance', ['AUTOMATIC', 'MANUAL']).notNull(),
  /** The newest number of this store's queue, 0 at first. */
  sequence: integer('sequence').notNull(),
});

/** Of tickets still to be worked on; an index serves only a query that says it in the same words. */
export const isOpenTicket = sql.raw(
  `status not in (${endedStatuses.map((status) => `'${status}'`).join(', ')})`,
);

export const tickets = table(
  'tickets',
  {
    ...document<OrderId, Ticket>(),
    storeId: text<StoreId>('store_id'),
    status: text('status').notNull(),
    openedAt: instant('opened_at'),
    /** When the ticket is rejected unless the staff decide first; null once decided, or where the store accepts everything. */
    acceptBy: instant('accept_by'),
  },
  (t) => [
    index('tickets_of_store').on(t.storeId, t.id),
    index('tickets_open').on(t.storeId, t.id).where(isOpenTicket),
    index('tickets_to_accept').on(t.acceptBy),
  ],
);

/** Each ticket as it was after each change, numbered per store, for live subscriptions. */
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
