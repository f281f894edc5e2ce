import { isBooked, type OrderId, orderIdOf, type Ride as RideState, rideIdOf } from '../domain/ride.ts';
import type { TaxisGraph } from '../taxis.ts';
import { taxiOf } from './taxi.ts';

/** A ride as the graph shows it; one that was never requested is not there. */
export const rideView = (state: RideState | undefined | null) =>
  state && isBooked(state)
    ? { ...state, id: rideIdOf(state.orderId), deleted: state.status === 'CANCELLED' }
    : null;

type RideView = NonNullable<ReturnType<typeof rideView>>;

const rideOf = async (orderId: OrderId, { load, ridesById }: TaxisGraph) =>
  rideView((await load(ridesById, orderId))?.state);

export const Ride = {
  __resolveReference: ({ id }: { id: string }, context: TaxisGraph) => rideOf(orderIdOf(id), context),
  taxi: ({ taxi }: RideView, _: unknown, context: TaxisGraph) => taxi && taxiOf(taxi.taxiId, context),
  order: ({ orderId }: RideView) => ({ id: orderId }),
};

/** Taxis add the ride to an order. */
export const Order = {
  ride: ({ id }: { id: OrderId }, _: unknown, context: TaxisGraph) => rideOf(id, context),
};
