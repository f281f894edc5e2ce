import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { decideWithdrawal, type Withdrawal } from '@jumun/schema/withdrawal';

export type OrderId = string & { readonly __brand: 'OrderId' };
export type StoreId = string & { readonly __brand: 'StoreId' };

export type TicketLine = { readonly productId: string; readonly title: string; readonly quantity: number };

/** What an order asks of its store. */
export type TicketDetails = {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly customerId: string;
  readonly fulfilment: 'SHIPMENT' | 'PICKUP';
  readonly lines: readonly TicketLine[];
  /** When its customer wants to pick it up; absent where that is as soon as it is ready. */
  readonly pickupAt?: Instant;
  /** The customer's, kept for what the timer does later. */
  readonly correlationId: string;
};

export type TicketStatus = 'OPEN' | 'ACCEPTED' | 'REJECTED' | 'READY' | 'HANDED_OVER' | 'CANCELLED';

/** The store's work on one order. `withdrawn` is a tombstone: the cancellation came first, and the ticket never opens. */
export type Ticket =
  | { readonly status: 'absent' }
  | { readonly status: 'withdrawn' }
  | (TicketDetails & {
      readonly status: TicketStatus;
      readonly openedAt: Instant;
      /** When the staff must have decided; null where the store accepts everything. */
      readonly acceptBy: Instant | null;
      readonly prepMinutes: number | null;
      /** The answer to a request to cancel; set once. */
      readonly withdrawal: Withdrawal<TicketStatus> | null;
    });

/** The reason given when a store did not answer: a code, which its readers put into words. */
export const notAcceptedInTime = 'NOT_ACCEPTED_IN_TIME';

export type TicketCommand =
  | {
      type: 'OpenTicket';
      details: TicketDetails;
      /** Until when the staff must decide; null where the store accepts everything. */
      acceptBy: Instant | null;
      /** How long a store that accepts everything takes, as far as it said. */
      prepMinutes: number | null;
      at: Instant;
    }
  | { type: 'AcceptTicket'; prepMinutes: number | null }
  | { type: 'RejectTicket'; reason: string }
  | { type: 'ReadyTicket' }
  | { type: 'HandOverTicket' }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawTicket' }
  /** The order is cancelled, so no work is left. */
  | { type: 'CloseTicket' };

export type TicketEvent =
  | { type: 'TicketOpened'; details: TicketDetails; openedAt: Instant; acceptBy: Instant | null }
  | { type: 'TicketAccepted'; prepMinutes: number | null }
  | { type: 'TicketRejected'; reason: string }
  | { type: 'TicketReady' }
  | { type: 'TicketHandedOver' }
  | { type: 'TicketWithdrawn'; withdrawal: Withdrawal<TicketStatus> }
  | { type: 'TicketClosed' };

export type TicketRejection =
  | { type: 'TicketNotFound' }
  | { type: 'TicketNotOpen' }
  | { type: 'TicketNotAccepted' }
  | { type: 'TicketNotReady' };

export const ticket: Decider<TicketCommand, Ticket, TicketEvent, TicketRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'OpenTicket': {
        if (state.status !== 'absent') return accept(); // heard before, or withdrawn before it was heard
        const { details, acceptBy, prepMinutes, at } = command;
        const opened = { type: 'TicketOpened', details, openedAt: at, acceptBy } as const;
        return acceptBy === null
          ? accept<TicketEvent>(opened, { type: 'TicketAccepted', prepMinutes })
          : accept<TicketEvent>(opened);
      }
      case 'AcceptTicket':
        if (!isOpened(state)) return reject({ type: 'TicketNotFound' });
        if (state.status === 'ACCEPTED' && state.prepMinutes === command.prepMinutes) return accept();
        if (state.status !== 'OPEN') return reject({ type: 'TicketNotOpen' });
        return accept({ type: 'TicketAccepted', prepMinutes: command.prepMinutes });
      case 'RejectTicket':
        if (!isOpened(state)) return reject({ type: 'TicketNotFound' });
        if (state.status === 'REJECTED') return accept();
        if (state.status !== 'OPEN') return reject({ type: 'TicketNotOpen' });
        return accept({ type: 'TicketRejected', reason: command.reason });
      case 'ReadyTicket':
        if (!isOpened(state)) return reject({ type: 'TicketNotFound' });
        if (state.status === 'READY') return accept();
        if (state.status !== 'ACCEPTED') return reject({ type: 'TicketNotAccepted' });
        return accept({ type: 'TicketReady' });
      case 'HandOverTicket':
        if (!isOpened(state)) return reject({ type: 'TicketNotFound' });
        if (state.status === 'HANDED_OVER') return accept();
        if (state.status !== 'READY') return reject({ type: 'TicketNotReady' });
        return accept({ type: 'TicketHandedOver' });
      case 'WithdrawTicket': {
        const withdrawal = decideWithdrawal(state, withWorkDone);
        return withdrawal ? accept({ type: 'TicketWithdrawn', withdrawal }) : accept();
      }
      case 'CloseTicket':
        if (state.status === 'absent') return accept({ type: 'TicketClosed' }); // heard before the order, which then never opens
        if (!isOpened(state) || isEnded(state.status)) return accept();
        return accept({ type: 'TicketClosed' });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'TicketOpened')
      return {
        ...event.details,
        status: 'OPEN',
        openedAt: event.openedAt,
        acceptBy: event.acceptBy,
        prepMinutes: null,
        withdrawal: null,
      };
    if (!isOpened(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the ticket
    switch (event.type) {
      case 'TicketAccepted':
        return { ...state, status: 'ACCEPTED', prepMinutes: event.prepMinutes };
      case 'TicketRejected':
        return { ...state, status: 'REJECTED' };
      case 'TicketReady':
        return { ...state, status: 'READY' };
      case 'TicketHandedOver':
        return { ...state, status: 'HANDED_OVER' };
      case 'TicketWithdrawn': {
        const { withdrawal } = event;
        const cancels = withdrawal.outcome === 'WITHDRAWN' && !isEnded(state.status);
        return { ...state, status: cancels ? 'CANCELLED' : state.status, withdrawal };
      }
      case 'TicketClosed':
        return { ...state, status: 'CANCELLED' };
      default:
        return never(event);
    }
  },
};

export type Opened = Exclude<Ticket, { status: 'absent' | 'withdrawn' }>;

export const isOpened = (state: Ticket): state is Opened =>
  state.status !== 'absent' && state.status !== 'withdrawn';

/** Its customer wants to pick it up at a time of their own. */
export const isForLater = (state: Ticket): boolean => isOpened(state) && state.pickupAt !== undefined;

/** Until when the staff must decide; null once they have, or where the store accepts everything. */
export const acceptByOf = (state: Ticket): Instant | null =>
  isOpened(state) && state.status === 'OPEN' ? state.acceptBy : null;

export const endedStatuses: readonly TicketStatus[] = ['REJECTED', 'HANDED_OVER', 'CANCELLED'];

const isEnded = (status: TicketStatus) => endedStatuses.includes(status);

/** Once the store has accepted it has put work into the order, and it is too late to withdraw the ticket. */
const withWorkDone = ['ACCEPTED', 'READY', 'HANDED_OVER'] as const;

/** A ticket is named after its order, so that each id follows from the other. */
export const ticketIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'tkt_');
export const orderIdOf = (ticketId: string): OrderId => ticketId.replace(/^tkt_/, 'ord_') as OrderId;
