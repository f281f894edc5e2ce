import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { movedQueues } from '@jumun/platform/graph/live-queue';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { storesWith } from './commands.ts';
import { manifest } from './manifest.ts';
import { closeTicketWhenOrderCancelled } from './policies/close-ticket-when-order-cancelled.ts';
import { forgetPersonWhenCustomerLeft } from './policies/forget-person-when-customer-left.ts';
import { openTicketWhenOrderPlaced } from './policies/open-ticket-when-order-placed.ts';
import { takeOutLinesWhenOrderRefunded } from './policies/take-out-lines-when-order-refunded.ts';
import { withdrawTicketWhenCancellationRequested } from './policies/withdraw-ticket-when-cancellation-requested.ts';
import { guests } from './projections/guests.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedStores } from './seed.ts';
import { findNewest } from './store/queue.ts';
import { rejectUnacceptedTickets } from './timers/reject-unaccepted-tickets.ts';

export { audit } from './audit.ts';

const { name } = manifest;

const settingsForm = {
  JUMUN_ACCEPT_WITHIN_MS: milliseconds(10 * 60_000),
  JUMUN_NO_SHOW_AFTER_MS: milliseconds(30 * 60_000),
};

/** The stores and their tickets. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ settings, store, clock, notifier }) => {
      const { JUMUN_ACCEPT_WITHIN_MS: acceptWithinMs, JUMUN_NO_SHOW_AFTER_MS: noShowAfterMs } = readSettings(
        settingsForm,
        settings,
      );
      const commands = storesWith({ acceptWithinMs, noShowAfterMs });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      notifier.alsoLook(movedQueues(() => findNewest(store.read)));
      return {
        commands,
        graph: { listen: notifier.listen, noShowAfterMs },
        resolvers,
        reactions: [
          guests,
          openTicketWhenOrderPlaced,
          withdrawTicketWhenCancellationRequested,
          closeTicketWhenOrderCancelled,
          takeOutLinesWhenOrderRefunded,
          forgetPersonWhenCustomerLeft,
        ],
        timers: rejectUnacceptedTickets(units, { read: store.read, clock, acceptWithinMs }),
        seed: seedStores(units, store.read, clock),
      };
    },
  );
