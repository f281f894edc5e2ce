import { document } from '@jumun/platform/kernel/rows';
import {
  check,
  index,
  instant,
  integer,
  oneOf,
  primaryKey,
  table,
  text,
} from '@jumun/platform/store/columns';
import { sql } from 'drizzle-orm';
import { type Balance, type BalanceId, reasons } from '../domain/balance.ts';
import type { Earning, EarningId } from '../domain/earning.ts';
import { type CustomerId, type OrderId, type Programme, programmes } from '../domain/programme.ts';
import type { Spending } from '../domain/spending.ts';
import type { WalletItem, WalletItemId } from '../domain/wallet-item.ts';

export { forgotten } from '@jumun/platform/kernel/forgotten';
export { idempotency } from '@jumun/platform/kernel/idempotency';
export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** One row for each order and programme: what it earned, and whether that was taken back. */
export const earnings = table(
  'earnings',
  {
    ...document<EarningId, Earning>(),
    status: text<Earning['status']>('status').notNull(),
    /** The membership number whose member the earning waits for; null if it waits for none. */
    waitsFor: text('waits_for'),
  },
  (t) => [index('earnings_waiting').on(t.waitsFor)],
);

/** The customer of each membership number, as published by customers. */
export const members = table('members', {
  membershipNumber: text('membership_number').primaryKey(),
  customerId: text<CustomerId>('customer_id').notNull(),
});

/** One row for each customer and programme. It follows from the ledger. */
export const balances = table(
  'balances',
  {
    ...document<BalanceId, Balance>(),
    customerId: text<CustomerId>('customer_id').notNull(),
    programme: text<Programme>('programme').notNull(),
    amount: integer('amount').notNull(),
  },
  (t) => [check('balances_never_below_zero', sql`${t.amount} >= 0`)],
);

/** Every change of every balance, numbered 1, 2, 3 … for each customer and programme. Rows are only ever added. */
export const ledger = table(
  'ledger',
  {
    customerId: text<CustomerId>('customer_id').notNull(),
    programme: oneOf('programme', programmes).notNull(),
    sequence: integer('sequence').notNull(),
    reason: oneOf('reason', reasons).notNull(),
    /** Negative when something was taken back or spent. */
    amount: integer('amount').notNull(),
    orderId: text<OrderId>('order_id'),
    /** Of which refund it was taken back; null where the whole order was cancelled, or something was earned. */
    refundId: text('refund_id'),
    /** When the order was placed, accepted or cancelled, or its points were held or given back; which may be long before this row was written. */
    occurredAt: instant('occurred_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.programme, t.sequence] }),
    index('ledger_of_customer').on(t.customerId, t.occurredAt, t.programme, t.sequence),
  ],
);

/** One row for each order that spends points, or that was given up before it did. */
export const spendings = table(
  'spendings',
  {
    ...document<OrderId, Spending>(),
    status: text<Spending['status']>('status').notNull(),
    /** Null while nothing was ever held. */
    customerId: text<CustomerId>('customer_id'),
  },
  (t) => [index('spendings_of_customer').on(t.customerId, t.id)],
);

/** One row for each reward. */
export const items = table(
  'items',
  {
    ...document<WalletItemId, WalletItem>(),
    /** Null while only its gift has been heard of. */
    customerId: text<CustomerId>('customer_id'),
    status: text<WalletItem['status']>('status').notNull(),
    issuedAt: instant('issued_at'),
    /** When a driver has to look at its exchange again; null while none is under way. */
    lookAt: instant('look_at'),
  },
  (t) => [
    index('items_of_customer').on(t.customerId, t.issuedAt, t.id),
    index('items_to_look_at').on(t.lookAt),
  ],
);
