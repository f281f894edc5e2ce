import type { Reaction } from '@jumun/platform/kernel/reaction';
import type { OrderPlaced } from '@jumun/schema/events/orders';
import type { OrderId } from '../domain/ride.ts';
import type { Taxis } from '../taxis.ts';

/**
 * Every ride that is booked is requested here. One whose order does not say from where to where cannot be driven, and
 * nobody may guess: that is thrown, so it is kept as a dead letter that a person sees. Its customer can still cancel.
 */
export const requestRideWhenOrderPlaced: Reaction<Taxis, OrderPlaced> = {
  name: 'taxis/request-ride-when-order-placed',
  on: 'OrderPlaced',
  async react({ data: { orderId, customerId, fulfilment, rideClass, trip } }, { ride, at }) {
    if (fulfilment !== 'RIDE') return;
    if (rideClass === null || !trip) throw new Error('a ride was placed without its class or its trip');
    const details = { orderId: orderId as OrderId, customerId, rideClass, ...trip };
    await ride(details.orderId, { type: 'RequestRide', details, at });
  },
};
