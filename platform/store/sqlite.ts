import { statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { pause } from '../kernel/deadline.ts';
import { assertNotNested, Conflict, current, type Reader } from '../kernel/unit.ts';
import { failpoint } from '../process/failpoint.ts';
import { atScrape, gauge } from '../process/metrics.ts';
import { compiling, openPatiently, openWriter } from './sqlite-connection.ts';
import { erasuresPending, openRewriting } from './sqlite-rewriting.ts';
import { openTruncating } from './sqlite-truncating.ts';
import { type Outcome, unitRunner, type Work } from './sqlite-unit.ts';
import { askedOf } from './statements.ts';
import { commitUnits, type Store, tell } from './store.ts';
import { openTurns } from './turns.ts';

type Waiting = {
  readonly work: Work;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};

/** How long the units of one commit may run together: for as long, and while the disk is waited for, nobody else is heard. */
const togetherMs = 15;

const walBytes = gauge('jumun_store_wal_bytes', 'The write-ahead log of a SQLite store.', 'store');

const pendingErasures = gauge(
  'jumun_store_erasures_pending',
  'Erasures after which the file of a SQLite store was not written anew yet.',
  'store',
);

const turns = openTurns();

const isErasing = (outcome: Outcome): boolean => 'erases' in outcome && outcome.erases;

const answer = ({ resolve, reject }: Waiting, outcome: Outcome): void => {
  if ('error' in outcome) reject(outcome.error);
  else resolve(outcome.value as never);
};

type QueueOptions = {
  readonly batch: number;
  readonly busyMs: number;
  readonly isUrgent: boolean;
  readonly onAppended: () => void;
};

/** What was erased is to stand neither in the log nor in what is left of pages. */
const openErasing = (file: string, writer: Database.Database) => {
  const truncating = openTruncating(writer);
  const emptyLog = () => {
    truncating.want();
    truncating.tryNow();
  };
  const rewriting = openRewriting(file, writer, emptyLog);
  return {
    note: rewriting.note,
    want() {
      truncating.want();
      rewriting.want();
    },
    tryNow: truncating.tryNow,
    close() {
      truncating.close();
      return rewriting.close();
    },
  };
};

/** Lets units of work run one after another, those that wait within one commit. */
const openQueue = (
  file: string,
  writer: Database.Database,
  name: string,
  { batch, busyMs, isUrgent, onAppended }: QueueOptions,
) => {
  const units = unitRunner(writer, name, busyMs);
  const erasing = openErasing(file, writer);
  const committed = commitUnits(name);
  const queue: Waiting[] = [];
  let draining = false;

  /** Runs as many as there is time for in one commit. */
  const runAll = async (waiting: readonly Waiting[]): Promise<Outcome[]> => {
    const outcomes: Outcome[] = [];
    const until = performance.now() + togetherMs;
    for (const { work } of waiting) {
      if (outcomes.length > 0 && performance.now() > until) break;
      const outcome = await units.run(work);
      if (!writer.inTransaction) throw (outcome as { error: unknown }).error; // disk full, I/O error: all is undone
      outcomes.push(outcome);
    }
    if (outcomes.some(isErasing)) erasing.note();
    await failpoint('store/committing');
    units.commit();
    await failpoint('store/committed');
    committed.observe(outcomes.length);
    return outcomes;
  };

  /** One BEGIN … COMMIT; who had no time in it comes first in the next. When SQLite abandons all of it, each is tried by itself. */
  const settle = async (waiting: readonly Waiting[]): Promise<void> => {
    try {
      await units.begin();
    } catch (error) {
      for (const { reject } of waiting) reject(error);
      return;
    }
    let outcomes: Outcome[];
    try {
      outcomes = await runAll(waiting);
    } catch (error) {
      if (writer.inTransaction) units.rollback();
      if (waiting.length === 1) waiting[0]?.reject(error);
      else for (const single of waiting) await settle([single]); // so that one does not hurt the others
      return;
    }
    queue.unshift(...waiting.slice(outcomes.length));
    for (const [i, outcome] of outcomes.entries()) answer(waiting[i] as Waiting, outcome);
    if (outcomes.some((outcome) => 'appended' in outcome && outcome.appended)) onAppended();
    if (outcomes.some(isErasing)) erasing.want();
    erasing.tryNow();
  };

  const drain = async () => {
    await settle(queue.splice(0, batch));
    draining = queue.length > 0;
    if (draining) drainLater(); // meanwhile more work gathers
  };
  const drainLater = () => turns.take(() => void drain(), isUrgent);

  return {
    run: <T>(work: (tx: Parameters<Work>[0]) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        queue.push({ work, resolve: resolve as (value: never) => void, reject });
        if (draining) return;
        draining = true;
        current.exit(drainLater);
      }),
    async close() {
      while (draining) await pause(1);
      await erasing.close();
    },
  };
};

/**
 * A store in one SQLite file. Units of work of this process run one after another; those that wait share one commit
 * (each in its savepoint, none acknowledged before it). Those of an urgent store come before those of the process's other stores.
 * Several processes may write the same file.
 */
export const openSqlite = (
  file: string,
  { batch = 64, busyMs = 3_000, tries = 5, isUrgent = false } = {},
): Store => {
  const writer = openPatiently(() => openWriter(file));
  const reader = new Database(file, { timeout: 250, readonly: true });
  const name = basename(file, '.db');
  const listeners: (() => void)[] = [];
  const queue = openQueue(file, writer, name, { batch, busyMs, isUrgent, onAppended: () => tell(listeners) });
  const forget = atScrape(() => {
    walBytes(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0, name);
    pendingErasures(erasuresPending(reader), name);
  });

  return {
    transaction: async (work) => {
      assertNotNested();
      for (let attempt = 1; ; attempt++) {
        try {
          return await queue.run(work);
        } catch (error) {
          if (!(error instanceof Conflict) || attempt >= tries) throw error;
        }
      }
    },
    read: drizzle(compiling(reader, askedOf(name), () => {})) as unknown as Reader,
    onAppended: (listener) => void listeners.push(listener),
    close: async () => {
      forget();
      await queue.close();
      reader.close();
      writer.close();
    },
  };
};
