import { connection, pageOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import type { StoreId } from '../domain/ticket.ts';
import { findTicketsOf } from '../store/tickets.ts';
import type { StoresGraph } from '../stores.ts';
import { ticketView } from './ticket.ts';

type Args = { storeId: StoreId; open?: boolean | null; first?: number; after?: string };

export const tickets = async (_: unknown, args: Args, { read }: StoresGraph) => {
  const page = pageOf(args);
  const rows = idText.safeParse(args.storeId).success
    ? await findTicketsOf(read, args.storeId, args.open ?? null, page.after, page.first + 1)
    : []; // what is no id has no tickets; PostgreSQL fails on some of it
  return connection(
    rows,
    page,
    (row) => row.id,
    (row) => ticketView(row.state),
  );
};
