import { drizzle } from 'drizzle-orm/node-postgres';
import { Client, type Pool } from 'pg';
import { pause } from '../kernel/deadline.ts';
import { assertNotNested, Conflict, type Reader, type Tx } from '../kernel/unit.ts';
import { atScrape, gauge } from '../process/metrics.ts';
import { openLane } from './postgres-lane.ts';
import { openSessions } from './postgres-session.ts';
import { type Ground, type Outcome, runAlone, TookLong, Unplaced, type Work } from './postgres-unit.ts';
import { askedOf } from './statements.ts';
import { codeOfStoreError, isRefusedData, type Patience, plainError, type Store, tell } from './store.ts';

/** Serialisation failure, deadlock, and a row that another unit made meanwhile. */
const passing: ReadonlySet<string> = new Set(['40001', '40P01', '23505']);

const connections = gauge(
  'jumun_store_connections',
  'Connections to PostgreSQL that are busy or idle, and units that wait for one.',
  'store',
  'state',
);

type Attempt = {
  readonly first: boolean;
  readonly patience: Patience | undefined;
  readonly together: boolean;
};

/**
 * A store in one PostgreSQL schema; the pool's connections must have it as their search path, and should pipeline. A unit's
 * journal rows are its last statements, under a lock of this store's own: so the order of numbers is the order of commits, and
 * a reader that continues after a number misses nothing (measured: without the lock a third of the rows were skipped).
 *
 * Round trips are what a unit costs most. So it waits only for what its work reads: `begin` travels with the first query,
 * writes whose answer is not read travel with what follows, and journal and `commit` together. Where such a write fails
 * for its data, which the caller may want to blame on a client's input, the work runs again waiting for each. Units that come
 * together share a transaction (postgres-lane.ts).
 */
export const openPostgres = (pool: Pool, lockName: string, { tries = 8 } = {}): Store => {
  const listeners: (() => void)[] = [];
  const asked = askedOf(lockName);
  const counted = new WeakSet<object>();
  // at each use, since the pool may have connections already: those that brought the store up to date
  pool.on('acquire', (client) => {
    if (counted.has(client)) return;
    counted.add(client);
    const query = (...args: unknown[]) => {
      asked.statements++;
      return (Client.prototype.query as (...of: unknown[]) => unknown).apply(client, args);
    };
    client.query = query as typeof client.query;
  });
  const forget = atScrape(() => {
    connections(pool.totalCount - pool.idleCount, lockName, 'busy');
    connections(pool.idleCount, lockName, 'idle');
    connections(pool.waitingCount, lockName, 'waited for');
  });

  const ground: Ground = { pool, sessionOf: openSessions(lockName), lockName };
  const inLane = openLane(ground);

  /** The first try shares its transaction; one that had to wait, failed or must not wait long has its own. */
  const attempt = async (work: Work, { first, patience, together }: Attempt): Promise<Outcome> => {
    if (first && !patience) return inLane(work);
    try {
      return await runAlone(ground, work, { patience, together });
    } catch (error) {
      return { error };
    }
  };

  const transaction = async <T>(work: (tx: Tx) => Promise<T>, patience?: Patience): Promise<T> => {
    assertNotNested();
    let together = true;
    for (let tried = 1; ; tried++) {
      const outcome = await attempt(work, { first: tried === 1, patience, together });
      if ('value' in outcome) {
        if (outcome.appended) tell(listeners);
        return outcome.value as T;
      }
      const thrown = outcome.error;
      const error = plainError(thrown instanceof Unplaced ? thrown.cause : thrown);
      if (thrown instanceof Unplaced && together && isRefusedData(error)) {
        together = false;
        continue;
      }
      const gaveWay = !patience && (error instanceof TookLong || codeOfStoreError(error) === '55P03');
      if (tried >= tries || !(gaveWay || error instanceof Conflict || passing.has(codeOfStoreError(error))))
        throw error;
      if (!gaveWay) await pause(Math.random() * 5 * tried);
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
