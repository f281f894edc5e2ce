import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { subgraphSdl } from '@jumun/schema/sdl';
import { carrierOf, simulatedCarrier } from './carrier.ts';
import type { Deliveries } from './deliveries.ts';
import { delivery } from './domain/delivery.ts';
import { closeDeliveryWhenOrderCancelled } from './policies/close-delivery-when-order-cancelled.ts';
import { startDeliveryWhenTicketAccepted } from './policies/start-delivery-when-ticket-accepted.ts';
import { withdrawDeliveryWhenCancellationRequested } from './policies/withdraw-delivery-when-cancellation-requested.ts';
import { publish } from './publish.ts';
import { deliveries } from './resolvers/deliveries.ts';
import { Delivery, Order } from './resolvers/delivery.ts';
import { completeDelivery, dispatchDelivery } from './resolvers/delivery-commands.ts';
import { withdrawDelivery } from './resolvers/withdraw-delivery.ts';
import { deliveryRows } from './store/deliveries.ts';

export { audit } from './audit.ts';

/** Shipments of goods: start, dispatch, complete, withdraw. */
export const open: OpenContext = (environment) =>
  openContext(
    environment,
    { name: 'deliveries', folder: import.meta.dirname, typeDefs: subgraphSdl('deliveries') },
    ({ store, notifier, clock, settings, mode }) => {
      const handleDelivery = handler({ decider: delivery, rows: deliveryRows, publish });
      const carrier = carrierOf(settings, mode);

      const commands = (work: Work): Deliveries => ({
        at: work.at,
        delivery: (id, command) => handleDelivery(work, id, command),
        carrier: carrier?.timesFrom(work.at) ?? null,
      });
      const units = unitsOf({ store, clock, notify: notifier.publish }, commands);

      return {
        commands,
        graph: { deliveriesById: (ids: readonly never[]) => deliveryRows.findMany(store.read, ids) },
        resolvers: {
          Query: { deliveries },
          Mutation: { dispatchDelivery, completeDelivery, withdrawDelivery },
          Delivery,
          Order,
        },
        reactions: [
          startDeliveryWhenTicketAccepted,
          withdrawDeliveryWhenCancellationRequested,
          closeDeliveryWhenOrderCancelled,
        ],
        externalJobs: carrier ? [simulatedCarrier(units, { read: store.read, clock })] : [],
      };
    },
  );
