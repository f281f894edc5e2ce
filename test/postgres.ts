import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findPostgres, type PrivatePostgres, startPostgres as start } from '../tools/run/postgres.ts';

export { databaseUrl, findPostgres } from '../tools/run/postgres.ts';

// The PostgreSQL that the tests run on: a server of our own for one run, or one inside this process.

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder of the test server's socket. */
    postgres: string;
  }
}

/** The setting that turns a missing PostgreSQL from skipped tests into failing ones. */
export const postgresIsRequired = process.env.JUMUN_TEST_POSTGRES === 'required';

/** What is acknowledged must survive our process here, not a power cut. */
const forTests = {
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '64MB',
  deadlock_timeout: '100ms',
};

export const startPostgres = (bin: string): Promise<PrivatePostgres> => start(bin, forTests);

/** Vitest calls it once before the first test on PostgreSQL, and what it gives back after the last. */
export const setup = async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const bin = findPostgres();
  if (!bin) {
    if (!postgresIsRequired) return undefined;
    throw new Error(
      'JUMUN_TEST_POSTGRES=required, but no PostgreSQL server was found (initdb and postgres, in /usr/lib/postgresql/*/bin or /usr/local/bin).',
    );
  }
  const { socketFolder, stop } = await startPostgres(bin);
  project.provide('postgres', socketFolder);
  return stop;
};

type Query = { readonly text: string; readonly values?: unknown[]; readonly rowMode?: 'array' };
type Ask = (query: string | Query, values?: unknown[]) => Promise<pg.QueryResult>;

/**
 * PostgreSQL inside this process, looking like pools of `pg`, one for each schema. It has only one session: a
 * client waits until the one before has released it, and gets the search path of its own schema.
 */
export const openPglite = async (): Promise<{ poolOf(schema: string): pg.Pool; close(): Promise<void> }> => {
  const { PGlite } = await import('@electric-sql/pglite');
  const database = await PGlite.create();
  const asText = (value: string) => value; // as pg does: eight bytes may be too much for a number
  const ask: Ask = (query, given) => {
    const { text, values = given, rowMode } = typeof query === 'string' ? { text: query } : (query as Query);
    return database.query(text, values, {
      ...(rowMode && { rowMode }),
      parsers: { 20: asText },
    }) as unknown as Promise<pg.QueryResult>;
  };

  let last: Promise<unknown> = Promise.resolve();
  const takeTurn = async (): Promise<() => void> => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const before = last;
    last = before.then(() => promise);
    await before;
    return resolve;
  };

  const poolOf = (schema: string): pg.Pool => {
    const client = { query: ask, on: () => client, release: () => {} };
    const connect = async () => {
      const release = await takeTurn();
      await ask(`set search_path to "${schema}"`);
      client.release = release;
      return client;
    };
    return {
      connect,
      async query(query: string | Query, values?: unknown[]) {
        await connect();
        try {
          return await ask(query, values);
        } finally {
          client.release();
        }
      },
      on: () => {},
      end: async () => {},
    } as unknown as pg.Pool;
  };
  return { poolOf, close: () => database.close() };
};
