import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import type { Picture } from '@jumun/platform/audit/picture';
import { contextNames } from '@jumun/subgraphs/contexts';
import Database from 'better-sqlite3';
import pg from 'pg';
import { dataFolderOf } from '../../run/data-folder.ts';

type Value = string | number | null;

/** Tables for what systems outside report, to be joined with the stores; filled once the picture has been taken. */
export type OutsideTable = 'provider_charges' | 'provider_refunds' | 'told_orders' | 'sent_messages';

/** A picture for the program that took it, which may add to it and must close it. */
export type TakenPicture = Picture & {
  /** Adds what a system outside reports, in this picture only. */
  readonly add: (table: OutsideTable, rows: Iterable<readonly Value[]>) => Promise<void>;
  readonly close: () => Promise<void>;
};

const outsideTables: Readonly<Record<OutsideTable, string>> = {
  provider_charges:
    'order_id text not null, status text not null, minor_units bigint, currency text, at bigint',
  provider_refunds: 'order_id text not null, charge_key text, minor_units bigint, currency text, at bigint',
  told_orders: 'order_id text not null',
  sent_messages: 'key text not null, channel text, event_id text, order_id text, at bigint',
};

const columnsOf = (table: OutsideTable) => outsideTables[table].split(',').length;
const keyOf = (table: OutsideTable) => outsideTables[table].trim().split(' ', 1)[0];
const tables = Object.keys(outsideTables) as OutsideTable[];

/** Of the stores that a process with this environment would open: at one moment, on SQLite within milliseconds. */
export const takePicture = (env: NodeJS.ProcessEnv): Promise<TakenPicture> =>
  /^postgres(ql)?:/.test(env.JUMUN_STORE ?? '')
    ? ofPostgres(env.JUMUN_STORE as string)
    : ofSqlite(join(dataFolderOf(env), 'stores'));

// SQLite.

/** SQLite attaches at most this many files to a connection; more stores need several connections. */
const mostJoined = 10;
/** The most contexts that a query joins: any choice of this many shares a connection. */
const askedAtOnce = 3;

/** Groups of contexts, one for each connection, such that any three contexts are together in a group. */
export const groupsOf = (names: readonly string[]): readonly (readonly string[])[] => {
  if (names.length <= mostJoined) return [names];
  for (let count = askedAtOnce + 1; ; count++) {
    const blocks = Array.from({ length: count }, (_, block) => names.filter((_, i) => i % count === block));
    // the first blocks are the largest
    if (blocks.slice(0, askedAtOnce).flat().length <= mostJoined)
      return choices(blocks, askedAtOnce).map((chosen) => chosen.flat());
  }
};

const choices = <T>(of: readonly T[], count: number): T[][] =>
  count === 0
    ? [[]]
    : of.flatMap((one, i) => choices(of.slice(i + 1), count - 1).map((others) => [one, ...others]));

const ofSqlite = async (folder: string): Promise<TakenPicture> => {
  const fileOf = (context: string) => join(folder, `${context}.db`);
  const found = contextNames.filter((name) => existsSync(fileOf(name)));
  const groups: { readonly db: Database.Database; readonly names: readonly string[] }[] = [];
  for (const names of groupsOf(found)) {
    // what is attached to a read-only connection is read-only as well
    const [first] = names;
    const db = first
      ? new Database(fileOf(first), { readonly: true, timeout: 2_000 })
      : new Database(':memory:');
    for (const table of tables) {
      db.exec(`create temporary table ${table} (${outsideTables[table]})`);
      db.exec(`create index temp.${table}_key on ${table} (${keyOf(table)})`);
    }
    for (const name of names) db.prepare(`attach ? as "${name}"`).run(fileOf(name));
    groups.push({ db, names });
  }
  // a transaction sees what was committed at its first read: all connections read now
  for (const { db, names } of groups) {
    db.exec('begin');
    for (const name of names) db.prepare(`select count(*) from "${name}".sqlite_schema`).get();
  }
  const mention = new RegExp(`\\b(${found.join('|') || '-'})\\.`, 'g');
  const of = (sql: string): Database.Database => {
    const named = [...sql.matchAll(mention)].map(([, name = '']) => name);
    const group = groups.find(({ names }) => named.every((name) => names.includes(name)));
    if (!group) throw new Error(`no connection joins ${[...new Set(named)].join(', ')}`);
    return group.db;
  };
  return {
    contexts: new Set(found),
    async has(context, table) {
      if (!found.includes(context)) return false;
      const sql = `select 1 from ${context}.sqlite_schema where type = 'table' and name = ?`;
      return of(sql).prepare(sql).get(table) !== undefined;
    },
    async *rows<R>(sql: string) {
      let seen = 0;
      for (const row of of(sql).prepare(sql).iterate()) {
        yield row as R;
        if (++seen % 2_000 === 0) await turn();
      }
    },
    one: async <R>(sql: string) => of(sql).prepare(sql).get() as R | undefined,
    each: (json, key) => `json_each(${json}, '$.${key}') as e`,
    async add(table, rows) {
      for (const { db } of groups) {
        const insert = db.prepare(`insert into ${table} values (${Array(columnsOf(table)).fill('?')})`);
        for (const row of rows) insert.run(...row);
      }
    },
    async close() {
      for (const { db } of groups) db.close();
    },
  };
};

// PostgreSQL.

const wholeNumbers = new Set<number>([pg.types.builtins.INT8, pg.types.builtins.NUMERIC]);
const atOnce = 2_000;

const ofPostgres = async (url: string): Promise<TakenPicture> => {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    options: '-c jit=off -c work_mem=64MB', // few large joins
    types: {
      getTypeParser: ((oid: number, format?: 'text') =>
        wholeNumbers.has(oid)
          ? Number
          : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
    },
  });
  client.on('error', () => {}); // a lost connection: the next query reports it
  await client.connect();
  for (const table of tables) {
    await client.query(`create temporary table ${table} (${outsideTables[table]})`);
    await client.query(`create index on ${table} (${keyOf(table)})`);
  }
  await client.query('begin isolation level repeatable read read only');
  const names = await client.query<{ name: string }>(
    `select schemaname as name from pg_tables where tablename = 'store_identity'`,
  );
  const found = new Set(names.rows.map(({ name }) => name).filter((name) => contextNames.includes(name)));
  let cursors = 0;
  return {
    contexts: found,
    async has(context, table) {
      const { rows } = await client.query('select to_regclass($1) as found', [`"${context}"."${table}"`]);
      return rows[0]?.found != null;
    },
    async *rows<R>(sql: string) {
      const cursor = `audit_${++cursors}`;
      await client.query(`declare ${cursor} no scroll cursor for ${sql}`);
      for (;;) {
        const { rows } = await client.query(`fetch ${atOnce} from ${cursor}`);
        yield* rows as R[];
        if (rows.length < atOnce) break;
      }
      await client.query(`close ${cursor}`);
    },
    one: async <R>(sql: string) => (await client.query(sql)).rows[0] as R | undefined,
    each: (json, key) => `jsonb_array_elements(${json} -> '${key}') as e(value)`,
    async add(table, rows) {
      const columns = columnsOf(table);
      const waiting: (readonly Value[])[] = [...rows];
      for (let from = 0; from < waiting.length; from += atOnce) {
        const part = waiting.slice(from, from + atOnce);
        const tuples = part.map(
          (_, i) => `(${Array.from({ length: columns }, (_, c) => `$${i * columns + c + 1}`)})`,
        );
        await client.query(`insert into ${table} values ${tuples}`, part.flat());
      }
    },
    close: () => client.end(),
  };
};
