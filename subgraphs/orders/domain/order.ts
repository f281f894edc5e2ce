import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decider, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import type { Money } from '@jumun/platform/kernel/money';
import { type CancelReason, cancelTermOf } from './cancel-terms.ts';
import { isFinal, type Progress, progressOf, type Step } from './progress.ts';

export type OrderId = string & { readonly __brand: 'OrderId' };

export type OrderStatus =
  | 'PLACING'
  | 'OUT_OF_STOCK'
  | 'PAYMENT_FAILED'
  | 'PLACED'
  | 'ACCEPTED'
  | 'IN_FULFILMENT'
  | 'READY'
  | 'COMPLETED'
  | 'CANCELLATION_REQUESTED'
  | 'CANCELLED';

export type ProductKind = 'BOOK' | 'MENU_ITEM' | 'RIDE_CLASS';

/** What is bought, with the title and price it had when the order began. */
export type OrderLine = {
  readonly productId: string;
  readonly kind: ProductKind;
  readonly title: string;
  readonly quantity: number;
  readonly unitPrice: Money;
};

export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postalCode: string | null;
};

export type Fulfilment =
  | {
      readonly type: 'SHIPMENT';
      readonly recipient: string;
      readonly address: Address;
      readonly phone: string;
    }
  | { readonly type: 'PICKUP'; readonly membershipNumber: string | null }
  | {
      readonly type: 'RIDE';
      readonly pickUp: Address;
      readonly dropOff: Address;
      readonly passengers: number;
    };

/** What the customer agreed to; fixed from the beginning. */
export type OrderDetails = {
  readonly customerId: string;
  readonly idempotencyKey: string;
  /** A fingerprint of what came with the key, so that the same key with something else is noticed. */
  readonly requestHash: string;
  readonly lines: readonly OrderLine[];
  readonly total: Money;
  readonly fulfilment: Fulfilment;
  /** The store that prepares it, or null for a ride. */
  readonly storeId: string | null;
  readonly rideClass: 'BASIC' | 'PRIME' | 'PLATINUM' | null;
  readonly correlationId: string;
};

/** Whose answer an attempt waits for. */
export type Waiting = 'STOCK' | 'PAYMENT';

/** Why an attempt is undone. Only SHORT means that copies were missing. */
export type UndoReason = 'SHORT' | 'DECLINED' | 'TIMED_OUT';

/**
 * An attempt to place the order. Direction is state: once it is UNDOING it never goes forward again, so that two
 * drivers can never place and undo the same order.
 * RUNNING: somebody drives it until `lookAt`. PARKED: "try again later" was answered. QUEUED: it was taken in.
 */
export type Placing = {
  readonly direction: 'FORWARD' | 'UNDOING';
  readonly mode: 'RUNNING' | 'PARKED' | 'QUEUED';
  readonly waitingOn: Waiting;
  readonly lookAt: Instant;
  /** When it is undone unless it has come about, or null while it runs. */
  readonly giveUpAt: Instant | null;
  readonly reason: UndoReason | null;
  /** Leaves the store with the attempt; never in a log or an event. */
  readonly cardToken: string;
  /** The customer wants out already; acted on as soon as the order is placed. */
  readonly cancelWish: { readonly reason: string | null } | null;
};

/** A cancellation under way. After `withdrawn` there is no way back. */
export type Cancelling = {
  readonly since: Instant;
  readonly lookAt: Instant;
  readonly withdrawn: boolean;
};

export type Refused = {
  readonly reason: UndoReason;
  readonly productIds: readonly string[];
  readonly declined: string | null;
};

export type Order =
  | { readonly status: 'absent' }
  | (OrderDetails & {
      readonly status: OrderStatus;
      /** Counts the published events of this order: 1, 2, 3 … */
      readonly sequence: number;
      readonly placedAt: Instant;
      readonly changedAt: Instant;
      readonly paymentStatus:
        | 'PENDING'
        | 'APPROVED'
        | 'DECLINED'
        | 'REFUNDING'
        | 'REFUNDED'
        | 'VOIDED'
        | null;
      /** How far the fulfilment is, kept apart from the status so that nothing is lost while a cancellation is undecided. */
      readonly progress: Progress | null;
      readonly placing: Placing | null;
      readonly cancelling: Cancelling | null;
      readonly refused: Refused | null;
      /** The state that made it too late to cancel; final. */
      readonly tooLate: string | null;
      /** Until when its store has to accept or reject it; not there where nobody said, and gone once it has decided. */
      readonly acceptBy?: Instant;
    });

export type Begun = Exclude<Order, { status: 'absent' }>;

export const isBegun = (order: Order): order is Begun => order.status !== 'absent';

export type OrderCommand =
  /** The intent, committed before anything is asked of anybody. */
  | { type: 'BeginPlacing'; details: OrderDetails; cardToken: string; at: Instant }
  /** Stock is held and the payment approved. */
  | { type: 'CompletePlacing'; at: Instant }
  /** No answer in time, and the customer was told to try again. */
  | { type: 'ParkPlacing'; waitingOn: Waiting; at: Instant }
  /** No answer in time, and the customer chose to wait. */
  | { type: 'QueuePlacing'; waitingOn: Waiting; at: Instant }
  /** The customer repeats the key, or the driver died: somebody takes the attempt on, unless somebody has it. */
  | { type: 'ResumePlacing'; at: Instant; repeated: boolean }
  | {
      type: 'UndoPlacing';
      reason: UndoReason;
      waitingOn: Waiting;
      productIds?: readonly string[];
      declined?: string;
    }
  /** Whether stock and money are back is not known yet, and the driver goes away: nobody need wait for it. */
  | { type: 'ParkUndo'; at: Instant }
  /** Stock and money are back. */
  | { type: 'FinishUndo'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant }
  | { type: 'RequestCancellation'; reason: string | null; at: Instant }
  /** The store has so long to decide. */
  | { type: 'NoteAcceptBy'; acceptBy: Instant }
  /** The store will not do it: the order is cancelled without being asked for. */
  | { type: 'CancelRejected'; at: Instant }
  /** The authority over the fulfilment has decided. */
  | { type: 'DecideWithdrawal'; outcome: 'WITHDRAWN' | 'TOO_LATE'; reason: string | null; at: Instant }
  /** The answer is not known yet, and the customer is told so. */
  | { type: 'AnnounceCancellation'; at: Instant }
  /** The money is back. */
  | { type: 'CompleteCancellation'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant }
  | { type: 'Progress'; step: Step; at: Instant };

export type OrderEvent =
  | { type: 'PlacingBegun'; details: OrderDetails; cardToken: string; at: Instant }
  | { type: 'PlacingParked'; waitingOn: Waiting; at: Instant }
  | { type: 'PlacingResumed'; at: Instant; repeated: boolean }
  | { type: 'UndoBegun'; refused: Refused; waitingOn: Waiting }
  | { type: 'UndoParked'; at: Instant }
  | { type: 'CancellationWished'; reason: string | null }
  | { type: 'CancellationBegun'; at: Instant }
  | { type: 'OrderWithdrawn'; at: Instant }
  | { type: 'CancellationDropped'; tooLate: string }
  | { type: 'ProgressNoted'; progress: Progress }
  | { type: 'AcceptDeadlineNoted'; acceptBy: Instant }
  // what others hear of
  | { type: 'OrderQueued'; waitingOn: Waiting; at: Instant }
  | { type: 'OrderPlaced'; at: Instant }
  | { type: 'OrderRefused'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant }
  | { type: 'OrderProgressed'; progress: Progress; at: Instant }
  | { type: 'OrderCompleted'; progress: Progress; at: Instant }
  | { type: 'OrderCancellationRequested'; at: Instant }
  | { type: 'OrderCancellationRefused'; tooLate: string; at: Instant }
  | { type: 'OrderCancelled'; paymentStatus: 'REFUNDED' | 'VOIDED'; at: Instant };

export type OrderRejection =
  | { type: 'OrderNotCancellable'; status: OrderStatus; reason: CancelReason | null }
  /** The attempt has turned round, or has ended, meanwhile. */
  | { type: 'NotPlacing' };

/**
 * How long one driver has an attempt for itself: longer than the usual deadlines of all it asks, and short enough that a
 * timer has taken it on, and ended it, within five seconds of a restart. It only saves double work.
 */
export const driverMs = 4_000;
/** An attempt that nobody repeats is undone after this. */
export const parkedMs = 60_000;
/** An order that was taken in is placed or refused within this. */
export const queuedMs = 15 * 60_000;
/** How soon a timer looks at what is unknown. */
export const lookAgainMs = 1_000;

type Decided = Decision<OrderEvent, OrderRejection>;

export const order: Decider<OrderCommand, Order, OrderEvent, OrderRejection> = {
  initial: { status: 'absent' },

  decide(command, state): Decided {
    if (command.type === 'BeginPlacing') {
      const { type: _, ...begun } = command;
      return isBegun(state) ? accept() : accept({ type: 'PlacingBegun', ...begun });
    }
    if (!isBegun(state)) return accept(); // nothing can happen to an order that nobody has begun
    switch (command.type) {
      case 'CompletePlacing': {
        if (state.placing?.direction !== 'FORWARD') return reject({ type: 'NotPlacing' });
        const placed: OrderEvent = { type: 'OrderPlaced', at: command.at };
        return state.placing.cancelWish
          ? accept<OrderEvent>(placed, { type: 'CancellationBegun', at: command.at })
          : accept(placed);
      }
      case 'ParkPlacing':
        if (state.placing?.direction !== 'FORWARD' || state.placing.mode === 'QUEUED') return accept();
        return accept({ type: 'PlacingParked', waitingOn: command.waitingOn, at: command.at });
      case 'QueuePlacing':
        if (state.placing?.direction !== 'FORWARD' || state.placing.mode === 'QUEUED') return accept();
        return accept({ type: 'OrderQueued', waitingOn: command.waitingOn, at: command.at });
      case 'ResumePlacing': {
        const { placing } = state;
        if (placing?.direction !== 'FORWARD' || placing.mode === 'QUEUED') return accept();
        const isDriven = placing.mode === 'RUNNING' && command.at < placing.lookAt;
        const isOurs = command.repeated || placing.mode === 'RUNNING';
        return isDriven || !isOurs
          ? accept()
          : accept({ type: 'PlacingResumed', at: command.at, repeated: command.repeated });
      }
      case 'UndoPlacing': {
        if (state.placing?.direction !== 'FORWARD') return accept(); // undone already, or ended
        const { reason, productIds = [], declined = null, waitingOn } = command;
        return accept({ type: 'UndoBegun', refused: { reason, productIds, declined }, waitingOn });
      }
      case 'ParkUndo':
        if (state.placing?.direction !== 'UNDOING' || state.placing.mode !== 'RUNNING') return accept();
        return accept({ type: 'UndoParked', at: command.at });
      case 'FinishUndo':
        if (state.placing?.direction !== 'UNDOING') return accept();
        return accept({ type: 'OrderRefused', paymentStatus: command.paymentStatus, at: command.at });
      case 'RequestCancellation':
        return requestCancellation(state, command);
      case 'NoteAcceptBy': {
        const isDecided = state.placing || state.refused || state.progress || state.cancelling?.withdrawn;
        if (isDecided || state.status === 'CANCELLED' || state.acceptBy === command.acceptBy) return accept();
        return accept({ type: 'AcceptDeadlineNoted', acceptBy: command.acceptBy });
      }
      case 'CancelRejected':
        if (cancelTermOf(state, 'STORE').outcome !== 'ALLOWED') return accept();
        return state.cancelling
          ? accept({ type: 'OrderWithdrawn', at: command.at })
          : accept<OrderEvent>(
              { type: 'CancellationBegun', at: command.at },
              { type: 'OrderWithdrawn', at: command.at },
            );
      case 'DecideWithdrawal':
        if (!state.cancelling || state.cancelling.withdrawn) return accept();
        if (command.outcome === 'WITHDRAWN') return accept({ type: 'OrderWithdrawn', at: command.at });
        return tooLate(state, command.reason ?? 'UNKNOWN', command.at);
      case 'AnnounceCancellation':
        if (!state.cancelling || state.status === 'CANCELLATION_REQUESTED') return accept();
        return accept({ type: 'OrderCancellationRequested', at: command.at });
      case 'CompleteCancellation':
        if (!state.cancelling?.withdrawn) return accept();
        return accept({ type: 'OrderCancelled', paymentStatus: command.paymentStatus, at: command.at });
      case 'Progress':
        return progress(state, command.step, command.at);
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'PlacingBegun') return begin(event);
    if (!isBegun(state)) return state;
    const next = apply(state, event);
    return published.has(event.type) ? { ...next, sequence: next.sequence + 1 } : next;
  },
};

/** By the table first; what it allows is begun, and the authority has the last word. */
const requestCancellation = (
  state: Begun,
  { reason, at }: { reason: string | null; at: Instant },
): Decided => {
  if (state.status === 'CANCELLED') return accept(); // asked for before, and done
  const term = cancelTermOf(state, 'CUSTOMER');
  if (term.outcome === 'REFUSED')
    return reject({ type: 'OrderNotCancellable', status: state.status, reason: term.reason });
  if (term.outcome === 'ALLOWED') return accept({ type: 'CancellationBegun', at });
  return state.placing && !state.placing.cancelWish
    ? accept({ type: 'CancellationWished', reason })
    : accept();
};

/** Told to wait before, the customer hears that it was too late; else nobody has heard of the cancellation at all. */
const tooLate = (state: Begun, reason: string, at: Instant): Decided => {
  if (state.status !== 'CANCELLATION_REQUESTED')
    return accept({ type: 'CancellationDropped', tooLate: reason });
  const refused: OrderEvent = { type: 'OrderCancellationRefused', tooLate: reason, at };
  const { progress } = state;
  return progress && isFinal(progress)
    ? accept<OrderEvent>(refused, { type: 'OrderCompleted', progress, at })
    : accept(refused);
};

/** Facts arrive in any order between sources: a step that is behind what is known already changes nothing. */
const progress = (state: Begun, step: Step, at: Instant): Decided => {
  const next = progressOf(state.fulfilment.type, step);
  if (!next || next.rank <= (state.progress?.rank ?? 0)) return accept();
  if (state.placing || state.refused || state.status === 'CANCELLED' || state.cancelling?.withdrawn)
    return accept();
  if (state.status === 'CANCELLATION_REQUESTED') return accept({ type: 'ProgressNoted', progress: next });
  if (!isFinal(next)) return accept({ type: 'OrderProgressed', progress: next, at });
  const completed: OrderEvent = { type: 'OrderCompleted', progress: next, at };
  // What is over cannot be withdrawn, and an answer that is still on its way must not open it again.
  return state.cancelling
    ? accept<OrderEvent>({ type: 'CancellationDropped', tooLate: next.fulfilmentStatus }, completed)
    : accept(completed);
};

const published: ReadonlySet<OrderEvent['type']> = new Set([
  'OrderQueued',
  'OrderPlaced',
  'OrderRefused',
  'OrderProgressed',
  'OrderCompleted',
  'OrderCancellationRequested',
  'OrderCancellationRefused',
  'OrderCancelled',
]);

const begin = ({ details, cardToken, at }: OrderEvent & { type: 'PlacingBegun' }): Begun => ({
  ...details,
  status: 'PLACING',
  sequence: 0,
  placedAt: at,
  changedAt: at,
  paymentStatus: null,
  progress: null,
  cancelling: null,
  refused: null,
  tooLate: null,
  placing: {
    direction: 'FORWARD',
    mode: 'RUNNING',
    waitingOn: 'STOCK',
    lookAt: later(at, driverMs),
    giveUpAt: null,
    reason: null,
    cardToken,
    cancelWish: null,
  },
});

/** Who waited for the payment has the stock: one lost answer of stock does not make the charge forgotten. */
const waitsOn = ({ placing }: Begun, now: Waiting): Waiting =>
  placing?.waitingOn === 'PAYMENT' ? 'PAYMENT' : now;

const placingWith = (state: Begun, change: Partial<Placing>): Begun =>
  state.placing ? { ...state, placing: { ...state.placing, ...change } } : state;

/** Whatever the store has decided, it has no time left to decide. */
const settled = ({ acceptBy: _, ...state }: Begun): Begun => state;

const apply = (state: Begun, event: Exclude<OrderEvent, { type: 'PlacingBegun' }>): Begun => {
  switch (event.type) {
    case 'PlacingParked': {
      const { waitingOn, at } = event;
      return placingWith(state, {
        mode: 'PARKED',
        waitingOn: waitsOn(state, waitingOn),
        lookAt: later(at, lookAgainMs),
        giveUpAt: state.placing?.giveUpAt ?? later(at, parkedMs),
      });
    }
    case 'PlacingResumed': {
      const { at, repeated } = event;
      const giveUpAt = repeated ? later(at, parkedMs) : (state.placing?.giveUpAt ?? null);
      return placingWith(state, { mode: 'RUNNING', lookAt: later(at, driverMs), giveUpAt });
    }
    case 'OrderQueued': {
      const { waitingOn, at } = event;
      const giveUpAt = later(state.placedAt, queuedMs);
      return {
        ...placingWith(state, {
          mode: 'QUEUED',
          waitingOn: waitsOn(state, waitingOn),
          lookAt: later(at, lookAgainMs),
          giveUpAt,
        }),
        changedAt: at,
      };
    }
    case 'UndoBegun':
      return {
        ...placingWith(state, {
          direction: 'UNDOING',
          reason: event.refused.reason,
          waitingOn: event.waitingOn,
        }),
        refused: event.refused,
      };
    case 'UndoParked':
      return placingWith(state, { mode: 'PARKED', lookAt: later(event.at, lookAgainMs) });
    case 'OrderRefused': {
      const reason = state.refused?.reason;
      const stock = reason === 'SHORT' || (reason === 'TIMED_OUT' && state.placing?.waitingOn === 'STOCK');
      const nothingCharged = stock ? null : reason === 'DECLINED' ? 'DECLINED' : 'VOIDED';
      return {
        ...state,
        status: stock ? 'OUT_OF_STOCK' : 'PAYMENT_FAILED',
        paymentStatus: event.paymentStatus === 'REFUNDED' ? 'REFUNDED' : nothingCharged,
        placing: null,
        changedAt: event.at,
      };
    }
    case 'OrderPlaced':
      return { ...state, status: 'PLACED', paymentStatus: 'APPROVED', placing: null, changedAt: event.at };
    case 'CancellationWished':
      return placingWith(state, { cancelWish: { reason: event.reason } });
    case 'CancellationBegun':
      return {
        ...state,
        cancelling: { since: event.at, lookAt: later(event.at, driverMs), withdrawn: false },
      };
    case 'OrderWithdrawn':
      return {
        ...settled(state),
        cancelling: {
          since: state.cancelling?.since ?? event.at,
          lookAt: later(event.at, lookAgainMs),
          withdrawn: true,
        },
        paymentStatus: 'REFUNDING',
      };
    case 'CancellationDropped':
      return { ...state, cancelling: null, tooLate: event.tooLate };
    case 'OrderCancellationRequested':
      return {
        ...state,
        status: 'CANCELLATION_REQUESTED',
        cancelling: state.cancelling && { ...state.cancelling, lookAt: later(event.at, lookAgainMs) },
        changedAt: event.at,
      };
    case 'OrderCancellationRefused':
      return {
        ...state,
        status: state.progress?.status ?? 'PLACED',
        cancelling: null,
        tooLate: event.tooLate,
        changedAt: event.at,
      };
    case 'OrderCancelled':
      return {
        ...state,
        status: 'CANCELLED',
        paymentStatus: event.paymentStatus,
        cancelling: null,
        changedAt: event.at,
      };
    case 'AcceptDeadlineNoted':
      return { ...state, acceptBy: event.acceptBy };
    case 'ProgressNoted':
      return { ...settled(state), progress: event.progress };
    case 'OrderProgressed':
    case 'OrderCompleted':
      return {
        ...settled(state),
        status: event.progress.status,
        progress: event.progress,
        changedAt: event.at,
      };
    default:
      return never(event);
  }
};

/** When a timer should look at the order, or null when nothing waits for the system. */
export const lookAtOf = (state: Order): Instant | null =>
  isBegun(state) ? (state.placing?.lookAt ?? state.cancelling?.lookAt ?? null) : null;
