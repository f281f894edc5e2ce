import '@jumun/platform/process/fatal';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { drainNotice, milliseconds, readSettings } from '@jumun/platform/process/config';
import { operationsSettings, rarely, serveHealth, storeProblems } from '@jumun/platform/process/health';
import { startTracing } from '@jumun/platform/process/tracing';
import { failFastRedis } from '@jumun/platform/redis/redis';
import { endedSessions } from '@jumun/schema/sessions';
import { openProcess, wantsDemo } from '@jumun/subgraphs';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { defaultLimits, withoutRateLimits } from './admission/limits.ts';
import { noOverload, openOverload } from './admission/overload.ts';
import { ownLimits, redisLimits } from './admission/shared-limits.ts';
import { noneEnded, openEndedSessions } from './ended-sessions.ts';
import { pluginsFrom, trustedFrom } from './extensions.ts';
import { openGraph } from './graph.ts';
import { openIdentity } from './identity.ts';
import { keptKeys } from './kept-keys.ts';
import { demoAccounts, demoTabs } from './pages/demo.ts';
import { openPages } from './pages/pages.ts';
import { ownSchemas, type Recomposer, recomposeOnSave, supergraphFile } from './recompose.ts';
import { openRouter } from './server.ts';
import { welcome } from './welcome.ts';

// The router process: the public edge, and every subgraph without a configured URL.

const words = z
  .string()
  .default('')
  .transform((text) => text.split(/\s+/).filter(Boolean));

const ownSupergraph = join(import.meta.dirname, '../schema/supergraph.graphql');

const settingsForm = {
  ...operationsSettings,
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  JUMUN_DRAIN_MS: drainNotice,
  /** The address that clients use, if it is not the one the router listens on. */
  JUMUN_PUBLIC_URL: z.url().optional(),
  /** Origins whose pages may ask, separated by spaces. */
  JUMUN_ORIGINS: words,
  /** Headers that pages may send beside the usual ones, separated by spaces. */
  JUMUN_CORS_HEADERS: words,
  /** How long an idle connection is kept; longer than a load balancer in front keeps its own. */
  JUMUN_KEEP_ALIVE_MS: milliseconds(75_000),
  /** How many proxies of ours stand in front: anonymous callers are told apart by the address that the outermost saw. */
  JUMUN_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** What one request, and one caller in a minute, may cost. */
  JUMUN_COST_PER_REQUEST: z.coerce.number().int().min(1).default(defaultLimits.cost),
  JUMUN_COST_PER_MINUTE: z.coerce.number().int().min(1).default(defaultLimits.costPerMinute),
  /** Whether what callers use is limited at all; off for a load that one machine makes for many people. */
  JUMUN_RATE_LIMITS: z.enum(['on', 'off']).default('on'),
  /** How many requests one caller may send in ten seconds, and how often somebody may try with one account in a minute. */
  JUMUN_REQUESTS_PER_TEN_SECONDS: z.coerce.number().int().min(1).default(defaultLimits.requestsPerTenSeconds),
  JUMUN_ATTEMPTS_PER_MINUTE: z.coerce.number().int().min(1).default(defaultLimits.attemptsPerMinute),
  /** Whether new work is turned away while there is too much to do, and how long what is let in may take then. */
  JUMUN_ADMISSION: z.enum(['on', 'off']).default('on'),
  JUMUN_ADMISSION_TARGET_MS: milliseconds(300),
  /** Files whose default export is a plugin of ApolloServer, separated by spaces. */
  JUMUN_ROUTER_PLUGINS: words,
  /** Whether only listed documents may be asked, and the list. */
  JUMUN_DOCUMENTS: z.enum(['off', 'log', 'enforce']).default('off'),
  JUMUN_DOCUMENT_LIST: z.string().optional(),
  /** The graph; a running router takes a new one that is put in its place. */
  JUMUN_SUPERGRAPH: z.string().default(ownSupergraph),
  /** Another issuer of access tokens: its key set, and the issuer and audience of its tokens. */
  JUMUN_JWKS_URL: z.url().optional(),
  JUMUN_TOKEN_ISSUER: z.string().default('jumun'),
  JUMUN_TOKEN_AUDIENCE: z.string().default('jumun'),
};

const settings = readSettings(settingsForm);
const tracing = await startTracing('router');
const opened = await openProcess({ name: 'router' });
const { log } = opened;
const isDevelopment = opened.settings.JUMUN_MODE === 'development';

const recomposed: { by?: Recomposer } = {};
const pages = isDevelopment
  ? openPages({
      title: 'Jumun',
      tabs: demoTabs(),
      accounts: wantsDemo(opened.settings) ? demoAccounts : [],
      problems: () => recomposed.by?.problems() ?? [],
    })
  : undefined;

const isLimited = settings.JUMUN_RATE_LIMITS === 'on';
const redis = failFastRedis(opened.settings.REDIS_URL, log);
const graph = await openGraph({
  supergraphSdl: readFileSync(settings.JUMUN_SUPERGRAPH, 'utf8'),
  clientFor: (name) => opened.clientFor('router', name),
  limits: {
    introspection: isDevelopment,
    cost: settings.JUMUN_COST_PER_REQUEST,
    costPerMinute: settings.JUMUN_COST_PER_MINUTE,
    requestsPerTenSeconds: settings.JUMUN_REQUESTS_PER_TEN_SECONDS,
    attemptsPerMinute: settings.JUMUN_ATTEMPTS_PER_MINUTE,
    ...(isLimited ? {} : withoutRateLimits),
  },
  explains: isDevelopment,
  plugins: await pluginsFrom(settings.JUMUN_ROUTER_PLUGINS),
  trusted: trustedFrom({ mode: settings.JUMUN_DOCUMENTS, file: settings.JUMUN_DOCUMENT_LIST }, log),
  overload:
    settings.JUMUN_ADMISSION === 'on'
      ? openOverload({ targetMs: settings.JUMUN_ADMISSION_TARGET_MS })
      : noOverload,
  openLimit: isLimited ? redisLimits(redis, opened.installation) : ownLimits(),
  landingPage: pages?.landingPage,
  log,
});
recomposed.by = recomposeOnSave({
  ...(isDevelopment && settings.JUMUN_SUPERGRAPH === ownSupergraph
    ? ownSchemas(opened.contexts, graph.replace)
    : { ...supergraphFile(settings.JUMUN_SUPERGRAPH), take: graph.replace }),
  say(text) {
    log.info(text);
    process.send?.({ say: text });
  },
});

/** The public keys that verify access tokens: those of the customers context, wherever it runs, or of another issuer. */
const tokenKeys = async (): Promise<JSONWebKeySet> =>
  settings.JUMUN_JWKS_URL
    ? fetchKeys(settings.JUMUN_JWKS_URL)
    : ((await opened.callRoute('router', 'customers', '/jwks')) as JSONWebKeySet);

const fetchKeys = async (url: string): Promise<JSONWebKeySet> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
};

// not ready while a store does not answer; Redis is not needed to take orders
const ready = rarely(() => storeProblems(opened.contexts));
let stopping = false;

/** Another issuer tells nobody of sessions that end; its tokens are believed until they expire. */
const ended = settings.JUMUN_JWKS_URL
  ? noneEnded
  : openEndedSessions({
      look: async () => (await opened.callRoute('router', 'customers', endedSessions)) as string[],
      listen: (news) => opened.notifier.listen(endedSessions, news),
      log,
    });

const router = await openRouter({
  graph,
  identity: openIdentity({
    keys: tokenKeys,
    ended,
    kept: keptKeys(
      join(opened.keysFolder, 'access-tokens.jwks'),
      settings.JUMUN_JWKS_URL ?? 'customers',
      log,
    ),
    issuer: settings.JUMUN_TOKEN_ISSUER,
    audience: settings.JUMUN_TOKEN_AUDIENCE,
  }),
  config: {
    port: settings.PORT,
    host: settings.HOST,
    mode: opened.settings.JUMUN_MODE,
    allowedOrigins: settings.JUMUN_ORIGINS,
    allowedHeaders: settings.JUMUN_CORS_HEADERS,
    keepAliveMs: settings.JUMUN_KEEP_ALIVE_MS,
    proxies: settings.JUMUN_PROXIES,
  },
  pages,
  log,
  ready,
});
const operations = await serveHealth({
  port: settings.JUMUN_METRICS_PORT,
  host: settings.JUMUN_METRICS_HOST,
  problems: async () => (stopping ? ['This process is about to stop.'] : ready()),
});
process.send?.({
  ready: true,
  url: router.url,
  operations: operations.url,
  notes: [
    ...welcome(settings.JUMUN_PUBLIC_URL ?? router.url, {
      sandbox: isDevelopment,
      demo: wantsDemo(opened.settings),
    }),
    '',
    `Metrics of the router   ${operations.url}/metrics   (every other process logs its own address)`,
  ],
});
log.info({ url: router.url, operations: operations.url }, 'listening');

const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_500).unref(); // the supervisor's patience is 15 s
  await router.close(12_000 - settings.JUMUN_DRAIN_MS, settings.JUMUN_DRAIN_MS);
  ended.close();
  recomposed.by?.close();
  await graph.close();
  redis.disconnect();
  await opened.close();
  await operations.close();
  await tracing.stop();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
