import type { OpenContext } from '@jumun/platform/graph/context';
import { openContext } from '@jumun/platform/graph/context';
import { handler } from '@jumun/platform/kernel/handle';
import { money } from '@jumun/platform/kernel/money';
import { unitsOf, type Work } from '@jumun/platform/kernel/work';
import { readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { z } from 'zod';
import type { Catalog } from './catalog.ts';
import { product as productDecider } from './domain/product.ts';
import { reservation as reservationDecider } from './domain/reservation.ts';
import { releaseStockWhenOrderCancelled } from './policies/release-stock-when-order-cancelled.ts';
import { releaseStockWhenOrderRefused } from './policies/release-stock-when-order-refused.ts';
import { sellStockWhenOrderPlaced } from './policies/sell-stock-when-order-placed.ts';
import { publish } from './publish.ts';
import { resolvers } from './resolvers/index.ts';
import type { Schema } from './resolvers/types.generated.ts';
import { seedCatalog } from './seed.ts';
import { findKeyUse, saveKeyUse } from './store/idempotency.ts';
import { productRows } from './store/products.ts';
import { reservationRows } from './store/reservations.ts';
import { countProduct, countReservation } from './store/stock.ts';

/** Products, their prices, and the stock of those that are counted. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: 'catalog', folder: import.meta.dirname, typeDefs: subgraphSdl('catalog') },
    ({ settings, store, clock, notifier, log }) => {
      const { JUMUN_MINIMUM_FARE } = readSettings(
        { JUMUN_MINIMUM_FARE: z.coerce.number().int().min(0).max(1_000_000).default(3_800) },
        settings,
      );
      const handleProduct = handler({ decider: productDecider, rows: productRows, publish });
      const handleReservation = handler({ decider: reservationDecider, rows: reservationRows });

      const commands = (work: Work): Catalog => ({
        at: work.at,
        async product(id, command) {
          const handled = await handleProduct(work, id, command);
          if ('events' in handled) for (const event of handled.events) await countProduct(work, id, event);
          return handled;
        },
        loadProduct: async (id) => (await productRows.load(work.tx, id))?.state,
        async reservation(key, command) {
          const handled = await handleReservation(work, key, command);
          if ('events' in handled)
            for (const event of handled.events) await countReservation(work, key, event);
          return handled;
        },
        findKeyUse: (caller, key) => findKeyUse(work.tx, caller, key),
        saveKeyUse: (use) => saveKeyUse(work.tx, { ...use, at: work.at }),
        log,
      });

      return {
        commands,
        graph: { minimumFare: money(JUMUN_MINIMUM_FARE, 'KRW') },
        resolvers,
        reactions: [sellStockWhenOrderPlaced, releaseStockWhenOrderRefused, releaseStockWhenOrderCancelled],
        seed: async ({ demo }) => {
          if (demo) await seedCatalog(unitsOf({ store, clock, notify: notifier.publish }, commands), clock());
        },
      };
    },
  );
