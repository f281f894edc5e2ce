import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import type { Pool } from 'pg';
import { pause } from '../kernel/deadline.ts';

type Run = (sql: string) => unknown;

const bringUp = async (folder: string, run: Run) => {
  await run('create table if not exists migrations (at bigint primary key, hash text not null)');
  const rows = (await run('select at, hash from migrations')) as { at: number | string; hash: string }[];
  const applied = new Map(rows.map((row) => [Number(row.at), row.hash]));
  for (const { folderMillis, hash, sql } of readMigrationFiles({ migrationsFolder: folder })) {
    const before = applied.get(folderMillis);
    applied.delete(folderMillis);
    if (before === hash) continue;
    if (before) throw new Error(`migration ${folderMillis} in ${folder} was changed after it was applied`);
    for (const statement of sql) await run(statement);
    await run(`insert into migrations values (${folderMillis}, '${hash}')`);
  }
  if (applied.size > 0)
    throw new Error(`the store is newer than this program: it has migrations that ${folder} has not`);
};

const patienceMs = 10_000;

/** Tries again while the file is held, without blocking this process, which may be the one that holds it. */
const patiently = async <T>(work: () => T): Promise<T> => {
  for (const until = performance.now() + patienceMs; ; await pause(5 + Math.random() * 20)) {
    try {
      return work();
    } catch (error) {
      if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY') || performance.now() > until)
        throw error;
    }
  }
};

/** Applies what is missing, once, however many processes start together; refuses a store newer than the program. */
export const migrateSqlite = async (file: string, folder: string): Promise<void> => {
  const db = new Database(file, { timeout: 0 });
  try {
    // switching to WAL is refused at once, whatever the time limit, while another process opens or closes the file
    await patiently(() => db.pragma('journal_mode = WAL'));
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON'); // a rebuilt table leaves nothing of the old one
    db.pragma('foreign_keys = OFF'); // a rebuilt table must not take its children with it
    await patiently(() => db.exec('begin immediate'));
    await bringUp(folder, (sql) => {
      const statement = db.prepare(sql);
      return statement.reader ? statement.all() : statement.run();
    });
    if ((db.pragma('foreign_key_check') as unknown[]).length > 0)
      throw new Error('a migration broke a foreign key');
    db.exec('commit');
  } finally {
    db.close();
  }
};

/** The same for one PostgreSQL schema, which is made when it is missing. */
export const migratePostgres = async (pool: Pool, folder: string, schema: string): Promise<void> => {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query("select pg_advisory_xact_lock(hashtext('migrations'))"); // one for all schemas: `create schema` races too
    await client.query(`create schema if not exists "${schema}"`);
    await client.query(`set local search_path to "${schema}"`);
    await bringUp(folder, async (sql) => (await client.query(sql.replaceAll('"public".', ''))).rows);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
};
