import type { Pool, PoolClient } from 'pg';
import { current, type JournalEntry, newUnit, StoreMisuse, type Tx, type Unit } from '../kernel/unit.ts';
import { failpoint } from '../process/failpoint.ts';
import { begin, inOneWrite, type Session } from './postgres-session.ts';
import { codeOfStoreError, type Patience } from './store.ts';

/** A write failed that was not waited for: it is not known which part of the work it came from. */
export class Unplaced extends Error {
  override readonly name = 'Unplaced';
}

const lockJournal = { name: 'log_hold', text: 'select pg_advisory_xact_lock(hashtext($1))' };

/** All rows in one statement, whatever their number; the function gives them in the order of the array. */
const insertEntries = {
  name: 'log_insert',
  text: `insert into "log" ("id", "aggregate", "version", "type", "fact", "published", "at", "causation_id", "correlation_id", "actor")
    select "id", "aggregate", "version", "type", "fact", "published", "at", "causationId", "correlationId", "actor"
    from json_to_recordset($1::json) as ("id" text, "aggregate" text, "version" bigint, "type" text, "fact" jsonb, "published" jsonb, "at" bigint, "causationId" text, "correlationId" text, "actor" text)`,
};

/** The first failure; PostgreSQL answers all that follow it with 25P02. */
const firstFailure = async (
  answers: readonly Promise<unknown>[],
): Promise<PromiseRejectedResult | undefined> =>
  (await Promise.allSettled(answers)).find(
    (answer) => answer.status === 'rejected' && codeOfStoreError(answer.reason) !== '25P02',
  ) as PromiseRejectedResult | undefined;

/** Asks for the journal's lock, its rows and the commit together. */
const commit = (client: PoolClient, entries: readonly JournalEntry[], lockName: string) => {
  inOneWrite(client);
  const writes: Promise<unknown>[] = [];
  if (entries.length > 0) {
    writes.push(client.query({ ...lockJournal, values: [lockName] }));
    writes.push(client.query({ ...insertEntries, values: [JSON.stringify(entries)] }));
  }
  return { writes, committing: client.query('commit') };
};

/** The unit's last statements, once its work is done. */
const finish = async (
  client: PoolClient,
  { running }: Session,
  { unit, writes, lockName }: { unit: Unit; writes: Promise<unknown>[]; lockName: string },
): Promise<void> => {
  if (running > 0) throw new StoreMisuse('a query that its unit of work did not await');
  await failpoint('store/committing');
  const last = commit(client, unit.entries, lockName);
  writes.push(...last.writes);
  const failure = await firstFailure([...writes, last.committing]);
  if (failure) throw failure.reason;
  await failpoint('store/committed');
  // PostgreSQL abandoned the unit at the query that failed, and answers the commit with a rollback
  if ((await last.committing).command !== 'COMMIT')
    throw new StoreMisuse('a unit of work went on after a query of its own had failed');
};

/**
 * Runs the work as one unit on a connection of its own; returns its value and whether it added to the journal. With
 * `together`, writes whose answer is not read are waited for at the end only; what fails among them is thrown as Unplaced.
 */
export const runUnit = async <T>(
  pool: Pool,
  sessionOf: (client: PoolClient) => Session,
  work: (tx: Tx) => Promise<T>,
  {
    patience,
    together,
    lockName,
  }: { readonly patience: Patience | undefined; readonly together: boolean; readonly lockName: string },
): Promise<{ readonly value: T; readonly appended: boolean }> => {
  const client = await pool.connect();
  const session = sessionOf(client);
  const checks: Promise<unknown>[] = [];
  const writes: Promise<unknown>[] = [];
  const unit = newUnit(together ? checks : undefined);
  session.unit = unit;
  session.writes = together ? writes : null;
  let broken: Error | undefined;
  try {
    begin(client, session, patience);
    const value = await current.run(unit, async () => await work(session.tx));
    unit.open = false; // a query that was not awaited must not write behind the journal
    await session.opening;
    await Promise.all(checks);
    await finish(client, session, { unit, writes, lockName });
    return { value, appended: unit.entries.length > 0 };
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
