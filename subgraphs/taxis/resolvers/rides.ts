import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { findRides, type RideRow } from '../store/rides.ts';
import { driverIn, ownTaxi } from './driver.ts';
import { rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

/** Who only drives sees the rides of their own taxi. */
export const rides: Resolves['Query']['rides'] = async (_, { open, ...args }, context) => {
  const isDriver = driverIn(context, 'taxis:read') !== null;
  const taxiId = isDriver ? await ownTaxi(context) : undefined;
  return connectionOf(args, {
    sort: byPlace(({ requestedAt, id }: RideRow) => ({ at: required(requestedAt, id), id })),
    find: async (after, limit) =>
      taxiId === null ? [] : findRides(context.read, { open: open ?? null, taxiId }, after, limit),
    node: ({ id, state }) => required(rideView(state), id),
  });
};
