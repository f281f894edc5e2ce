import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketRejected } from '@jumun/schema/events/stores';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** An order that its store rejects is cancelled and refunded, although its customer has not asked. */
export const cancelOrderWhenTicketRejected: Reaction<Orders, TicketRejected> = {
  name: 'orders/cancel-order-when-ticket-rejected',
  on: 'TicketRejected',
  react: ({ data: { orderId, reason } }, { order, at }) =>
    order(orderId as OrderId, { type: 'CancelRejected', reason, at }),
};
