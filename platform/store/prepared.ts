import { type Column, getTableColumns, Param, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { PgInsertBase, PgQueryResultHKT, PgTable } from 'drizzle-orm/pg-core';
import type { Reader, Tx } from '../kernel/unit.ts';

/** A query that was built, and can be executed many times. */
export type Query<R> = { execute(values?: Record<string, unknown>): Promise<R> };

/**
 * Stands for a value that is given with each execution, as a key of `V`. With a column it is encoded as that column is, and may
 * stand where drizzle's types take no placeholder, as in `.set()`.
 */
export type Value<V> = {
  <K extends keyof V & string>(name: K): Placeholder<K, V[K]>;
  <K extends keyof V & string>(name: K, column: Column): SQL<V[K]>;
};

const value = ((name: string, column?: Column) =>
  column ? sql`${new Param(sql.placeholder(name), column)}` : sql.placeholder(name)) as Value<
  Record<string, never>
>;

/** A query built once per connection instead of once per call (a third of the CPU); `V` is what each execution gives it. */
export const prepared =
  <V extends object = Record<never, never>>() =>
  <T extends Reader, R>(build: (tx: T, value: Value<V>) => Query<R>) => {
    const made = new WeakMap<T, Query<R>>();
    return (tx: T, values: V): Promise<R> => {
      let query = made.get(tx);
      if (!query) {
        query = build(tx, value as unknown as Value<V>);
        made.set(tx, query);
      }
      return query.execute(values as Record<string, unknown>);
    };
  };

/** The columns of a table, by the names that its rows have for them. */
export type ColumnName<T extends PgTable> = keyof T['$inferSelect'] & string;

type Insert<T extends PgTable> = PgInsertBase<T, PgQueryResultHKT>;

/** A query that is complete but for its name. */
type Unnamed<R> = { prepare(name: string): Query<R> };

type InsertOptions<T extends PgTable, C extends ColumnName<T>, R> = {
  readonly columns?: readonly C[];
  readonly computed?: (value: Value<Pick<T['$inferSelect'], C>>) => { readonly [K in ColumnName<T>]?: SQL };
  readonly finish?: (insert: Insert<T>) => Unnamed<R>;
};

/** The inserts of a table: what is written, given how the values of each row are named. */
const insertOf = <T extends PgTable, C extends ColumnName<T>, R>(
  table: T,
  {
    columns = Object.keys(getTableColumns(table)) as C[],
    computed,
    finish = (insert) => insert as unknown as Unnamed<R>,
  }: InsertOptions<T, C, R>,
) => ({
  columns,
  build: (tx: Tx, values: readonly Value<Pick<T['$inferSelect'], C>>[]): Unnamed<R> => {
    const rows = values.map((value) => ({
      ...Object.fromEntries(columns.map((column) => [column, value(column)])),
      ...computed?.(value),
    }));
    // that every column without a default is among them is found out by the first execution
    return finish(tx.insert(table).values(rows as T['$inferInsert'][]) as unknown as Insert<T>);
  },
});

/**
 * An insert built once per connection: each execution gives the row. Its columns are all of the table's or those named; what
 * `computed` names is worked out by the statement itself, from the same values. `finish` says what happens on a conflict, and
 * what is returned.
 */
export const preparedInsert = <T extends PgTable, C extends ColumnName<T> = ColumnName<T>, R = unknown>(
  table: T,
  name: string,
  options: InsertOptions<T, C, R> = {},
) => {
  const { build } = insertOf(table, options);
  return prepared<Pick<T['$inferSelect'], C>>()((tx: Tx, value) => build(tx, [value]).prepare(name));
};

type RowOf<R> = R extends readonly (infer Row)[] ? Row : never;

/** How many rows one statement takes. Any number of rows is a few statements, and each of these is built once. */
const rowsAtOnce = [64, 16, 4, 1];

/** The same for any number of rows; answers what all of them return. No two rows may meet the same row that is there already. */
export const preparedInserts = <T extends PgTable, C extends ColumnName<T> = ColumnName<T>, R = unknown>(
  table: T,
  name: string,
  options: InsertOptions<T, C, R> = {},
) => {
  const { columns, build } = insertOf(table, options);
  const slotOf = (column: string, i: number) => `${column}_${i}`;
  const slots = Array.from({ length: rowsAtOnce[0] ?? 1 }, (_, i) =>
    columns.map((column) => ({ column, slot: slotOf(column, i) })),
  );
  const statements = rowsAtOnce.map((size) => ({
    size,
    run: prepared<Record<string, unknown>>()((tx: Tx, value) => {
      const ofRow = (i: number) =>
        ((column: string) => value(slotOf(column, i))) as Value<Pick<T['$inferSelect'], C>>;
      return build(
        tx,
        Array.from({ length: size }, (_, i) => ofRow(i)),
      ).prepare(`${name}_${size}`);
    }),
  }));
  const valuesOf = (rows: readonly Pick<T['$inferSelect'], C>[]): Record<string, unknown> => {
    const values: Record<string, unknown> = {};
    for (const [i, row] of rows.entries())
      for (const { column, slot } of slots[i] ?? []) values[slot] = row[column];
    return values;
  };
  return async (tx: Tx, rows: readonly Pick<T['$inferSelect'], C>[]): Promise<RowOf<R>[]> => {
    const returned: RowOf<R>[] = [];
    let from = 0;
    for (const { size, run } of statements)
      for (; rows.length - from >= size; from += size) {
        const result = await run(tx, valuesOf(rows.slice(from, from + size)));
        if (Array.isArray(result)) returned.push(...result); // without `returning` a driver answers how many there were
      }
    return returned;
  };
};
