import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { required } from '@jumun/platform/graph/required';
import { findOrders, type OrderRow } from '../store/orders.ts';
import { listedCustomer, orderViewOf } from './order.ts';
import type { Resolves } from './types.generated.ts';

/** The caller's own orders, or all orders for staff, newest first. */
export const orders: Resolves['Query']['orders'] = (_, { filter, ...args }, context) =>
  connectionOf(args, {
    sort: byPlace(({ placedAt, id }: OrderRow) => ({ at: placedAt, id })),
    find: (after, limit) => findOrders(context.read, listedCustomer(context), filter ?? {}, after, limit),
    node: ({ id, state }) => required(orderViewOf(id, state), id),
  });
