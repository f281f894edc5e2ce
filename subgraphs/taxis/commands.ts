import { required } from '@jumun/platform/graph/required';
import { later } from '@jumun/platform/kernel/clock';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import type { Money } from '@jumun/platform/kernel/money';
import type { Work } from '@jumun/platform/kernel/work';
import { firstName } from '@jumun/schema/masking';
import { persons } from '@jumun/schema/published-language';
import { type Withdrawal, withdrawalIn } from '@jumun/schema/withdrawal';
import { ride as rideDecider } from './domain/ride.ts';
import {
  type Booked,
  isBooked,
  type OrderId,
  type Ride,
  type RideCommand,
  type RideDetails,
  type RideEvent,
} from './domain/ride-states.ts';
import { taxiMoveOf } from './domain/serving.ts';
import {
  driverOf,
  isRegistered,
  type Registered,
  type TaxiFacts,
  type TaxiId,
  taxi as taxiDecider,
} from './domain/taxi.ts';
import { publishRide, publishTaxi, recorded } from './publish.ts';
import { erasePassengerOf, keepPassenger, type PassengerRow } from './store/passengers.ts';
import { addToQueue, eraseTrips } from './store/queue.ts';
import { findIdsOf, rideRows } from './store/rides.ts';
import { findTaxiOf, taxiRows } from './store/taxis.ts';

export type TaxisSettings = {
  /** No taxi is registered with a lower fare. */
  readonly minimumFare: Money;
  /** How long a ride may wait for a taxi. */
  readonly assignWithinMs: number;
};

const handleTaxi = handler({ decider: taxiDecider, rows: taxiRows, publish: publishTaxi });
const handleRide = handler({ decider: rideDecider, rows: rideRows, publish: publishRide, recorded });

/** Commands that begin a wait for a taxi, without its end. */
type Losing = Extract<RideCommand, { type: 'UnassignRide' | 'DeclineRide' | 'BreakDownRide' }>;
type WithoutEnd<C> = C extends unknown ? Omit<C, 'assignBy'> : never;

/** What is done to taxis without their rides. */
const fleetIn = (work: Work, minimumFare: Money) => {
  /** Somebody who is to drive this taxi leaves the one they drive now; returns it where it has rides and cannot be left. */
  const leaveTaxi = async (id: TaxiId, driver: string): Promise<Registered | null> => {
    const former = (await findTaxiOf(work.tx, driver))?.id;
    if (former === undefined || former === id) return null;
    if (id < former) await taxiRows.load(work.tx, id);
    const taxi = (await taxiRows.load(work.tx, former))?.state ?? taxiDecider.initial;
    if (driverOf(taxi) !== driver || !isRegistered(taxi)) return null;
    if (taxi.busy > 0) return taxi;
    await handleTaxi(work, former, { type: 'AssignDriver', driver: null });
    return null;
  };
  return {
    /** With a driver, who leaves the taxi they had before. */
    async registerTaxi(id: TaxiId, taxi: TaxiFacts, availability: number, driver?: string) {
      const of = driver === undefined ? {} : { driver };
      const facts = { id, taxi, availability, ...of, minimumFare, at: work.at };
      const command = { type: 'RegisterTaxi', ...facts } as const;
      const isNew = (await taxiRows.find(work.tx, id)) === undefined;
      const isFine = !('rejection' in taxiDecider.decide(command, taxiDecider.initial));
      const busy = isNew && isFine && driver !== undefined && (await leaveTaxi(id, driver));
      return busy ? onTheRoad(busy) : handleTaxi(work, id, command);
    },
    setAvailability: (id: TaxiId, availability: number) =>
      handleTaxi(work, id, { type: 'SetAvailability', availability }),
    async assignDriver(id: TaxiId, driver: string | null) {
      const exists = (await taxiRows.find(work.tx, id)) !== undefined;
      const busy = exists && driver !== null && (await leaveTaxi(id, driver));
      return busy ? onTheRoad(busy) : handleTaxi(work, id, { type: 'AssignDriver', driver });
    },
    /** The taxi that somebody drives. */
    taxiOf: async (driver: string) => (await findTaxiOf(work.tx, driver))?.id,
  };
};

const onTheRoad = (taxi: Registered) => ({ rejection: { type: 'DriverOnTheRoad', taxi } as const });

/** What is done to rides, and with them to their taxis. */
const ridesIn = (work: Work, assignWithinMs: number) => {
  const moveTaxis = async (id: OrderId, events: readonly RideEvent[], after: Booked) => {
    for (const event of events) {
      const move = taxiMoveOf(event, after);
      const moved = move && (await handleTaxi(work, move.taxiId, move.command));
      if (moved && 'rejection' in moved)
        throw new Error(`${event.type} of ${id}: its taxi refuses with ${moved.rejection.type}`);
    }
  };
  const moveRide = async (id: OrderId, command: RideCommand) => {
    const handled = await handleRide(work, id, command);
    const { state } = handled;
    if (!('events' in handled) || handled.events.length === 0 || !isBooked(state)) return handled;
    await moveTaxis(id, handled.events, state);
    await addToQueue(work, id, state);
    return handled;
  };
  /** The taxi as it is, held together with the one that has the ride now. */
  const holdTaxis = async (ride: Ride | undefined, taxiId: TaxiId) => {
    const now = ride && isBooked(ride) ? ride.taxi?.taxiId : undefined;
    if (now && now < taxiId) await taxiRows.load(work.tx, now);
    return (await taxiRows.load(work.tx, taxiId))?.state ?? taxiDecider.initial;
  };
  const assignBy = later(work.at, assignWithinMs);
  return {
    requestRide: (details: RideDetails) =>
      moveRide(details.orderId, { type: 'RequestRide', details, assignBy, at: work.at }),
    async assignRide(id: OrderId, taxiId: TaxiId, insists: boolean) {
      const ride = (await rideRows.load(work.tx, id))?.state;
      const taxi = await holdTaxis(ride, taxiId);
      return moveRide(id, { type: 'AssignRide', taxiId, taxi, insists });
    },
    /** The ride waits again, as long as it might at first. */
    loseTaxi: (id: OrderId, command: WithoutEnd<Losing>) => moveRide(id, { ...command, assignBy }),
    /** The ride's taxi is taken and freed with it, and every change of the ride is added to the queue. */
    ride: (id: OrderId, command: Exclude<RideCommand, Losing | { type: 'AssignRide' | 'RequestRide' }>) =>
      moveRide(id, command),
    /** Decides a request to cancel. The first answer is final; repeats get it again. */
    async withdraw(id: OrderId): Promise<Withdrawal> {
      const { state } = await moveRide(id, { type: 'WithdrawRide' });
      return required(withdrawalIn(state), `the withdrawal of ${id}`);
    },
    keepPassenger: ({ name, ...heard }: Omit<PassengerRow, 'firstName'> & { readonly name: string }) =>
      keepPassenger(work.tx, { ...heard, firstName: firstName(name) }),
    /** Forgets who a customer is and from where to where their rides went; that they were driven is kept. */
    async erasePassenger(customerId: string): Promise<void> {
      await forget(work.tx, customerId, persons);
      await erasePassengerOf(work.tx, customerId);
      const ids = await findIdsOf(work.tx, customerId);
      for (const id of ids) await moveRide(id, { type: 'ErasePassenger' });
      await eraseTrips(work.tx, ids);
    },
  };
};

/**
 * What taxis can do inside one unit of work. A ride's row is always held before those of its taxis, these in the order of their ids, and
 * all before the queue, so that no two commands wait for each other. Two batches of a consumer may; one of their units of work is then
 * run again.
 */
export const taxisWith =
  ({ minimumFare, assignWithinMs }: TaxisSettings) =>
  (work: Work) => ({ at: work.at, ...fleetIn(work, minimumFare), ...ridesIn(work, assignWithinMs) });

export type Taxis = ReturnType<ReturnType<typeof taxisWith>>;
