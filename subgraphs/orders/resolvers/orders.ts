import { connection, pageOf } from '@jumun/platform/graph/connection';
import type { OrderId } from '../domain/states.ts';
import { findOrders, type OrderFilter } from '../store/orders.ts';
import type { OrdersGraph } from './context.ts';
import { findOrder, listedCustomer, orderViewOf } from './order.ts';

export const order = async (_: unknown, { id }: { id: OrderId }, context: OrdersGraph) =>
  orderViewOf(id, (await findOrder(context, id))?.state);

type Args = { filter?: OrderFilter | null; first?: number; after?: string };

/** The caller's own orders, or all orders for staff, newest first. */
export const orders = async (_: unknown, args: Args, context: OrdersGraph) => {
  const page = pageOf(args);
  const rows = await findOrders(
    context.read,
    listedCustomer(context),
    args.filter ?? {},
    page.after,
    page.first + 1,
  );
  return connection(
    rows,
    page,
    (row) => row.id,
    (row) => orderViewOf(row.id, row.state),
  );
};
