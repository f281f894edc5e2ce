// Rebuilds a read model from the journals, beside the one in use, and repairs what differs.

import type { Context } from '@jumun/platform/graph/context';
import type { Difference, ReadModel } from '@jumun/platform/kernel/read-model';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { contextNames, loadContext } from '@jumun/subgraphs/contexts';
import { standalone } from '@jumun/subgraphs/standalone';
import { Poison } from '@jumun/workers/apply';
import { dataFolderOf } from '../../run/data-folder.ts';
import { type Compared, compare } from './compare.ts';
import { CannotRebuild, type Places, placesOf } from './places.ts';
import { repair } from './repair.ts';
import { openSide, type Side } from './side.ts';
import { checkLetters, LettersChanged, type Stand, seen } from './stand.ts';

export interface Wishes {
  /** JUMUN_DATA, JUMUN_STORE …, as a process of the system would get them. */
  readonly env: NodeJS.ProcessEnv;
  readonly context: string;
  /** Only compares. */
  readonly check?: boolean;
  /** Stops the rebuild; nothing is left behind. */
  readonly signal?: AbortSignal | undefined;
  /** Called while the journals are read. */
  readonly onProgress?: (source: string, number: number, of: number) => void;
  readonly onTable?: (compared: Compared) => void;
  /** Awaited after comparing and before repairing; for tests. */
  readonly beforeRepair?: () => Promise<void>;
}

export interface Report {
  readonly events: number;
  /** Dead letters and skipped events: the live store does not show them either. */
  readonly leftOut: number;
  readonly rows: number;
  readonly differences: readonly Difference[];
  /** Changes announced to customers who had been shown something else. */
  readonly told: number;
  readonly replayMs: number;
  readonly totalMs: number;
}

/** Tables that every store has, which are not part of a read model. */
const technical = ['log', 'positions', 'dead_letters', 'seals', 'store_identity', 'migrations'];

/** The contexts with a read model that can be rebuilt. */
export const rebuildable: readonly string[] = ['mypage', 'customers', 'sales'];

/**
 * Replays the journals from their beginning into a side store, compares it with the live store as both were after the same
 * events, and replaces each live row that differs. The system may run meanwhile: only the units that repair rows block the
 * consumer.
 */
export async function rebuild(wishes: Wishes): Promise<Report> {
  const { context } = wishes;
  const readModel = contextNames.includes(context) ? (await loadContext(context)).readModel : undefined;
  if (!readModel) throw new CannotRebuild(`${context} cannot be rebuilt from the journals alone.`);
  const places = await placesOf(wishes.env, context);
  try {
    for (let times = 1; ; times++) {
      try {
        return await withContexts(places, wishes, (live, right) =>
          attempt({ places, readModel, live, right }, wishes),
        );
      } catch (error) {
        if (!(error instanceof LettersChanged)) throw error;
        if (times === 3)
          throw new CannotRebuild('Dead letters are being replayed; try again when that is done.');
        await places.clear();
      }
    }
  } finally {
    await places.close();
  }
}

/** Opens the context twice, on the live store and on the side store. */
const withContexts = async (
  places: Places,
  { env, context }: Wishes,
  work: (live: Context, right: Context) => Promise<Report>,
): Promise<Report> => {
  const opened: Context[] = [];
  const openOn = async (openStore: OpenStore): Promise<Context> => {
    const { open } = await loadContext(context);
    const settings = { ...env, JUMUN_DATA: dataFolderOf(env) };
    const log = openLogger('rebuild', env.JUMUN_LOG || 'warn');
    // a production refuses to open customers while there are demo accounts
    const made = await open(standalone({ mode: 'development', settings, openStore, log }));
    opened.push(made);
    return made;
  };
  try {
    return await work(await openOn(places.live), await openOn(places.side));
  } catch (error) {
    if (!(error instanceof Poison)) throw error;
    const { id, type, source } = error.event;
    throw new CannotRebuild(`${type} ${id} of ${source} cannot be applied: ${error.message}`);
  } finally {
    for (const each of opened.reverse()) await each.close();
  }
};

type Attempt = {
  readonly places: Places;
  readonly readModel: ReadModel;
  readonly live: Context;
  readonly right: Context;
};

const attempt = async (
  { places, readModel, live, right }: Attempt,
  { check = false, signal, onProgress, onTable, beforeRepair }: Wishes,
): Promise<Report> => {
  const began = performance.now();
  const side = await openSide({ side: right, places, signal, onProgress });
  const [look, first] = await seen(places);
  await look.close();
  await side.follow(first);
  const replayMs = performance.now() - began;
  let rows = 0;
  const { differences, stand } = await compared(places, side, first, readModel, (part) => {
    signal?.throwIfAborted();
    rows += part.rows;
    onTable?.(part);
  });
  await beforeRepair?.();
  const told = check ? 0 : await repair({ live, right, side, readModel, stand, signal }, differences);
  const totalMs = performance.now() - began;
  return {
    events: side.events(),
    leftOut: stand.leftOut.size,
    rows,
    differences,
    told,
    replayMs,
    totalMs,
  };
};

/** Compares both stores at one moment, after replaying the few events that were applied since `before`. */
const compared = async (
  places: Places,
  side: Side,
  before: Stand,
  readModel: ReadModel,
  onTable: (part: Compared) => void,
): Promise<{ differences: readonly Difference[]; stand: Stand }> => {
  const [live, stand] = await seen(places);
  try {
    checkLetters(before, stand, side.reached);
    await side.follow(stand);
    const right = await places.look('side');
    try {
      const differences = await compare(live, right, [...technical, ...readModel.kept], onTable);
      return { differences, stand };
    } finally {
      await right.close();
    }
  } finally {
    await live.close();
  }
};
