import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { RideGivenUp } from '@jumun/schema/events/taxis';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';

/** An order for whose ride there is no taxi is cancelled and refunded, although its customer has not asked. */
export const cancelOrderWhenRideGivenUp: Reaction<Orders, RideGivenUp> = {
  name: 'orders/cancel-order-when-ride-given-up',
  on: 'RideGivenUp',
  react: ({ data: { orderId, reason } }, { order, at }) =>
    order(orderId as OrderId, { type: 'CancelGivenUp', reason, at }),
};
