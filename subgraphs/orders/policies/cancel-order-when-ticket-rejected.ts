import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { TicketRejected } from '@jumun/schema/events/stores';
import type { OrderId } from '../domain/order.ts';
import type { Orders } from '../orders.ts';

/** What a store will not do is cancelled and refunded without being asked for. */
export const cancelOrderWhenTicketRejected: Reaction<Orders, TicketRejected> = {
  name: 'orders/cancel-order-when-ticket-rejected',
  on: 'TicketRejected',
  react: ({ data: { orderId } }, { order, at }) => order(orderId as OrderId, { type: 'CancelRejected', at }),
};
