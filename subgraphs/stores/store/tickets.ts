import { documentRows, findByFact } from '@jumun/platform/kernel/rows';
import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { newest, newestFirst, type Place } from '@jumun/platform/store/place';
import { timetable } from '@jumun/platform/store/timetable';
import { and, eq, not } from 'drizzle-orm';
import {
  acceptByOf,
  isForLater,
  isOpened,
  type OrderId,
  type StoreId,
  type Ticket,
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

const byOpenedAt = newestFirst(tickets.openedAt, tickets.id);

/** The store's tickets, newest first. */
export const findTicketsOf = (
  read: Reader,
  storeId: StoreId,
  open: boolean | null,
  after: Place | null,
  limit: number,
): Promise<TicketRow[]> =>
  read
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.storeId, storeId),
        open === null ? undefined : open ? isOpenTicket : not(isOpenTicket),
        byOpenedAt.after(after ?? newest),
      ),
    )
    .orderBy(...byOpenedAt.sorting)
    .limit(limit);

/** The tickets of one customer, by the ids of their orders. */
export const findIdsOf = async (tx: Tx, customerId: string): Promise<readonly OrderId[]> =>
  (await findByFact(tx, tickets, customerOf, customerId)).map(({ id }) => id);
