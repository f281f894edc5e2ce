import { connection, pageOf } from '@jumun/platform/connection';
import { Fault } from '@jumun/platform/errors';
import { idText } from '@jumun/platform/input';
import type { OrderId } from '../domain/order.ts';
import type { OrdersGraph } from '../orders.ts';
import { findOrders, type OrderFilter } from '../store/orders.ts';
import { findOrder, listedCustomer, orderViewOf } from './order.ts';

export const order = async (_: unknown, { id }: { id: OrderId }, context: OrdersGraph) =>
  orderViewOf(id, (await findOrder(context, id))?.state);

// a forged cursor may hold anything; a row's key is an id
const afterOf = (after: string | null): string | null => {
  if (after !== null && !idText.safeParse(after).success)
    throw new Fault('INVALID_CURSOR', 'This cursor is not one of ours; start from the beginning.');
  return after;
};

type Args = { filter?: OrderFilter | null; first?: number; after?: string };

/** The caller's own orders, or everybody's for staff, newest first. */
export const orders = async (_: unknown, args: Args, context: OrdersGraph) => {
  const page = pageOf(args);
  const rows = await findOrders(
    context.read,
    listedCustomer(context),
    args.filter ?? {},
    afterOf(page.after),
    page.first + 1,
  );
  const { edges, nodes, pageInfo } = connection(rows, page, (row) => row.id);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: orderViewOf(node.id, node.state) })),
    nodes: nodes.map((row) => orderViewOf(row.id, row.state)),
    pageInfo,
  };
};
