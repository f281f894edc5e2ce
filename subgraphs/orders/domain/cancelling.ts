import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { has } from '@jumun/platform/kernel/state';
import { type CancelReason, cancelTermOf } from './cancel-terms.ts';
import { driverMs, lookAgainMs } from './deadlines.ts';
import type { CancellingEvent, OrderEvent } from './events.ts';
import { standingAt } from './fulfilling.ts';
import { isDone } from './fulfilment.ts';
import {
  type Asked,
  type Begun,
  type CancellationRequested,
  factsOf,
  isPaid,
  isPlacing,
  isUndecided,
  isWithdrawn,
  type OrderStatus,
  progressOf,
  type Withdrawn,
} from './states.ts';

export type CancellingCommand =
  | { type: 'RequestCancellation'; at: Instant }
  /** The store will not prepare it: it is cancelled although the customer has not asked. */
  | { type: 'CancelRejected'; reason: string; at: Instant }
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
      return requestCancellation(state, command.at);
    case 'CancelRejected': {
      if (cancelTermOf(state, 'STORE').outcome !== 'ALLOWED') return accept();
      const { reason: rejection, at } = command;
      const withdrawn: OrderEvent = { type: 'OrderWithdrawn', at, rejection };
      return isUndecided(state)
        ? accept(withdrawn)
        : accept<OrderEvent>({ type: 'CancellationBegun', at }, withdrawn);
    }
    case 'DecideWithdrawal':
      if (!isUndecided(state)) return accept();
      return command.outcome === 'WITHDRAWN'
        ? accept({ type: 'OrderWithdrawn', at: command.at })
        : tooLate(state, command.reason ?? 'UNKNOWN', command.at);
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
const requestCancellation = (state: Begun, at: Instant): Decided => {
  if (state.status === 'CANCELLED') return accept(); // a repeat
  const term = cancelTermOf(state, 'CUSTOMER');
  if (term.outcome === 'REFUSED')
    return reject({ type: 'OrderNotCancellable', status: state.status, reason: term.reason });
  if (term.outcome !== 'ALLOWED') return accept();
  // what is not placed yet is not charged first to be refunded then
  if (isPlacing(state))
    return accept({
      type: 'UndoBegun',
      refused: { reason: 'CANCELLED' },
      waitingOn: state.placing.waitingOn,
    });
  return accept({ type: 'CancellationBegun', at });
};

/** Others hear that it was too late only where they heard of the request. */
const tooLate = (state: Asked | CancellationRequested, reason: string, at: Instant): Decided => {
  if (state.status !== 'CANCELLATION_REQUESTED')
    return accept({ type: 'CancellationDropped', tooLate: reason });
  const refused: OrderEvent = { type: 'OrderCancellationRefused', tooLate: reason, at };
  const progress = progressOf(state);
  return progress && isDone(progress)
    ? accept<OrderEvent>(refused, { type: 'OrderCompleted', progress, at })
    : accept(refused);
};

export const evolveCancelling = (state: Begun, event: CancellingEvent): Begun => {
  switch (event.type) {
    case 'CancellationWished':
      return isPlacing(state)
        ? { ...state, placing: { ...state.placing, cancelWish: { reason: event.reason } } }
        : state;
    case 'CancellationBegun': {
      if (!isPaid(state) || state.status === 'COMPLETED' || state.status === 'CANCELLATION_REQUESTED')
        return state;
      const cancelling = { since: event.at, lookAt: later(event.at, driverMs), withdrawn: false } as const;
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
      return { ...order, tooLate: event.tooLate };
    }
    case 'OrderCancellationRefused': {
      if (state.status !== 'CANCELLATION_REQUESTED' || isWithdrawn(state)) return state;
      const { cancelling: _, ...order } = state;
      const outcome = { tooLate: event.tooLate, changedAt: event.at };
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
        ...(isWithdrawn(state) && withRejection(state)),
        changedAt: event.at,
      };
    default:
      return never(event);
  }
};

const withdrawn = (
  state: Asked | CancellationRequested,
  { at, rejection }: { readonly at: Instant; readonly rejection?: string },
): Withdrawn => ({
  ...factsOf(state),
  status: state.status,
  paymentStatus: 'REFUNDING',
  cancelling: { since: state.cancelling.since, lookAt: later(at, lookAgainMs), withdrawn: true },
  ...withProgress(state),
  ...withRejection({ rejection }),
});

const withProgress = (state: Begun) => {
  const progress = progressOf(state);
  return progress ? { progress } : {};
};

const withRejection = ({ rejection }: { readonly rejection?: string | undefined }) =>
  rejection === undefined ? {} : { rejection };
