import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { TaxiId } from '../domain/taxi.ts';
import { findRides, type RideRow, type Wanted } from '../store/rides.ts';
import type { ResolverContext } from './context.ts';
import { driverIn, noTaxi, ownTaxi } from './driver.ts';
import { rideView } from './ride.ts';
import type { ResolversTypes, Resolves } from './types.generated.ts';

/** Who only drives may list the rides of their own taxi, and of no other. */
const taxiWanted = async (
  context: ResolverContext,
  given: string | null | undefined,
): Promise<TaxiId | undefined> => {
  const asked = given == null ? undefined : idText.safeParse(given).success ? (given as TaxiId) : noTaxi;
  if (driverIn(context, 'taxis:read') === null) return asked;
  const own = (await ownTaxi(context)) ?? noTaxi;
  return asked === undefined || asked === own ? own : noTaxi;
};

const wantedBy = (
  filter: ResolversTypes['RideFilter'],
  open: boolean | null | undefined,
  taxiId: TaxiId | undefined,
): Wanted => {
  const { status, rideClass, requestedAfter, requestedBefore } = filter;
  return {
    ...(open != null && { open }),
    ...(taxiId !== undefined && { taxiId }),
    ...(status != null && { statuses: status }),
    ...(rideClass != null && { rideClass }),
    ...(requestedAfter != null && { requestedAfter: requestedAfter as Instant }),
    ...(requestedBefore != null && { requestedBefore: requestedBefore as Instant }),
  };
};

export const rides: Resolves['Query']['rides'] = async (_, { open, filter, sort, ...args }, context) => {
  const wanted = wantedBy(filter ?? {}, open, await taxiWanted(context, filter?.taxiId));
  const by = sort ?? 'NEWEST';
  return connectionOf(args, {
    sort: byPlace(({ requestedAt, line, id }: RideRow) => ({
      at: required(by === 'URGENT' ? line : requestedAt, id),
      id,
    })),
    find: (after, limit) => findRides(context.read, wanted, { sort: by, after, limit }),
    node: ({ id, state }) => required(rideView(state), id),
  });
};
