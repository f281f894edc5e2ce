import { type OpenContext, openContext } from '@jumun/platform/graph/context';
import { milliseconds, readSettings } from '@jumun/platform/process/config';
import { subgraphSdl } from '@jumun/schema/sdl';
import { mypageIn } from './commands.ts';
import { manifest } from './manifest.ts';
import { grades, mileages, points } from './projections/balances.ts';
import { departures } from './projections/customers.ts';
import { achievements, allocations, ends, missions } from './projections/missions.ts';
import { notifications } from './projections/notifications.ts';
import { orders } from './projections/orders.ts';
import { gifts, walletItems } from './projections/wallets.ts';
import { resolvers } from './resolvers/index.ts';
import { openNews } from './resolvers/news.ts';
import type { Schema } from './resolvers/types.generated.ts';

export { audit } from './audit.ts';

export { readModel } from './store/corrections.ts';

const settingsForm = { JUMUN_UNKNOWN_ORDER_MS: milliseconds(10_000) };

/** What a customer sees at a glance. It is built from events and asks no other context. */
export const open: OpenContext = (environment) =>
  openContext<Schema>(
    environment,
    { name: manifest.name, folder: import.meta.dirname, typeDefs: subgraphSdl(manifest.name) },
    ({ store, notifier, settings }) => ({
      commands: mypageIn,
      graph: {
        listen: openNews(store.read, notifier),
        unknownOrderMs: readSettings(settingsForm, settings).JUMUN_UNKNOWN_ORDER_MS,
      },
      resolvers,
      reactions: [
        orders,
        mileages,
        points,
        grades,
        missions,
        ends,
        achievements,
        allocations,
        walletItems,
        gifts,
        notifications,
        departures,
      ],
    }),
  );
