import '@jumun/platform/fatal';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '@jumun/platform/config';
import { openKeys } from '@jumun/platform/keys';
import { remoteRoute } from '@jumun/platform/remote-door';
import { contexts as allContexts } from '@jumun/schema/sdl';
import { openProcess, wantsDemo } from '@jumun/subgraphs';
import type { JSONWebKeySet } from 'jose';
import { z } from 'zod';
import { openGraph } from './graph.ts';
import { openIdentity } from './identity.ts';
import { openRouter } from './server.ts';
import { welcome } from './welcome.ts';

// The router process: the public edge, and every subgraph that no URL is configured for.

const settingsForm = {
  PORT: z.coerce.number().int().min(0).max(65_535).default(4_000),
  HOST: z.string().default('127.0.0.1'),
  /** Pages of other origins that may ask, separated by spaces. */
  JUMUN_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(/\s+/).filter(Boolean)),
  /** Another issuer of access tokens: its key set, and what its tokens say of themselves. */
  JUMUN_JWKS_URL: z.url().optional(),
  JUMUN_TOKEN_ISSUER: z.string().default('jumun'),
  JUMUN_TOKEN_AUDIENCE: z.string().default('jumun'),
};

const settings = readSettings(settingsForm);
const opened = await openProcess({ name: 'router' });
const { log } = opened;
const isDevelopment = opened.settings.JUMUN_MODE === 'development';

const graph = openGraph({
  supergraphSdl: readFileSync(join(import.meta.dirname, '../schema/supergraph.graphql'), 'utf8'),
  doors: Object.fromEntries(allContexts.map((name) => [name, opened.doorFor('router', name)])),
  limits: { introspection: isDevelopment },
  log,
});

/** The public keys that access tokens are verified with: from customers, wherever they run, or from another issuer. */
const tokenKeys = async (): Promise<JSONWebKeySet> => {
  if (settings.JUMUN_JWKS_URL) return fetchKeys(settings.JUMUN_JWKS_URL);
  const customers = opened.contexts.get('customers');
  if (customers) {
    const { jwksOf } = await import('@jumun/customers');
    return jwksOf(customers);
  }
  const elsewhere = opened.settings.JUMUN_SUBGRAPHS.get('customers') ?? [];
  const keys = await openKeys(opened.keysFolder, 'router');
  return (await remoteRoute('customers', elsewhere, '/jwks', keys)) as JSONWebKeySet;
};

const fetchKeys = async (url: string): Promise<JSONWebKeySet> => {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return (await response.json()) as JSONWebKeySet;
};

const router = await openRouter({
  graph,
  identity: openIdentity({
    keys: tokenKeys,
    issuer: settings.JUMUN_TOKEN_ISSUER,
    audience: settings.JUMUN_TOKEN_AUDIENCE,
  }),
  config: {
    port: settings.PORT,
    host: settings.HOST,
    mode: opened.settings.JUMUN_MODE,
    allowedOrigins: settings.JUMUN_ORIGINS,
  },
  sandbox: isDevelopment,
  log,
  // a store that does not answer keeps this process from being ready; Redis is not needed to take orders
  ready: async () => {
    const problems: string[] = [];
    for (const [name, { log: contextLog }] of opened.contexts)
      await contextLog.page(0, 1).catch(() => problems.push(`the store of ${name} does not answer`));
    return problems;
  },
});
process.send?.({
  ready: true,
  url: router.url,
  notes: welcome(router.url, { sandbox: isDevelopment, demo: wantsDemo(opened.settings) }),
});
log.info({ url: router.url }, 'listening');

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  setTimeout(() => process.exit(1), 14_500).unref(); // the supervisor's patience is 15 s
  await router.close(12_000);
  graph.close();
  await opened.close();
  process.exit(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'disconnect']) process.once(signal, () => void stop());
