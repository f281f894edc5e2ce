import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { processSettings, readSettings } from '@jumun/platform/config';
import type { Context, Environment } from '@jumun/platform/context';
import type { Door } from '@jumun/platform/door';
import { type Keys, openKeys } from '@jumun/platform/keys';
import type { LogReader } from '@jumun/platform/log';
import { type Logger, openLogger } from '@jumun/platform/logger';
import { installationOf } from '@jumun/platform/redis';
import { remoteDoor, remoteLog } from '@jumun/platform/remote-door';
import { configuredStores, type OpenStore } from '@jumun/platform/stores';
import { openWakeups, type Wakeups } from '@jumun/platform/wakeups';
import { z } from 'zod';
import { asks, contexts } from './contexts.ts';

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
        if (!(name in contexts) || !URL.canParse(url))
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

/** What a process has once it has started: the doors to all contexts, and those contexts that it opened itself. */
export type OpenProcess = {
  readonly settings: ProcessSettings;
  readonly log: Logger;
  readonly wakeups: Wakeups;
  readonly installation: string;
  readonly keysFolder: string;
  readonly contexts: ReadonlyMap<string, Context>;
  /** The way to any context, as `asker` (a context, or the router). */
  readonly doorFor: (asker: string, context: string) => Door;
  /** The log of any context, as its hearer `reader` may read it. */
  readonly logFor: (reader: string, context: string) => LogReader;
  readonly close: () => Promise<void>;
};

/** The topic on which a process tells that a context's log has grown. */
export const logTopic = (context: string): string => `log:${context}`;

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
  const wakeups = await openWakeups(settings.REDIS_URL, installation, log);
  const openStore =
    stores ?? configuredStores(settings.JUMUN_STORE, dataFolder, settings.JUMUN_STORE_CONNECTIONS);
  const urls = settings.JUMUN_SUBGRAPHS;
  const opened = new Map<string, Context>();
  const remote = new Map<string, Door>();
  const remoteLogs: ReturnType<typeof remoteLog>[] = [];
  const keys = new Map<string, Keys>();

  const asked = only?.flatMap((context) => asks[context] ?? []).filter((context) => !urls.has(context));
  const wanted = Object.entries(contexts).filter(([context]) =>
    only ? only.includes(context) || asked?.includes(context) : !urls.has(context),
  );
  if (urls.size > 0) {
    // of those who ask from here and of nobody else: whoever has a context's key can ask in its name
    const askers = [name, ...wanted.map(([context]) => context)];
    for (const asker of askers) keys.set(asker, await openKeys(keysFolder, asker));
  }

  const doorFor = (asker: string, context: string): Door => {
    const local = opened.get(context);
    if (local) return local.subgraph.door;
    const id = `${asker}>${context}`;
    const door = remote.get(id) ?? remoteDoor({ name: context, ...elsewhere(asker, context) });
    remote.set(id, door);
    return door;
  };

  const logFor = (reader: string, context: string): LogReader => {
    const local = opened.get(context);
    if (local) return local.log;
    const log = remoteLog({ source: context, ...elsewhere(reader, context) });
    remoteLogs.push(log);
    return log;
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
        wakeups.publish([logTopic(context)]);
      });
    };
  };

  for (const [context, load] of wanted) {
    const environment: Environment = {
      mode,
      settings: { ...env, JUMUN_DATA: dataFolder },
      openStore,
      log,
      wakeups,
      door: (to) => doorFor(context, to),
    };
    const { open } = await load();
    const made = await open(environment);
    made.store.onLogged(announce(context));
    opened.set(context, made);
  }

  return {
    settings: { ...settings, JUMUN_DATA: dataFolder },
    log,
    wakeups,
    installation,
    keysFolder,
    contexts: opened,
    doorFor,
    logFor,
    async close() {
      for (const line of [...remote.values(), ...remoteLogs]) await line.close();
      for (const context of [...opened.values()].reverse()) await context.close();
      await wakeups.close();
    },
  };
};

/** Whether this process fills in demo data: in development, unless it is switched off. */
export const wantsDemo = ({ JUMUN_DEMO, JUMUN_MODE }: ProcessSettings): boolean =>
  JUMUN_DEMO ? JUMUN_DEMO === 'on' : JUMUN_MODE === 'development';
