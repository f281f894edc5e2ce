import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, reject } from '@jumun/platform/kernel/decider';
import {
  decideLines,
  decideWithdrawal,
  type LinesAnswer,
  linesOutOf,
  type Withdrawal,
  type WithdrawnLine,
} from '@jumun/schema/withdrawal';
import {
  type CarryingCommand,
  type CarryingEvent,
  type CarryingRejection,
  decideCarrying,
  evolveCarrying,
} from './carrying.ts';
import {
  type CarrierTimes,
  type Delivery,
  type DeliveryDetails,
  type DeliveryStatus,
  goodsGone,
  isStarted,
  linesSettled,
  parcelOf,
  type Started,
} from './states.ts';

export type DeliveryCommand =
  | { type: 'StartDelivery'; details: DeliveryDetails; at: Instant }
  | CarryingCommand
  /** The order is sent again: it has this parcel now. */
  | { type: 'SendAgain'; parcel: number; carrier: CarrierTimes | null; at: Instant }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawDelivery' }
  /** The customer no longer wants some lines; the first answer to each key is final. */
  | { type: 'WithdrawLines'; key: string; lines: readonly WithdrawnLine[] }
  /** The order is cancelled; goods that have not left stay here. */
  | { type: 'CloseDelivery' };

export type DeliveryEvent =
  | { type: 'DeliveryStarted'; details: DeliveryDetails; startedAt: Instant }
  | CarryingEvent
  | { type: 'DeliverySentAgain'; parcel: number; carrier: CarrierTimes | null; startedAt: Instant }
  | { type: 'DeliveryWithdrawn'; withdrawal: Withdrawal<DeliveryStatus> }
  | { type: 'LinesWithdrawn'; answer: LinesAnswer }
  | { type: 'DeliveryCancelled' };

export type DeliveryRejection = { type: 'DeliveryNotFound' } | CarryingRejection;

/** What has left once has left: while an order is sent again it is too late as well. */
const hasLeftBefore = (state: Delivery): state is Started =>
  isStarted(state) && state.status === 'PREPARING' && parcelOf(state) > 1;

/** The rules of a delivery: what it can be is in states, what couriers do with it in carrying. */
export const delivery: Decider<DeliveryCommand, Delivery, DeliveryEvent, DeliveryRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'StartDelivery':
        if (state.status !== 'absent') return accept(); // heard before, or withdrawn before it was heard
        return accept({ type: 'DeliveryStarted', details: command.details, startedAt: command.at });
      case 'SendAgain': {
        const { parcel, carrier, at: startedAt } = command;
        if (!isStarted(state) || parcelOf(state) >= parcel) return accept(); // heard before
        if (state.status !== 'LOST' && state.status !== 'RETURNED') return accept();
        return accept({ type: 'DeliverySentAgain', parcel, carrier, startedAt });
      }
      case 'WithdrawDelivery': {
        const withdrawal = decideWithdrawal(
          hasLeftBefore(state) ? { status: 'DISPATCHED', withdrawal: state.withdrawal } : state,
          goodsGone,
        );
        if (!withdrawal) return accept();
        const withdrawn: DeliveryEvent = { type: 'DeliveryWithdrawn', withdrawal };
        return state.status === 'PREPARING' && withdrawal.outcome === 'WITHDRAWN'
          ? accept<DeliveryEvent>(withdrawn, { type: 'DeliveryCancelled' })
          : accept(withdrawn);
      }
      case 'WithdrawLines': {
        const work = hasLeftBefore(state) ? { ...state, status: 'DISPATCHED' } : state;
        const answer = decideLines(work, command, linesSettled);
        return answer ? accept({ type: 'LinesWithdrawn', answer }) : accept();
      }
      case 'CloseDelivery': // an absent delivery was cancelled before its order was heard, and never starts
        return state.status === 'absent' || state.status === 'PREPARING'
          ? accept({ type: 'DeliveryCancelled' })
          : accept();
      default:
        return isStarted(state) ? decideCarrying(state, command) : reject({ type: 'DeliveryNotFound' });
    }
  },

  evolve(state, event) {
    if (event.type === 'DeliveryStarted') {
      const { details, startedAt } = event;
      return {
        ...details,
        ...keptLinesOut(state),
        status: 'PREPARING',
        startedAt,
        dispatchedAt: null,
        deliveredAt: null,
        withdrawal: null,
      };
    }
    if (event.type === 'LinesWithdrawn')
      return state.status === 'withdrawn'
        ? state
        : { ...state, linesOut: [...linesOutOf(state), event.answer] };
    if (!isStarted(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the delivery
    switch (event.type) {
      case 'DeliverySentAgain':
        return sentAgain(state, event);
      case 'DeliveryWithdrawn':
        return { ...state, withdrawal: event.withdrawal };
      case 'DeliveryCancelled':
        return state.status === 'PREPARING' ? { ...state, status: 'CANCELLED' } : state;
      default:
        return evolveCarrying(state, event);
    }
  },
};

const keptLinesOut = (state: Delivery) => {
  const linesOut = linesOutOf(state);
  return linesOut.length > 0 ? { linesOut } : {};
};

/** Another parcel, which nobody has taken yet. */
const sentAgain = (
  state: Started,
  { parcel, carrier, startedAt }: DeliveryEvent & { type: 'DeliverySentAgain' },
): Started => {
  const { orderId, customerId, storeId, correlationId, withdrawal, attempts } = state;
  return {
    orderId,
    customerId,
    ...(storeId !== undefined && { storeId }),
    correlationId,
    carrier,
    status: 'PREPARING',
    startedAt,
    dispatchedAt: null,
    deliveredAt: null,
    withdrawal,
    parcel,
    ...keptLinesOut(state),
    ...(attempts && { attempts }),
  };
};
