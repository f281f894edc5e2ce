// The dead letters of all contexts whose stores can be opened here, and what an operator may do with them.
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

/** Nothing was found to look into. */
export class NoStores extends Error {}

export interface Letter extends DeadLetter {
  /** The context that could not apply it. */
  readonly context: string;
}

export type Given = Skipped & { readonly context: string; readonly actor: string; readonly at: number };

/** All parked events of one aggregate of one source in one context: they are applied together or not at all. */
export interface Aggregate {
  readonly context: string;
  readonly source: string;
  readonly aggregate: string;
}

export interface Letters {
  list(): Promise<Letter[]>;
  skipped(): Promise<Given[]>;
  /** How many were applied, or why the first of them that cannot be applied cannot. */
  replay(of: Aggregate): Promise<{ applied: number } | { reason: string; eventId: string }>;
  skip(letter: Letter, skipping: Skipping): Promise<boolean>;
  close(): Promise<void>;
}

/**
 * Opens the stores themselves, of all contexts or of one: each step is a unit of work of the context, holds the position that
 * the consumer holds, and so may be done while the system runs and while it stands. Nobody is told by a wake-up; whoever
 * listens looks once a second.
 */
export async function openLetters(env: NodeJS.ProcessEnv, only?: string): Promise<Letters> {
  const settings = readSettings({ ...processSettings, REDIS_URL: processSettings.REDIS_URL.optional() }, env);
  const dataFolder = dataFolderOf(env);
  const log = openLogger('dead-letters', env.JUMUN_LOG || 'warn');
  const openStore = configuredStores(settings.JUMUN_STORE, dataFolder, 2);
  const opened: Context[] = [];
  const replays = new Map<string, Replay>();
  for (const name of contextNames) {
    if (only !== undefined && only !== name) continue;
    // nothing is made here: who looks in the wrong folder must be told
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
          (await findSkipped(store.read)).map((given) => ({ ...given, context: name })),
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
