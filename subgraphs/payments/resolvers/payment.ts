import { type OrderId, orderIdOf, orderIdOfChargeKey, paymentIdOf } from '../domain/charge.ts';
import { isFrozen, isRequested, type Payment as PaymentState } from '../domain/payment.ts';
import type { PaymentsGraph } from './context.ts';

/** A payment as the graph shows it; a tombstone is not shown. */
export const paymentView = (state: PaymentState | undefined) => {
  if (!state || !isRequested(state)) return null;
  const { orderId, customerId, status, amount } = state;
  return {
    id: paymentIdOf(orderId),
    orderId,
    customerId,
    status,
    amount,
    method: 'CARD',
    approvedAt: 'approvedAt' in state ? state.approvedAt : null,
    refundedAt: 'refundedAt' in state ? state.refundedAt : null,
  };
};

const paymentOf = async (orderId: OrderId, { load, paymentsById }: PaymentsGraph) =>
  paymentView((await load(paymentsById, orderId))?.state);

export const Payment = {
  __resolveReference: ({ id }: { id: string }, context: PaymentsGraph) => paymentOf(orderIdOf(id), context),
};

/** Payments add the payment to an order. */
export const Order = {
  payment: ({ id }: { id: OrderId }, _: unknown, context: PaymentsGraph) => paymentOf(id, context),
};

export const frozenPayments = async (_: unknown, __: unknown, context: PaymentsGraph) =>
  (await context.frozenPayments()).flatMap(({ state }) =>
    isFrozen(state) ? [{ payment: paymentView(state), orderId: state.orderId, reason: state.frozen }] : [],
  );

export const paymentByKey = (_: unknown, { key }: { key: string }, context: PaymentsGraph) => {
  const orderId = orderIdOfChargeKey(key);
  return orderId && paymentOf(orderId, context);
};
