// Makes a read model again from the logs, beside the one that is in use, and puts right what differs.

import type { Context } from '@jumun/platform/graph/context';
import { systemClock } from '@jumun/platform/kernel/clock';
import type { JournalReader } from '@jumun/platform/kernel/journal';
import { StoreBusy } from '@jumun/platform/kernel/unit';
import { openLogger } from '@jumun/platform/process/logger';
import type { OpenStore } from '@jumun/platform/store/configured';
import { readPublished } from '@jumun/schema/published-language';
import { contextNames, type Difference, hears, loadContext, type ReadModel } from '@jumun/subgraphs/contexts';
import { standalone } from '@jumun/subgraphs/standalone';
import { eventApplier, Poison } from '@jumun/workers/apply';
import { findDeadLetters } from '@jumun/workers/dead-letters';
import { holdPositions } from '@jumun/workers/positions';

import { dataFolderOf } from '../../run/data-folder.ts';
import { type Compared, compare } from './compare.ts';
import type { Look } from './look.ts';
import { CannotRebuild, type Places, placesOf } from './places.ts';

export interface Wishes {
  /** JUMUN_DATA, JUMUN_STORE …, as a process of the system would get them. */
  readonly env: NodeJS.ProcessEnv;
  readonly context: string;
  /** Only compares. */
  readonly check?: boolean;
  /** Ends it, and leaves nothing behind. */
  readonly signal?: AbortSignal;
  /** Told now and then how far the logs are read. */
  readonly onProgress?: (source: string, number: number, of: number) => void;
  readonly onTable?: (compared: Compared) => void;
  /** Waited for when all is compared and before anything is put right; for tests. */
  readonly beforeRepair?: () => Promise<void>;
}

export interface Report {
  readonly events: number;
  /** Dead letters and events that were given up: the live one does not show them either. */
  readonly leftOut: number;
  readonly rows: number;
  readonly differences: readonly Difference[];
  /** Changes that were told to customers who had been shown something else. */
  readonly told: number;
  readonly replayMs: number;
  readonly totalMs: number;
}

/** What is not part of any read model: every store has these. */
const technical = ['log', 'positions', 'dead_letters', 'store_identity', 'migrations'];

/** So many rows are put right in one unit of work: the consumer waits for some ten milliseconds, whatever there is to do. */
const rowsAtOnce = 500;
const pageSize = 500;
/** How often it is tried to be ahead of the consumer; seen to need one or two. */
const mostTries = 500;

/** Somebody replayed or gave up dead letters meanwhile: what was made is no longer what it is to be compared with. */
class LettersChanged extends Error {}

/** The read models that can be rebuilt. */
export const rebuildable: readonly string[] = ['mypage'];

/**
 * Reads the logs from their beginning into a store of its own, compares that with the live one as both were after the same
 * events, and puts in the place of each row that differs the right one. The system may serve meanwhile: only the units that
 * put rows right hold what the consumer holds.
 */
export async function rebuild(wishes: Wishes): Promise<Report> {
  const { context } = wishes;
  const readModel = contextNames.includes(context) ? (await loadContext(context)).readModel : undefined;
  if (!readModel) throw new CannotRebuild(`${context} does not follow from the logs alone.`);
  const places = await placesOf(wishes.env, context);
  try {
    for (let times = 1; ; times++) {
      try {
        return await once(places, readModel, wishes);
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

const placeOf = (source: string, number: unknown) => `${source}:${number}`;

/** What the live one has applied and what it has laid aside, of one moment. */
const standOf = async (look: Look) => {
  const positions = await look.all('select source, log_id, number from positions');
  const letters = await look.all('select source, number from dead_letters');
  const skipped = await look.all(`select fact from log where type = 'DeadLetterSkipped'`);
  const given = skipped.map(({ fact }) => (typeof fact === 'string' ? JSON.parse(fact) : fact));
  return {
    positions: new Map(
      positions.map(({ source, log_id, number }) => [
        String(source),
        { journalId: String(log_id), number: Number(number) },
      ]),
    ),
    /** How many wait as dead letters; the others were given up. */
    waiting: letters.length,
    leftOut: new Set([...letters, ...given].map(({ source, number }) => placeOf(source, number))),
  };
};

type Stand = Awaited<ReturnType<typeof standOf>>;

async function once(
  places: Places,
  readModel: ReadModel,
  { env, context, check = false, signal, onProgress, onTable, beforeRepair }: Wishes,
): Promise<Report> {
  const began = performance.now();
  const goOn = () => signal?.throwIfAborted();
  const opened: Context[] = [];
  const openOn = async (openStore: OpenStore): Promise<Context> => {
    const { open } = await loadContext(context);
    const made = await open(
      standalone({
        settings: { ...env, JUMUN_DATA: dataFolderOf(env) },
        openStore,
        log: openLogger('rebuild', env.JUMUN_LOG || 'warn'),
      }),
    );
    opened.push(made);
    return made;
  };

  try {
    const live = await openOn(places.live);
    const side = await openOn(places.side);
    const apply = eventApplier({ reactions: side.reactions, read: readPublished, clock: systemClock });
    const logs = new Map<string, JournalReader>();
    for (const source of Object.keys(hears[context] ?? {})) {
      const log = await places.log(source);
      if (log) logs.set(source, log);
    }
    /** Up to where the side store has come, of each source. */
    const reached = new Map<string, number>([...logs.keys()].map((source) => [source, 0]));
    let events = 0;

    /** Reads one log on, up to a number; those that the live one has laid aside are left out. */
    const readOn = async (log: JournalReader, upTo: number, leftOut: ReadonlySet<string>) => {
      const { source } = log;
      const types = new Set(hears[context]?.[source]);
      for (let after = reached.get(source) ?? 0; after < upTo; after = reached.get(source) ?? 0) {
        goOn();
        const page = await log.page(after, Math.min(pageSize, upTo - after));
        const heard = page.events.filter(
          ({ type, number }) => number <= upTo && types.has(type) && !leftOut.has(placeOf(source, number)),
        );
        if (page.upTo.number === after)
          throw new CannotRebuild(`The log of ${source} ends before number ${upTo}, which was applied.`);
        await side.store.transaction(async (tx) => {
          for (const event of heard) await apply(tx, event, []);
        });
        events += heard.length;
        reached.set(source, Math.min(page.upTo.number, upTo));
        onProgress?.(source, reached.get(source) ?? 0, Math.max(upTo, page.head));
      }
    };

    /** Reads all logs on, up to where the live one stands. */
    const follow = async ({ positions, leftOut }: Stand) => {
      for (const [source, { journalId, number }] of positions) {
        const log = logs.get(source);
        if (!log) continue;
        if ((await log.page(0, 1)).journalId !== journalId)
          throw new CannotRebuild(`The log of ${source} is another one than the one that was applied.`);
        await readOn(log, number, leftOut);
      }
    };

    const compareAt = async (known: Stand) => {
      const [liveLook, stand] = await seen(places);
      try {
        for (const place of new Set([...known.leftOut, ...stand.leftOut])) {
          const [source = '', number = 0] = place.split(':');
          const isPassed = Number(number) <= (reached.get(source) ?? 0);
          if (isPassed && known.leftOut.has(place) !== stand.leftOut.has(place)) throw new LettersChanged();
        }
        await follow(stand); // a few: what was applied while the rest was read
        const sideLook = await places.look('side');
        try {
          let rows = 0;
          const differences = await compare(liveLook, sideLook, [...technical, ...readModel.kept], (part) => {
            goOn();
            rows += part.rows;
            onTable?.(part);
          });
          return { rows, differences, stand };
        } finally {
          await sideLook.close();
        }
      } finally {
        await liveLook.close();
      }
    };

    const [look, first] = await seen(places);
    await look.close();
    await follow(first);
    const replayMs = performance.now() - began;
    const { rows, differences, stand } = await compareAt(first);

    await beforeRepair?.();
    let told = 0;
    for (let from = 0; !check && from < differences.length; from += rowsAtOnce)
      told += await putRight(differences.slice(from, from + rowsAtOnce));

    /**
     * A unit of the live store. It holds the consumer's positions, and the side store has come at least as far: so no event
     * that the live one has applied is missing in the rows that are put in. Those further on change nothing when the
     * consumer comes to them.
     */
    async function putRight(some: readonly Difference[]): Promise<number> {
      for (let tries = 1; tries <= mostTries; tries++) {
        goOn();
        for (const log of logs.values()) await readOn(log, (await log.page(0, 1)).head, stand.leftOut);
        const put = await readModel.correct(side.store.read, some);
        try {
          const changes = await live.store.transaction(async (tx) => {
            const held = await holdPositions(tx);
            for (const source of Object.keys(hears[context] ?? {})) {
              const position = held.get(source);
              if (position && position.number > (reached.get(source) ?? 0)) return undefined;
            }
            const letters = await findDeadLetters(tx);
            const isLeftOut = ({ source, number }: (typeof letters)[number]) =>
              stand.leftOut.has(placeOf(source, number));
            if (letters.filter(isLeftOut).length !== stand.waiting) throw new LettersChanged();
            return put({ tx, at: systemClock() });
          });
          if (changes !== undefined) return changes;
        } catch (error) {
          if (!(error instanceof StoreBusy)) throw error;
        }
      }
      throw new CannotRebuild('The consumer is always further; try again when there is less to do.');
    }

    return {
      ...{ events, leftOut: stand.leftOut.size, rows, differences, told, replayMs },
      totalMs: performance.now() - began,
    };
  } catch (error) {
    if (!(error instanceof Poison)) throw error;
    const { id, type, source } = error.event;
    throw new CannotRebuild(`${type} ${id} of ${source} cannot be applied: ${error.message}`);
  } finally {
    for (const each of opened.reverse()) await each.close();
  }
}

const seen = async (places: Places): Promise<readonly [Look, Stand]> => {
  const look = await places.look('live');
  try {
    return [look, await standOf(look)];
  } catch (error) {
    await look.close();
    throw error;
  }
};
