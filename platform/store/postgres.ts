import type { Writable } from 'node:stream';
import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, PoolClient } from 'pg';
import {
  assertNotNested,
  Conflict,
  current,
  newUnit,
  type Reader,
  StoreMisuse,
  type Tx,
  type Unit,
} from '../kernel/unit.ts';
import { failpoint } from '../process/failpoint.ts';
import { atScrape, gauge, storeNames } from '../process/metrics.ts';
import { codeOfStoreError, isRefusedData, type Patience, plainError, type Store, tell } from './store.ts';

/** Serialisation failure, deadlock, and a row that somebody else made meanwhile. */
const passing = new Set(['40001', '40P01', '23505']);

const connections = gauge(
  'jumun_store_connections',
  'Connections to PostgreSQL that are busy or idle, and units that wait for one.',
  'store',
  'state',
);

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** A failure of a write that nobody waited for: it is not known which part of the work it came from. */
class Unplaced extends Error {}

type Session = {
  unit: Unit | undefined;
  /** The answer to `begin`, and whether it has come. */
  opening: Promise<unknown>;
  isOpen: boolean;
  running: number;
  /** Writes whose answers nobody reads, or null where each is waited for. */
  writes: Promise<unknown>[] | null;
  readonly tx: Tx;
};

type Statement = { readonly text: string; readonly rowMode?: string };

/** Nobody reads its answer: whoever wants the rows of a write asks for them by `returning`, which drizzle reads as arrays. */
const isPlainWrite = ({ text, rowMode }: Statement): boolean =>
  rowMode === undefined && /^(insert|update|delete) /.test(text);

const holdLog = { name: 'log_hold', text: 'select pg_advisory_xact_lock(hashtext($1))' };

/** All rows in one statement, whatever their number; the function gives them in the order of the array. */
const insertLog = {
  name: 'log_insert',
  text: `insert into "log" ("id", "aggregate", "version", "type", "fact", "published", "at", "causation_id", "correlation_id", "actor")
    select "id", "aggregate", "version", "type", "fact", "published", "at", "causationId", "correlationId", "actor"
    from json_to_recordset($1::json) as ("id" text, "aggregate" text, "version" bigint, "type" text, "fact" jsonb, "published" jsonb, "at" bigint, "causationId" text, "correlationId" text, "actor" text)`,
};

/** What is asked for until the present turn ends goes to the server in one write. */
const inOneWrite = (client: PoolClient): void => {
  const { stream } = (client as { connection?: { stream: Writable } }).connection ?? {};
  if (!stream) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
};

/** The first failure; PostgreSQL answers all that follow it with 25P02. */
const firstFailure = async (
  answers: readonly Promise<unknown>[],
): Promise<PromiseRejectedResult | undefined> =>
  (await Promise.allSettled(answers)).find(
    (answer) => answer.status === 'rejected' && codeOfStoreError(answer.reason) !== '25P02',
  ) as PromiseRejectedResult | undefined;

/**
 * A store in one PostgreSQL schema; the pool's connections must have it as their search path, and should pipeline. A unit's
 * log rows are its last statements, under a lock of this store's own: so the order of numbers is the order of commits, and
 * whoever reads after a number misses nothing (measured: without the lock a third of the rows were skipped).
 *
 * Round trips are what a unit costs most. So it waits only for what its work reads: `begin` travels with the first query,
 * writes whose answer nobody reads with what follows, and lock, log and `commit` together. Where such a write fails for its
 * data, which the caller may want to lay to somebody's client, the work runs again waiting for each.
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
    const ask = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const query = async (statement: Statement, ...args: unknown[]) => {
      const { unit } = session;
      if (!unit?.open || current.getStore() !== unit)
        throw new StoreMisuse('a query outside its unit of work');
      session.running++;
      try {
        // a write must not go ahead of a `begin` that may fail: it would commit by itself
        if (!session.isOpen && !statement.text.startsWith('select')) await session.opening;
        if (session.writes) inOneWrite(client);
        const answer = ask(statement, ...args);
        if (!session.writes || !isPlainWrite(statement)) return await answer;
        answer.catch(() => {}); // the unit's end tells it
        session.writes.push(answer);
        return undefined;
      } finally {
        session.running--;
      }
    };
    const session: Session = {
      unit: undefined,
      opening: Promise.resolve(),
      isOpen: false,
      running: 0,
      writes: null,
      tx: drizzle({ query } as never) as unknown as Tx,
    };
    storeNames.set(session.tx, lockName);
    client.on('error', () => {}); // a connection that is lost between two queries: the next one says so
    sessions.set(client, session);
    return session;
  };
  const open = (client: PoolClient, session: Session, patience: Patience | undefined) => {
    inOneWrite(client);
    const asked = [client.query('begin')];
    if (patience) asked.push(client.query(`set local lock_timeout = ${Math.round(patience.rowsMs)}`));
    session.isOpen = false;
    session.opening = Promise.all(asked).then(() => {
      session.isOpen = true;
    });
    session.opening.catch(() => {}); // the first query or the unit's end tells it
  };

  const once = async <T>(
    work: (tx: Tx) => Promise<T>,
    patience: Patience | undefined,
    together: boolean,
  ): Promise<T> => {
    const client = await pool.connect();
    const session = sessionOf(client);
    const checks: Promise<unknown>[] = [];
    const writes: Promise<unknown>[] = [];
    const unit = newUnit(together ? checks : undefined);
    session.unit = unit;
    session.writes = together ? writes : null;
    let broken: Error | undefined;
    try {
      open(client, session, patience);
      const value = await current.run(unit, async () => await work(session.tx));
      unit.open = false; // what somebody forgot to await must not write behind the log
      await session.opening;
      await Promise.all(checks);
      if (session.running > 0) throw new StoreMisuse('a query that its unit of work did not await');
      await failpoint('store/committing');
      inOneWrite(client);
      if (unit.log.length > 0) {
        writes.push(client.query({ ...holdLog, values: [lockName] }));
        writes.push(client.query({ ...insertLog, values: [JSON.stringify(unit.log)] }));
      }
      const committing = client.query('commit');
      const failure = await firstFailure([...writes, committing]);
      if (failure) throw failure.reason;
      await failpoint('store/committed');
      // PostgreSQL gave the unit up at the query that failed, and answers a commit with a rollback
      if ((await committing).command !== 'COMMIT')
        throw new StoreMisuse('a unit of work went on after a query of its own had failed');
      if (unit.log.length > 0) tell(listeners);
      return value;
    } catch (error) {
      unit.open = false;
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      const failure = await firstFailure([...checks, ...writes]);
      throw failure ? new Unplaced('a write failed', { cause: failure.reason }) : error;
    } finally {
      client.release(broken);
    }
  };

  return {
    transaction: async (work, patience) => {
      assertNotNested();
      let together = true;
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work, patience, together);
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
    },
    read: drizzle(pool) as unknown as Reader,
    onAppended: (listener) => void listeners.push(listener),
    close: () => {
      forget();
      return pool.end();
    },
  };
};
