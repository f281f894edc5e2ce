import type { Instant } from '@jumun/platform/kernel/clock';
import type { Money } from '@jumun/platform/kernel/money';
import type { Withdrawal } from '@jumun/schema/withdrawal';
import type { RideClass, Taxi, TaxiId } from './taxi.ts';

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
  /** The customer's, kept for what the timer does later; absent in older rides. */
  readonly correlationId?: string;
};

export type RideStatus = 'REQUESTED' | 'ASSIGNED' | 'STARTED' | 'COMPLETED' | 'CANCELLED';

/** The taxi that a ride is given to. */
export type ServingTaxi = {
  readonly taxiId: TaxiId;
  readonly taxiName: string;
  /** What the taxi asks for the ride, as it was when the ride was given to it; absent in older rides. */
  readonly fare?: Money;
};

/** Why a ride lost its taxi. Only what broke down had begun. */
export type Loss = 'REASSIGNED' | 'UNASSIGNED' | 'DECLINED' | 'BROKEN_DOWN';

type RideFacts = RideDetails & {
  readonly requestedAt: Instant;
  /** The answer to a request to cancel; set once, and void where the taxi breaks down after it came too late. */
  readonly withdrawal: Withdrawal<RideStatus> | null;
  /** While it waits for a taxi: until when one has to be found. Absent in older rides, which wait for as long as it takes. */
  readonly assignBy?: Instant;
  /** How often it has lost a taxi; absent for never. */
  readonly round?: number;
  /** The taxi it lost last, until it starts with another. */
  readonly lost?: ServingTaxi & { readonly why: Loss };
  /** The taxis that declined it. */
  readonly declinedBy?: readonly TaxiId[];
  /** Its passengers were left on the road: it comes before all others. */
  readonly urgent?: true;
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
  | (RideFacts & {
      readonly status: 'CANCELLED';
      readonly taxi: ServingTaxi | null;
      /** Why the desk gave it up; absent where the order was cancelled. */
      readonly givenUp?: string;
    });

/** The reason where nobody took the ride: a code, which its readers put into words. */
export const noTaxiInTime = 'NO_TAXI_IN_TIME';

export type RideCommand =
  | { type: 'RequestRide'; details: RideDetails; assignBy?: Instant; at: Instant }
  /** `taxi` is the taxi as it is now; its row is held until the unit of work ends. A taxi that declined is not given the ride again unless the dispatcher insists. */
  | { type: 'AssignRide'; taxiId: TaxiId; taxi: Taxi; insists?: boolean }
  /** The taxi is called back, and the ride waits for another. */
  | { type: 'UnassignRide'; assignBy: Instant }
  /** The driver does not come. */
  | (Driven & { type: 'DeclineRide'; assignBy: Instant })
  | (Driven & { type: 'StartRide' })
  | (Driven & { type: 'CompleteRide' })
  /** The taxi cannot go on with its passengers. */
  | (Driven & { type: 'BreakDownRide'; assignBy: Instant })
  /** The desk finds no taxi; the reason is for the customer. */
  | { type: 'GiveUpRide'; reason: string }
  /** Nobody took it until then. */
  | { type: 'EndWait'; at: Instant }
  /** The customer wants to cancel; the first answer is final. */
  | { type: 'WithdrawRide' }
  /** The order is cancelled; a ride that has not started will not take place. */
  | { type: 'CloseRide' }
  /** The customer has left. */
  | { type: 'ErasePassenger' };

/** `of` is the taxi of the driver who says so; absent for dispatchers, who speak for every taxi. */
export type Driven = { readonly of?: TaxiId };

export type RideEvent =
  | { type: 'RideRequested'; details: RideDetails; requestedAt: Instant; assignBy?: Instant }
  | { type: 'RideAssigned'; taxi: ServingTaxi }
  /** The taxi is free again. What is reassigned has another at once. */
  | { type: 'RideLost'; why: Loss; assignBy?: Instant }
  | { type: 'RideStarted' }
  | { type: 'RideCompleted' }
  | { type: 'RideWithdrawn'; withdrawal: Withdrawal<RideStatus> }
  | { type: 'RideCancelled' }
  /** There is no taxi for it. */
  | { type: 'RideGivenUp'; reason: string }
  /** From where to where is forgotten. */
  | { type: 'PassengerErased' };

export type RideRejection =
  | { type: 'RideNotFound' }
  | { type: 'RideNotRequested' }
  | { type: 'RideNotAssigned' }
  | { type: 'RideNotStarted' }
  | { type: 'TaxiUnavailable' }
  | { type: 'TaxiDeclined' };

export type Booked = Exclude<Ride, { status: 'absent' | 'withdrawn' }>;

export const isBooked = (state: Ride): state is Booked =>
  state.status !== 'absent' && state.status !== 'withdrawn';

/** How often the ride has lost a taxi: what is said of it is in the order of rounds, and in a round of its steps. */
export const roundOf = ({ round = 0 }: Booked): number => round;

/** Until when a taxi has to be found; null once it has one, or has ended. */
export const assignByOf = (state: Ride): Instant | null =>
  state.status === 'REQUESTED' ? (state.assignBy ?? null) : null;

const behindUrgent = 100_000_000_000_000;

/** Where it stands in the line for taxis: whose taxi broke down comes before all others, and then what was requested first. */
export const lineOf = ({ requestedAt, urgent }: Booked): Instant =>
  (urgent ? requestedAt : requestedAt + behindUrgent) as Instant;

/** The ride has not started and may still be withdrawn. */
export const isWaiting = ({ status }: Ride): boolean => status === 'REQUESTED' || status === 'ASSIGNED';

/** The ride is still to be assigned, started or completed. */
export const isOpen = (state: Ride): boolean => isWaiting(state) || state.status === 'STARTED';

/** A ride is named after its order, so that each id follows from the other. */
export const rideIdOf = (orderId: string): string => orderId.replace(/^ord_/, 'rid_');
export const orderIdOf = (rideId: string): OrderId => rideId.replace(/^rid_/, 'ord_') as OrderId;
