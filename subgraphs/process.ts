import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { type SubgraphClient, serviceCaller } from '@jumun/platform/graph/client';
import type { Context, Environment } from '@jumun/platform/graph/context';
import { newId } from '@jumun/platform/kernel/ids';
import type { JournalReader } from '@jumun/platform/kernel/journal';
import { defaultLocale } from '@jumun/platform/kernel/locale';
import { BadSetting, processSettings, readSettings } from '@jumun/platform/process/config';
import { type Logger, openLogger } from '@jumun/platform/process/logger';
import { type Notifier, openNotifier } from '@jumun/platform/redis/notifier';
import { installationOf } from '@jumun/platform/redis/redis';
import { remoteClient } from '@jumun/platform/remote/client';
import { type Keys, openKeys } from '@jumun/platform/remote/keys';
import { remoteJournal, remoteRoute } from '@jumun/platform/remote/routes';
import { configuredStores, type OpenStore } from '@jumun/platform/store/configured';
import { actsWith } from '@jumun/schema/acts';
import { z } from 'zod';
import { asks, contextNames, loadContext, scopes, watched } from './contexts.ts';

/** Settings of every process that opens contexts, in addition to those of the contexts. */
export const settingsForm = {
  ...processSettings,
  /** Where this installation's keys are kept; by default in the data folder. */
  JUMUN_KEYS: z.string().optional(),
  /**
   * Subgraphs that run elsewhere: `orders=http://10.0.0.5:4001/graphql catalog=…`, with one entry for each replica. All
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
  /** Distinguishes this installation's queues from others in the same Redis; by default stored in the data folder. */
  JUMUN_INSTALLATION: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/)
    .optional(),
};

export type ProcessSettings = ReturnType<typeof readSettings<typeof settingsForm>>;

/** A started process: the contexts that it has opened, and the ways to all others. */
export type OpenProcess = {
  readonly settings: ProcessSettings;
  readonly log: Logger;
  readonly notifier: Notifier;
  readonly installation: string;
  readonly keysFolder: string;
  readonly contexts: ReadonlyMap<string, Context>;
  /** A client of any context, for `asker` (a context, or the router). */
  readonly clientFor: (asker: string, context: string) => SubgraphClient;
  /** The journal of any context, for its hearer `reader`. */
  readonly journalFor: (reader: string, context: string) => JournalReader;
  /** Calls a signed route of a context as `asker`. */
  readonly callRoute: (asker: string, context: string, path: string) => Promise<unknown>;
  readonly close: () => Promise<void>;
};

/** The topic on which a process announces that a context's journal has grown. */
export const journalTopic = (context: string): string => `journal:${context}`;

/**
 * Opens a process named `name`: every context without a configured URL, or only those in `only` (and, if they run here, the
 * contexts that these ask). With `serves: false` it answers nobody else. `stores` and `env` are arguments so that a test can run several processes in one.
 */
export const openProcess = async ({
  name,
  only,
  serves = true,
  env = process.env,
  stores,
}: {
  readonly name: string;
  readonly only?: readonly string[];
  readonly serves?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  readonly stores?: OpenStore;
}): Promise<OpenProcess> => {
  const configured = readSettings(settingsForm, env);
  if (configured.JUMUN_MODE === 'production' && configured.JUMUN_DEMO === 'on')
    throw new BadSetting(
      'JUMUN_DEMO=on makes accounts whose password is published: it is refused in production.',
    );
  const dataFolder = resolve(configured.JUMUN_DATA);
  mkdirSync(dataFolder, { recursive: true });
  const settings = { ...configured, JUMUN_DATA: dataFolder };
  const log = openLogger(name);
  const installation = settings.JUMUN_INSTALLATION ?? installationOf(dataFolder);
  const keysFolder = settings.JUMUN_KEYS ?? resolve(dataFolder, 'keys');
  const notifier = await openNotifier(settings.REDIS_URL, installation, log);
  const openStore =
    stores ??
    configuredStores(settings.JUMUN_STORE, dataFolder, {
      connections: settings.JUMUN_STORE_CONNECTIONS,
      urgent: watched,
    });
  const urls = settings.JUMUN_SUBGRAPHS;
  const wanted = wantedHere(urls, only);
  const contexts = new Map<string, Context>();
  const ways = openWays(contexts, urls, await keysOf(urls, keysFolder, [name, ...wanted]));

  for (const context of wanted) {
    const environment: Environment = {
      mode: settings.JUMUN_MODE,
      settings: { ...env, JUMUN_DATA: dataFolder },
      openStore,
      log,
      notifier,
      client: (to) => ways.clientFor(context, to),
      scopes,
      acts: actsWith(scopes),
      serves,
    };
    const { open } = await loadContext(context);
    const opened = await open(environment);
    opened.store.onAppended(announcer(context, notifier));
    contexts.set(context, opened);
  }

  return {
    settings,
    log,
    notifier,
    installation,
    keysFolder,
    contexts,
    clientFor: ways.clientFor,
    journalFor: ways.journalFor,
    callRoute: ways.callRoute,
    async close() {
      await ways.close();
      for (const context of [...contexts.values()].reverse()) await context.close();
      await notifier.close();
    },
  };
};

type Urls = ReadonlyMap<string, readonly string[]>;

/** The contexts to open in this process, in the order of the list of all contexts. */
const wantedHere = (urls: Urls, only: readonly string[] | undefined): readonly string[] => {
  const asked = only?.flatMap((context) => asks[context] ?? []).filter((context) => !urls.has(context));
  return contextNames.filter((context) =>
    only ? only.includes(context) || asked?.includes(context) : !urls.has(context),
  );
};

/** The keys of the askers in this process and of no others: with a context's key, anyone can ask in its name. */
const keysOf = async (
  urls: Urls,
  folder: string,
  askers: readonly string[],
): Promise<ReadonlyMap<string, Keys>> => {
  const keys = new Map<string, Keys>();
  if (urls.size > 0) for (const asker of askers) keys.set(asker, await openKeys(folder, asker));
  return keys;
};

/** The ways to every context: directly to those in `local`, over the network to all others. */
const openWays = (
  local: ReadonlyMap<string, Context>,
  urls: Urls,
  keys: ReadonlyMap<string, Keys>,
): Pick<OpenProcess, 'clientFor' | 'journalFor' | 'callRoute' | 'close'> => {
  const clients = new Map<string, SubgraphClient>();
  const journals: ReturnType<typeof remoteJournal>[] = [];
  const elsewhere = (asker: string, context: string) => {
    const there = urls.get(context);
    const key = keys.get(asker);
    if (!there || !key) throw new Error(`${context} neither runs in this process nor has a URL`);
    return { urls: there, keys: key };
  };
  return {
    clientFor(asker, context) {
      const here = local.get(context);
      if (here) return here.subgraph.client;
      const id = `${asker}>${context}`;
      const client = clients.get(id) ?? remoteClient({ name: context, ...elsewhere(asker, context) });
      clients.set(id, client);
      return client;
    },
    journalFor(reader, context) {
      const here = local.get(context);
      if (here) return here.journal;
      const journal = remoteJournal({ source: context, ...elsewhere(reader, context) });
      journals.push(journal);
      return journal;
    },
    async callRoute(asker, context, path) {
      const here = local.get(context);
      if (!here) {
        const there = elsewhere(asker, context);
        return remoteRoute(context, there.urls, path, there.keys);
      }
      const route = here.routes[path];
      if (!route) throw new Error(`${context} has no route ${path}`);
      const call = { caller: serviceCaller(asker), locale: defaultLocale, correlationId: newId('cor') };
      return route(call, undefined);
    },
    async close() {
      for (const line of [...clients.values(), ...journals]) await line.close();
    },
  };
};

/** Publishes that a context's journal has grown: once for all commits of one pass of the event loop. */
const announcer = (context: string, notifier: Notifier) => {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      notifier.publish([journalTopic(context)]);
    });
  };
};

/** Whether this process creates demo data: in development, unless switched off. */
export const wantsDemo = ({ JUMUN_DEMO, JUMUN_MODE }: ProcessSettings): boolean =>
  JUMUN_DEMO ? JUMUN_DEMO === 'on' : JUMUN_MODE === 'development';
