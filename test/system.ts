import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { openRouter } from '@jumun/router';
import { type Graph, openGraph } from '@jumun/router/graph';
import { openIdentity } from '@jumun/router/identity';
import { withoutRateLimits } from '@jumun/router/limits';
import { openProcess } from '@jumun/subgraphs';
import { openSandboxProvider, type SandboxProvider } from '@jumun/subgraphs/payments/sandbox';
import { startWorkers, type Workers } from '@jumun/workers';
import { type GraphClient, graphClient } from '../tools/demo/graph-client.ts';
import { openIssuer } from '../tools/run/issuer.ts';
import { findRedis, startRedis } from '../tools/run/redis.ts';

type Rights = { readonly scopes?: readonly string[]; readonly stores?: readonly string[] };

/** The whole of Jumun in this process, with a Redis and a payment provider of its own: real parts, and any store. */
export type System = {
  readonly url: string;
  readonly contexts: ReadonlyMap<string, Context>;
  readonly workers: Workers;
  readonly graph: Graph;
  readonly provider: SandboxProvider;
  /** An access token: valid for long, unless another time is given. */
  token(subject: string, rights?: Rights, until?: string): Promise<string>;
  /** A client with a valid access token. */
  as(subject: string, rights?: Rights): Promise<GraphClient>;
  close(): Promise<void>;
};

export const openSystem = async (
  stores: OpenStore | undefined,
  settings: Record<string, string> = {},
): Promise<System> => {
  const folder = mkdtempSync(join(tmpdir(), 'jumun-system-'));
  const redis = await startRedis(findRedis('.tools'), folder);
  const provider = await openSandboxProvider({ port: 0, file: join(folder, 'provider.db') });
  const issuer = await openIssuer();
  const env = {
    ...process.env,
    JUMUN_DATA: folder,
    JUMUN_STORE: 'sqlite',
    REDIS_URL: redis.url,
    JUMUN_PROVIDER_URL: provider.url,
    JUMUN_CARRIER: 'manual',
    ...settings,
  };
  const opened = await openProcess({ name: 'router', env, ...(stores ? { stores } : {}) });
  for (const context of opened.contexts.values()) await context.seed({ demo: true });
  const workers = await startWorkers(opened, { only: [...opened.contexts.keys()], replica: 'test' });
  const log = openLogger('router');
  const graph = await openGraph({
    supergraphSdl: readFileSync(join(import.meta.dirname, '../schema/supergraph.graphql'), 'utf8'),
    clientFor: (name) => opened.clientFor('router', name),
    limits: { queryMs: 10_000, mutationMs: 20_000, ...withoutRateLimits },
    log,
  });
  const router = await openRouter({
    graph,
    identity: openIdentity({ keys: issuer.keys }),
    config: { port: 0, host: '127.0.0.1', mode: 'development', allowedOrigins: [] },
    pages: undefined,
    log,
    ready: () => [],
  });
  const clients: GraphClient[] = [];
  return {
    url: router.url,
    contexts: opened.contexts,
    workers,
    graph,
    provider,
    token: (subject, rights, until) => issuer.token(subject, rights, until),
    async as(subject, rights) {
      const client = graphClient(router.url, await issuer.token(subject, rights));
      clients.push(client);
      return client;
    },
    async close() {
      for (const client of clients) await client.close();
      await router.close(5_000);
      await graph.close();
      await workers.stop();
      await opened.close();
      await provider.close();
      await issuer.close();
      await redis.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
