import type { Pool, PoolClient } from 'pg';
import { withDeadline } from '../kernel/deadline.ts';
import { current, type JournalEntry, newUnit, StoreMisuse, type Tx } from '../kernel/unit.ts';
import { failpoint } from '../process/failpoint.ts';
import { begin, inOneWrite, type Session } from './postgres-session.ts';
import { codeOfStoreError, hasNews, type Patience } from './store.ts';

export type Work = (tx: Tx) => Promise<unknown>;

/** What became of one unit, alone or among others. */
export type Outcome = { readonly value: unknown; readonly appended: boolean } | { readonly error: unknown };

/** Where units run: a connection of the pool is taken for each transaction. */
export type Ground = {
  readonly pool: Pool;
  readonly sessionOf: (client: PoolClient) => Session;
  readonly lockName: string;
};

/** A write failed that was not waited for: it is not known which part of the work it came from. */
export class Unplaced extends Error {
  override readonly name = 'Unplaced';
}

/** A unit took so long that others must not wait behind it: it has a transaction to itself then. */
export class TookLong extends Error {
  override readonly name = 'TookLong';
}

/** What one unit may take of a transaction that others share, in milliseconds. */
export const longestSharedMs = 2_000;

/**
 * All rows in one statement, whatever their number, numbered in the order of the array. The lock comes first: an expression
 * that is materialized is worked out before the rows that are joined to it.
 */
const insertEntries = {
  name: 'log_insert',
  text: `with "held" as materialized (select pg_advisory_xact_lock(hashtext($2)))
    insert into "log" ("id", "aggregate", "version", "type", "fact", "published", "at", "causation_id", "correlation_id", "actor")
    select "id", "aggregate", "version", "type", "fact", "published", "at", "causationId", "correlationId", "actor"
    from "held", json_to_recordset($1::json) as ("id" text, "aggregate" text, "version" bigint, "type" text, "fact" jsonb, "published" jsonb, "at" bigint, "causationId" text, "correlationId" text, "actor" text)`,
};

/** The first failure; PostgreSQL answers all that follow it with 25P02. */
const firstFailure = async (
  answers: readonly Promise<unknown>[],
): Promise<PromiseRejectedResult | undefined> =>
  (await Promise.allSettled(answers)).find(
    (answer) => answer.status === 'rejected' && codeOfStoreError(answer.reason) !== '25P02',
  ) as PromiseRejectedResult | undefined;

/**
 * Runs the work of one unit; nothing is committed yet. With `together`, writes whose answer is not read are waited for at the
 * end only, with what `closing` asks for; what fails among them is thrown as Unplaced.
 */
const runWork = async (
  session: Session,
  work: Work,
  {
    together,
    limitMs,
    closing,
  }: {
    readonly together: boolean;
    readonly limitMs?: number | undefined;
    readonly closing?: () => Promise<unknown>;
  },
): Promise<{ readonly value: unknown; readonly entries: readonly JournalEntry[] }> => {
  const checks: Promise<unknown>[] = [];
  const writes: Promise<unknown>[] = [];
  const unit = newUnit(together ? checks : undefined);
  session.unit = unit;
  session.writes = together ? writes : null;
  try {
    const working = current.run(unit, async () => await work(session.tx));
    const value = await (limitMs === undefined
      ? working
      : withDeadline(limitMs, working, () => new TookLong('a unit took too long')));
    unit.open = false; // a query that was not awaited must not write behind the journal
    const closed = closing?.();
    closed?.catch(() => {}); // told apart below
    await session.opening;
    await Promise.all(checks);
    if (session.running > 0) throw new StoreMisuse('a query that its unit of work did not await');
    const failure = await firstFailure(writes);
    if (failure) throw failure.reason;
    await closed;
    return { value, entries: unit.entries };
  } catch (error) {
    unit.open = false;
    const failure = await firstFailure([...checks, ...writes]);
    throw failure ? new Unplaced('a write failed', { cause: failure.reason }) : error;
  }
};

const wentOn = (): StoreMisuse =>
  new StoreMisuse('a unit of work went on after a query of its own had failed');

/** Asks for the journal's rows, under its lock, and the commit together. The work is done: now patience costs nobody else anything. */
const commit = async (
  client: PoolClient,
  entries: readonly JournalEntry[],
  { lockName, patience }: { readonly lockName: string; readonly patience: Patience | undefined },
): Promise<void> => {
  await failpoint('store/committing');
  inOneWrite(client);
  const asked: Promise<unknown>[] = [];
  if (entries.length > 0) {
    if (patience) asked.push(client.query('set local lock_timeout = 0'));
    asked.push(client.query({ ...insertEntries, values: [JSON.stringify(entries), lockName] }));
  }
  const committing = client.query('commit');
  const failure = await firstFailure([...asked, committing]);
  if (failure) throw failure.reason;
  await failpoint('store/committed');
  // PostgreSQL abandoned the unit at the query that failed, and answers the commit with a rollback
  if ((await committing).command !== 'COMMIT') throw wentOn();
};

/** One transaction on a connection of its own: committed by `body`, or rolled back when that throws. */
const inTransaction = async <T>(
  { pool, sessionOf }: Ground,
  patience: Patience | undefined,
  body: (client: PoolClient, session: Session) => Promise<T>,
): Promise<T> => {
  const client = await pool.connect();
  const session = sessionOf(client);
  let broken: Error | undefined;
  try {
    begin(client, session, patience);
    return await body(client, session);
  } catch (error) {
    await client.query('rollback').catch((e: Error) => {
      broken = e;
    });
    throw error;
  } finally {
    client.release(broken);
  }
};

/** Runs the work as one unit in a transaction of its own. */
export const runAlone = (
  ground: Ground,
  work: Work,
  {
    patience,
    together,
    limitMs,
  }: {
    readonly patience: Patience | undefined;
    readonly together: boolean;
    readonly limitMs?: number;
  },
): Promise<{ readonly value: unknown; readonly appended: boolean }> =>
  inTransaction(ground, patience, async (client, session) => {
    const { value, entries } = await runWork(session, work, { together, limitMs });
    await commit(client, entries, { lockName: ground.lockName, patience });
    return { value, appended: hasNews(entries) };
  });

/** Runs one unit within a transaction that it shares: all of it or nothing, whatever becomes of the others. */
const runWithin = async (
  client: PoolClient,
  session: Session,
  work: Work,
  entries: JournalEntry[],
): Promise<Outcome> => {
  const ask = (text: string) => {
    inOneWrite(client);
    const asked = client.query(text);
    asked.catch(() => {}); // what follows fails with it
    return asked;
  };
  void ask('savepoint unit');
  try {
    const done = await runWork(session, work, {
      together: true,
      limitMs: longestSharedMs,
      closing: () =>
        ask('release unit').catch((error: unknown) => {
          throw codeOfStoreError(error) === '25P02' ? wentOn() : error;
        }),
    });
    entries.push(...done.entries);
    return { value: done.value, appended: hasNews(done.entries) };
  } catch (error) {
    // throws where the connection is lost: nothing is committed then
    await Promise.all([client.query('rollback to unit'), client.query('release unit')]);
    return { error };
  }
};

/**
 * Runs units one after another in one transaction, so that they share its journal lock and its commit. Each succeeds or fails by
 * itself; none waits for locked rows longer than `patience`, as two such transactions may hold rows in opposite order. Throws
 * where nothing was committed, or where that is not known.
 */
export const runTogether = (
  ground: Ground,
  works: readonly Work[],
  patience: Patience,
): Promise<readonly Outcome[]> =>
  inTransaction(ground, patience, async (client, session) => {
    const outcomes: Outcome[] = [];
    const entries: JournalEntry[] = [];
    for (const work of works) outcomes.push(await runWithin(client, session, work, entries));
    await session.opening;
    await commit(client, entries, { lockName: ground.lockName, patience });
    return outcomes;
  });
