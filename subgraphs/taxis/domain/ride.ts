import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { decideWithdrawal, type Withdrawal } from '@jumun/schema/withdrawal';
import { canTake, isRegistered, type RideClass, type Taxi, type TaxiId } from './taxi.ts';

export type OrderId = string & { readonly __brand: 'OrderId' };

export type Address = {
  readonly line1: string;
  readonly line2: string | null;
  readonly city: string;
  readonly postalCode: string | null;
};

export const nowhere: Address = { line1: '', line2: null, city: '', postalCode: null };

/** What was booked. */
export type RideDetails = {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly rideClass: RideClass;
  readonly pickUp: Address;
  readonly dropOff: Address;
  readonly passengers: number;
};

export type RideStatus = 'REQUESTED' | 'ASSIGNED' | 'STARTED' | 'COMPLETED' | 'CANCELLED';

/** The taxi that a ride is given to. */
export type ServingTaxi = { readonly taxiId: TaxiId; readonly taxiName: string };

type RideFacts = RideDetails & {
  readonly requestedAt: Instant;
  /** The answer to a request to cancel; set once. */
  readonly withdrawal: Withdrawal<RideStatus> | null;
};

/**
 * The ride of one order. `withdrawn` is a tombstone: the cancellation came first, and the ride is never requested.
 * A ride that has ended keeps its taxi, which no longer counts it.
 */
export type Ride =
  | { readonly status: 'absent' }
  | { readonly status: 'withdrawn' }
  | (RideFacts & { readonly status: 'REQUESTED'; readonly taxi: null })
  | (RideFacts & { readonly status: 'ASSIGNED' | 'STARTED' | 'COMPLETED'; readonly taxi: ServingTaxi })
  | (RideFacts & { readonly status: 'CANCELLED'; readonly taxi: ServingTaxi | null });

export type RideCommand =
  | { type: 'RequestRide'; details: RideDetails; at: Instant }
  /** `taxi` is the taxi as it is now; its row is held until the unit of work ends. */
  | { type: 'AssignRide'; taxiId: TaxiId; taxi: Taxi }
  | { type: 'StartRide' }
  | { type: 'CompleteRide' }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawRide' }
  /** The order is cancelled; a ride that has not started will not take place. */
  | { type: 'CloseRide' }
  /** The customer has left. */
  | { type: 'ErasePassenger' };

export type RideEvent =
  | { type: 'RideRequested'; details: RideDetails; requestedAt: Instant }
  | { type: 'RideAssigned'; taxi: ServingTaxi }
  | { type: 'RideStarted' }
  | { type: 'RideCompleted' }
  | { type: 'RideWithdrawn'; withdrawal: Withdrawal<RideStatus> }
  | { type: 'RideCancelled' }
  /** From where to where is forgotten. */
  | { type: 'PassengerErased' };

export type RideRejection =
  | { type: 'RideNotFound' }
  | { type: 'RideNotRequested' }
  | { type: 'RideNotAssigned' }
  | { type: 'RideNotStarted' }
  | { type: 'TaxiUnavailable' };

export const ride: Decider<RideCommand, Ride, RideEvent, RideRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    switch (command.type) {
      case 'RequestRide':
        if (state.status !== 'absent') return accept(); // heard before, or cancelled before it was heard
        return accept({ type: 'RideRequested', details: command.details, requestedAt: command.at });
      case 'AssignRide': {
        if (!isBooked(state)) return reject({ type: 'RideNotFound' });
        const { taxiId, taxi } = command;
        if (state.status === 'ASSIGNED' && state.taxi?.taxiId === taxiId) return accept();
        if (state.status !== 'REQUESTED') return reject({ type: 'RideNotRequested' });
        if (!isRegistered(taxi) || !canTake(taxi, state.rideClass))
          return reject({ type: 'TaxiUnavailable' });
        return accept({ type: 'RideAssigned', taxi: { taxiId, taxiName: taxi.taxiName } });
      }
      case 'StartRide':
        if (!isBooked(state)) return reject({ type: 'RideNotFound' });
        if (state.status === 'STARTED') return accept();
        if (state.status !== 'ASSIGNED') return reject({ type: 'RideNotAssigned' });
        return accept({ type: 'RideStarted' });
      case 'CompleteRide':
        if (!isBooked(state)) return reject({ type: 'RideNotFound' });
        if (state.status === 'COMPLETED') return accept();
        if (state.status !== 'STARTED') return reject({ type: 'RideNotStarted' });
        return accept({ type: 'RideCompleted' });
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
      const { details, requestedAt } = event;
      return { ...details, status: 'REQUESTED', requestedAt, taxi: null, withdrawal: null };
    }
    if (!isBooked(state)) return { status: 'withdrawn' }; // only a withdrawal or a close comes before the ride
    switch (event.type) {
      case 'RideAssigned':
        return { ...state, status: 'ASSIGNED', taxi: event.taxi };
      case 'RideStarted':
        return state.status === 'ASSIGNED' ? { ...state, status: 'STARTED' } : state;
      case 'RideCompleted':
        return state.status === 'STARTED' ? { ...state, status: 'COMPLETED' } : state;
      case 'RideWithdrawn':
        return { ...state, withdrawal: event.withdrawal };
      case 'RideCancelled':
        return { ...state, status: 'CANCELLED' };
      case 'PassengerErased':
        return { ...state, pickUp: nowhere, dropOff: nowhere };
      default:
        return never(event);
    }
  },
};

export type Booked = Exclude<Ride, { status: 'absent' | 'withdrawn' }>;

export const isBooked = (state: Ride): state is Booked =>
  state.status !== 'absent' && state.status !== 'withdrawn';

/** The ride has not started and may still be withdrawn. */
const isWaiting = ({ status }: Ride): boolean => status === 'REQUESTED' || status === 'ASSIGNED';

/** The ride is still to be assigned, started or completed. */
export const isOpen = (state: Ride): boolean => isWaiting(state) || state.status === 'STARTED';

/** Once the passengers are in the taxi it is too late to withdraw the ride. */
const withPassengers = ['STARTED', 'COMPLETED'] as const;

/** What an event of a ride means for its taxi: one ride more or one less; null where nothing changes. */
export const taxiMoveOf = (
  event: RideEvent,
  after: Ride,
): { readonly taxiId: TaxiId; readonly command: { type: 'TakeTaxi' | 'FreeTaxi' } } | null => {
  const taxiId = isBooked(after) ? after.taxi?.taxiId : undefined;
  if (!taxiId) return null;
  switch (event.type) {
    case 'RideAssigned':
      return { taxiId, command: { type: 'TakeTaxi' } };
    case 'RideCompleted':
    case 'RideCancelled':
      return { taxiId, command: { type: 'FreeTaxi' } };
    default:
      return null;
  }
};

/** A ride is named after its order, so that each id follows from the other. */
export const rideIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'rid_');
export const orderIdOf = (rideId: string): OrderId => rideId.replace(/^rid_/, 'ord_') as OrderId;
