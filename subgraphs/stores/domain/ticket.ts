import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import type { Money } from '@jumun/platform/kernel/money';
import { hasNotes, withoutNotes } from '@jumun/schema/notes';
import {
  decideLines,
  decideWithdrawal,
  type LinesAnswer,
  linesLeft,
  linesOutOf,
  type Withdrawal,
  type WithdrawnLine,
} from '@jumun/schema/withdrawal';

export type OrderId = string & { readonly __brand: 'OrderId' };
export type StoreId = string & { readonly __brand: 'StoreId' };

export type TicketLine = {
  readonly productId: string;
  readonly title: string;
  readonly quantity: number;
  /** Which line of the order it is; absent in older tickets. */
  readonly lineId?: string;
  /** What was chosen of it, by name; absent where nothing was. */
  readonly options?: readonly string[];
  /** What its customer wrote about it; absent where nothing was, and once they have left. */
  readonly note?: string;
};

/** What an order asks of its store. */
export type TicketDetails = {
  readonly orderId: OrderId;
  readonly storeId: StoreId;
  readonly customerId: string;
  readonly fulfilment: 'SHIPMENT' | 'PICKUP';
  readonly lines: readonly TicketLine[];
  /** What its customer wrote to the store; absent where nothing was, and once they have left. */
  readonly note?: string;
  /** What the whole order costs; absent in older tickets. */
  readonly total?: Money;
  /** When its customer wants to pick it up; absent where that is as soon as it is ready. */
  readonly pickupAt?: Instant;
  /** The customer's, kept for what the timer does later. */
  readonly correlationId: string;
};

export type TicketStatus =
  | 'OPEN'
  | 'ACCEPTED'
  | 'REJECTED'
  | 'READY'
  | 'HANDED_OVER'
  | 'CANCELLED'
  | 'NO_SHOW';

/** The store's work on one order. `withdrawn` is a tombstone: the cancellation came first, and the ticket never opens. */
export type Ticket =
  /** `linesOut`: what the order is without, heard before the order itself. */
  | { readonly status: 'absent'; readonly linesOut?: readonly LinesAnswer[] }
  | { readonly status: 'withdrawn' }
  | (TicketDetails & {
      readonly status: TicketStatus;
      readonly openedAt: Instant;
      /** When the staff must have decided; null where the store accepts everything. */
      readonly acceptBy: Instant | null;
      readonly prepMinutes: number | null;
      /** Since when it is accepted, and since when it is ready; absent before, and in older tickets. */
      readonly acceptedAt?: Instant;
      readonly readyAt?: Instant;
      /** The answer to a request to cancel; set once. */
      readonly withdrawal: Withdrawal<TicketStatus> | null;
      /** The answers to requests to cancel some lines; `lines` is what is left. */
      readonly linesOut?: readonly LinesAnswer[];
    });

/** How long the staff may take an acceptance back. */
export const undoWithinMs = 30_000;

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
  | { type: 'AcceptTicket'; prepMinutes: number | null; at: Instant }
  /** The staff accepted it by mistake; from now on they have until `acceptBy` at least. */
  | { type: 'UndoAcceptance'; acceptBy: Instant; at: Instant }
  | { type: 'RejectTicket'; reason: string }
  | { type: 'ReadyTicket'; at: Instant }
  | { type: 'HandOverTicket' }
  /** The store cannot prepare it after all. */
  | { type: 'CancelTicket'; reason: string }
  /** Nobody came for it, `afterMs` after it was ready and wanted. */
  | { type: 'NoShowTicket'; afterMs: number; at: Instant }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawTicket' }
  /** The customer no longer wants some lines; the first answer to each key is final. */
  | { type: 'WithdrawLines'; key: string; lines: readonly WithdrawnLine[] }
  /** Others have decided that the order is without these lines. */
  | { type: 'TakeOutLines'; key: string; lines: readonly WithdrawnLine[] }
  /** The order is cancelled, so no work is left. */
  | { type: 'CloseTicket' }
  /** The customer has left, and what they wrote goes with them. */
  | { type: 'ForgetNotes' };

export type TicketEvent =
  | { type: 'TicketOpened'; details: TicketDetails; openedAt: Instant; acceptBy: Instant | null }
  /** Without the time in older events. */
  | { type: 'TicketAccepted'; prepMinutes: number | null; acceptedAt?: Instant }
  | { type: 'AcceptanceUndone'; acceptBy: Instant }
  | { type: 'TicketRejected'; reason: string }
  | { type: 'TicketReady'; readyAt?: Instant }
  | { type: 'TicketHandedOver' }
  | { type: 'TicketCancelled'; reason: string }
  | { type: 'TicketNoShow' }
  | { type: 'TicketWithdrawn'; withdrawal: Withdrawal<TicketStatus> }
  | { type: 'LinesWithdrawn'; answer: LinesAnswer }
  | { type: 'TicketClosed' }
  | { type: 'NotesForgotten' };

export type TicketRejection =
  | { type: 'TicketNotFound' }
  | { type: 'TicketNotOpen' }
  | { type: 'TicketNotAccepted' }
  | { type: 'TicketNotReady' }
  | { type: 'AcceptanceNotUndoable'; why: NotUndoable }
  | { type: 'TicketNotCancellable'; why: NotCancellable }
  /** `from`: from when on it may be said. */
  | { type: 'NoShowTooEarly'; from: Instant };

/** Why an acceptance stands: it is no pick-up, nobody accepted it, more was done since, or it is too late. */
export type NotUndoable = 'SHIPMENT' | 'BY_ITSELF' | 'GONE_ON' | 'TOO_LATE';

/** Why the store does not give it up: it is no pick-up, it can still be rejected, or it is over. */
export type NotCancellable = 'SHIPMENT' | 'NOT_ACCEPTED' | 'OVER';

type Decided = Decision<TicketEvent, TicketRejection>;

export const ticket: Decider<TicketCommand, Ticket, TicketEvent, TicketRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'OpenTicket': {
        if (state.status !== 'absent') return accept(); // heard before, or withdrawn before it was heard
        const { details, acceptBy, prepMinutes, at } = command;
        const opened = { type: 'TicketOpened', details, openedAt: at, acceptBy } as const;
        return acceptBy === null
          ? accept<TicketEvent>(opened, { type: 'TicketAccepted', prepMinutes, acceptedAt: at })
          : accept<TicketEvent>(opened);
      }
      case 'WithdrawTicket': {
        const withdrawal = decideWithdrawal(state, withWorkDone);
        return withdrawal ? accept({ type: 'TicketWithdrawn', withdrawal }) : accept();
      }
      case 'WithdrawLines': {
        const answer = decideLines(state, command, linesSettled);
        return answer ? accept({ type: 'LinesWithdrawn', answer }) : accept();
      }
      case 'TakeOutLines': {
        const answer = decideLines(state, command, []);
        return answer ? accept({ type: 'LinesWithdrawn', answer }) : accept();
      }
      case 'CloseTicket':
        if (state.status === 'absent') return accept({ type: 'TicketClosed' }); // heard before the order, which then never opens
        if (!isOpened(state) || isEnded(state.status)) return accept();
        return accept({ type: 'TicketClosed' });
      case 'ForgetNotes':
        return isOpened(state) && hasNotes(state) ? accept({ type: 'NotesForgotten' }) : accept();
      default:
        return isOpened(state) ? decideByStaff(command, state) : reject({ type: 'TicketNotFound' });
    }
  },

  evolve(state, event) {
    if (event.type === 'TicketOpened')
      return {
        ...event.details,
        ...withLinesOut(event.details.lines, linesOutOf(state)),
        status: 'OPEN',
        openedAt: event.openedAt,
        acceptBy: event.acceptBy,
        prepMinutes: null,
        withdrawal: null,
      };
    if (event.type === 'LinesWithdrawn') {
      const answers = [...linesOutOf(state), event.answer];
      if (isOpened(state))
        return { ...state, lines: linesLeft(state.lines, [event.answer]), linesOut: answers };
      return state.status === 'absent' ? { ...state, linesOut: answers } : state;
    }
    if (!isOpened(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the ticket
    switch (event.type) {
      case 'TicketAccepted': {
        const { prepMinutes, acceptedAt } = event;
        return { ...state, status: 'ACCEPTED', prepMinutes, ...(acceptedAt !== undefined && { acceptedAt }) };
      }
      case 'AcceptanceUndone': {
        const { acceptedAt: _, ...unaccepted } = state;
        return { ...unaccepted, status: 'OPEN', prepMinutes: null, acceptBy: event.acceptBy };
      }
      case 'TicketRejected':
        return { ...state, status: 'REJECTED' };
      case 'TicketReady': {
        const { readyAt } = event;
        return { ...state, status: 'READY', ...(readyAt !== undefined && { readyAt }) };
      }
      case 'TicketHandedOver':
        return { ...state, status: 'HANDED_OVER' };
      case 'TicketNoShow':
        return { ...state, status: 'NO_SHOW' };
      case 'TicketWithdrawn': {
        const { withdrawal } = event;
        const cancels = withdrawal.outcome === 'WITHDRAWN' && !isEnded(state.status);
        return { ...state, status: cancels ? 'CANCELLED' : state.status, withdrawal };
      }
      case 'NotesForgotten':
        return withoutNotes(state);
      case 'TicketCancelled':
      case 'TicketClosed':
        return { ...state, status: 'CANCELLED' };
      default:
        return never(event);
    }
  },
};

const withLinesOut = (lines: readonly TicketLine[], linesOut: readonly LinesAnswer[]) =>
  linesOut.length > 0 ? { lines: linesLeft(lines, linesOut), linesOut } : {};

type StaffCommand = Exclude<
  TicketCommand,
  {
    type: 'OpenTicket' | 'WithdrawTicket' | 'WithdrawLines' | 'TakeOutLines' | 'CloseTicket' | 'ForgetNotes';
  }
>;

/** What the staff may do: each by the status alone, or as its own rule says. */
const decideByStaff = (command: StaffCommand, state: Opened): Decided => {
  switch (command.type) {
    case 'AcceptTicket':
      if (state.status === 'ACCEPTED' && state.prepMinutes === command.prepMinutes) return accept();
      if (state.status !== 'OPEN') return reject({ type: 'TicketNotOpen' });
      return accept({ type: 'TicketAccepted', prepMinutes: command.prepMinutes, acceptedAt: command.at });
    case 'UndoAcceptance':
      return undoAcceptance(state, command);
    case 'RejectTicket':
      if (state.status === 'REJECTED') return accept();
      if (state.status !== 'OPEN') return reject({ type: 'TicketNotOpen' });
      return accept({ type: 'TicketRejected', reason: command.reason });
    case 'ReadyTicket':
      if (state.status === 'READY') return accept();
      if (state.status !== 'ACCEPTED') return reject({ type: 'TicketNotAccepted' });
      return accept({ type: 'TicketReady', readyAt: command.at });
    case 'HandOverTicket':
      if (state.status === 'HANDED_OVER') return accept();
      if (state.status !== 'READY') return reject({ type: 'TicketNotReady' });
      return accept({ type: 'TicketHandedOver' });
    case 'CancelTicket':
      return cancelTicket(state, command.reason);
    case 'NoShowTicket':
      return noShow(state, command);
    default:
      return never(command);
  }
};

/**
 * An acceptance may be taken back while nobody has relied on it: by those who gave it, at once, before anything else was done, and
 * before a customer was told that it is too late to cancel. What is shipped is packed as soon as it is accepted.
 */
const undoAcceptance = (
  state: Opened,
  { acceptBy, at }: Extract<StaffCommand, { type: 'UndoAcceptance' }>,
): Decided => {
  if (state.status === 'OPEN') return accept(); // undone before
  const why = whyNotUndoable(state) ?? (at > (undoUntil(state) ?? 0) ? 'TOO_LATE' : null);
  if (why) return reject({ type: 'AcceptanceNotUndoable', why });
  return accept({ type: 'AcceptanceUndone', acceptBy: Math.max(acceptBy, state.acceptBy ?? 0) as Instant });
};

const whyNotUndoable = ({ status, fulfilment, withdrawal, acceptBy }: Opened): NotUndoable | null => {
  if (fulfilment !== 'PICKUP') return 'SHIPMENT';
  if (status !== 'ACCEPTED' || withdrawal !== null) return 'GONE_ON';
  return acceptBy === null ? 'BY_ITSELF' : null;
};

/** Until when the acceptance may be taken back; null where it may not. */
export const undoUntil = (state: Opened): Instant | null =>
  state.acceptedAt === undefined || whyNotUndoable(state) ? null : later(state.acceptedAt, undoWithinMs);

/** Deliveries decides about what is shipped; a ticket that is still open is rejected instead. */
const cancelTicket = (state: Opened, reason: string): Decided => {
  if (state.status === 'CANCELLED') return accept();
  if (state.fulfilment !== 'PICKUP') return reject({ type: 'TicketNotCancellable', why: 'SHIPMENT' });
  if (state.status === 'OPEN') return reject({ type: 'TicketNotCancellable', why: 'NOT_ACCEPTED' });
  if (isEnded(state.status)) return reject({ type: 'TicketNotCancellable', why: 'OVER' });
  return accept({ type: 'TicketCancelled', reason });
};

const noShow = (state: Opened, { afterMs, at }: Extract<StaffCommand, { type: 'NoShowTicket' }>): Decided => {
  if (state.status === 'NO_SHOW') return accept();
  if (state.status !== 'READY' || state.fulfilment !== 'PICKUP') return reject({ type: 'TicketNotReady' });
  const from = noShowFrom(state, afterMs);
  return at < from ? reject({ type: 'NoShowTooEarly', from }) : accept({ type: 'TicketNoShow' });
};

/** From when on nobody has come: counted from when it was ready, or from when its customer wanted it if that is later. */
export const noShowFrom = ({ readyAt, openedAt, pickupAt }: Opened, afterMs: number): Instant =>
  later(Math.max(readyAt ?? openedAt, pickupAt ?? 0) as Instant, afterMs);

export type Opened = Exclude<Ticket, { status: 'absent' | 'withdrawn' }>;

export const isOpened = (state: Ticket): state is Opened =>
  state.status !== 'absent' && state.status !== 'withdrawn';

/** Its customer wants to pick it up at a time of their own. */
export const isForLater = (state: Ticket): boolean => isOpened(state) && state.pickupAt !== undefined;

/** Until when the staff must decide; null once they have, or where the store accepts everything. */
export const acceptByOf = (state: Ticket): Instant | null =>
  isOpened(state) && state.status === 'OPEN' ? state.acceptBy : null;

export const endedStatuses: readonly TicketStatus[] = ['REJECTED', 'HANDED_OVER', 'CANCELLED', 'NO_SHOW'];

const isEnded = (status: TicketStatus) => endedStatuses.includes(status);

/** Once the store has accepted it has put work into the order, and it is too late to withdraw the ticket. */
const withWorkDone = ['ACCEPTED', 'READY', 'HANDED_OVER', 'NO_SHOW'] as const;

/** Then lines are settled as well; a ticket that is over has none that could be taken out. */
const linesSettled = [...withWorkDone, 'REJECTED', 'CANCELLED', 'withdrawn'] as const;

/** A ticket is named after its order, so that each id follows from the other. */
export const ticketIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'tkt_');
export const orderIdOf = (ticketId: string): OrderId => ticketId.replace(/^tkt_/, 'ord_') as OrderId;
