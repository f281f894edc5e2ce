import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { WithdrawalDecided } from '@jumun/schema/events/deliveries';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** The authority's answer where it did not come at once; deliveries, stores and taxis all give it in one form. */
export const decideCancellationWhenWithdrawalDecided: Reaction<Orders, WithdrawalDecided> = {
  name: 'orders/decide-cancellation-when-withdrawal-decided',
  on: 'WithdrawalDecided',
  react: ({ data: { orderId, outcome, reason } }, { order, at }) =>
    order(orderId as OrderId, { type: 'DecideWithdrawal', outcome, reason, at }),
};
