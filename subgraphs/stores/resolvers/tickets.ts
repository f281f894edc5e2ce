import { connection, pageOf } from '@jumun/platform/connection';
import type { StoreId } from '../domain/ticket.ts';
import { findTicketsOf } from '../store/tickets.ts';
import type { StoresGraph } from '../stores.ts';
import { ticketView } from './ticket.ts';

type Args = { storeId: StoreId; open?: boolean | null; first?: number; after?: string };

export const tickets = async (_: unknown, args: Args, { read }: StoresGraph) => {
  const page = pageOf(args);
  const rows = await findTicketsOf(read, args.storeId, args.open ?? null, page.after, page.first + 1);
  const { edges, nodes, pageInfo } = connection(rows, page, (row) => row.id);
  return {
    edges: edges.map(({ cursor, node }) => ({ cursor, node: ticketView(node.state) })),
    nodes: nodes.map((row) => ticketView(row.state)),
    pageInfo,
  };
};
