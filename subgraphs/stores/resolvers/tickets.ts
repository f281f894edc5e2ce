import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { StoreId } from '../domain/ticket.ts';
import { findTicketsOf, type TicketRow } from '../store/tickets.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

export const tickets: Resolves['Query']['tickets'] = (_, { storeId, open, ...args }, { read }) => {
  const isId = idText.safeParse(storeId).success; // PostgreSQL fails on some texts that are no id
  return connectionOf(args, {
    sort: byPlace(({ openedAt, id }: TicketRow) => ({ at: required(openedAt, id), id })),
    find: async (after, limit) =>
      isId ? findTicketsOf(read, storeId as StoreId, open ?? null, after, limit) : [],
    node: ({ id, state }) => required(ticketView(state), id),
  });
};
