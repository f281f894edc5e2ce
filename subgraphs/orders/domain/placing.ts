import { hasCome, type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { driverMs, furthestLookMs, lookAgainMs, parkedMs, pendingMs, queuedMs } from './deadlines.ts';
import type { OrderEvent, PlacingEvent } from './events.ts';
import {
  type Begun,
  type Cancelled,
  factsOf,
  isPlacing,
  isUndoing,
  type OrderDetails,
  type OutOfStock,
  type PaymentFailed,
  type Placing,
  type Refused,
  type Undoing,
  type Waiting,
} from './states.ts';

/** The intent, committed before anything is asked of other contexts. */
export type BeginPlacing = { type: 'BeginPlacing'; details: OrderDetails; cardToken?: string; at: Instant };

export type PlacingCommand =
  /** Stock and points are held and the payment approved. */
  | { type: 'CompletePlacing'; at: Instant }
  /** The driver could not ask at all, and the customer is told to come back. */
  | { type: 'ParkPlacing'; waitingOn: Waiting; at: Instant }
  /** No answer in time: it goes on by itself, longer where the customer chose to wait. */
  | { type: 'QueuePlacing'; waitingOn: Waiting; patient: boolean; at: Instant }
  /** The customer repeats the key, or the driver died: another driver takes the attempt over, if it is free. */
  | { type: 'ResumePlacing'; at: Instant; repeated: boolean }
  | { type: 'UndoPlacing'; refused: Refused; waitingOn: Waiting }
  /** Whether stock, points and money are back is unknown, and the driver leaves: the next one need not wait for it. */
  | { type: 'ParkUndo'; at: Instant }
  /** Stock, points and money are back. */
  | { type: 'FinishUndo'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant };

/** The attempt has turned round, or has ended, meanwhile. */
export type NotPlacing = { type: 'NotPlacing' };

export const decidePlacing = (state: Begun, command: PlacingCommand): Decision<OrderEvent, NotPlacing> => {
  switch (command.type) {
    case 'CompletePlacing': {
      if (!isPlacing(state)) return reject({ type: 'NotPlacing' });
      const placed: OrderEvent = { type: 'OrderPlaced', at: command.at };
      return state.placing.cancelWish
        ? accept<OrderEvent>(placed, { type: 'CancellationBegun', at: command.at })
        : accept(placed);
    }
    case 'ParkPlacing':
    case 'QueuePlacing': {
      if (!isPlacing(state) || state.placing.mode === 'QUEUED') return accept();
      const { waitingOn, at } = command;
      // who is told to come back must not find that an earlier driver had it charged
      if (command.type === 'ParkPlacing' && !state.placing.doubtful)
        return accept({ type: 'PlacingParked', waitingOn, at });
      const isPatient = command.type === 'QueuePlacing' && command.patient;
      const giveUpAt = isPatient ? later(state.placedAt, queuedMs) : later(at, pendingMs);
      return accept({ type: 'OrderQueued', waitingOn, at, giveUpAt });
    }
    case 'ResumePlacing': {
      if (!isPlacing(state) || state.placing.mode === 'QUEUED') return accept();
      const { at, repeated } = command;
      const isRunning = state.placing.mode === 'RUNNING';
      const isDriven = isRunning && !hasCome(state.placing.lookAt, at, furthestLookMs);
      // only the customer resumes a parked attempt
      return isDriven || !(repeated || isRunning)
        ? accept()
        : accept({ type: 'PlacingResumed', at, repeated });
    }
    case 'UndoPlacing':
      if (!isPlacing(state)) return accept(); // undone already, or ended
      return accept({ type: 'UndoBegun', refused: command.refused, waitingOn: command.waitingOn });
    case 'ParkUndo':
      if (!isUndoing(state) || state.placing.mode !== 'RUNNING') return accept();
      return accept({ type: 'UndoParked', at: command.at });
    case 'FinishUndo':
      if (!isUndoing(state)) return accept();
      return accept({ type: 'OrderRefused', paymentStatus: command.paymentStatus, at: command.at });
    default:
      return never(command);
  }
};

export const begun = ({ details, cardToken, at }: PlacingEvent & { type: 'PlacingBegun' }): Placing => ({
  ...details,
  status: 'PLACING',
  sequence: 0,
  placedAt: at,
  changedAt: at,
  placing: {
    direction: 'FORWARD',
    mode: 'RUNNING',
    waitingOn: 'STOCK',
    lookAt: later(at, driverMs),
    ...(cardToken !== undefined && { cardToken }),
  },
});

export const evolvePlacing = (
  state: Begun,
  event: Exclude<PlacingEvent, { type: 'PlacingBegun' }>,
): Begun => {
  if (event.type === 'OrderPlaced')
    return { ...factsOf(state), status: 'PLACED', paymentStatus: 'APPROVED', changedAt: event.at };
  if (isUndoing(state)) return evolveUndoing(state, event);
  return isPlacing(state) ? evolveForward(state, event) : state;
};

const evolveForward = (state: Placing, event: PlacingEvent): Begun => {
  const { placing } = state;
  switch (event.type) {
    case 'PlacingParked': {
      const giveUpAt = placing.giveUpAt ?? later(event.at, parkedMs);
      const waitingOn = awaited(state, event.waitingOn);
      const lookAt = later(event.at, lookAgainMs);
      return { ...state, placing: { ...placing, mode: 'PARKED', waitingOn, lookAt, giveUpAt } };
    }
    case 'OrderQueued': {
      const { at, giveUpAt = later(state.placedAt, queuedMs) } = event;
      const waitingOn = awaited(state, event.waitingOn);
      const lookAt = later(at, lookAgainMs);
      return {
        ...state,
        placing: { ...placing, mode: 'QUEUED', waitingOn, lookAt, giveUpAt },
        changedAt: at,
      };
    }
    case 'PlacingResumed': {
      const { at, repeated } = event;
      const promised = repeated ? { giveUpAt: later(at, parkedMs) } : {};
      const doubt = placing.mode === 'RUNNING' ? ({ doubtful: true } as const) : {};
      const lookAt = later(at, driverMs);
      return { ...state, placing: { ...placing, mode: 'RUNNING', lookAt, ...promised, ...doubt } };
    }
    case 'UndoBegun': {
      const { cardToken: _, cancelWish: __, doubtful: ___, ...attempt } = placing;
      return {
        ...state,
        placing: { ...attempt, direction: 'UNDOING', waitingOn: event.waitingOn },
        refused: reasonOf(event.refused),
      };
    }
    default:
      return state;
  }
};

const waits: readonly Waiting[] = ['STOCK', 'POINTS', 'PAYMENT'];

/** An attempt that waited for the payment has stock and points: one lost answer about them must not make it forget the charge. */
const awaited = ({ placing: { waitingOn } }: Placing, now: Waiting): Waiting =>
  waits.indexOf(waitingOn) > waits.indexOf(now) ? waitingOn : now;

/** Only what belongs to the reason: events of older versions have empty fields beside it. */
const reasonOf = (refused: Refused): Refused => {
  switch (refused.reason) {
    case 'SHORT':
      return { reason: 'SHORT', productIds: refused.productIds };
    case 'DECLINED':
      return { reason: 'DECLINED', declined: refused.declined };
    case 'NO_POINTS':
      return { reason: 'NO_POINTS', available: refused.available };
    case 'CANCELLED':
      return { reason: 'CANCELLED', ...(refused.because !== undefined && { because: refused.because }) };
    case 'TIMED_OUT':
      return { reason: 'TIMED_OUT' };
  }
};

const evolveUndoing = (state: Undoing, event: PlacingEvent): Begun => {
  switch (event.type) {
    case 'UndoParked':
      return {
        ...state,
        placing: { ...state.placing, mode: 'PARKED', lookAt: later(event.at, lookAgainMs) },
      };
    case 'OrderRefused':
      return ended(state, event);
    default:
      return state;
  }
};

const ended = (
  state: Undoing,
  { paymentStatus, at: changedAt }: PlacingEvent & { type: 'OrderRefused' },
): OutOfStock | PaymentFailed | Cancelled => {
  const { refused, placing } = state;
  const facts = { ...factsOf(state), changedAt };
  if (refused.reason === 'CANCELLED') return { ...facts, status: 'CANCELLED', refused, paymentStatus };
  const isRefunded = paymentStatus === 'REFUNDED';
  if (refused.reason === 'SHORT' || (refused.reason === 'TIMED_OUT' && placing.waitingOn === 'STOCK'))
    return { ...facts, status: 'OUT_OF_STOCK', refused, ...(isRefunded && { paymentStatus }) };
  const nothingTaken = refused.reason === 'DECLINED' ? 'DECLINED' : 'VOIDED';
  return {
    ...facts,
    status: 'PAYMENT_FAILED',
    refused,
    paymentStatus: isRefunded ? paymentStatus : nothingTaken,
  };
};
