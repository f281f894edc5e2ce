import { documentRows } from '@jumun/platform/rows';
import type { Reader } from '@jumun/platform/unit';
import { and, desc, eq, inArray, lt, notInArray } from 'drizzle-orm';
import { isOpened, type OrderId, type StoreId, type Ticket } from '../domain/ticket.ts';
import { tickets } from './tables.ts';

export type TicketRow = typeof tickets.$inferSelect;

export const ticketRows = documentRows<OrderId, Ticket, typeof tickets>('ticket', tickets, (state) => ({
  storeId: isOpened(state) ? state.storeId : null,
  status: state.status,
  openedAt: isOpened(state) ? state.openedAt : null,
}));

const ended = ['REJECTED', 'HANDED_OVER', 'CANCELLED'];

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
        open === null ? undefined : open ? notInArray(tickets.status, ended) : inArray(tickets.status, ended),
        after === null ? undefined : lt(tickets.id, after as OrderId),
      ),
    )
    .orderBy(desc(tickets.id))
    .limit(limit);
