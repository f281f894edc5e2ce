import { has } from '@jumun/platform/kernel/state';
import { findHappenings } from '@jumun/platform/store/happenings';
import { type OrderId, orderIdOf, orderIdOfChargeKey, paymentIdOf } from '../domain/charge.ts';
import {
  isFrozen,
  isRequested,
  type Payment as PaymentState,
  type Requested,
  refundedOf,
} from '../domain/states.ts';
import { findFrozen, paymentRows } from '../store/payments.ts';
import type { ResolverContext } from './context.ts';
import type { PaymentModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

const paymentModel = (state: Requested): PaymentModel => ({ ...state, id: paymentIdOf(state.orderId) });

/** A tombstone is not shown. */
export const paymentView = (state: PaymentState | undefined): PaymentModel | null =>
  state && isRequested(state) ? paymentModel(state) : null;

/** As one of several possible answers. */
export const paymentAnswer = (state: Requested) => ({
  __typename: 'Payment' as const,
  ...paymentModel(state),
});

const paymentOf = async (orderId: OrderId, { load }: ResolverContext): Promise<PaymentModel | null> =>
  paymentView((await load(paymentRows, orderId))?.state);

export const Payment: Resolves['Payment'] = {
  __resolveReference: ({ id }, context) => paymentOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'payments', orderId),
  order: ({ orderId }) => ({ id: orderId }),
  method: () => 'CARD',
  card: ({ card }) => card ?? null,
  approvedAt: (payment) => (has(payment, 'approvedAt') ? payment.approvedAt : null),
  refunded: (payment) => refundedOf(payment),
  refundedAt: (payment) => (has(payment, 'refundedAt') ? payment.refundedAt : null),
};

/** payments adds the payment to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  payment: ({ id }, _, context) => paymentOf(id, context),
};

export const frozenPayments: Resolves['Query']['frozenPayments'] = async (_, __, { read }) =>
  (await findFrozen(read)).flatMap(({ state }) =>
    isFrozen(state) ? [{ payment: paymentModel(state), orderId: state.orderId, reason: state.frozen }] : [],
  );

export const paymentByKey: Resolves['Query']['paymentByKey'] = (_, { key }, context) => {
  const orderId = orderIdOfChargeKey(key);
  return orderId && paymentOf(orderId, context);
};
