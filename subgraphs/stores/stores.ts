import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type {
  OrderId,
  StoreId,
  Ticket,
  TicketCommand,
  TicketEvent,
  TicketRejection,
} from './domain/ticket.ts';

/** What this context offers inside one unit of work. */
export type Stores = {
  readonly at: Instant;
  readonly ticket: (
    id: OrderId,
    command: TicketCommand,
  ) => Promise<Handled<Ticket, TicketEvent, TicketRejection>>;
  readonly loadTicket: (id: OrderId) => Promise<Ticket | undefined>;
  /** How the store takes on tickets. One that nobody has opened takes on nothing by itself: nobody may be there. */
  readonly acceptanceOf: (id: StoreId) => Promise<'AUTOMATIC' | 'MANUAL'>;
  /** How long the staff of a store may take to accept or reject, in milliseconds. */
  readonly acceptWithinMs: number;
};
