import { required } from '@jumun/platform/graph/required';
import { forget } from '@jumun/platform/kernel/forgotten';
import { handler } from '@jumun/platform/kernel/handle';
import type { Money } from '@jumun/platform/kernel/money';
import type { Work } from '@jumun/platform/kernel/work';
import { persons } from '@jumun/schema/published-language';
import { type Withdrawal, withdrawalIn } from '@jumun/schema/withdrawal';
import { isBooked, type OrderId, type RideCommand, ride as rideDecider, taxiMoveOf } from './domain/ride.ts';
import { type TaxiFacts, type TaxiId, taxi as taxiDecider } from './domain/taxi.ts';
import { publishRide, publishTaxi, recorded } from './publish.ts';
import { addToQueue, eraseTrips } from './store/queue.ts';
import { findIdsOf, rideRows } from './store/rides.ts';
import { taxiRows } from './store/taxis.ts';

export type TaxisSettings = {
  /** No taxi is registered with a lower fare. */
  readonly minimumFare: Money;
};

const handleTaxi = handler({ decider: taxiDecider, rows: taxiRows, publish: publishTaxi });
const handleRide = handler({ decider: rideDecider, rows: rideRows, publish: publishRide, recorded });

/**
 * What taxis can do inside one unit of work. A ride's row is always held before its taxi's, and both before the queue, so
 * that no two commands wait for each other. Two batches of a consumer may; one of their units of work is then run again.
 */
export const taxisWith =
  ({ minimumFare }: TaxisSettings) =>
  (work: Work) => {
    const moveRide = async (id: OrderId, command: RideCommand) => {
      const handled = await handleRide(work, id, command);
      const { state } = handled;
      if (!('events' in handled) || handled.events.length === 0) return handled;
      for (const event of handled.events) {
        const move = taxiMoveOf(event, state);
        const moved = move && (await handleTaxi(work, move.taxiId, move.command));
        if (moved && 'rejection' in moved)
          throw new Error(`${event.type} of ${id}: its taxi refuses with ${moved.rejection.type}`);
      }
      if (isBooked(state)) await addToQueue(work, id, state);
      return handled;
    };
    return {
      at: work.at,
      registerTaxi(id: TaxiId, taxi: TaxiFacts, availability: number) {
        const { at } = work;
        return handleTaxi(work, id, { type: 'RegisterTaxi', id, taxi, availability, minimumFare, at });
      },
      setAvailability: (id: TaxiId, availability: number) =>
        handleTaxi(work, id, { type: 'SetAvailability', availability }),
      async assignRide(id: OrderId, taxiId: TaxiId) {
        await rideRows.load(work.tx, id);
        const taxi = (await taxiRows.load(work.tx, taxiId))?.state ?? taxiDecider.initial;
        return moveRide(id, { type: 'AssignRide', taxiId, taxi });
      },
      /** The ride's taxi is taken and freed with it, and every change of the ride is added to the queue. */
      ride: (id: OrderId, command: Exclude<RideCommand, { type: 'AssignRide' }>) => moveRide(id, command),
      /** Forgets from where to where a customer's rides went; that they were driven is kept. */
      async erasePassenger(customerId: string): Promise<void> {
        await forget(work.tx, customerId, persons);
        const ids = await findIdsOf(work.tx, customerId);
        for (const id of ids) await moveRide(id, { type: 'ErasePassenger' });
        await eraseTrips(work.tx, ids);
      },
      /** Decides a request to cancel. The first answer is final; repeats get it again. */
      async withdraw(id: OrderId): Promise<Withdrawal> {
        const { state } = await moveRide(id, { type: 'WithdrawRide' });
        return required(withdrawalIn(state), `the withdrawal of ${id}`);
      },
    };
  };

export type Taxis = ReturnType<ReturnType<typeof taxisWith>>;
