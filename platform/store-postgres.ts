import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import { codeOfStoreError, plainError, type Store, writeLog } from './store.ts';
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

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

type Session = { unit: Unit | undefined; readonly tx: Tx };

/**
 * A store in one PostgreSQL schema; the pool's connections must have it as their search path. A unit's log rows are
 * its last statements, under a lock of this store's own: so the order of numbers is the order of commits, and whoever
 * reads after a number misses nothing (measured: without the lock a third of the rows were skipped).
 */
export const openPostgres = (pool: Pool, lockName: string, { tries = 8 } = {}): Store => {
  const listeners: (() => void)[] = [];
  const sessions = new WeakMap<PoolClient, Session>();

  const sessionOf = (client: PoolClient): Session => {
    let session = sessions.get(client);
    if (!session) {
      const made: { unit: Unit | undefined; tx: Tx } = { unit: undefined, tx: undefined as never };
      const query = (...args: unknown[]) => {
        if (!made.unit?.open || current.getStore() !== made.unit)
          throw new StoreMisuse('a query outside its unit of work');
        return (client.query as (...a: unknown[]) => unknown)(...args);
      };
      made.tx = drizzle({ query } as never) as unknown as Tx;
      session = made;
      sessions.set(client, session);
    }
    return session;
  };

  const once = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const session = sessionOf(client);
    const unit = newUnit();
    session.unit = unit;
    let broken: Error | undefined;
    try {
      await client.query('begin');
      const value = await current.run(unit, async () => {
        const result = await work(session.tx);
        if (unit.log.length > 0) {
          await client.query('select pg_advisory_xact_lock(hashtext($1))', [lockName]);
          await writeLog(session.tx, unit.log);
        }
        return result;
      });
      unit.open = false;
      await client.query('commit');
      if (unit.log.length > 0) for (const listener of listeners) listener();
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
    transaction: async (work) => {
      assertNotNested();
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work);
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
    close: () => pool.end(),
  };
};
