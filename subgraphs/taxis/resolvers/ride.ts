import { idText } from '@jumun/platform/graph/input';
import { findHappenings } from '@jumun/platform/store/happenings';
import {
  assignByOf,
  type Booked,
  isBooked,
  isOpen,
  nowhere,
  type OrderId,
  orderIdOf,
  type Ride as RideState,
  rideIdOf,
} from '../domain/ride-states.ts';
import type { TaxiId } from '../domain/taxi.ts';
import { passengerRows } from '../store/passengers.ts';
import { rideRows } from '../store/rides.ts';
import type { ResolverContext } from './context.ts';
import { driverIn, ownTaxi } from './driver.ts';
import type { RideModel } from './models.ts';
import { taxiOf } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

const view = (state: Booked): RideModel => ({ ...state, id: rideIdOf(state.orderId) });

/** A ride as the graph shows it to dispatchers and to its customer; null for one that was never requested. */
export const rideView = (state: RideState | undefined): RideModel | null =>
  state && isBooked(state) ? view(state) : null;

/** A ride that a driver's taxi has or had: of one that it has lost nothing is left but that it is lost. Null for rides of others. */
export const rideOfDriver = (state: RideState, taxiId: TaxiId): RideModel | null => {
  if (!isBooked(state)) return null;
  if (state.taxi?.taxiId === taxiId) return view(state);
  const isLost = state.lost?.taxiId === taxiId || state.declinedBy?.includes(taxiId) === true;
  return isLost ? { ...view(state), pickUp: nowhere, dropOff: nowhere, isLost } : null;
};

/** The ride for whoever asks. The type says who may see it, except that of drivers only its own does: that is decided here. */
const shownTo = async (context: ResolverContext, state: RideState | undefined): Promise<RideModel | null> => {
  if (!state || !isBooked(state)) return null;
  if (driverIn(context, 'taxis:read') === null || state.customerId === context.caller.subject)
    return view(state);
  return state.taxi?.taxiId === (await ownTaxi(context)) ? view(state) : null;
};

const rideOf = async (orderId: OrderId, context: ResolverContext) =>
  shownTo(context, (await context.load(rideRows, orderId))?.state);

/** Who may see it is said by the type. */
export const ride: Resolves['Query']['ride'] = (_, { id }, context) =>
  idText.safeParse(id).success ? rideOf(orderIdOf(id), context) : null;

export const Ride: Resolves['Ride'] = {
  __resolveReference: ({ id }, context) => rideOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'taxis', orderId),
  deleted: ({ status }) => status === 'CANCELLED',
  taxi: ({ taxi, isLost }, _, context) => (taxi && !isLost ? taxiOf(taxi.taxiId, context) : null),
  order: ({ orderId }) => ({ id: orderId }),
  passenger: (ride, _, { load }) =>
    isOpen(ride) && !ride.isLost ? load(passengerRows, ride.customerId) : null,
  assignBy: (ride) => assignByOf(ride),
  urgent: ({ urgent = false }) => urgent,
  lostBecause: ({ lost }) => lost?.why ?? null,
  givenUpBecause: (ride) => ('givenUp' in ride && ride.givenUp) || null,
};

/** taxis adds the ride to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  ride: ({ id }, _, context) => rideOf(id, context),
};
