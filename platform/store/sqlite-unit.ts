import type Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { pause } from '../kernel/deadline.ts';
import { current, newUnit, StoreBusy, StoreMisuse, type Tx, type Unit } from '../kernel/unit.ts';
import { storeNames } from '../process/metrics.ts';
import { compiling } from './sqlite-connection.ts';
import { askedOf } from './statements.ts';
import { codeOfStoreError, hasNews, writeEntries } from './store.ts';

/** What became of one unit inside the transaction that it shares with others. */
export type Outcome =
  | { readonly value: unknown; readonly appended: boolean; readonly erases: boolean }
  | { readonly error: unknown };

export type Work = (tx: Tx) => Promise<unknown>;

/** Runs units of work on the one connection that writes. */
export type UnitRunner = {
  /** Begins the transaction; throws StoreBusy where another process holds the store for too long. */
  begin(): Promise<void>;
  /** Runs one unit in a savepoint of its own. */
  run(work: Work): Promise<Outcome>;
  commit(): void;
  rollback(): void;
};

/** Runs units on `writer`; `begin` waits at most `busyMs` milliseconds for another process. */
export const unitRunner = (writer: Database.Database, name: string, busyMs: number): UnitRunner => {
  const asked = askedOf(name);
  let running: Unit | undefined;
  const tx = drizzle(
    compiling(writer, asked, () => {
      if (!running?.open || current.getStore() !== running)
        throw new StoreMisuse('a query outside its unit of work');
    }),
  ) as unknown as Tx;
  storeNames.set(tx, name);
  const entriesTx = drizzle(compiling(writer, asked, () => {})) as unknown as Tx; // for what the store itself writes after the work

  const statement = (text: string) => {
    const compiled = writer.prepare(text);
    return () => {
      asked.statements++;
      compiled.run();
    };
  };
  const beginImmediate = statement('begin immediate');
  const savepoint = statement('savepoint unit');
  const release = statement('release unit');
  const undo = statement('rollback to unit');

  return {
    async begin() {
      for (const until = performance.now() + busyMs; ; await pause(1 + Math.random() * 4)) {
        try {
          return beginImmediate();
        } catch (error) {
          if (!codeOfStoreError(error).startsWith('SQLITE_BUSY')) throw error;
          if (performance.now() > until)
            throw new StoreBusy('another process holds the store', { cause: error });
        }
      }
    },
    // Awaiting a query does not let the event loop turn; a unit during which it turns awaited something else.
    async run(work) {
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
          unit.open = false; // a query that was not awaited must not write behind the journal
          await writeEntries(entriesTx, unit.entries);
          return value;
        };
        const value = await Promise.race([current.run(unit, whole), stall.promise]);
        release();
        return { value, appended: hasNews(unit.entries), erases: unit.erases ?? false };
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
    },
    commit: statement('commit'),
    rollback: statement('rollback'),
  };
};
