import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import { pause } from '../kernel/deadline.ts';
import { assertNotNested, Conflict, type Reader, type Tx } from '../kernel/unit.ts';
import { atScrape, gauge } from '../process/metrics.ts';
import { openSessions } from './postgres-session.ts';
import { runUnit, Unplaced } from './postgres-unit.ts';
import { codeOfStoreError, isRefusedData, type Patience, plainError, type Store, tell } from './store.ts';

/** Serialisation failure, deadlock, and a row that another unit made meanwhile. */
const passing: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

const connections = gauge(
  'jumun_store_connections',
  'Connections to PostgreSQL that are busy or idle, and units that wait for one.',
  'store',
  'state',
);

/**
 * A store in one PostgreSQL schema; the pool's connections must have it as their search path, and should pipeline. A unit's
 * journal rows are its last statements, under a lock of this store's own: so the order of numbers is the order of commits, and
 * a reader that continues after a number misses nothing (measured: without the lock a third of the rows were skipped).
 *
 * Round trips are what a unit costs most. So it waits only for what its work reads: `begin` travels with the first query,
 * writes whose answer is not read travel with what follows, and lock, journal and `commit` together. Where such a write fails
 * for its data, which the caller may want to blame on a client's input, the work runs again waiting for each.
 */
export const openPostgres = (pool: Pool, lockName: string, { tries = 8 } = {}): Store => {
  const listeners: (() => void)[] = [];
  const sessionOf = openSessions(lockName);
  const forget = atScrape(() => {
    connections(pool.totalCount - pool.idleCount, lockName, 'busy');
    connections(pool.idleCount, lockName, 'idle');
    connections(pool.waitingCount, lockName, 'waited for');
  });

  const transaction = async <T>(work: (tx: Tx) => Promise<T>, patience?: Patience): Promise<T> => {
    assertNotNested();
    let together = true;
    for (let attempt = 1; ; attempt++) {
      try {
        const { value, appended } = await runUnit(pool, sessionOf, work, { patience, together, lockName });
        if (appended) tell(listeners);
        return value;
      } catch (thrown) {
        const error = plainError(thrown instanceof Unplaced ? thrown.cause : thrown);
        if (thrown instanceof Unplaced && together && isRefusedData(error)) {
          together = false;
          continue;
        }
        if (attempt >= tries || !(error instanceof Conflict || passing.has(codeOfStoreError(error))))
          throw error;
        await pause(Math.random() * 5 * attempt);
      }
    }
  };

  return {
    transaction,
    read: drizzle(pool) as unknown as Reader,
    onAppended: (listener) => void listeners.push(listener),
    close: () => {
      forget();
      return pool.end();
    },
  };
};
