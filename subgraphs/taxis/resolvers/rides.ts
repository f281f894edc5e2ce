import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { findRides, type RideRow } from '../store/rides.ts';
import { rideView } from './ride.ts';
import type { Resolves } from './types.generated.ts';

export const rides: Resolves['Query']['rides'] = (_, { open, ...args }, { read }) =>
  connectionOf(args, {
    sort: byPlace(({ requestedAt, id }: RideRow) => ({ at: required(requestedAt, id), id })),
    find: (after, limit) => findRides(read, open ?? null, after, limit),
    node: ({ id, state }) => required(rideView(state), id),
  });
