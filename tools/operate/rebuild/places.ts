// Where a context's live store is, where its side store is made, and where the journals are that it hears.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import { type OpenStore, postgresStores, sqliteStores } from '@jumun/platform/store/configured';
import { openPostgres } from '@jumun/platform/store/postgres';
import { openSqlite } from '@jumun/platform/store/sqlite';
import pg from 'pg';
import { dataFolderOf } from '../../run/data-folder.ts';
import { type Look, lookAtPostgres, lookAtSqlite } from './look.ts';

/** The read model cannot be rebuilt now; the message says why. */
export class CannotRebuild extends Error {}

export interface Places {
  readonly live: OpenStore;
  /** Empty when first opened. */
  readonly side: OpenStore;
  /** A source's journal, read-only; undefined while the source has no store. */
  journal(source: string): Promise<JournalReader | undefined>;
  look(at: 'live' | 'side'): Promise<Look>;
  /** Deletes the side store, which must be closed. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const placesOf = (env: NodeJS.ProcessEnv, context: string): Promise<Places> =>
  /^postgres(ql)?:/.test(env.JUMUN_STORE ?? '')
    ? onPostgres(env.JUMUN_STORE as string, context)
    : onSqlite(dataFolderOf(env), context);

// SQLite: a folder of this process beside the stores.

const sideFolder = /^rebuild-(\d+)$/;

const isGone = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
};

const onSqlite = async (data: string, context: string): Promise<Places> => {
  const fileOf = (name: string) => join(data, 'stores', `${name}.db`);
  if (!existsSync(fileOf(context))) throw new CannotRebuild(`There is no store of ${context} in ${data}.`);
  for (const name of readdirSync(data)) {
    const [, pid] = sideFolder.exec(name) ?? [];
    if (pid === undefined) continue;
    if (isGone(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
    else if (Number(pid) !== process.pid)
      throw new CannotRebuild(`${context} is being rebuilt already, by process ${pid}.`);
  }
  const side = join(data, `rebuild-${process.pid}`);
  const closing: (() => Promise<void>)[] = [];
  const clear = async () => rmSync(side, { recursive: true, force: true });
  await clear();
  mkdirSync(side); // keeps a second rebuild out
  return {
    live: sqliteStores(data),
    side: sqliteStores(side),
    async journal(source) {
      if (!existsSync(fileOf(source))) return undefined;
      const store = openSqlite(fileOf(source));
      closing.push(() => store.close());
      return openJournal(source, store);
    },
    look: async (at) => lookAtSqlite(at === 'live' ? fileOf(context) : join(side, 'stores', `${context}.db`)),
    clear,
    async close() {
      for (const close of closing) await close();
      await clear();
    },
  };
};

// PostgreSQL: a schema of its own in the same database.

const onPostgres = async (url: string, context: string): Promise<Places> => {
  const side = `${context}_rebuild`;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {}); // the next query reports a lost connection
  await client.connect();
  const closing: (() => Promise<void>)[] = [];
  const clear = async () => void (await client.query(`drop schema if exists "${side}" cascade`));
  const has = async (schema: string): Promise<boolean> => {
    const { rows } = await client.query('select to_regclass($1) as found', [`"${schema}"."store_identity"`]);
    return rows[0]?.found != null;
  };
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as free', [side]);
    if (!rows[0]?.free) throw new CannotRebuild(`${context} is being rebuilt already.`);
    if (!(await has(context))) throw new CannotRebuild(`There is no store of ${context} in this database.`);
    await clear(); // left behind by a killed rebuild
  } catch (error) {
    await client.end();
    throw error;
  }
  return {
    live: postgresStores(url, 2),
    side: (_, migrations) => postgresStores(url, 2)(side, migrations),
    async journal(source) {
      if (!(await has(source))) return undefined;
      const options = `-c search_path="${source}" -c default_transaction_read_only=on`;
      const store = openPostgres(new pg.Pool({ connectionString: url, max: 1, options }), source);
      closing.push(() => store.close());
      return openJournal(source, store);
    },
    look: (at) => lookAtPostgres(url, at === 'live' ? context : side),
    clear,
    async close() {
      for (const close of closing) await close();
      await clear();
      await client.end();
    },
  };
};
