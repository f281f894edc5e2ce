import { statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import {
  assertNotNested,
  Conflict,
  current,
  newUnit,
  type Reader,
  StoreBusy,
  StoreMisuse,
  type Tx,
  type Unit,
} from '../kernel/unit.ts';
import { failpoint } from '../process/failpoint.ts';
import { atScrape, gauge, histogram, storeNames } from '../process/metrics.ts';
import { codeOfStoreError, type Store, tell, writeLog } from './store.ts';

type Waiting = {
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
};
type Outcome = { readonly value: unknown; readonly logged: boolean } | { readonly error: unknown };

const commitUnits = histogram(
  'jumun_commit_units',
  'Units of work that shared one commit.',
  ['store'],
  [1, 2, 4, 8, 16, 32, 64],
);
const walBytes = gauge('jumun_store_wal_bytes', 'The write-ahead log of a SQLite store.', 'store');

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** SQLite before 3.51.3 could corrupt a WAL that two processes write: https://sqlite.org/wal.html#walresetbug */
const oldestSafe = [3, 51, 3];

const assertSafe = (db: Database.Database) => {
  const { version } = db.prepare('select sqlite_version() as version').get() as { version: string };
  const parts = version.split('.').map(Number);
  const difference = oldestSafe.map((n, i) => (parts[i] ?? 0) - n).find((d) => d !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} can corrupt a store that two processes write`);
};

const makeDurable = (db: Database.Database, file: string): void => {
  assertSafe(db);
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'journal_size_limit = 67108864',
  ])
    db.pragma(setting);
  if (
    db.pragma('synchronous', { simple: true }) !== 2 ||
    db.pragma('journal_mode', { simple: true }) !== 'wal'
  )
    throw new Error(`${file} is not durable: synchronous=FULL and WAL are needed`);
};

/** Opens the file as every writer must: WAL, durable at commit, and says so by reading the settings back. */
const openWriter = (file: string): Database.Database => {
  const db = new Database(file, { timeout: 0 }); // waiting for the lock is ours to do: SQLite's own wait stops the event loop
  try {
    makeDurable(db, file);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

/** Opening is refused at once while another process opens or closes the file: tried again for five seconds. */
const openPatiently = <T>(open: () => T): T => {
  for (const until = performance.now() + 5_000; ; Atomics.wait(sleeper, 0, 0, 5 + Math.random() * 20)) {
    try {
      return open();
    } catch (error) {
      if (!codeOfStoreError(error).startsWith('SQLITE_BUSY') || performance.now() > until) throw error;
    }
  }
};
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Each SQL text is compiled once per connection; `guard` is asked before every execution, not only the first. */
const compiling = (db: Database.Database, guard: () => void): Database.Database => {
  const statements = new Map<string, object>();
  const compile = (text: string) => {
    const statement = db.prepare(text);
    if (statement.reader) statement.raw(true);
    const guarded =
      <R>(run: (...values: unknown[]) => R) =>
      (...values: unknown[]): R => {
        guard();
        return run(...values);
      };
    const rows = { all: guarded(statement.all.bind(statement)), get: guarded(statement.get.bind(statement)) };
    return { run: guarded(statement.run.bind(statement)), raw: () => rows };
  };
  const prepare = (text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      if (statements.size >= 500) statements.clear();
      statement = compile(text);
      statements.set(text, statement);
    }
    return statement;
  };
  return { prepare } as unknown as Database.Database;
};

/**
 * A store in one SQLite file. Units of work of this process run one after another; those that wait share one commit
 * (each in its savepoint, none acknowledged before it). Several processes may write the same file.
 */
export const openSqlite = (file: string, { batch = 64, busyMs = 3_000, tries = 5 } = {}): Store => {
  const writer = openPatiently(() => openWriter(file));
  const reader = new Database(file, { timeout: 250, readonly: true });
  const listeners: (() => void)[] = [];
  const queue: Waiting[] = [];
  let running: Unit | undefined;
  let draining = false;

  const tx = drizzle(
    compiling(writer, () => {
      if (!running?.open || current.getStore() !== running)
        throw new StoreMisuse('a query outside its unit of work');
    }),
  ) as unknown as Tx;
  const name = basename(file, '.db');
  const committed = commitUnits(name);
  storeNames.set(tx, name);
  const forget = atScrape(() =>
    walBytes(statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0, name),
  );
  const ownTx = drizzle(compiling(writer, () => {})) as unknown as Tx; // for what we ourselves write after the work

  const statement = (text: string) => {
    const compiled = writer.prepare(text);
    return () => void compiled.run();
  };
  const begin = statement('begin immediate');
  const commit = statement('commit');
  const rollback = statement('rollback');
  const savepoint = statement('savepoint unit');
  const release = statement('release unit');
  const undo = statement('rollback to unit');

  const takeLock = async () => {
    for (const until = performance.now() + busyMs; ; await pause(1 + Math.random() * 4)) {
      try {
        return begin();
      } catch (error) {
        if (!codeOfStoreError(error).startsWith('SQLITE_BUSY')) throw error;
        if (performance.now() > until)
          throw new StoreBusy('another process holds the store', { cause: error });
      }
    }
  };

  // Awaiting a query takes no turn of the event loop; whoever lets one pass awaited something else.
  const runUnit = async ({ work }: Waiting): Promise<Outcome> => {
    const unit = newUnit();
    running = unit;
    const stall = Promise.withResolvers<never>();
    const watch = setImmediate(() =>
      stall.reject(new StoreMisuse('a unit of work awaited something that is not the store')),
    );
    savepoint();
    try {
      const whole = async () => {
        const value = await work(tx);
        unit.open = false; // what somebody forgot to await must not write behind the log
        await writeLog(ownTx, unit.log);
        return value;
      };
      const value = await Promise.race([current.run(unit, whole), stall.promise]);
      release();
      return { value, logged: unit.log.length > 0 };
    } catch (error) {
      if (writer.inTransaction) {
        undo();
        release();
      }
      return { error };
    } finally {
      unit.open = false;
      clearImmediate(watch);
    }
  };

  /** One BEGIN … COMMIT for all that wait. When SQLite gives the whole transaction up, each is tried by itself. */
  const settle = async (units: readonly Waiting[]): Promise<void> => {
    try {
      await takeLock();
    } catch (error) {
      for (const unit of units) unit.reject(error);
      return;
    }
    const outcomes: Outcome[] = [];
    try {
      for (const unit of units) {
        const outcome = await runUnit(unit);
        if (!writer.inTransaction) throw (outcome as { error: unknown }).error; // disk full, I/O error: all is undone
        outcomes.push(outcome);
      }
      await failpoint('store/committing');
      commit();
      await failpoint('store/committed');
      committed.observe(units.length);
    } catch (error) {
      if (writer.inTransaction) rollback();
      if (units.length === 1) units[0]?.reject(error);
      else for (const unit of units) await settle([unit]); // so that one does not hurt the others
      return;
    }
    outcomes.forEach((outcome, i) => {
      if ('error' in outcome) units[i]?.reject(outcome.error);
      else units[i]?.resolve(outcome.value as never);
    });
    if (outcomes.some((outcome) => 'logged' in outcome && outcome.logged)) tell(listeners);
  };

  const drain = async () => {
    await settle(queue.splice(0, batch));
    draining = queue.length > 0;
    if (draining) setImmediate(() => void drain()); // one batch a turn: others get theirs, and more work gathers
  };

  const once = <T>(work: (tx: Tx) => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      queue.push({ work, resolve: resolve as (value: never) => void, reject });
      if (draining) return;
      draining = true;
      current.exit(() => setImmediate(() => void drain()));
    });

  return {
    transaction: async (work) => {
      assertNotNested();
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
        } catch (error) {
          if (!(error instanceof Conflict) || attempt >= tries) throw error;
        }
      }
    },
    read: drizzle(compiling(reader, () => {})) as unknown as Reader,
    onAppended: (listener) => void listeners.push(listener),
    close: async () => {
      forget();
      while (draining) await pause(1);
      reader.close();
      writer.close();
    },
  };
};
