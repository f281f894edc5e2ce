import { required } from '@jumun/platform/graph/required';
import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows, findByFact } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, oldest, oldestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, gte, inArray, lt, not } from 'drizzle-orm';
import {
  acceptByOf,
  isForLater,
  isOpened,
  type OrderId,
  type StoreId,
  type Ticket,
  type TicketStatus,
} from '../domain/ticket.ts';
import { customerOf, isOpenTicket, tickets } from './tables.ts';

export type TicketRow = typeof tickets.$inferSelect;

export const ticketRows = documentRows<OrderId, Ticket, typeof tickets>('ticket', tickets, (state) => ({
  storeId: isOpened(state) ? state.storeId : null,
  status: state.status,
  openedAt: isOpened(state) ? state.openedAt : null,
  dueAt: isOpened(state) ? (state.pickupAt ?? state.openedAt) : null,
  acceptBy: isForLater(state) ? null : acceptByOf(state),
  acceptLaterBy: isForLater(state) ? acceptByOf(state) : null,
}));

/** Until when the staff may decide. */
export const decisions = timetable(tickets, { name: 'tickets_to_accept', id: 'id', at: 'acceptBy' });

/** The same, about orders for later. */
export const laterDecisions = timetable(tickets, {
  name: 'tickets_to_accept_later',
  id: 'id',
  at: 'acceptLaterBy',
});

export type TicketSort = 'NEWEST' | 'OLDEST' | 'PICKUP';

/** What is null or absent makes no difference. */
export type TicketFilter = {
  readonly open: boolean | null;
  readonly status: readonly TicketStatus[] | null;
  readonly pickupAfter: Instant | null;
  readonly pickupBefore: Instant | null;
};

const sorts = {
  NEWEST: { begin: newest, ...newestFirst(tickets.openedAt, tickets.id) },
  OLDEST: { begin: oldest, ...oldestFirst(tickets.openedAt, tickets.id) },
  PICKUP: { begin: oldest, ...oldestFirst(tickets.dueAt, tickets.id) },
};

/** Where a ticket stands in a list of this order. */
export const placeIn =
  (sort: TicketSort) =>
  ({ id, openedAt, dueAt }: TicketRow): Place => ({
    at: required(sort === 'PICKUP' ? dueAt : openedAt, id),
    id,
  });

/** The store's tickets in this order. */
export const findTicketsOf = (
  read: Reader,
  storeId: StoreId,
  { open, status, pickupAfter, pickupBefore }: TicketFilter,
  sort: TicketSort,
  after: Place | null,
  limit: number,
): Promise<TicketRow[]> => {
  const { begin, after: isAfter, sorting } = sorts[sort];
  return read
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.storeId, storeId),
        open === null ? undefined : open ? isOpenTicket : not(isOpenTicket),
        status === null ? undefined : inArray(tickets.status, [...status]),
        pickupAfter === null ? undefined : gte(tickets.dueAt, pickupAfter),
        pickupBefore === null ? undefined : lt(tickets.dueAt, pickupBefore),
        isAfter(after ?? begin),
      ),
    )
    .orderBy(...sorting)
    .limit(limit);
};

/** The tickets of one customer, by the ids of their orders. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> =>
  (await findByFact(tx, tickets, customerOf, customerId)).map(({ id }) => id);
