import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { orderNumberOf } from '@jumun/schema/order-number';
import { asc, isNotNull } from 'drizzle-orm';
import type { OrderId } from '../domain/charge.ts';
import { isFrozen, type Payment } from '../domain/states.ts';
import { payments } from './tables.ts';

export type PaymentRow = typeof payments.$inferSelect;

export const paymentRows = documentRows<OrderId, Payment, typeof payments>(
  'payment',
  payments,
  (state, id) => ({
    status: state.status,
    frozen: isFrozen(state) ? state.frozen : null,
    number: orderNumberOf(id),
  }),
);

/** Payments that wait for a person: the first hundred, ordered by order id. */
export const findFrozen = (read: Reader): Promise<PaymentRow[]> =>
  read.select().from(payments).where(isNotNull(payments.frozen)).orderBy(asc(payments.id)).limit(100);
