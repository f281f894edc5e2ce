import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { findTaxis } from '../store/taxis.ts';
import { taxiView } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

/** The two arguments of before filters say the same as the filter's own; where both are given, both count. */
export const taxis: Resolves['Query']['taxis'] = (_, { rideClass, available, filter, ...args }, { read }) => {
  const { driverId } = filter ?? {};
  const isNobody = driverId != null && !idText.safeParse(driverId).success;
  const wanted = {
    classes: [rideClass, filter?.rideClass].filter((one) => one != null),
    available: [available, filter?.available].filter((one) => one != null),
    driven: filter?.driven ?? null,
    driverId: driverId ?? null,
  };
  return connectionOf(args, {
    sort: byId,
    find: async (after, limit) => (isNobody ? [] : findTaxis(read, wanted, after, limit)),
    node: ({ id, state }) => required(taxiView(state), id),
  });
};
