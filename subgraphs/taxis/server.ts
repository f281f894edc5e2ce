import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { money } from '@jumun/platform/kernel/money';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { isBooked, type OrderId, type RideCommand, ride as rideDecider, taxiMoveOf } from './domain/ride.ts';
import { taxi as taxiDecider } from './domain/taxi.ts';
import { closeRideWhenOrderCancelled } from './policies/close-ride-when-order-cancelled.ts';
import { requestRideWhenOrderPlaced } from './policies/request-ride-when-order-placed.ts';
import { withdrawRideWhenCancellationRequested } from './policies/withdraw-ride-when-cancellation-requested.ts';
import { publishRide, publishTaxi, recorded } from './publish.ts';
import { registerTaxi } from './resolvers/register-taxi.ts';
import { Order, Ride } from './resolvers/ride.ts';
import { assignRide, completeRide, startRide } from './resolvers/ride-commands.ts';
import { queueNews, queueTopic, rideQueue } from './resolvers/ride-queue.ts';
import { rides } from './resolvers/rides.ts';
import { setTaxiAvailability } from './resolvers/set-taxi-availability.ts';
import { Taxi } from './resolvers/taxi.ts';
import { taxis } from './resolvers/taxis.ts';
import { withdrawRide } from './resolvers/withdraw-ride.ts';
import { seedTaxis } from './seed.ts';
import { addToQueue } from './store/queue.ts';
import { rideRows } from './store/rides.ts';
import { taxiRows } from './store/taxis.ts';
import type { Taxis } from './taxis.ts';

export { audit } from './audit.ts';

const settingsForm = {
  /** In whole won: no taxi is registered for less. */
  JUMUN_MINIMUM_FARE: z.coerce.number().int().min(0).max(1_000_000).default(3_800),
};

/** The fleet and its rides: request, assign, start, complete, withdraw. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'taxis', folder: import.meta.dirname, typeDefs: subgraphSdl('taxis') },
    ({ store, notifier, clock, settings }) => {
      const handleTaxi = handler({ decider: taxiDecider, rows: taxiRows, publish: publishTaxi });
      const handleRide = handler({
        decider: rideDecider,
        rows: rideRows,
        publish: publishRide,
        recorded,
      });
      const minimumFare = money(readSettings(settingsForm, settings).JUMUN_MINIMUM_FARE, 'KRW');

      const commands = (work: Work): Taxis => {
        // A ride is always held before its taxi, and both before the queue, so no two commands wait for each other. A
        // consumer's batch of several may; then one of the two units is run again.
        const ride = async (id: OrderId, command: RideCommand) => {
          const handled = await handleRide(work, id, command);
          const { state } = handled;
          if (!('events' in handled) || handled.events.length === 0) return handled;
          for (const event of handled.events) {
            const move = taxiMoveOf(event, state);
            const moved = move && (await handleTaxi(work, move.taxiId, move.command));
            if (moved && 'rejection' in moved)
              throw new Error(`${event.type} of ${id}: its taxi says ${moved.rejection.type}`);
          }
          if (isBooked(state)) {
            await addToQueue(work.tx, id, state);
            work.notify(queueTopic);
          }
          return handled;
        };
        return {
          at: work.at,
          minimumFare,
          taxi: (id, command) => handleTaxi(work, id, command),
          ride,
          async assignRide(id, taxiId) {
            await rideRows.load(work.tx, id);
            const taxi = (await taxiRows.load(work.tx, taxiId))?.state ?? taxiDecider.initial;
            return ride(id, { type: 'AssignRide', taxiId, taxi });
          },
        };
      };

      notifier.alsoLook(queueNews(store.read));

      return {
        commands,
        graph: {
          ridesById: (ids: readonly never[]) => rideRows.findMany(store.read, ids),
          taxisById: (ids: readonly never[]) => taxiRows.findMany(store.read, ids),
          minimumFare,
          listen: notifier.listen,
        },
        resolvers: {
          Query: { rides, taxis },
          Mutation: {
            registerTaxi,
            setTaxiAvailability,
            assignRide,
            startRide,
            completeRide,
            withdrawRide,
          },
          Subscription: { rideQueue },
          Ride,
          Taxi,
          Order,
        },
        reactions: [
          requestRideWhenOrderPlaced,
          withdrawRideWhenCancellationRequested,
          closeRideWhenOrderCancelled,
        ],
        seed: async ({ demo }) => {
          if (demo) await seedTaxis(unitsOf({ store, clock, notify: notifier.publish }, commands), clock());
        },
      };
    },
  );
