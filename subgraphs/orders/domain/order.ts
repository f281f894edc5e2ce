import { accept, type Decider, never } from '@jumun/platform/kernel/decider';
import { hasNotes, withoutNotes } from '@jumun/schema/notes';
import {
  type CancellingCommand,
  decideCancelling,
  evolveCancelling,
  type NotCancellable,
} from './cancelling.ts';
import { isPublished, type OrderEvent } from './events.ts';
import { decideFulfilling, evolveFulfilling, type FulfillingCommand } from './fulfilling.ts';
import { isWithoutPerson, withoutPerson } from './fulfilment.ts';
import {
  type BeginPlacing,
  begun,
  decidePlacing,
  evolvePlacing,
  type NotPlacing,
  type PlacingCommand,
} from './placing.ts';
import {
  decideRefunding,
  evolveRefunding,
  hasReasons,
  type NotRefunded,
  type RefundingCommand,
  withoutReasons,
} from './refunding.ts';
import { decideResending, evolveResending, type NotUndelivered, type ResendingCommand } from './resending.ts';
import { type Begun, isBegun, type Order } from './states.ts';
import { decideTrimming, evolveTrimming, type NotTrimmed, type TrimmingCommand } from './trimming.ts';

/** The customer has left: the order stays, without a person. */
type ErasingCommand = { type: 'ErasePerson' };

export type OrderCommand =
  | BeginPlacing
  | PlacingCommand
  | FulfillingCommand
  | ResendingCommand
  | CancellingCommand
  | RefundingCommand
  | TrimmingCommand
  | ErasingCommand;

export type OrderRejection = NotPlacing | NotUndelivered | NotCancellable | NotRefunded | NotTrimmed;

/** The rules of an order: what it can be is in states, what may happen to it in placing, fulfilling, resending, cancelling and refunding. */
export const order: Decider<OrderCommand, Order, OrderEvent, OrderRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    if (command.type === 'BeginPlacing') {
      const { type: _, ...begin } = command;
      return isBegun(state) ? accept() : accept({ type: 'PlacingBegun', ...begin });
    }
    if (!isBegun(state)) return accept(); // nothing can happen to an order that was never begun
    switch (command.type) {
      case 'CompletePlacing':
      case 'ParkPlacing':
      case 'QueuePlacing':
      case 'ResumePlacing':
      case 'UndoPlacing':
      case 'ParkUndo':
      case 'FinishUndo':
        return decidePlacing(state, command);
      case 'NoteAcceptBy':
      case 'Progress':
      case 'Reopen':
        return decideFulfilling(state, command);
      case 'SendAgain':
      case 'CompleteResend':
      case 'DropResend':
      case 'RefundUndelivered':
        return decideResending(state, command);
      case 'RequestCancellation':
      case 'CancelRejected':
      case 'CancelGivenUp':
      case 'DecideWithdrawal':
      case 'AnnounceCancellation':
      case 'CompleteCancellation':
        return decideCancelling(state, command);
      case 'BeginRefund':
      case 'SettleFare':
      case 'CompleteRefund':
      case 'DropRefund':
        return decideRefunding(state, command);
      case 'CancelLines':
      case 'DecideLines':
        return decideTrimming(state, command);
      case 'ErasePerson':
        return isWithoutPerson(state.fulfilment) && !hasNotes(state) && !hasReasons(state)
          ? accept()
          : accept({ type: 'PersonErased' });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'PlacingBegun') return begun(event);
    if (!isBegun(state)) return state;
    const next = evolve(state, event);
    return isPublished(event) ? { ...next, sequence: next.sequence + 1 } : next;
  },
};

const evolve = (state: Begun, event: Exclude<OrderEvent, { type: 'PlacingBegun' }>): Begun => {
  switch (event.type) {
    case 'PlacingParked':
    case 'PlacingResumed':
    case 'OrderQueued':
    case 'OrderPlaced':
    case 'UndoBegun':
    case 'UndoParked':
    case 'OrderRefused':
      return evolvePlacing(state, event);
    case 'AcceptDeadlineNoted':
    case 'ProgressNoted':
    case 'OrderProgressed':
    case 'OrderCompleted':
    case 'OrderReopened':
    case 'ReopeningNoted':
    case 'OrderNotCollected':
      return evolveFulfilling(state, event);
    case 'ResendBegun':
    case 'ResendDropped':
    case 'OrderSentAgain':
      return evolveResending(state, event);
    case 'CancellationWished':
    case 'CancellationBegun':
    case 'OrderCancellationRequested':
    case 'CancellationDropped':
    case 'OrderCancellationRefused':
    case 'OrderWithdrawn':
    case 'OrderCancelled':
      return evolveCancelling(state, event);
    case 'FareNoted':
    case 'RefundBegun':
    case 'OrderRefunded':
    case 'RefundDropped':
      return evolveRefunding(state, event);
    case 'LineCancellationBegun':
    case 'LineCancellationDropped':
      return evolveTrimming(state, event);
    case 'PersonErased':
      return withoutReasons({ ...withoutNotes(state), fulfilment: withoutPerson(state.fulfilment) });
    default:
      return never(event);
  }
};
