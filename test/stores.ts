import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenStore, postgresStores, sqliteStores } from '@jumun/platform/store/configured';
import { migratePostgres } from '@jumun/platform/store/migrate';
import { openPostgres } from '@jumun/platform/store/postgres';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, openPglite } from './postgres.ts';

/** What this run of the tests stands on; tests named `*.both.test.ts` run on each. */
export const ground = process.env.JUMUN_STORE?.startsWith('postgres')
  ? 'postgres'
  : process.env.JUMUN_STORE === 'pglite'
    ? 'pglite'
    : 'sqlite';

let databases = 0;
let places = 0;
const made: string[] = [];

/** Statements to the server of this run, outside of any test's database. */
export const administer = async (...statements: string[]) => {
  const client = new pg.Client(databaseUrl(inject('postgres'), 'postgres'));
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
};

/** A new database on the server of this run. */
export const testDatabase = async (): Promise<string> => {
  const name = `test_${process.pid}_${++databases}`;
  made.push(name);
  await administer(`create database ${name}`);
  return databaseUrl(inject('postgres'), name);
};

let ofThisFile: Promise<string> | undefined;

/** All stores of a file of tests are schemas of one database: a database takes longer to make than its tables. */
const onPostgres = (): OpenStore => {
  const place = ++places;
  return async (context, migrations) => {
    ofThisFile ??= testDatabase();
    return postgresStores(await ofThisFile, undefined, (name) => `${name}_${place}`)(context, migrations);
  };
};

// one for all files of this process: it takes seconds to start
const shared = globalThis as { pglite?: ReturnType<typeof openPglite> };

const onPglite = (): OpenStore => {
  const place = `_${process.pid}_${++places}`;
  return async (context, migrations) => {
    shared.pglite ??= openPglite();
    const pool = (await shared.pglite).poolOf(context + place);
    await migratePostgres(pool, join(migrations, 'postgres'), context + place);
    return openPostgres(pool, context);
  };
};

const folder = () => join(inject('folder'), String(process.pid));

/** A new folder that is deleted after its file of tests. */
export const testFolder = (): string => {
  mkdirSync(folder(), { recursive: true });
  return mkdtempSync(join(folder(), 'of-'));
};

/** Deletes what the tests of a file have left, once they are all over. */
export const removeLeftovers = async (): Promise<void> => {
  rmSync(folder(), { recursive: true, force: true });
  ofThisFile = undefined;
  if (made.length > 0)
    await administer(...made.splice(0).map((name) => `drop database ${name} with (force)`));
};

/** Empty stores on whatever this run stands on: a context opened twice is the same store, opened by two. */
export const testStores = (): OpenStore => {
  if (ground === 'postgres') return onPostgres();
  if (ground === 'pglite') return onPglite();
  return sqliteStores(testFolder());
};
