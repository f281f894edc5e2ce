import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import { crashPoint } from './crash-point.ts';
import { atScrape, gauge, storeNames } from './metrics.ts';
import { codeOfStoreError, type Patience, plainError, type Store, tell, writeLog } from './store.ts';
import {
  assertNotNested,
  Conflict,
  current,
  newUnit,
  type Reader,
  StoreMisuse,
  type Tx,
  type Unit,
} from './unit.ts';

/** Serialisation failure, deadlock, and a row that somebody else made meanwhile. */
const passing = new Set(['40001', '40P01', '23505']);

const connections = gauge(
  'jumun_store_connections',
  'Connections to PostgreSQL that are busy or idle, and units that wait for one.',
  'store',
  'state',
);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** `tx` is for the unit's work, `own` for what we ourselves write after it. */
type Session = { unit: Unit | undefined; running: number; readonly tx: Tx; readonly own: Tx };

/**
 * A store in one PostgreSQL schema; the pool's connections must have it as their search path. A unit's log rows are
 * its last statements, under a lock of this store's own: so the order of numbers is the order of commits, and whoever
 * reads after a number misses nothing (measured: without the lock a third of the rows were skipped).
 */
export const openPostgres = (pool: Pool, lockName: string, { tries = 8 } = {}): Store => {
  const listeners: (() => void)[] = [];
  const forget = atScrape(() => {
    connections(pool.totalCount - pool.idleCount, lockName, 'busy');
    connections(pool.idleCount, lockName, 'idle');
    connections(pool.waitingCount, lockName, 'waited for');
  });
  const sessions = new WeakMap<PoolClient, Session>();

  const sessionOf = (client: PoolClient): Session => {
    const had = sessions.get(client);
    if (had) return had;
    const query = async (...args: unknown[]) => {
      if (!session.unit?.open || current.getStore() !== session.unit)
        throw new StoreMisuse('a query outside its unit of work');
      session.running++;
      try {
        return await (client.query as (...a: unknown[]) => Promise<unknown>)(...args);
      } finally {
        session.running--;
      }
    };
    const session: Session = {
      unit: undefined,
      running: 0,
      tx: drizzle({ query } as never) as unknown as Tx,
      own: drizzle(client) as unknown as Tx,
    };
    storeNames.set(session.tx, lockName);
    client.on('error', () => {}); // a connection that is lost between two queries: the next one says so
    sessions.set(client, session);
    return session;
  };

  const once = async <T>(work: (tx: Tx) => Promise<T>, patience?: Patience): Promise<T> => {
    const client = await pool.connect();
    const session = sessionOf(client);
    const unit = newUnit();
    session.unit = unit;
    let broken: Error | undefined;
    try {
      await client.query('begin');
      if (patience) await client.query(`set local lock_timeout = ${Math.round(patience.rowsMs)}`);
      const value = await current.run(unit, async () => await work(session.tx));
      unit.open = false; // what somebody forgot to await must not write behind the log
      if (session.running > 0) throw new StoreMisuse('a query that its unit of work did not await');
      if (unit.log.length > 0) {
        await client.query('select pg_advisory_xact_lock(hashtext($1))', [lockName]);
        await writeLog(session.own, unit.log);
      }
      await crashPoint('store/committing');
      const { command } = await client.query('commit');
      await crashPoint('store/committed');
      // PostgreSQL gave the unit up at the query that failed, and answers a commit with a rollback
      if (command !== 'COMMIT')
        throw new StoreMisuse('a unit of work went on after a query of its own had failed');
      if (unit.log.length > 0) tell(listeners);
      return value;
    } catch (error) {
      unit.open = false;
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      throw error;
    } finally {
      client.release(broken);
    }
  };

  return {
    transaction: async (work, patience) => {
      assertNotNested();
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work, patience);
        } catch (thrown) {
          const error = plainError(thrown);
          if (attempt >= tries || !(error instanceof Conflict || passing.has(codeOfStoreError(error))))
            throw error;
          await pause(Math.random() * 5 * attempt);
        }
      }
    },
    read: drizzle(pool) as unknown as Reader,
    onLogged: (listener) => void listeners.push(listener),
    close: () => {
      forget();
      return pool.end();
    },
  };
};
