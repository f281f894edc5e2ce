import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WithdrawalDecided } from '@jumun/schema/events/deliveries';
import type { OrderId } from '../domain/order.ts';
import type { Orders } from '../orders.ts';

/** The authority's answer, where it could not be had at once: of deliveries, stores or taxis, all of one form. */
export const decideCancellationWhenWithdrawalDecided: Reaction<Orders, WithdrawalDecided> = {
  name: 'orders/decide-cancellation-when-withdrawal-decided',
  on: 'WithdrawalDecided',
  react: ({ data: { orderId, outcome, reason } }, { order, at }) =>
    order(orderId as OrderId, { type: 'DecideWithdrawal', outcome, reason, at }),
};
