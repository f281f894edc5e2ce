import { byId, connectionOf } from '@jumun/platform/graph/connection';
import { boundTo } from '@jumun/platform/graph/guard';
import { required } from '@jumun/platform/graph/required';
import { findDeliveries } from '../store/deliveries.ts';
import { deliveryView } from './delivery.ts';
import type { Resolves } from './types.generated.ts';

export const deliveries: Resolves['Query']['deliveries'] = (_, { open, ...args }, { read, caller }) =>
  connectionOf(args, {
    sort: byId,
    find: (after, limit) =>
      findDeliveries(read, { open: open ?? null, stores: boundTo(caller), after, limit }),
    node: ({ id, state }) => required(deliveryView(state), id),
  });
