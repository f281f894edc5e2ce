import { connection, pageOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { StoreId } from '../domain/ticket.ts';
import { findTicketsOf } from '../store/tickets.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

export const tickets: Resolves['Query']['tickets'] = async (_, { storeId, open, ...args }, { read }) => {
  const page = pageOf(args);
  const rows = idText.safeParse(storeId).success
    ? await findTicketsOf(read, storeId as StoreId, open ?? null, page.after, page.first + 1)
    : []; // what is no id has no tickets; PostgreSQL fails on some of it
  return connection(
    rows,
    page,
    (row) => row.id,
    ({ id, state }) => required(ticketView(state), id),
  );
};
