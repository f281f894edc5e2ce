import { type Instant, later } from '@jumun/platform/kernel/clock';
import { accept, type Decision, never, reject } from '@jumun/platform/kernel/decider';
import { driverMs } from './deadlines.ts';
import type { OrderEvent, ResendingEvent } from './events.ts';
import { isMissed, sentAgain } from './fulfilment.ts';
import { parcelsOf, reservationKey } from './parcels.ts';
import { leftOf, restOf } from './refunds.ts';
import {
  type Begun,
  isResent,
  isUndelivered,
  isWithdrawn,
  type OrderId,
  type OrderStatus,
  progressOf,
} from './states.ts';

export type ResendingCommand =
  /** Staff have decided to send what was lost or came back again. */
  | { type: 'SendAgain'; key: string; at: Instant }
  /** Its copies are reserved anew. */
  | { type: 'CompleteResend'; at: Instant }
  /** There is not enough to send it again. */
  | { type: 'DropResend'; productIds: readonly string[] }
  /** Staff have decided to give the money back for it. */
  | { type: 'RefundUndelivered'; at: Instant };

/** It has not been lost and has not come back, or it was decided otherwise. */
export type NotUndelivered = { type: 'OrderNotUndelivered'; status: OrderStatus };

/** Sending again and refunding are decided on one row: whichever comes first, the other is refused. */
export const decideResending = (
  state: Begun,
  command: ResendingCommand,
): Decision<OrderEvent, NotUndelivered> => {
  const refused = () => reject<NotUndelivered>({ type: 'OrderNotUndelivered', status: state.status });
  switch (command.type) {
    case 'SendAgain': {
      const { key, at } = command;
      const { keys } = parcelsOf(state);
      if (keys.includes(key) || (isResent(state) && state.resending.key === key)) return accept(); // a repeat
      if (!isUndelivered(state) || isPaidBack(state)) return refused();
      // what came back as it was is sent once more; for what is gone others are taken
      return state.progress.isGone
        ? accept({ type: 'ResendBegun', key, at })
        : accept({ type: 'OrderSentAgain', key, reservation: null, at });
    }
    case 'CompleteResend': {
      if (!isResent(state)) return accept();
      const { key } = state.resending;
      const reservation = parcelsOf(state).reservation + 1;
      return accept({ type: 'OrderSentAgain', key, reservation, at: command.at });
    }
    case 'DropResend':
      return isResent(state) ? accept({ type: 'ResendDropped', productIds: command.productIds }) : accept();
    case 'RefundUndelivered': {
      if (isRefundedAsUndelivered(state)) return accept(); // a repeat
      if (!isUndelivered(state)) return refused();
      const { at } = command;
      return accept<OrderEvent>({ type: 'CancellationBegun', at }, { type: 'OrderWithdrawn', at });
    }
    default:
      return never(command);
  }
};

/** Nothing is left to be sent, or it turns out in a moment. */
const isPaidBack = (state: Begun): boolean =>
  state.refunding !== undefined ||
  (state.refunds !== undefined && (restOf(state).minorUnits === 0 || goodsLeftOf(state).length === 0));

/** What is sent again: what of the order was not refunded. */
export const goodsLeftOf = (state: Begun): readonly { productId: string; quantity: number }[] =>
  leftOf(state)
    .filter(({ quantity }) => quantity > 0)
    .map(({ productId, quantity }) => ({ productId, quantity }));

const isRefundedAsUndelivered = (state: Begun): boolean => {
  const progress = progressOf(state);
  return progress !== null && isMissed(progress) && (isWithdrawn(state) || state.status === 'CANCELLED');
};

export const evolveResending = (state: Begun, event: ResendingEvent): Begun => {
  const { short: _, ...parcels } = parcelsOf(state);
  switch (event.type) {
    case 'ResendBegun': {
      if (!isUndelivered(state)) return state;
      const { key, at } = event;
      return { ...state, parcels, resending: { key, since: at, lookAt: later(at, driverMs) } };
    }
    case 'ResendDropped': {
      if (!isResent(state)) return state;
      const { resending: __, ...undelivered } = state;
      return { ...undelivered, parcels: { ...parcels, short: event.productIds } };
    }
    case 'OrderSentAgain': {
      if (!isResent(state) && !isUndelivered(state)) return state;
      // a wish to cancel what has left was answered, and that answer stays
      const { resending: __, ...underway } = state;
      const { key, at: changedAt } = event;
      const number = parcels.number + 1;
      const reservation = event.reservation ?? parcels.reservation;
      const keys = [...parcels.keys, key];
      const progress = sentAgain(number);
      return { ...underway, progress, parcels: { number, reservation, keys }, changedAt };
    }
    default:
      return never(event);
  }
};

/**
 * The keys of the reservations that are over once this order is cancelled: those of copies that are here, and the one that a late ask
 * may still want to hold. Null where that is the order's own key alone.
 */
export const releasesOf = (id: OrderId, state: Begun): readonly string[] | null => {
  const isGone = progressOf(state)?.isGone === true;
  if (!isGone && !state.parcels) return null;
  const { reservation } = parcelsOf(state);
  return [
    ...(isGone ? [] : [reservationKey(id, reservation)]),
    ...(state.parcels ? [reservationKey(id, reservation + 1)] : []),
  ];
};
