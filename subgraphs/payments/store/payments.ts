import { documentRows } from '@jumun/platform/rows';
import { isRequested, type OrderId, type Payment } from '../domain/payment.ts';
import { payments } from './tables.ts';

export type PaymentRow = typeof payments.$inferSelect;

export const paymentRows = documentRows<OrderId, Payment, typeof payments>('payment', payments, (state) => ({
  status: state.status,
  frozen: isRequested(state) ? state.frozen : null,
}));
