import { by, from } from '@jumun/platform/audit/history';
import { has } from '@jumun/platform/kernel/state';
import { withoutNotes } from '@jumun/schema/notes';
import type { OrderEvent } from '../domain/events.ts';
import { withoutReasons } from '../domain/refunding.ts';
import {
  type Begun,
  isBegun,
  isBeingRefunded,
  isBeingTrimmed,
  isPaid,
  isPlacing,
  isResent,
  isUndecided,
  isUndelivered,
  isUndoing,
  isUnstarted,
  isWithdrawn,
  type Order,
  type Placing,
  progressOf,
  type Undoing,
} from '../domain/states.ts';

const placing = from<Begun>('PLACING');
const onItsWay = from<Begun>('PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'READY');
const further = (state: Begun, { progress }: { progress: { rank: number } }) =>
  progress.rank > (progressOf(state)?.rank ?? 0);

/** What ended while a cancellation was undecided is told once the cancellation is refused. */
const ended =
  (status: 'COMPLETED' | 'NO_SHOW') =>
  (state: Begun, event: { progress: { rank: number } }): boolean =>
    (onItsWay(state) && further(state, event)) ||
    (isPaid(state) && state.status === status && state.tooLate !== undefined);

const isLegalOnceBegun = by<Begun, Exclude<OrderEvent, { type: 'PlacingBegun' }>>({
  PlacingParked: isPlacing,
  PlacingResumed: isPlacing,
  OrderQueued: isPlacing,
  UndoBegun: isPlacing,
  UndoParked: isUndoing,
  OrderPlaced: isPlacing,
  OrderRefused: isUndoing,
  CancellationWished: placing,
  CancellationBegun: (state) => onItsWay(state) && !has(state, 'cancelling'),
  OrderWithdrawn: isUndecided,
  CancellationDropped: isUndecided,
  OrderCancellationRequested: (state) => onItsWay(state) && has(state, 'cancelling'),
  OrderCancellationRefused: (state) => state.status === 'CANCELLATION_REQUESTED' && isUndecided(state),
  OrderCancelled: (state) => isWithdrawn(state) && !state.refunding,
  AcceptDeadlineNoted: isUnstarted,
  OrderReopened: (state) => onItsWay(state) && progressOf(state)?.fulfilmentStatus === 'ACCEPTED',
  ReopeningNoted: (state) =>
    state.status === 'CANCELLATION_REQUESTED' && progressOf(state)?.fulfilmentStatus === 'ACCEPTED',
  ProgressNoted: (state, event) => state.status === 'CANCELLATION_REQUESTED' && further(state, event),
  OrderProgressed: (state, event) => onItsWay(state) && further(state, event),
  LineCancellationBegun: (state) => isPaid(state) && !state.refunding && !state.trimming,
  LineCancellationDropped: isBeingTrimmed,
  RefundBegun: (state) => isPaid(state) && !state.refunding,
  OrderRefunded: isBeingRefunded,
  RefundDropped: isBeingRefunded,
  ResendBegun: isUndelivered,
  ResendDropped: isResent,
  OrderSentAgain: (state) => isResent(state) || isUndelivered(state),
  FareNoted: (state) => isPaid(state) && state.fare === undefined,
  PersonErased: () => true,
  OrderCompleted: ended('COMPLETED'),
  OrderNotCollected: ended('NO_SHOW'),
});

export const isLegal = (order: Order, event: OrderEvent): boolean => {
  if (event.type === 'PlacingBegun') return !isBegun(order);
  return isBegun(order) && isLegalOnceBegun(order, event);
};

const attemptOf = ({ placing }: Placing | Undoing) => {
  const { direction, mode, waitingOn } = placing;
  return { direction, mode, waitingOn, wishes: has(placing, 'cancelWish') };
};

/**
 * The journal holds nothing about people and cards, nor of numbers that were given later; and when timers look depends on the settings of the program that wrote the
 * row, not on those of the audit.
 */
export const visible = (order: Order): unknown => {
  if (!isBegun(order)) return order;
  const { sharesNumber: _, refunding, trimming, ...facts } = withoutReasons(withoutNotes(order));
  const shown = {
    ...facts,
    fulfilment: order.fulfilment.type,
    ...(trimming && { trimming: { id: trimming.id, lines: trimming.lines } }),
    ...(refunding && { refunding: { id: refunding.id, amount: refunding.amount, lines: refunding.lines } }),
  };
  if (has(order, 'placing')) return { ...shown, placing: attemptOf(order) };
  if (isResent(order)) {
    const { key, since } = order.resending;
    return { ...shown, resending: { key, since } };
  }
  if (!has(order, 'cancelling')) return shown;
  const { since, withdrawn } = order.cancelling;
  return { ...shown, cancelling: { since, withdrawn } };
};
