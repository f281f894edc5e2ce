import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SubgraphClient, serviceCaller } from '@jumun/platform/graph/client';
import type { Context, Environment } from '@jumun/platform/graph/context';
import { defaultLocale } from '@jumun/platform/kernel/locale';
import { newId } from '@jumun/platform/kernel/ids';
import type { JournalReader } from '@jumun/platform/kernel/journal';
import { processSettings, readSettings } from '@jumun/platform/process/config';
import { type Logger, openLogger } from '@jumun/platform/process/logger';
import { type Notifier, openNotifier } from '@jumun/platform/redis/notifier';
import { installationOf } from '@jumun/platform/redis/redis';
import { remoteClient } from '@jumun/platform/remote/client';
import { remoteJournal, remoteRoute } from '@jumun/platform/remote/routes';
import { type Keys, openKeys } from '@jumun/platform/remote/keys';
import { configuredStores, type OpenStore } from '@jumun/platform/store/configured';
import { z } from 'zod';
import { asks, contextNames, loadContext, scopes } from './contexts.ts';

/** Settings of every process that opens contexts, beside those of the contexts themselves. */
export const settingsForm = {
  ...processSettings,
  /** Where this installation's keys are kept; by default in the data folder. */
  JUMUN_KEYS: z.string().optional(),
  /**
   * Subgraphs that run elsewhere: `orders=http://10.0.0.5:4001/graphql catalog=…`, a name once for each of its replicas. All
   * others run in this process.
   */
  JUMUN_SUBGRAPHS: z
    .string()
    .default('')
    .transform((text, context) => {
      const pairs = text.split(/[\s,]+/).filter(Boolean);
      const urls = new Map<string, readonly string[]>();
      for (const pair of pairs) {
        const [name = '', url = ''] = pair.split(/=(.*)/s, 2);
        if (!contextNames.includes(name) || !URL.canParse(url))
          context.addIssue({ code: 'custom', message: `"${pair}" is not a context and its URL` });
        urls.set(name, [...(urls.get(name) ?? []), url]);
      }
      return urls;
    }),
  JUMUN_DEMO: z.enum(['on', 'off']).optional(),
  /** Tells this installation's queues from those of others in the same Redis; by default kept in the data folder. */
  JUMUN_INSTALLATION: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/)
    .optional(),
};

export type ProcessSettings = ReturnType<typeof readSettings<typeof settingsForm>>;

/** What a process has once it has started: the clients to all contexts, and those contexts that it opened itself. */
export type OpenProcess = {
  readonly settings: ProcessSettings;
  readonly log: Logger;
  readonly notifier: Notifier;
  readonly installation: string;
  readonly keysFolder: string;
  readonly contexts: ReadonlyMap<string, Context>;
  /** The way to any context, as `asker` (a context, or the router). */
  readonly clientFor: (asker: string, context: string) => SubgraphClient;
  /** The log of any context, as its hearer `reader` may read it. */
  readonly journalFor: (reader: string, context: string) => JournalReader;
  /** What a context answers on a signed route of its own, as `asker` is told it. */
  readonly callRoute: (asker: string, context: string, path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** The topic on which a process tells that a context's log has grown. */
export const journalTopic = (context: string): string => `journal:${context}`;

/**
 * Opens a process named `name`: all contexts that no URL is configured for, or only those asked for (and then the ones
 * they ask when they need them). `stores` and `env` are arguments so that a test can run several in one process.
 */
export const openProcess = async ({
  name,
  only,
  env = process.env,
  stores,
}: {
  readonly name: string;
  readonly only?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly stores?: OpenStore;
}): Promise<OpenProcess> => {
  const settings = readSettings(settingsForm, env);
  const dataFolder = resolve(settings.JUMUN_DATA);
  mkdirSync(dataFolder, { recursive: true });
  const log = openLogger(name);
  const installation = settings.JUMUN_INSTALLATION ?? installationOf(dataFolder);
  const keysFolder = settings.JUMUN_KEYS ?? resolve(dataFolder, 'keys');
  const notifier = await openNotifier(settings.REDIS_URL, installation, log);
  const openStore =
    stores ?? configuredStores(settings.JUMUN_STORE, dataFolder, settings.JUMUN_STORE_CONNECTIONS);
  const urls = settings.JUMUN_SUBGRAPHS;
  const opened = new Map<string, Context>();
  const remote = new Map<string, SubgraphClient>();
  const remoteJournals: ReturnType<typeof remoteJournal>[] = [];
  const keys = new Map<string, Keys>();

  const asked = only?.flatMap((context) => asks[context] ?? []).filter((context) => !urls.has(context));
  const wanted = contextNames.filter((context) =>
    only ? only.includes(context) || asked?.includes(context) : !urls.has(context),
  );
  if (urls.size > 0) {
    // of those who ask from here and of nobody else: whoever has a context's key can ask in its name
    const askers = [name, ...wanted];
    for (const asker of askers) keys.set(asker, await openKeys(keysFolder, asker));
  }

  const clientFor = (asker: string, context: string): SubgraphClient => {
    const local = opened.get(context);
    if (local) return local.subgraph.client;
    const id = `${asker}>${context}`;
    const client = remote.get(id) ?? remoteClient({ name: context, ...elsewhere(asker, context) });
    remote.set(id, client);
    return client;
  };

  const journalFor = (reader: string, context: string): JournalReader => {
    const local = opened.get(context);
    if (local) return local.journal;
    const journal = remoteJournal({ source: context, ...elsewhere(reader, context) });
    remoteJournals.push(journal);
    return journal;
  };

  const callRoute = async (asker: string, context: string, path: string): Promise<unknown> => {
    const local = opened.get(context);
    if (!local) {
      const there = elsewhere(asker, context);
      return remoteRoute(context, there.urls, path, there.keys);
    }
    const route = local.routes[path];
    if (!route) throw new Error(`${context} has no route ${path}`);
    return route(
      { caller: serviceCaller(asker), locale: defaultLocale, correlationId: newId('cor') },
      undefined,
    );
  };

  const elsewhere = (asker: string, context: string) => {
    const there = urls.get(context);
    const key = keys.get(asker);
    if (!there || !key) throw new Error(`${context} is neither in this process nor has a URL`);
    return { urls: there, keys: key };
  };

  const mode = settings.JUMUN_MODE;
  const announce = (context: string) => {
    let told = false;
    return () => {
      if (told) return;
      told = true;
      setImmediate(() => {
        told = false; // one wake-up for all commits of a turn
        notifier.publish([journalTopic(context)]);
      });
    };
  };

  for (const context of wanted) {
    const environment: Environment = {
      mode,
      settings: { ...env, JUMUN_DATA: dataFolder },
      openStore,
      log,
      notifier,
      client: (to) => clientFor(context, to),
      scopes,
    };
    const { open } = await loadContext(context);
    const made = await open(environment);
    made.store.onAppended(announce(context));
    opened.set(context, made);
  }

  return {
    settings: { ...settings, JUMUN_DATA: dataFolder },
    log,
    notifier,
    installation,
    keysFolder,
    contexts: opened,
    clientFor,
    journalFor,
    callRoute,
    async close() {
      for (const line of [...remote.values(), ...remoteJournals]) await line.close();
      for (const context of [...opened.values()].reverse()) await context.close();
      await notifier.close();
    },
  };
};

/** Whether this process fills in demo data: in development, unless it is switched off. */
export const wantsDemo = ({ JUMUN_DEMO, JUMUN_MODE }: ProcessSettings): boolean =>
  JUMUN_DEMO ? JUMUN_DEMO === 'on' : JUMUN_MODE === 'development';
