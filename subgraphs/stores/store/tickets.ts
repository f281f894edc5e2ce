import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { timetable } from '@jumun/platform/store/timetable';
import { and, desc, eq, lt, not } from 'drizzle-orm';
import {
  acceptByOf,
  isForLater,
  isOpened,
  type OrderId,
  type StoreId,
  type Ticket,
} from '../domain/ticket.ts';
import { isOpenTicket, tickets } from './tables.ts';

export type TicketRow = typeof tickets.$inferSelect;

export const ticketRows = documentRows<OrderId, Ticket, typeof tickets>('ticket', tickets, (state) => ({
  storeId: isOpened(state) ? state.storeId : null,
  status: state.status,
  openedAt: isOpened(state) ? state.openedAt : null,
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

/** The store's tickets, newest first. */
export const findTicketsOf = (
  read: Reader,
  storeId: StoreId,
  open: boolean | null,
  after: string | null,
  limit: number,
): Promise<TicketRow[]> =>
  read
    .select()
    .from(tickets)
    .where(
      and(
        eq(tickets.storeId, storeId),
        open === null ? undefined : open ? isOpenTicket : not(isOpenTicket),
        after === null ? undefined : lt(tickets.id, after as OrderId),
      ),
    )
    .orderBy(desc(tickets.id))
    .limit(limit);
