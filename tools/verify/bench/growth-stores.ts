import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';

export type Column = { readonly name: string; readonly kind: 'text' | 'json' | 'other' };

/** One store of a system that does not run, beside the template that its rows are copied from. */
export type GrowingStore = {
  readonly context: string;
  readonly tables: readonly string[];
  columns(table: string): Promise<readonly Column[]>;
  /** The names by which SQL finds a table here, and its template. */
  here(table: string): string;
  template(table: string): string;
  all<R>(sql: string): Promise<readonly R[]>;
  run(sql: string): Promise<void>;
};

export type GrowingStores = {
  readonly stores: readonly GrowingStore[];
  /** Once all is copied. */
  close(): Promise<void>;
};

const kindOnSqlite = (type: string): Column['kind'] => (type.toLowerCase() === 'text' ? 'text' : 'other');

const kindsOnPostgres: Readonly<Record<string, Column['kind']>> = {
  text: 'text',
  jsonb: 'json',
};

/** A file and the template beside it; the first time, the template is made of what the file holds now. */
const sqliteStore = (context: string, file: string, templates: string) => {
  const db = new Database(file);
  mkdirSync(templates, { recursive: true });
  const template = join(templates, `${context}.db`);
  if (!existsSync(template)) db.prepare('vacuum into ?').run(template);
  // nobody else has the file, and a bench that dies starts again
  for (const quick of [
    'journal_mode = memory',
    'synchronous = off',
    'cache_size = -262144',
    'temp_store = memory',
  ])
    db.pragma(quick);
  db.prepare('attach ? as template').run(template);
  const tables = db
    .prepare(`select name from template.sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
    .pluck()
    .all() as string[];
  const store: GrowingStore = {
    context,
    tables,
    async columns(table) {
      const found = db.prepare(`pragma main.table_info("${table}")`).all() as {
        name: string;
        type: string;
      }[];
      return found.map(({ name, type }) => ({ name, kind: kindOnSqlite(type) }));
    },
    here: (table) => `main."${table}"`,
    template: (table) => `template."${table}"`,
    all: async <R>(sql: string) => db.prepare(sql).all() as R[],
    run: async (sql) => void db.exec(sql),
  };
  const close = () => {
    db.exec('detach template');
    db.pragma('journal_mode = wal');
    db.close();
  };
  return { store, close };
};

const openOnSqlite = (folder: string): GrowingStores => {
  const templates = join(folder, 'template');
  const files = readdirSync(join(folder, 'stores')).filter((name) => name.endsWith('.db'));
  const opened = [
    ...files.map((name) => sqliteStore(name.slice(0, -3), join(folder, 'stores', name), templates)),
    sqliteStore('provider', join(folder, 'provider/provider.db'), templates),
  ];
  return {
    stores: opened.map(({ store }) => store),
    async close() {
      for (const { close } of opened) close();
    },
  };
};

const postgresStore = async (client: pg.Client, context: string): Promise<GrowingStore> => {
  const template = `template_${context}`;
  const names = async (schema: string) => {
    const { rows } = await client.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = $1',
      [schema],
    );
    return rows.map(({ name }) => name);
  };
  if ((await names(template)).length === 0) {
    await client.query(`create schema "${template}"`);
    for (const table of await names(context))
      await client.query(`create table "${template}"."${table}" as table "${context}"."${table}"`);
  }
  return {
    context,
    tables: await names(template),
    async columns(table) {
      const { rows } = await client.query<{ name: string; type: string }>(
        `select column_name as name, data_type as type from information_schema.columns
          where table_schema = $1 and table_name = $2 order by ordinal_position`,
        [context, table],
      );
      return rows.map(({ name, type }) => ({ name, kind: kindsOnPostgres[type] ?? 'other' }));
    },
    here: (table) => `"${context}"."${table}"`,
    template: (table) => `"${template}"."${table}"`,
    all: async <R>(sql: string) => (await client.query(sql)).rows as R[],
    run: async (sql) => void (await client.query(sql)),
  };
};

const openOnPostgres = async (url: string, folder: string): Promise<GrowingStores> => {
  const client = new pg.Client({
    connectionString: url,
    options: '-c synchronous_commit=off -c work_mem=256MB',
  });
  await client.connect();
  const { rows } = await client.query<{ name: string }>(
    `select schemaname as name from pg_tables where tablename = 'store_identity' and schemaname not like 'template_%'`,
  );
  const stores: GrowingStore[] = [];
  for (const { name } of rows) stores.push(await postgresStore(client, name));
  const provider = sqliteStore('provider', join(folder, 'provider/provider.db'), join(folder, 'template'));
  return {
    stores: [...stores, provider.store],
    async close() {
      await client.query('vacuum analyze');
      await client.end();
      provider.close();
    },
  };
};

/** All stores of the system on this folder, and the provider's ledger. The system must not run. */
export const openGrowingStores = (store: string, folder: string): Promise<GrowingStores> =>
  store.startsWith('postgres') ? openOnPostgres(store, folder) : Promise.resolve(openOnSqlite(folder));
