// A read-only snapshot of one store; writers continue meanwhile.
import { setImmediate as breathe } from 'node:timers/promises';
import Database from 'better-sqlite3';
import pg from 'pg';

export type Value = string | number | boolean | object | null;
export type Row = Readonly<Record<string, Value>>;

export interface Table {
  readonly name: string;
  /** The columns of its primary key, in order. */
  readonly key: readonly string[];
}

export interface Look {
  /** All tables of the store. */
  tables(): Promise<Table[]>;
  /** All rows in the order of the key, compared as bytes; streamed, with integers as numbers. */
  rows(table: Table): AsyncGenerator<Row>;
  all(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

export const lookAtSqlite = (file: string): Look => {
  const db = new Database(file, { readonly: true, timeout: 2_000 });
  db.exec('begin');
  const all = (sql: string) => db.prepare(sql).all() as Row[];
  all('select count(*) from sqlite_schema'); // the first read takes the snapshot
  return {
    async tables() {
      const names = all(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`);
      return names.map(({ name }) => ({
        name: String(name),
        key: all(`select name from pragma_table_info('${name}') where pk > 0 order by pk`).map((column) =>
          String(column.name),
        ),
      }));
    },
    async *rows({ name, key }) {
      let seen = 0;
      for (const row of db.prepare(`select * from "${name}" order by ${quoted(key)}`).iterate()) {
        yield row as Row;
        if (++seen % 2_000 === 0) await breathe();
      }
    },
    all: async (sql) => all(sql),
    close: async () => void db.close(),
  };
};

const atOnce = 2_000;

export const lookAtPostgres = async (url: string, schema: string): Promise<Look> => {
  const parserOf = (oid: number, format?: 'text') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format);
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    options: `-c search_path="${schema}"`,
    types: { getTypeParser: parserOf as typeof pg.types.getTypeParser },
  });
  client.on('error', () => {}); // the next query reports a lost connection
  await client.connect();
  await client.query('begin isolation level repeatable read read only');
  const all = async (sql: string) => (await client.query<Row>(sql)).rows;
  await all('select 1');
  return {
    async tables() {
      const rows = await all(`select c.relname as name, a.attname as column
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        join pg_index i on i.indrelid = c.oid and i.indisprimary
        join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where c.relkind = 'r' and n.nspname = '${schema}'
        order by c.relname, array_position(i.indkey::int2[], a.attnum)`);
      const keys = new Map<string, string[]>();
      for (const { name, column } of rows)
        keys.set(String(name), [...(keys.get(String(name)) ?? []), String(column)]);
      return [...keys].map(([name, key]) => ({ name, key }));
    },
    async *rows({ name, key }) {
      const types = await all(
        `select column_name as column, data_type as type from information_schema.columns
          where table_schema = '${schema}' and table_name = '${name}'`,
      );
      const isText = (column: string) => types.some((each) => each.column === column && each.type === 'text');
      const order = key.map((column) => `"${column}"${isText(column) ? ' collate "C"' : ''}`).join(', ');
      await client.query(`declare rows no scroll cursor for select * from "${name}" order by ${order}`);
      for (;;) {
        const { rows } = await client.query<Row>(`fetch ${atOnce} from rows`);
        yield* rows;
        if (rows.length < atOnce) break;
      }
      await client.query('close rows');
    },
    all,
    close: () => client.end(),
  };
};
