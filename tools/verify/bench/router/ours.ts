import type { SubgraphClient } from '@jumun/platform/graph/client';
import { openLogger } from '@jumun/platform/process/logger';
import { openRouter } from '@jumun/router';
import { openGraph } from '@jumun/router/graph';
import { openIdentity } from '@jumun/router/identity';
import { withoutRateLimits } from '@jumun/router/limits';
import { subgraphs, supergraph } from './shop.ts';

// Our router with the same subgraphs in its own process, as npm start runs it.
const log = openLogger('bench', 'silent');
const clients = Object.fromEntries(Object.entries(subgraphs()).map(([name, { client }]) => [name, client]));
const router = await openRouter({
  graph: await openGraph({
    supergraphSdl: supergraph((name) => `http://${name}`),
    clientFor: (name) => clients[name] as SubgraphClient,
    limits: withoutRateLimits,
    log,
  }),
  identity: openIdentity({ keys: async () => ({ keys: [] }) }),
  config: { port: 0, host: '127.0.0.1', mode: 'production', allowedOrigins: [] },
  pages: undefined,
  log,
  ready: () => [],
});
process.send?.({ url: router.url });
process.once('disconnect', () => process.exit(0));
