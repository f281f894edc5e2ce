import type { Instant } from '@jumun/platform/kernel/clock';
import { accept, type Decider, never, reject } from '@jumun/platform/kernel/decider';
import { type Money, sameMoney } from '@jumun/platform/kernel/money';

export type TaxiId = string & { readonly __brand: 'TaxiId' };
export type RideClass = 'BASIC' | 'PRIME' | 'PLATINUM';

export type TaxiFacts = {
  readonly taxiName: string;
  readonly companyName: string;
  readonly rideClass: RideClass;
  readonly fare: Money;
};

/** One taxi, or several of one company that count as one. Of the `capacity` rides it serves at once, `busy` are assigned or started. */
export type Taxi =
  | { readonly status: 'absent' }
  | (TaxiFacts & {
      readonly status: 'registered';
      readonly id: TaxiId;
      readonly capacity: number;
      /** How many rides it was last set to serve at once. Its capacity is higher while it still has more rides than that. */
      readonly offered: number;
      readonly busy: number;
      readonly registeredAt: Instant;
      /** The availability it was registered with; a repeat of the same key must say the same. */
      readonly registeredFor: number;
      /** The member of staff who drives it; absent for none. Nobody drives two. */
      readonly driver?: string;
      /** The driver it was registered with; a repeat of the same key must say the same. */
      readonly registeredDriver?: string;
    });

export type TaxiCommand =
  /** `availability` is how many rides it can take at first. */
  | {
      type: 'RegisterTaxi';
      id: TaxiId;
      taxi: TaxiFacts;
      availability: number;
      driver?: string;
      minimumFare: Money;
      at: Instant;
    }
  /** Who drives it from now on; null for nobody. */
  | { type: 'AssignDriver'; driver: string | null }
  /** How many rides it serves at once, including those it has; repeating it changes nothing. */
  | { type: 'SetAvailability'; availability: number }
  /** It is given one more ride. */
  | { type: 'TakeTaxi' }
  /** One of its rides is over. */
  | { type: 'FreeTaxi' };

export type TaxiEvent =
  | {
      type: 'TaxiRegistered';
      id: TaxiId;
      taxi: TaxiFacts;
      capacity: number;
      registeredAt: Instant;
      driver?: string;
    }
  | { type: 'DriverAssigned'; driver: string | null }
  | { type: 'CapacitySet'; offered: number }
  | { type: 'TaxiTaken' }
  | { type: 'TaxiFreed' };

export type TaxiRejection =
  | { type: 'TaxiNotFound' }
  | { type: 'TaxiUnavailable' }
  | { type: 'TaxiNotTaken' }
  | { type: 'FareTooLow' }
  | { type: 'IdempotencyKeyReused' };

export const taxi: Decider<TaxiCommand, Taxi, TaxiEvent, TaxiRejection> = {
  initial: { status: 'absent' },

  decide(command, state) {
    if (command.type === 'RegisterTaxi') {
      const { id, taxi: facts, availability, driver, minimumFare, at } = command;
      if (isRegistered(state))
        // even if the minimum fare has gone up since
        return isSame(facts, state) &&
          availability === state.registeredFor &&
          driver === state.registeredDriver
          ? accept()
          : reject({ type: 'IdempotencyKeyReused' });
      if (facts.fare.currency !== minimumFare.currency || facts.fare.minorUnits < minimumFare.minorUnits)
        return reject({ type: 'FareTooLow' });
      return accept({
        type: 'TaxiRegistered',
        id,
        taxi: facts,
        capacity: availability,
        registeredAt: at,
        ...(driver !== undefined && { driver }),
      });
    }
    if (!isRegistered(state)) return reject({ type: 'TaxiNotFound' });
    switch (command.type) {
      case 'SetAvailability': {
        const { availability: offered } = command;
        return offered === state.offered ? accept() : accept({ type: 'CapacitySet', offered });
      }
      case 'AssignDriver': {
        const { driver } = command;
        return driver === driverOf(state) ? accept() : accept({ type: 'DriverAssigned', driver });
      }
      case 'TakeTaxi':
        return isFree(state) ? accept({ type: 'TaxiTaken' }) : reject({ type: 'TaxiUnavailable' });
      case 'FreeTaxi':
        return state.busy > 0 ? accept({ type: 'TaxiFreed' }) : reject({ type: 'TaxiNotTaken' });
      default:
        return never(command);
    }
  },

  evolve(state, event) {
    if (event.type === 'TaxiRegistered') {
      const { id, taxi: facts, capacity, registeredAt, driver } = event;
      return {
        ...facts,
        status: 'registered',
        id,
        capacity,
        offered: capacity,
        busy: 0,
        registeredAt,
        registeredFor: capacity,
        ...(driver !== undefined && { driver, registeredDriver: driver }),
      };
    }
    if (!isRegistered(state)) return state; // nothing happens to a taxi before it is registered
    switch (event.type) {
      case 'CapacitySet':
        return offering(state, event.offered, state.busy);
      case 'DriverAssigned': {
        const { driver: _, ...taxi } = state;
        return event.driver === null ? taxi : { ...taxi, driver: event.driver };
      }
      case 'TaxiTaken':
        return { ...state, busy: state.busy + 1 };
      case 'TaxiFreed':
        return offering(state, state.offered, state.busy - 1);
      default:
        return never(event);
    }
  },
};

export type Registered = Extract<Taxi, { status: 'registered' }>;

export const isRegistered = (state: Taxi): state is Registered => state.status === 'registered';

/** Who drives it; null for nobody. */
export const driverOf = (state: Taxi): string | null => (isRegistered(state) ? (state.driver ?? null) : null);

/** A taxi keeps the rides it has even if it now offers fewer; a surplus place goes when its ride is over. */
const offering = (state: Registered, offered: number, busy: number): Registered => ({
  ...state,
  offered,
  busy,
  capacity: Math.max(offered, busy),
});

/** How many more rides it can take. */
export const availabilityOf = ({ capacity, busy }: Registered): number => Math.max(0, capacity - busy);

const isFree = (state: Registered): boolean => availabilityOf(state) >= 1;

/** Whether it can be given a ride of this class now. */
export const canTake = (state: Taxi, rideClass: RideClass): boolean =>
  isRegistered(state) && state.rideClass === rideClass && isFree(state);

const isSame = (a: TaxiFacts, b: TaxiFacts): boolean =>
  a.taxiName === b.taxiName &&
  a.companyName === b.companyName &&
  a.rideClass === b.rideClass &&
  sameMoney(a.fare, b.fare);
