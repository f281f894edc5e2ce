import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketCancelled } from '@jumun/schema/events/stores';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** An order that its store gives up after accepting it is cancelled and refunded, although its customer has not asked. */
export const cancelOrderWhenTicketCancelled: Reaction<Orders, TicketCancelled> = {
  name: 'orders/cancel-order-when-ticket-cancelled',
  on: 'TicketCancelled',
  react: ({ data: { orderId, reason } }, { order, at }) =>
    order(orderId as OrderId, { type: 'CancelGivenUp', reason, at }),
};
