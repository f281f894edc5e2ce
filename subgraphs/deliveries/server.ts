import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { movedQueues } from '@jumun/platform/graph/live-queue';
import { unitsOf } from '@jumun/platform/kernel/work';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import { type DeliveriesSettings, deliveriesWith } from './commands.ts';
import { manifest } from './manifest.ts';
import { closeDeliveryWhenOrderCancelled } from './policies/close-delivery-when-order-cancelled.ts';
import { eraseRecipientWhenCustomerLeft } from './policies/erase-recipient-when-customer-left.ts';
import { keepWaybillWhenOrderPlaced } from './policies/keep-waybill-when-order-placed.ts';
import { sendAgainWhenOrderSentAgain } from './policies/send-again-when-order-sent-again.ts';
import { startDeliveryWhenTicketAccepted } from './policies/start-delivery-when-ticket-accepted.ts';
import { withdrawDeliveryWhenCancellationRequested } from './policies/withdraw-delivery-when-cancellation-requested.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { findNewest, queueTopic } from './store/queue.ts';
import { simulatedCarrier } from './timers/simulated-carrier.ts';

export { audit } from './audit.ts';

const { name } = manifest;

const carrierOf = (
  settings: NodeJS.ProcessEnv,
  mode: 'development' | 'production',
): DeliveriesSettings['carrier'] => {
  const given = readSettings(
    {
      /** Parcels are moved by a simulated carrier, or by couriers. */
      JUMUN_CARRIER: z.enum(['simulated', 'manual']).default(mode === 'development' ? 'simulated' : 'manual'),
      JUMUN_CARRIER_DISPATCH_MS: milliseconds(30_000),
      JUMUN_CARRIER_DELIVER_MS: milliseconds(60_000),
    },
    settings,
  );
  if (given.JUMUN_CARRIER === 'manual') return null;
  return { dispatchMs: given.JUMUN_CARRIER_DISPATCH_MS, deliverMs: given.JUMUN_CARRIER_DELIVER_MS };
};

/** The shipments of goods. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ store, notifier, clock, settings, mode }) => {
      const carrier = carrierOf(settings, mode);
      const commands = deliveriesWith({ carrier });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);
      notifier.alsoLook(movedQueues(async () => new Map([[queueTopic, await findNewest(store.read)]])));
      return {
        commands,
        graph: { listen: notifier.listen },
        resolvers,
        reactions: [
          keepWaybillWhenOrderPlaced,
          startDeliveryWhenTicketAccepted,
          sendAgainWhenOrderSentAgain,
          eraseRecipientWhenCustomerLeft,
          withdrawDeliveryWhenCancellationRequested,
          closeDeliveryWhenOrderCancelled,
        ],
        timers: carrier ? [simulatedCarrier(units, { read: store.read, clock, ...carrier })] : [],
      };
    },
  );
