import { connection, pageOf } from '@jumun/platform/connection';
import type { OrderId } from '../domain/order.ts';
import type { OrdersGraph } from '../orders.ts';
import { findOrdersOf, type OrderFilter } from '../store/orders.ts';
import { orderViewOf } from './order.ts';

export const order = async (_: unknown, { id }: { id: OrderId }, { load, ordersById }: OrdersGraph) =>
  orderViewOf(id, (await load(ordersById, id))?.state);

type Args = { filter?: OrderFilter | null; first?: number; after?: string };

/** The caller's own orders, newest first. */
export const orders = async (_: unknown, args: Args, { caller, read }: OrdersGraph) => {
  const page = pageOf(args);
  const rows = await findOrdersOf(read, caller.subject ?? '', args.filter ?? {}, page.after, page.first + 1);
  const { edges, nodes, pageInfo } = connection(rows, page, (row) => row.id);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: orderViewOf(node.id, node.state) })),
    nodes: nodes.map((row) => orderViewOf(row.id, row.state)),
    pageInfo,
  };
};
