import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never } from '@jumun/platform/kernel/decider';
import type { FulfillingEvent, OrderEvent } from './events.ts';
import {
  type Done,
  isDone,
  type Progress,
  roundOf,
  type Step,
  type StepFacts,
  stageAfter,
} from './fulfilment.ts';
import {
  type Asked,
  acceptByOf,
  type Begun,
  type CancellationRequested,
  type Completed,
  factsOf,
  isOver,
  isPaid,
  isUndecided,
  isUnstarted,
  type Placed,
  progressOf,
  type Underway,
} from './states.ts';

export type FulfillingCommand =
  /** The store has until then to decide. */
  | { type: 'NoteAcceptBy'; acceptBy: Instant }
  | ({ type: 'Progress'; step: Step; at: Instant } & StepFacts)
  /** The store had accepted it by mistake: it has until then to decide. */
  | { type: 'Reopen'; acceptBy: Instant; at: Instant };

export const decideFulfilling = (state: Begun, command: FulfillingCommand): Decision<OrderEvent, never> => {
  switch (command.type) {
    case 'NoteAcceptBy': {
      const { acceptBy } = command;
      const isNews = isUnstarted(state) && acceptByOf(state) !== acceptBy;
      return isNews ? accept({ type: 'AcceptDeadlineNoted', acceptBy }) : accept();
    }
    case 'Progress':
      return decideProgress(state, command);
    case 'Reopen':
      return decideReopening(state, command.acceptBy, command.at);
    default:
      return never(command);
  }
};

/** Facts arrive in any order between sources: a step behind what is already known changes nothing. */
const decideProgress = (
  state: Begun,
  { step, at, ...facts }: FulfillingCommand & { type: 'Progress' },
): Decision<OrderEvent, never> => {
  const known = progressOf(state);
  const progress = stageAfter(state.fulfilment.type, step, facts);
  if (!progress || progress.rank <= (known?.rank ?? 0) || !isPaid(state)) return accept();
  if (known && isDone(known)) return accept(); // whatever its rank was when it was over
  if (state.status === 'CANCELLATION_REQUESTED') return accept({ type: 'ProgressNoted', progress });
  const { lost } = facts;
  if (!isDone(progress)) return accept({ type: 'OrderProgressed', progress, ...(lost && { lost }), at });
  const completed = endedBy(progress, at);
  // what is over cannot be withdrawn, and an answer that is still on its way must not open it again
  return isUndecided(state)
    ? accept<OrderEvent>({ type: 'CancellationDropped', tooLate: progress.fulfilmentStatus }, completed)
    : accept(completed);
};

export const endedBy = (progress: Done, at: Instant): OrderEvent => ({
  type: progress.status === 'COMPLETED' ? 'OrderCompleted' : 'OrderNotCollected',
  progress,
  at,
});

/** Only what is accepted goes back, and nothing that the store did after that. */
const decideReopening = (state: Begun, acceptBy: Instant, at: Instant): Decision<OrderEvent, never> => {
  if (!isPaid(state) || progressOf(state)?.fulfilmentStatus !== 'ACCEPTED') return accept();
  return state.status === 'CANCELLATION_REQUESTED'
    ? accept({ type: 'ReopeningNoted', acceptBy })
    : accept({ type: 'OrderReopened', acceptBy, at });
};

export const evolveFulfilling = (state: Begun, event: FulfillingEvent): Begun => {
  if (!isPaid(state)) return state;
  switch (event.type) {
    case 'AcceptDeadlineNoted':
      return isUnstarted(state) ? { ...state, acceptBy: event.acceptBy } : state;
    case 'ProgressNoted': {
      if (state.status !== 'CANCELLATION_REQUESTED') return state;
      const { status, cancelling } = state;
      return { ...paidOf(state), status, cancelling, progress: event.progress };
    }
    case 'ReopeningNoted': {
      if (state.status !== 'CANCELLATION_REQUESTED') return state;
      const { status, cancelling } = state;
      return { ...paidOf(state), status, cancelling, acceptBy: event.acceptBy };
    }
    case 'OrderReopened': {
      const { acceptBy, at } = event;
      const next = { ...paidOf(state), status: 'PLACED', acceptBy, changedAt: at } as const;
      return isUndecided(state) ? { ...next, cancelling: state.cancelling } : next;
    }
    case 'OrderProgressed':
    case 'OrderCompleted':
    case 'OrderNotCollected': {
      const next = { ...standingAt(state, event.progress), changedAt: event.at };
      return isUndecided(state) && !isOver(next) ? { ...next, cancelling: state.cancelling } : next;
    }
    default:
      return never(event);
  }
};

type Paid = Placed | Underway | Completed | Asked | CancellationRequested;

const paidOf = (order: Paid) => ({
  ...factsOf(order),
  paymentStatus: order.paymentStatus,
  ...(order.tooLate != null && { tooLate: order.tooLate }),
});

/** The order at this stage, with no cancellation under way: whatever the store has decided, its time to decide is over. */
export const standingAt = (order: Paid, progress: Progress): Underway | Completed => {
  const { tooLate, ...paid } = paidOf(order);
  // what made it too late was of a round that is over
  const before = progressOf(order);
  const isOver = roundOf(progress) > (before ? roundOf(before) : 0);
  const rest = { ...paid, ...(tooLate != null && !isOver && { tooLate }) };
  return isDone(progress)
    ? { ...rest, status: progress.status, progress }
    : { ...rest, status: progress.status, progress };
};
