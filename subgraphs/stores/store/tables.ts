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
  version,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import type { Store } from '../domain/store.ts';
import { endedStatuses, type OrderId, type StoreId, type Ticket } from '../domain/ticket.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export { idempotency } from '@jumun/platform/kernel/idempotency';
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
  /** The newest number of this store's queue, 0 at first. Counts tickets, and so is no part of the store's own versions. */
  sequence: integer('sequence').notNull(),
  /** Null in rows of before stores could be opened: such a store is opened by `seed.ts`, with its name and acceptance. */
  state: json<Store>('state'),
  version: version().default(0),
});

/** Of tickets still to be worked on; an index serves only a query that says it in the same words. */
export const isOpenTicket = sql.raw(
  `status not in (${endedStatuses.map((status) => `'${status}'`).join(', ')})`,
);

/** Whose order a ticket is about. */
export const customerOf = factIn('customerId');

export const tickets = table(
  'tickets',
  {
    ...document<OrderId, Ticket>(),
    storeId: text<StoreId>('store_id'),
    status: text('status').notNull(),
    openedAt: instant('opened_at'),
    /** When its customer wants it; that is at once, where nothing was said. */
    dueAt: instant('due_at'),
    /** When the ticket is rejected unless the staff decide first; null once decided, or where the store accepts everything. */
    acceptBy: instant('accept_by'),
    /** The same, of an order for later: it may be days ahead, which is a mistake of a clock in the column above. */
    acceptLaterBy: instant('accept_later_by'),
  },
  (t) => [
    index('tickets_of_customer').on(customerOf),
    index('tickets_of_store').on(t.storeId, t.openedAt, t.id),
    index('tickets_by_due').on(t.storeId, t.dueAt, t.id),
    index('tickets_open').on(t.storeId, t.openedAt, t.id).where(isOpenTicket),
    index('tickets_to_accept').on(t.acceptBy),
    index('tickets_to_accept_later').on(t.acceptLaterBy).where(sql`accept_later_by is not null`),
  ],
);

/** Who the customers are, as far as a store may know: a name to call, and the end of a number. */
export const guests = table('guests', {
  customerId: text('customer_id').primaryKey(),
  firstName: text('first_name'),
  maskedPhone: text('masked_phone'),
});

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
