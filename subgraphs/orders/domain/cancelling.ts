import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { has } from '@jumun/platform/kernel/state';
import { type CancelReason, cancelTermOf } from './cancel-terms.ts';
import { driverMs, lookAgainMs } from './deadlines.ts';
import type { CancellingEvent, OrderEvent } from './events.ts';
import { endedBy, standingAt } from './fulfilling.ts';
import { isDone, waitsAgain } from './fulfilment.ts';
import {
  type Asked,
  type Begun,
  type CancellationRequested,
  factsOf,
  isOver,
  isPaid,
  isPlacing,
  isUndecided,
  isWithdrawn,
  type OrderFacts,
  type OrderStatus,
  progressOf,
  type Withdrawn,
} from './states.ts';

export type CancellingCommand =
  /** `because`: staff say it in the customer's name. */
  | { type: 'RequestCancellation'; at: Instant; because?: string }
  /** The store will not prepare it: it is cancelled although the customer has not asked. */
  | { type: 'CancelRejected'; reason: string; at: Instant }
  /** The store had accepted it, and cannot prepare it after all. */
  | { type: 'CancelGivenUp'; reason: string; at: Instant }
  /** The authority over the fulfilment has decided. */
  | { type: 'DecideWithdrawal'; outcome: 'WITHDRAWN' | 'TOO_LATE'; reason: string | null; at: Instant }
  /** The answer is not known yet, and the customer is told that. */
  | { type: 'AnnounceCancellation'; at: Instant }
  /** The money is back. */
  | { type: 'CompleteCancellation'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant };

export type NotCancellable = {
  type: 'OrderNotCancellable';
  status: OrderStatus;
  reason: CancelReason | null;
};

type Decided = Decision<OrderEvent, NotCancellable>;

export const decideCancelling = (state: Begun, command: CancellingCommand): Decided => {
  switch (command.type) {
    case 'RequestCancellation':
      return requestCancellation(state, command);
    case 'CancelRejected':
      // what it has accepted it gives up, and says so with another event
      return progressOf(state) ? accept() : cancelByStore(state, { rejection: command.reason }, command.at);
    case 'CancelGivenUp':
      return cancelByStore(state, { givenUp: command.reason }, command.at);
    case 'DecideWithdrawal':
      if (command.outcome === 'WITHDRAWN') return letGo(state, command.at);
      if (!isUndecided(state)) return accept();
      return tooLate(state, command.reason ?? 'UNKNOWN', command.at);
    case 'AnnounceCancellation': {
      const isAnnounced = state.status === 'CANCELLATION_REQUESTED';
      if (isAnnounced || !(isUndecided(state) || isWithdrawn(state))) return accept();
      return accept({ type: 'OrderCancellationRequested', at: command.at });
    }
    case 'CompleteCancellation':
      // what is going back in parts is known first: the rest goes back then
      if (!isWithdrawn(state) || state.refunding) return accept();
      return accept({ type: 'OrderCancelled', paymentStatus: command.paymentStatus, at: command.at });
    default:
      return never(command);
  }
};

/** The table comes first; what it allows is begun, and the authority has the last word. */
const requestCancellation = (
  state: Begun,
  { at, because }: Extract<CancellingCommand, { type: 'RequestCancellation' }>,
): Decided => {
  const why = because === undefined ? {} : { because };
  if (state.status === 'CANCELLED') return accept(); // a repeat
  const term = cancelTermOf(state, 'CUSTOMER');
  if (term.outcome === 'REFUSED')
    return reject({ type: 'OrderNotCancellable', status: state.status, reason: term.reason });
  if (term.outcome !== 'ALLOWED') return accept();
  // what is not placed yet is not charged first to be refunded then
  if (isPlacing(state))
    return accept({
      type: 'UndoBegun',
      refused: { reason: 'CANCELLED', ...why },
      waitingOn: state.placing.waitingOn,
    });
  return accept({ type: 'CancellationBegun', at, ...why });
};

/**
 * What the authority has let go of is never fulfilled. It may do so after it was too late: the taxi broke down, and the customer's wish
 * was asked about again while the first answer was on its way.
 */
const letGo = (state: Begun, at: Instant): Decided => {
  const withdrawn: OrderEvent = { type: 'OrderWithdrawn', at };
  if (isUndecided(state)) return accept(withdrawn);
  if (!isPaid(state) || state.status === 'COMPLETED' || state.fulfilment.type !== 'RIDE') return accept();
  return accept<OrderEvent>({ type: 'CancellationBegun', at }, withdrawn);
};

/** Whatever its customer wishes meanwhile: the store has let go of it, and said so. */
const cancelByStore = (
  state: Begun,
  why: { readonly rejection: string } | { readonly givenUp: string },
  at: Instant,
): Decided => {
  if (cancelTermOf(state, 'STORE').outcome !== 'ALLOWED') return accept();
  const withdrawn: OrderEvent = { type: 'OrderWithdrawn', at, ...why };
  return isUndecided(state)
    ? accept(withdrawn)
    : accept<OrderEvent>({ type: 'CancellationBegun', at }, withdrawn);
};

/** Others hear that it was too late only where they heard of the request. */
const tooLate = (state: Asked | CancellationRequested, reason: string, at: Instant): Decided => {
  if (state.status !== 'CANCELLATION_REQUESTED')
    return accept({ type: 'CancellationDropped', tooLate: reason });
  const refused: OrderEvent = { type: 'OrderCancellationRefused', tooLate: reason, at };
  const progress = progressOf(state);
  return progress && isDone(progress) ? accept<OrderEvent>(refused, endedBy(progress, at)) : accept(refused);
};

export const evolveCancelling = (state: Begun, event: CancellingEvent): Begun => {
  switch (event.type) {
    case 'CancellationWished':
      return isPlacing(state)
        ? { ...state, placing: { ...state.placing, cancelWish: { reason: event.reason } } }
        : state;
    case 'CancellationBegun': {
      if (!isPaid(state) || isOver(state) || state.status === 'CANCELLATION_REQUESTED') return state;
      const cancelling = {
        since: event.at,
        lookAt: later(event.at, driverMs),
        withdrawn: false,
        ...withBecause(event),
      } as const;
      return { ...state, cancelling };
    }
    case 'OrderCancellationRequested': {
      const change = { status: 'CANCELLATION_REQUESTED', changedAt: event.at } as const;
      const lookAt = later(event.at, lookAgainMs);
      if (isWithdrawn(state)) return { ...state, ...change, cancelling: { ...state.cancelling, lookAt } };
      return isUndecided(state)
        ? { ...state, ...change, cancelling: { ...state.cancelling, lookAt } }
        : state;
    }
    case 'CancellationDropped': {
      if (!isUndecided(state) || state.status === 'CANCELLATION_REQUESTED') return state;
      const { cancelling: _, ...order } = state;
      return { ...order, ...stillTooLate(state, event) };
    }
    case 'OrderCancellationRefused': {
      if (state.status !== 'CANCELLATION_REQUESTED' || isWithdrawn(state)) return state;
      const { cancelling: _, ...order } = state;
      const outcome = { ...stillTooLate(state, event), changedAt: event.at };
      return has(order, 'progress')
        ? { ...standingAt(state, order.progress), ...outcome }
        : { ...order, status: 'PLACED', ...outcome };
    }
    case 'OrderWithdrawn':
      return isUndecided(state) ? withdrawn(state, event) : state;
    case 'OrderCancelled':
      return {
        ...factsOf(state),
        status: 'CANCELLED',
        paymentStatus: event.paymentStatus,
        ...withProgress(state),
        ...(isWithdrawn(state) && { ...withStoresReason(state), ...withBecause(state) }),
        changedAt: event.at,
      };
    default:
      return never(event);
  }
};

/** An answer about a ride that has lost its taxi since says nothing any more. */
const stillTooLate = (order: Begun, { tooLate }: { readonly tooLate: string }) => {
  const progress = progressOf(order);
  return progress && waitsAgain(progress) ? {} : { tooLate };
};

const withdrawn = (
  state: Asked | CancellationRequested,
  { at, ...why }: { readonly at: Instant } & StoresReason,
): Withdrawn => ({
  ...untrimmed(factsOf(state)),
  status: state.status,
  paymentStatus: 'REFUNDING',
  cancelling: { since: state.cancelling.since, lookAt: later(at, lookAgainMs), withdrawn: true },
  ...withProgress(state),
  ...withStoresReason(why),
  ...(why.rejection === undefined && why.givenUp === undefined && withBecause(state.cancelling)),
});

/** What goes back whole has no lines that are to be taken out. */
const untrimmed = ({ trimming: _, ...facts }: OrderFacts): OrderFacts => facts;

const withProgress = (state: Begun) => {
  const progress = progressOf(state);
  return progress ? { progress } : {};
};

type StoresReason = { readonly rejection?: string; readonly givenUp?: string };

const withStoresReason = ({ rejection, givenUp }: StoresReason): StoresReason => ({
  ...(rejection !== undefined && { rejection }),
  ...(givenUp !== undefined && { givenUp }),
});

const withBecause = ({ because }: { readonly because?: string | undefined }) =>
  because === undefined ? {} : { because };
