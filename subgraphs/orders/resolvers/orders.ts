import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { boundTo } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { normalisedOrderNumber } from '@jumun/schema/order-number';
import { findOrders, type Wanted } from '../store/list.ts';
import type { OrderRow } from '../store/orders.ts';
import type { ResolverContext } from './context.ts';
import { isStaff, orderViewOf } from './order.ts';
import type { ResolversTypes, Resolves } from './types.generated.ts';

type Filter = ResolversTypes['OrderFilter'];

/** Stands for what no order has, as a text that cannot be an id or a number of ours. */
const nothing = '-';

const named = (id: string): string => (idText.safeParse(id).success ? id : nothing);

/** What the caller may list: the own orders, those of the own stores, or all. */
const within = (context: ResolverContext, storeId: string | undefined): Wanted => {
  const { caller } = context;
  if (!isStaff(context))
    return { customerId: caller.subject ?? '', ...(storeId !== undefined && { stores: [storeId] }) };
  const bound = boundTo(caller);
  if (storeId === undefined) return bound ? { stores: bound } : {};
  return { stores: bound?.includes(storeId) === false ? [] : [storeId] };
};

const wantedBy = (context: ResolverContext, filter: Filter): Wanted | null => {
  const { status, open, productId, storeId, fulfilment, customerId, number, placedAfter, placedBefore } =
    filter;
  const bounds = within(context, storeId == null ? undefined : named(storeId));
  const { customerId: own } = bounds;
  if (customerId != null && own !== undefined && own !== customerId) return null;
  return {
    ...bounds,
    ...(customerId != null && { customerId: named(customerId) }),
    ...(status != null && { statuses: status }),
    ...(open != null && { open }),
    ...(productId != null && { productId: named(productId) }),
    ...(fulfilment != null && { fulfilment }),
    ...(number != null && { number: normalisedOrderNumber(number) ?? nothing }),
    ...(placedAfter != null && { placedAfter: placedAfter as Instant }),
    ...(placedBefore != null && { placedBefore: placedBefore as Instant }),
  };
};

/** The caller's own orders, or for staff all or those of their stores. */
export const orders: Resolves['Query']['orders'] = (_, { filter, sort, ...args }, context) => {
  const wanted = wantedBy(context, filter ?? {});
  return connectionOf(args, {
    sort: byPlace(({ placedAt, id }: OrderRow) => ({ at: placedAt, id })),
    find: async (after, limit) =>
      wanted ? findOrders(context.read, wanted, { sort: sort ?? 'NEWEST', after, limit }) : [],
    node: ({ id, state }) => required(orderViewOf(id, state), id),
  });
};
