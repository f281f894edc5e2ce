import type { Instant } from '@jumun/platform/kernel/clock';
import { documentRows } from '@jumun/platform/kernel/rows';
import type { Reader } from '@jumun/platform/kernel/unit';
import { prepared } from '@jumun/platform/store/prepared';
import { and, asc, desc, eq, inArray, lt, lte, notInArray } from 'drizzle-orm';
import { endedStatuses, isOpened, type OrderId, type StoreId, type Ticket } from '../domain/ticket.ts';
import { tickets } from './tables.ts';

export type TicketRow = typeof tickets.$inferSelect;

export const ticketRows = documentRows<OrderId, Ticket, typeof tickets>('ticket', tickets, (state) => ({
  storeId: isOpened(state) ? state.storeId : null,
  status: state.status,
  openedAt: isOpened(state) ? state.openedAt : null,
  acceptBy: isOpened(state) && state.status === 'OPEN' ? state.acceptBy : null,
}));

const unaccepted = prepared<{ now: number; limit: number }>()((read: Reader, value) =>
  read
    .select({ id: tickets.id })
    .from(tickets)
    .where(lte(tickets.acceptBy, value('now')))
    .orderBy(asc(tickets.acceptBy))
    .limit(value('limit'))
    .prepare('tickets_unaccepted'),
);

/** The tickets that were not decided in time, longest waiting first. */
export const findUnaccepted = async (read: Reader, now: Instant, limit: number): Promise<OrderId[]> =>
  (await unaccepted(read, { now, limit })).map(({ id }) => id);

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
        open === null ? undefined : (open ? notInArray : inArray)(tickets.status, [...endedStatuses]),
        after === null ? undefined : lt(tickets.id, after as OrderId),
      ),
    )
    .orderBy(desc(tickets.id))
    .limit(limit);
