import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { Taxis } from '../commands.ts';
import type { OrderId } from '../domain/ride-states.ts';

/**
 * A booked ride waits for a taxi. An order that does not say from where to where fails here rather than being guessed at, and
 * so becomes a dead letter for an operator. Its customer can still cancel.
 */
export const requestRideWhenOrderPlaced: Reaction<Taxis, OrderPlaced> = {
  name: 'taxis/request-ride-when-order-placed',
  on: 'OrderPlaced',
  async react({ correlationId, data }, { requestRide }) {
    const { orderId, customerId, fulfilment, rideClass, trip } = data;
    if (fulfilment !== 'RIDE') return;
    if (rideClass === null || !trip) throw new Error('a ride was placed without its class or its trip');
    await requestRide({ orderId: orderId as OrderId, customerId, rideClass, ...trip, correlationId });
  },
};
