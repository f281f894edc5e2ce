import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { asc, eq } from 'drizzle-orm';
import type { CustomerId, OrderId } from '../domain/programme.ts';
import { isHeld, type Spending } from '../domain/spending.ts';
import { spendings } from './tables.ts';

export const spendingRows = documentRows<OrderId, Spending, typeof spendings>(
  'spending',
  spendings,
  (state) => ({
    status: state.status,
    customerId: isHeld(state) ? state.customerId : null,
  }),
);

/** What a customer's orders have spent, by the order. */
export const findSpendings = (read: Reader, customerId: CustomerId) =>
  read
    .select({ orderId: spendings.id, state: spendings.state })
    .from(spendings)
    .where(eq(spendings.customerId, customerId))
    .orderBy(asc(spendings.id));
