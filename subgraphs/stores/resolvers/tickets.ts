import { byPlace, connectionOf } from '@jumun/platform/graph/connection';
import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { StoreId } from '../domain/ticket.ts';
import { findTicketsOf, placeIn } from '../store/tickets.ts';
import { ticketView } from './ticket.ts';
import type { Resolves } from './types.generated.ts';

export const tickets: Resolves['Query']['tickets'] = (
  _,
  { storeId, open, filter, sort: given, ...args },
  { read },
) => {
  const isId = idText.safeParse(storeId).success; // PostgreSQL fails on some texts that are no id
  const sort = given ?? 'NEWEST';
  const wanted = {
    open: open ?? null,
    status: filter?.status ?? null,
    pickupAfter: filter?.pickupAfter ?? null,
    pickupBefore: filter?.pickupBefore ?? null,
  };
  return connectionOf(args, {
    sort: byPlace(placeIn(sort)),
    find: async (after, limit) =>
      isId ? findTicketsOf(read, storeId as StoreId, wanted, sort, after, limit) : [],
    node: ({ id, state }) => required(ticketView(state), id),
  });
};
