import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { findTaxis } from '../store/taxis.ts';
import { taxiView } from './taxi.ts';
import type { Resolves } from './types.generated.ts';

export const taxis: Resolves['Query']['taxis'] = (_, { rideClass, available, ...args }, { read }) =>
  connectionOf(args, {
    sort: byId,
    find: (after, limit) =>
      findTaxis(read, { rideClass: rideClass ?? null, available: available ?? null }, after, limit),
    node: ({ id, state }) => required(taxiView(state), id),
  });
