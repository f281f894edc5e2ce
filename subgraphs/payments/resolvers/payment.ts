import {
  isRequested,
  type OrderId,
  orderIdOf,
  orderIdOfChargeKey,
  type Payment as PaymentState,
  paymentIdOf,
} from '../domain/payment.ts';
import type { PaymentsGraph } from '../payments.ts';

/** A payment as the graph shows it; an order that can only never be charged any more has none. */
export const paymentView = (state: PaymentState | undefined | null) => {
  if (!state || !isRequested(state)) return null;
  const { orderId, customerId, status, amount, approvedAt, refundedAt } = state;
  return {
    id: paymentIdOf(orderId),
    orderId,
    customerId,
    status,
    amount,
    method: 'CARD',
    approvedAt,
    refundedAt,
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

/** Asked by an operator's command only. */
export const frozenPayments = async (_: unknown, __: unknown, context: PaymentsGraph) =>
  (await context.frozenPayments()).flatMap(({ state }) =>
    isRequested(state)
      ? [{ payment: paymentView(state), orderId: state.orderId, reason: state.frozen ?? '' }]
      : [],
  );

export const paymentByKey = (_: unknown, { key }: { key: string }, context: PaymentsGraph) => {
  const orderId = orderIdOfChargeKey(key);
  return orderId && paymentOf(orderId, context);
};
