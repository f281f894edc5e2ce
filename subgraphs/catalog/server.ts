import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { unitsOf } from '@jumun/platform/kernel/work';
import { readSettings } from '@jumun/platform/process/config';
import { fareSettings } from '@jumun/schema/fares';
import { subgraphSdl } from '@jumun/schema/sdl';
import { catalogWith } from './commands.ts';
import { manifest } from './manifest.ts';
import { forgetPersonWhenCustomerLeft } from './policies/forget-person-when-customer-left.ts';
import { releaseStockWhenOrderCancelled } from './policies/release-stock-when-order-cancelled.ts';
import { releaseStockWhenOrderRefused } from './policies/release-stock-when-order-refused.ts';
import { sellStockWhenOrderPlaced } from './policies/sell-stock-when-order-placed.ts';
import { sellStockWhenOrderSentAgain } from './policies/sell-stock-when-order-sent-again.ts';
import { takeBackStockWhenOrderRefunded } from './policies/take-back-stock-when-order-refunded.ts';
import { stores } from './projections/stores.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedCatalog } from './seed.ts';

export { audit } from './audit.ts';

const { name } = manifest;

/** Products, their prices, and the stock of those that are counted. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name, folder: import.meta.dirname, typeDefs: subgraphSdl(name) },
    ({ settings, store, clock, notifier, log }) => {
      const { JUMUN_MINIMUM_FARE: minimumFare } = readSettings(fareSettings, settings);
      const commands = catalogWith({ log });
      return {
        commands,
        graph: { minimumFare },
        resolvers,
        reactions: [
          sellStockWhenOrderPlaced,
          sellStockWhenOrderSentAgain,
          releaseStockWhenOrderRefused,
          releaseStockWhenOrderCancelled,
          takeBackStockWhenOrderRefunded,
          forgetPersonWhenCustomerLeft,
          stores,
        ],
        seed: seedCatalog(unitsOf({ store, clock, notify: notifier.publish }, commands), clock),
      };
    },
  );
