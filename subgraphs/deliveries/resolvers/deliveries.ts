import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { boundTo } from '@jumun/platform/graph/guard';
import { required } from '@jumun/platform/graph/required';
import { type DeliveryRow, findDeliveries } from '../store/deliveries.ts';
import { deliveryView } from './delivery.ts';
import type { Resolves } from './types.generated.ts';

const shown = ({ id, state }: DeliveryRow) => required(deliveryView(state), id);

export const deliveries: Resolves['Query']['deliveries'] = (_, { open, ...args }, { read, caller }) =>
  connectionOf(args, {
    sort: byPlace((row: DeliveryRow) => ({ at: shown(row).startedAt, id: row.id })),
    find: (after, limit) =>
      findDeliveries(read, { open: open ?? null, stores: boundTo(caller), after, limit }),
    node: shown,
  });
