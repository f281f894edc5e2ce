import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { movedQueues } from '@jumun/platform/graph/live-queue';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { fareSettings } from '@jumun/schema/fares';
import { subgraphSdl } from '@jumun/schema/sdl';
import { taxisWith } from './commands.ts';
import { manifest } from './manifest.ts';
import { closeRideWhenOrderCancelled } from './policies/close-ride-when-order-cancelled.ts';
import { erasePassengerWhenCustomerLeft } from './policies/erase-passenger-when-customer-left.ts';
import { keepPassengerWhenContactChanged } from './policies/keep-passenger-when-contact-changed.ts';
import { requestRideWhenOrderPlaced } from './policies/request-ride-when-order-placed.ts';
import { withdrawRideWhenCancellationRequested } from './policies/withdraw-ride-when-cancellation-requested.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedTaxis } from './seed.ts';
import { findNewest, queueTopic } from './store/queue.ts';
import { giveUpUnassignedRides } from './timers/give-up-unassigned-rides.ts';

export { audit } from './audit.ts';

const { name } = manifest;

const settingsForm = { ...fareSettings, JUMUN_ASSIGN_WITHIN_MS: milliseconds(10 * 60_000) };

/** The fleet and its rides. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ store, notifier, clock, settings }) => {
      const given = readSettings(settingsForm, settings);
      const { JUMUN_MINIMUM_FARE: minimumFare, JUMUN_ASSIGN_WITHIN_MS: assignWithinMs } = given;
      const commands = taxisWith({ minimumFare, assignWithinMs });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      notifier.alsoLook(movedQueues(async () => new Map([[queueTopic, await findNewest(store.read)]])));
      return {
        commands,
        graph: { minimumFare, assignWithinMs, listen: notifier.listen },
        resolvers,
        reactions: [
          requestRideWhenOrderPlaced,
          withdrawRideWhenCancellationRequested,
          closeRideWhenOrderCancelled,
          erasePassengerWhenCustomerLeft,
          keepPassengerWhenContactChanged,
        ],
        timers: [giveUpUnassignedRides(units, { read: store.read, clock, assignWithinMs })],
        seed: async ({ demo }) => {
          if (demo) await seedTaxis(units, { minimumFare, at: clock() });
        },
      };
    },
  );
