import type { Instant } from '@jumun/platform/kernel/clock';
import type { Money } from '@jumun/platform/kernel/money';
import { has } from '@jumun/platform/kernel/state';
import type { OrderDetails } from './details.ts';
import { type Done, isMissed, type Missed, type Ongoing, type Progress } from './fulfilment.ts';
import type { Parcels } from './parcels.ts';
import { type Fare, type Refund, restOf, returnedInParts, type Trimming } from './refunds.ts';

export type { Basket, OrderDetails, OrderId, OrderLine, ProductKind } from './details.ts';

/** What every order has, in any state. */
export type OrderFacts = OrderDetails & {
  readonly parcels?: Parcels;
  /** Counts the published events of this order: 1, 2, 3 … */
  readonly sequence: number;
  readonly placedAt: Instant;
  readonly changedAt: Instant;
  /** What has gone back in parts, in turn; absent while nothing has. */
  readonly refunds?: readonly (Refund & { readonly refundedAt: Instant })[];
  /** Of a ride that is over: what its taxi asks for. Absent before, and in older orders. */
  readonly fare?: Fare;
  /** Lines that its customer no longer wants, while the authority is being asked. */
  readonly trimming?: Trimming;
  /** What is going back; one at a time, so that what is left is known. */
  readonly refunding?: Refund & { readonly since: Instant; readonly lookAt: Instant };
};

// ---- being placed ---------------------------------------------------------------------------------------------------

/** Whose answer an attempt waits for. */
export type Waiting = 'STOCK' | 'POINTS' | 'PAYMENT';

type Short = { readonly reason: 'SHORT'; readonly productIds: readonly string[] };
type Declined = { readonly reason: 'DECLINED'; readonly declined: string };
type NoPoints = { readonly reason: 'NO_POINTS'; readonly available: number };
type TimedOut = { readonly reason: 'TIMED_OUT' };
type CalledOff = { readonly reason: 'CANCELLED'; readonly because?: string };

/**
 * Why an order did not come about. Only SHORT means that stock was missing; NO_POINTS: fewer were there than were to be spent;
 * CANCELLED: its customer wanted it no longer.
 */
export type Refused = Short | Declined | NoPoints | TimedOut | CalledOff;

/**
 * An attempt to place an order. RUNNING: a driver has it until `lookAt`. PARKED: nobody has been asked for the charge, the
 * customer was told to come back, and nothing goes on before. QUEUED: it is taken in, and goes on by itself. It is given up
 * at `giveUpAt`, which a first run does not have yet.
 */
type Attempt = { readonly waitingOn: Waiting; readonly lookAt: Instant } & (
  | { readonly mode: 'RUNNING'; readonly giveUpAt?: Instant }
  | { readonly mode: 'PARKED' | 'QUEUED'; readonly giveUpAt: Instant }
);

type Forward = Attempt & {
  readonly direction: 'FORWARD';
  /** Leaves the store as soon as it is no longer needed; never in a log or an event. Absent where points pay for everything. */
  readonly cardToken?: string;
  /** Its driver died and another took over: whether the charge has been asked for is not known. */
  readonly doubtful?: true;
  /** Written by versions that remembered a wish to cancel until the order was placed. */
  readonly cancelWish?: { readonly reason: string | null };
};

/** `giveUpAt` is only what was promised once: undoing goes on until it is done. */
type Backward = {
  readonly direction: 'UNDOING';
  readonly mode: Attempt['mode'];
  readonly waitingOn: Waiting;
  readonly lookAt: Instant;
  readonly giveUpAt?: Instant;
};

/** Stock, points and payment are asked for. */
export type Placing = OrderFacts & { readonly status: 'PLACING'; readonly placing: Forward };

/** Stock, points and payment are given back. Nothing leads from here to placed: no two drivers can place and undo one order. */
export type Undoing = OrderFacts & {
  readonly status: 'PLACING';
  readonly placing: Backward;
  readonly refused: Refused;
};

/** Ended for want of stock, or of an answer about it. `paymentStatus` where money had been taken all the same. */
export type OutOfStock = OrderFacts & {
  readonly status: 'OUT_OF_STOCK';
  readonly refused: Short | TimedOut;
  readonly paymentStatus?: 'REFUNDED';
};

/** Ended because the payment was declined, points were too few, or for want of an answer about either. */
export type PaymentFailed = OrderFacts & {
  readonly status: 'PAYMENT_FAILED';
  readonly refused: Declined | NoPoints | TimedOut;
  readonly paymentStatus: 'DECLINED' | 'VOIDED' | 'REFUNDED';
};

// ---- placed and paid ------------------------------------------------------------------------------------------------

type Paid = OrderFacts & {
  readonly paymentStatus: 'APPROVED';
  /** What made it too late to cancel, since the authority said so; final. */
  readonly tooLate?: string;
};

/** Until when the store has to decide; absent where the store sets no limit, or has not been heard of. */
type Unstarted = { readonly acceptBy?: Instant };
type Started = { readonly progress: Progress };

/** Nothing has been heard of its fulfilment. */
export type Placed = Paid & Unstarted & { readonly status: 'PLACED' };

/** Its fulfilment is under way: accepted, on its way or ready. */
export type Underway = Paid & {
  readonly status: Ongoing['status'];
  readonly progress: Ongoing;
  /** Somebody has decided to send it again, and its copies are being reserved. */
  readonly resending?: Resending;
};

type Resending = { readonly key: string; readonly since: Instant; readonly lookAt: Instant };

/** What was sent was lost or has come back, and staff have to decide. */
export type Undelivered = Underway & { readonly progress: Missed };

/** It is to be sent again as soon as its copies are reserved. */
export type Resent = Underway & { readonly resending: Resending };

/** Over and not cancelled: fulfilled, or not fetched by anybody. */
export type Completed = Paid & { readonly status: Done['status']; readonly progress: Done };

// ---- being cancelled ------------------------------------------------------------------------------------------------

type Undecided = {
  readonly since: Instant;
  readonly lookAt: Instant;
  readonly withdrawn: false;
  readonly because?: string;
};
type LetGo = { readonly since: Instant; readonly lookAt: Instant; readonly withdrawn: true };

/** The authority is being asked, and the customer waits for the answer: the order keeps its status and goes on. */
export type Asked = (Placed | Underway) & { readonly cancelling: Undecided };

/** The customer was told that it will be decided. Progress is noted meanwhile and shown if the answer is no. */
export type CancellationRequested = Paid &
  (Unstarted | Started) & { readonly status: 'CANCELLATION_REQUESTED'; readonly cancelling: Undecided };

/** The authority, or the store by itself, has let go; the money is on its way back. Nothing leads back from here. */
export type Withdrawn = OrderFacts & {
  /** The one it had: only the end of it is a new status. */
  readonly status: (Asked | CancellationRequested)['status'];
  readonly paymentStatus: 'REFUNDING';
  readonly cancelling: LetGo;
  readonly progress?: Progress;
  /** Why the store turned it down, in the store's words; absent where it did not, and in older orders. */
  readonly rejection?: string;
  /** Why the store gave it up after it had accepted it, in the store's words. */
  readonly givenUp?: string;
  /** Why staff cancelled it in its customer's name, in their words. */
  readonly because?: string;
};

export type Cancelled = OrderFacts & {
  readonly status: 'CANCELLED';
  readonly paymentStatus: 'REFUNDED' | 'VOIDED';
  readonly progress?: Progress;
  readonly rejection?: string;
  readonly givenUp?: string;
  readonly because?: string;
  /** Only where it was cancelled before it was placed. */
  readonly refused?: CalledOff;
};

/** Cancelled before it was placed. */
type CancelledInTime = Cancelled & Required<Pick<Cancelled, 'refused'>>;

// ---- all ------------------------------------------------------------------------------------------------------------

/** An order that was begun. */
export type Begun =
  | Placing
  | Undoing
  | OutOfStock
  | PaymentFailed
  | Placed
  | Underway
  | Completed
  | Asked
  | CancellationRequested
  | Withdrawn
  | Cancelled;

export type Order = { readonly status: 'absent' } | Begun;

/** What customers and other contexts see of the state. */
export type OrderStatus = Begun['status'];

export const isBegun = (order: Order): order is Begun => order.status !== 'absent';

/** For an order that must have been begun; anything else is a mistake in our code. */
export const asBegun = (order: Order | undefined): Begun => {
  if (!order || !isBegun(order)) throw new Error('the order should have been begun and was not');
  return order;
};

export const isPlacing = (order: Begun): order is Placing =>
  order.status === 'PLACING' && order.placing.direction === 'FORWARD';

export const isUndoing = (order: Begun): order is Undoing =>
  order.status === 'PLACING' && order.placing.direction === 'UNDOING';

/** Has ended without ever being placed. */
export const isRefused = (order: Begun): order is OutOfStock | PaymentFailed | CancelledInTime =>
  'refused' in order && order.refused != null && order.status !== 'PLACING';

/** Placed and neither refused nor withdrawn, even while a cancellation is being decided. */
export const isPaid = (
  order: Begun,
): order is Placed | Underway | Completed | Asked | CancellationRequested =>
  'paymentStatus' in order && order.paymentStatus === 'APPROVED';

/** Fulfilled, or not fetched by anybody. */
export const isOver = (order: Begun): order is Completed =>
  order.status === 'COMPLETED' || order.status === 'NO_SHOW';

/** Only while its fulfilment has not started does a store have to decide. */
export const isUnstarted = (order: Begun): order is Placed | CancellationRequested =>
  isPaid(order) && progressOf(order) === null;

/** The authority has not answered yet. */
export const isUndecided = (order: Begun): order is Asked | CancellationRequested =>
  has(order, 'cancelling') && !order.cancelling.withdrawn;

export const isWithdrawn = (order: Begun): order is Withdrawn =>
  has(order, 'cancelling') && order.cancelling.withdrawn;

/** Some of what was paid is on its way back. */
export type BeingRefunded = Begun & Required<Pick<OrderFacts, 'refunding'>>;

export const isBeingRefunded = (order: Begun): order is BeingRefunded => order.refunding !== undefined;

/** Lost or come back, and nothing has been decided yet. */
export const isUndelivered = (order: Begun): order is Undelivered =>
  isPaid(order) &&
  has(order, 'progress') &&
  isMissed(order.progress) &&
  !(has(order, 'cancelling') || isResent(order));

export const isResent = (order: Begun): order is Resent => 'resending' in order && order.resending != null;

/** Why staff cancelled it in its customer's name; null where they did not, or its end is not known yet. */
export const becauseOf = (order: Begun): string | null => {
  if (order.status === 'CANCELLED') return order.because ?? order.refused?.because ?? null;
  return isWithdrawn(order) ? (order.because ?? null) : null;
};

/** Its customer no longer wants some lines, and the authority has not answered. */
export type BeingTrimmed = Begun & Required<Pick<OrderFacts, 'trimming'>>;

export const isBeingTrimmed = (order: Begun): order is BeingTrimmed => order.trimming !== undefined;

/** How far the fulfilment has come, or null where nothing was heard of it. */
export const progressOf = (order: Begun): Progress | null =>
  'progress' in order ? (order.progress ?? null) : null;

/** What is known of the money, or null before anything is. Refunded is what has gone back in parts to the last. */
export const paymentStatusOf = (order: Begun) => {
  if (isPaid(order) && order.refunds && restOf(order).minorUnits === 0) return 'REFUNDED';
  return ('paymentStatus' in order && order.paymentStatus) || null;
};

/** How much of what was paid has gone back so far: in parts, or all of it with a cancellation. */
export const refundedOf = (order: Begun): Money =>
  paymentStatusOf(order) === 'REFUNDED' ? order.total : returnedInParts(order);

/** Until when the store has to decide, or null where it sets no limit, has not been heard of, or has decided. */
export const acceptByOf = (order: Begun): Instant | null => ('acceptBy' in order && order.acceptBy) || null;

/** When a timer should look at the order, or null when nothing waits for the system. */
export const lookAtOf = (order: Order): Instant | null => {
  if (has(order, 'placing')) return order.placing.lookAt;
  const looks = [
    ...(has(order, 'cancelling') ? [order.cancelling.lookAt] : []),
    ...(isBegun(order) && isResent(order) ? [order.resending.lookAt] : []),
    ...(isBegun(order) && order.refunding ? [order.refunding.lookAt] : []),
    ...(isBegun(order) && order.trimming ? [order.trimming.lookAt] : []),
  ];
  return looks.length > 0 ? (Math.min(...looks) as Instant) : null;
};

/** The facts alone: a new state is built from them, so that nothing of the old one is left over. */
export const factsOf = ({
  customerId,
  idempotencyKey,
  requestHash,
  lines,
  note,
  total,
  pointsSpent,
  fulfilment,
  storeId,
  timeZone,
  rideClass,
  correlationId,
  basket,
  parcels,
  sharesNumber,
  sequence,
  placedAt,
  changedAt,
  refunds,
  refunding,
  fare,
  trimming,
}: Begun): OrderFacts => ({
  customerId,
  idempotencyKey,
  requestHash,
  lines,
  ...(note !== undefined && { note }),
  total,
  ...(pointsSpent !== undefined && { pointsSpent }),
  fulfilment,
  storeId,
  ...(timeZone !== undefined && { timeZone }),
  rideClass,
  correlationId,
  ...(basket && { basket }),
  ...(parcels && { parcels }),
  ...(sharesNumber && { sharesNumber }),
  sequence,
  placedAt,
  changedAt,
  ...(refunds && { refunds }),
  ...(refunding && { refunding }),
  ...(fare && { fare }),
  ...(trimming && { trimming }),
});
