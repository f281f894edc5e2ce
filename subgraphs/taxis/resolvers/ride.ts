import { findHappenings } from '@jumun/platform/store/happenings';
import { idText } from '@jumun/platform/graph/input';
import { isBooked, type OrderId, orderIdOf, type Ride as RideState, rideIdOf } from '../domain/ride.ts';
import { rideRows } from '../store/rides.ts';
import type { ResolverContext } from './context.ts';
import type { RideModel } from './models.ts';
import { taxiOf } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

/** A ride as the graph shows it; null for one that was never requested. */
export const rideView = (state: RideState | undefined): RideModel | null =>
  state && isBooked(state) ? { ...state, id: rideIdOf(state.orderId) } : null;

const rideOf = async (orderId: OrderId, { load }: ResolverContext) =>
  rideView((await load(rideRows, orderId))?.state);

/** Who may see it is said by the type. */
export const ride: Resolves['Query']['ride'] = (_, { id }, context) =>
  idText.safeParse(id).success ? rideOf(orderIdOf(id), context) : null;

export const Ride: Resolves['Ride'] = {
  __resolveReference: ({ id }, context) => rideOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'taxis', orderId),
  deleted: ({ status }) => status === 'CANCELLED',
  taxi: ({ taxi }, _, context) => taxi && taxiOf(taxi.taxiId, context),
  order: ({ orderId }) => ({ id: orderId }),
};

/** taxis adds the ride to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  ride: ({ id }, _, context) => rideOf(id, context),
};
