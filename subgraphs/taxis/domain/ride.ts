import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { decideWithdrawal } from '@jumun/schema/withdrawal';
import {
  assignByOf,
  isBooked,
  isWaiting,
  noTaxiInTime,
  nowhere,
  type Ride,
  type RideCommand,
  type RideEvent,
  type RideRejection,
} from './ride-states.ts';
import { decideAtDesk, decideOnRoad, withoutTaxi } from './serving.ts';

/** Once the passengers are in the taxi it is too late to withdraw the ride. */
const withPassengers = ['STARTED', 'COMPLETED'] as const;

export const ride: Decider<RideCommand, Ride, RideEvent, RideRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RequestRide': {
        if (state.status !== 'absent') return accept(); // heard before, or cancelled before it was heard
        const { details, assignBy, at } = command;
        return accept({ type: 'RideRequested', details, requestedAt: at, ...(assignBy && { assignBy }) });
      }
      case 'AssignRide':
      case 'UnassignRide':
      case 'DeclineRide':
      case 'GiveUpRide':
        return isBooked(state) ? decideAtDesk(state, command) : reject({ type: 'RideNotFound' });
      case 'StartRide':
      case 'CompleteRide':
      case 'BreakDownRide':
        return isBooked(state) ? decideOnRoad(state, command) : reject({ type: 'RideNotFound' });
      case 'EndWait': {
        const assignBy = assignByOf(state);
        const isOver = assignBy !== null && assignBy <= command.at;
        return isOver ? accept({ type: 'RideGivenUp', reason: noTaxiInTime }) : accept();
      }
      case 'WithdrawRide': {
        const withdrawal = decideWithdrawal(state, withPassengers);
        if (!withdrawal) return accept();
        const withdrawn: RideEvent = { type: 'RideWithdrawn', withdrawal };
        return isWaiting(state) ? accept<RideEvent>(withdrawn, { type: 'RideCancelled' }) : accept(withdrawn);
      }
      case 'CloseRide': // an absent ride was cancelled before its order was heard, and is never requested
        return state.status === 'absent' || isWaiting(state) ? accept({ type: 'RideCancelled' }) : accept();
      case 'ErasePassenger':
        return isBooked(state) && state.pickUp.line1 !== '' ? accept({ type: 'PassengerErased' }) : accept();
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'RideRequested') {
      const { details, requestedAt, assignBy } = event;
      return {
        ...details,
        status: 'REQUESTED',
        requestedAt,
        taxi: null,
        withdrawal: null,
        ...(assignBy !== undefined && { assignBy }),
      };
    }
    if (!isBooked(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the ride
    switch (event.type) {
      case 'RideAssigned':
        return { ...state, status: 'ASSIGNED', taxi: event.taxi };
      case 'RideLost':
        return withoutTaxi(state, event);
      case 'RideStarted': {
        if (state.status !== 'ASSIGNED') return state;
        const { lost: _, ...ride } = state;
        return { ...ride, status: 'STARTED' };
      }
      case 'RideCompleted':
        return state.status === 'STARTED' ? { ...state, status: 'COMPLETED' } : state;
      case 'RideWithdrawn':
        return { ...state, withdrawal: event.withdrawal };
      case 'RideCancelled':
        return { ...state, status: 'CANCELLED' };
      case 'RideGivenUp':
        return { ...state, status: 'CANCELLED', givenUp: event.reason };
      case 'PassengerErased':
        return { ...state, pickUp: nowhere, dropOff: nowhere };
      default:
        return never(event);
    }
  },
};
