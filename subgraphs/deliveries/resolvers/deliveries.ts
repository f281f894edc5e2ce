import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { boundTo } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { type DeliveryRow, findDeliveries } from '../store/deliveries.ts';
import { deliveryView } from './delivery.ts';
import type { Resolves } from './types.generated.ts';

const shown = ({ id, state }: DeliveryRow) => required(deliveryView(state), id);

export const deliveries: Resolves['Query']['deliveries'] = (
  _,
  { open, filter, sort, ...args },
  { read, caller },
) => {
  const storeId = filter?.storeId ?? null;
  const isId = storeId === null || idText.safeParse(storeId).success; // PostgreSQL fails on some texts that are no id
  return connectionOf(args, {
    sort: byPlace((row: DeliveryRow) => ({ at: shown(row).startedAt, id: row.id })),
    find: async (after, limit) =>
      isId
        ? findDeliveries(read, {
            filter: {
              open: open ?? null,
              courier: filter?.mine ? (caller.subject ?? '') : null,
              statuses: filter?.status ?? null,
              storeId,
              placedAfter: filter?.placedAfter ?? null,
              placedBefore: filter?.placedBefore ?? null,
            },
            oldestFirst: sort === 'OLDEST_FIRST',
            stores: boundTo(caller),
            after,
            limit,
          })
        : [],
    node: shown,
  });
};
