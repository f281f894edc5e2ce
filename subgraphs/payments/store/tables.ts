import { document, factIn } from '@jumun/platform/kernel/rows';
import { index, instant, integer, table, text } from '@jumun/platform/store/columns';
import type { OrderId } from '../domain/charge.ts';
import type { Payment } from '../domain/states.ts';

export {
  deadLetters,
  journal,
  positions,
  seals,
  storeIdentity,
} from '@jumun/platform/store/technical-tables';

/** Whose payment it is. */
export const customerOf = factIn('customerId');

export const payments = table(
  'payments',
  {
    ...document<OrderId, Payment>(),
    status: text('status').notNull(),
    /** Why a person must look, or null. */
    frozen: text('frozen'),
    /** By which people call its order. */
    number: text('number'),
  },
  (t) => [index('payments_of_customer').on(customerOf, t.id), index('payments_by_number').on(t.number)],
);

/** Payments the provider still has to be asked about: a row appears with the intent and goes once everything is certain. */
export const unsettled = table(
  'unsettled',
  {
    orderId: text<OrderId>('order_id').primaryKey(),
    /** When the timer asks; until then the payment belongs to the process that is asking now. */
    nextTryAt: instant('next_try_at').notNull(),
    tries: integer('tries').notNull(),
    correlationId: text('correlation_id').notNull(),
  },
  (t) => [index('unsettled_next').on(t.nextTryAt)],
);
