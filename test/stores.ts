import { mkdtempSync } from 'node:fs';
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

/** A new database on the server of this run. */
export const testDatabase = async (): Promise<string> => {
  const socketFolder = inject('postgres');
  const name = `test_${process.pid}_${++databases}`;
  const client = new pg.Client(databaseUrl(socketFolder, 'postgres'));
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return databaseUrl(socketFolder, name);
};

const onPostgres = (): OpenStore => {
  let url: Promise<string> | undefined;
  return async (context, migrations) => {
    url ??= testDatabase();
    return postgresStores(await url)(context, migrations);
  };
};

// one for all files of this process: it takes seconds to start
const shared = globalThis as { pglite?: ReturnType<typeof openPglite> };

const onPglite = (): OpenStore => {
  const place = `_${process.pid}_${++databases}`;
  return async (context, migrations) => {
    shared.pglite ??= openPglite();
    const pool = (await shared.pglite).poolOf(context + place);
    await migratePostgres(pool, join(migrations, 'postgres'), context + place);
    return openPostgres(pool, context);
  };
};

/** A new folder that is deleted after the run. */
export const testFolder = (): string => mkdtempSync(join(inject('folder'), 'of-'));

/** Empty stores on whatever this run stands on: a context opened twice is the same store, opened by two. */
export const testStores = (): OpenStore => {
  if (ground === 'postgres') return onPostgres();
  if (ground === 'pglite') return onPglite();
  return sqliteStores(testFolder());
};
