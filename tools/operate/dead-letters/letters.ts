// The dead letters of every context whose store can be opened here, and what an operator can do with them.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import { processSettings, readSettings } from '@jumun/platform/process/config';
import { openLogger } from '@jumun/platform/process/logger';
import { configuredStores } from '@jumun/platform/store/configured';
import { readPublished } from '@jumun/schema/published-language';
import { contextNames, loadContext } from '@jumun/subgraphs/contexts';
import { standalone } from '@jumun/subgraphs/standalone';
import { eventApplier, Poison } from '@jumun/workers/apply';
import {
  type DeadLetter,
  findDeadLetters,
  findSkipped,
  type Skipped,
  type Skipping,
} from '@jumun/workers/dead-letters';
import { openReplay, type Replay } from '@jumun/workers/replay';
import { dataFolderOf } from '../../run/data-folder.ts';

/** There is no store to look into. */
export class NoStores extends Error {}

export interface Letter extends DeadLetter {
  /** The context that could not apply it. */
  readonly context: string;
}

export type SkippedLetter = Skipped & {
  readonly context: string;
  readonly actor: string;
  readonly at: number;
};

/** The dead letters of one aggregate of one source in one context: they are applied together or not at all. */
export interface Aggregate {
  readonly context: string;
  readonly source: string;
  readonly aggregate: string;
}

export interface Letters {
  list(): Promise<Letter[]>;
  skipped(): Promise<SkippedLetter[]>;
  /** Returns how many were applied, or the first that still cannot be applied, and why. */
  replay(of: Aggregate): Promise<{ applied: number } | { reason: string; eventId: string }>;
  skip(letter: Letter, skipping: Skipping): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the stores of all contexts, or of one. Each step is a unit of work of the context and holds the consumer's position,
 * so it is safe whether or not the system is running. There is no notification: listeners look once a second anyway.
 */
export async function openLetters(env: NodeJS.ProcessEnv, only?: string): Promise<Letters> {
  const settings = readSettings({ ...processSettings, REDIS_URL: processSettings.REDIS_URL.optional() }, env);
  const dataFolder = dataFolderOf(env);
  const log = openLogger('dead-letters', env.JUMUN_LOG || 'warn');
  const openStore = configuredStores(settings.JUMUN_STORE, dataFolder, { connections: 2, urgent: [] });
  const opened: Context[] = [];
  const replays = new Map<string, Replay>();
  for (const name of contextNames) {
    if (only !== undefined && only !== name) continue;
    // do not create a store: a wrong folder must be reported
    if (settings.JUMUN_STORE === 'sqlite' && !existsSync(join(dataFolder, 'stores', `${name}.db`))) continue;
    const { open } = await loadContext(name);
    const context = await open(
      standalone({
        mode: settings.JUMUN_MODE,
        settings: { ...env, JUMUN_DATA: dataFolder },
        openStore,
        log,
      }),
    );
    opened.push(context);
    const { store, reactions } = context;
    const apply = eventApplier({ reactions, read: readPublished, clock: systemClock });
    replays.set(name, openReplay({ context: name, store, apply, clock: systemClock, notify: () => {} }));
  }
  if (opened.length === 0) throw new NoStores(`There is no store in ${join(dataFolder, 'stores')}.`);
  const replayOf = (context: string): Replay => {
    const replay = replays.get(context);
    if (!replay) throw new Error(`${context} is not open here`);
    return replay;
  };

  return {
    async list() {
      const found = await Promise.all(
        opened.map(async ({ name, store }) =>
          (await findDeadLetters(store.read)).map((letter) => ({ ...letter, context: name })),
        ),
      );
      return found.flat();
    },
    async skipped() {
      const found = await Promise.all(
        opened.map(async ({ name, store }) =>
          (await findSkipped(store.read)).map((letter) => ({ ...letter, context: name })),
        ),
      );
      return found.flat();
    },
    async replay({ context, source, aggregate }) {
      try {
        return { applied: await replayOf(context).replay(source, aggregate) };
      } catch (error) {
        if (!(error instanceof Poison)) throw error;
        return { reason: error.message, eventId: error.event.id };
      }
    },
    skip: ({ context, ...letter }, skipping) => replayOf(context).skip(letter, skipping),
    async close() {
      for (const context of opened.reverse()) await context.close();
    },
  };
}
