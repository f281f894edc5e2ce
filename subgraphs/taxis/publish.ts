import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/taxis';
import {
  isBooked,
  type OrderId,
  type Ride,
  type RideEvent,
  rideIdOf,
  roundOf,
} from './domain/ride-states.ts';
import type { TaxiEvent } from './domain/taxi.ts';

/** What other contexts hear of a taxi. */
export const publishTaxi = (event: TaxiEvent): PublishedEvent | null =>
  event.type === 'TaxiRegistered'
    ? said.TaxiRegistered.make({ taxiId: event.id, ...event.taxi, capacity: event.capacity })
    : null;

/** What other contexts hear of a ride. */
export const publishRide = (event: RideEvent, state: Ride, orderId: OrderId): PublishedEvent | null => {
  if (event.type === 'RideWithdrawn')
    return said.WithdrawalDecided.make({ orderId, authority: 'taxis', ...event.withdrawal });
  if (!isBooked(state)) return null;
  const { customerId, rideClass, taxi } = state;
  const ride = { rideId: rideIdOf(orderId), orderId, customerId, rideClass };
  const round = roundOf(state);
  const served = taxi && { ...ride, taxiId: taxi.taxiId, taxiName: taxi.taxiName, round };
  switch (event.type) {
    case 'RideRequested':
      return said.RideRequested.make(ride);
    case 'RideAssigned':
      return served && said.RideAssigned.make(served);
    case 'RideStarted':
      return served && said.RideStarted.make(served);
    case 'RideCompleted':
      return served && said.RideCompleted.make({ ...served, ...(taxi.fare && { fare: taxi.fare }) });
    case 'RideLost': {
      if (event.why === 'REASSIGNED' || !state.lost) return null; // the next taxi is all there is to say
      const { taxiId, taxiName } = state.lost;
      return said.RideUnassigned.make({ ...ride, taxiId, taxiName, round, why: event.why });
    }
    case 'RideGivenUp':
      return said.RideGivenUp.make({ ...ride, reason: event.reason, round });
    case 'RideCancelled':
      return said.RideCancelled.make(ride);
    case 'PassengerErased':
      return null;
  }
};

/** What the journal keeps of an event. Addresses are kept in the ride's row only. */
export const recorded = (event: RideEvent): unknown => {
  if (event.type !== 'RideRequested') return event;
  const { pickUp: _, dropOff: __, ...details } = event.details;
  return { ...event, details };
};
