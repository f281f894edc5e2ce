import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { json, locked, text, version } from '../store/columns.ts';
import { prepared, preparedInsert } from '../store/prepared.ts';
import type { Rows } from './handle.ts';
import { Conflict, checkLater, type Reader, type Tx } from './unit.ts';

/**
 * The columns of an aggregate that is always loaded whole: one JSON document, its version, and beside them whatever is
 * searched for. Simpler than many tables, and three times faster to read.
 */
export const document = <Id extends string, S>() => ({
  id: text<Id>('id').primaryKey(),
  state: json<S>('state').notNull(),
  version: version(),
});

type DocumentTable<Id extends string, S> = PgTable & {
  readonly id: PgColumn & { readonly _: { readonly data: Id } };
  readonly state: PgColumn & { readonly _: { readonly data: S } };
  readonly version: PgColumn;
};

/** The searched columns of a table: everything but the document itself. */
type Searched<T extends PgTable> = Omit<T['$inferInsert'], 'id' | 'state' | 'version'>;

export type Documents<Id, S, T extends PgTable> = Rows<Id, S> & {
  /** The whole row as committed, for answers. */
  readonly find: (read: Reader, id: Id) => Promise<T['$inferSelect'] | undefined>;
  /** Many at once, in the order of the ids; null where there is none. */
  readonly findMany: (read: Reader, ids: readonly Id[]) => Promise<(T['$inferSelect'] | null)[]>;
};

/** Where one kind of aggregate lives, given how its searched columns follow from its state. */
export const documentRows = <Id extends string, S, T extends DocumentTable<Id, S>>(
  name: string,
  table: T,
  searched: (state: S, id: Id) => Required<Searched<T>>,
): Documents<Id, S, T> => {
  const { id: _, ...changeable } = getTableColumns(table as PgTable);
  type Row = T['$inferSelect'] & { id: Id; state: S; version: number };

  const held = prepared<{ id: string }>()((tx: Tx, value) =>
    locked(
      tx
        .select()
        .from(table as PgTable)
        .where(eq(table.id, value('id'))),
    ).prepare(`${name}_held`),
  );
  const byId = prepared<{ id: string }>()((read: Reader, value) =>
    read
      .select()
      .from(table as PgTable)
      .where(eq(table.id, value('id')))
      .prepare(`${name}_by_id`),
  );
  const insert = preparedInsert(table as PgTable, `${name}_insert`, {
    finish: (row) => row.onConflictDoNothing().returning({ id: table.id }), // its id, or what else is unique, is taken
  });
  const update = prepared<Record<string, unknown>>()((tx: Tx, value) =>
    tx
      .update(table as PgTable)
      .set(Object.fromEntries(Object.entries(changeable).map(([key, column]) => [key, value(key, column)])))
      .where(and(eq(table.id, value('id')), eq(table.version, value('loaded'))))
      .returning({ id: table.id })
      .prepare(`${name}_update`),
  );

  const find = async (read: Reader, id: Id): Promise<Row | undefined> =>
    ((await byId(read, { id })) as Row[])[0];

  return {
    async load(tx, id) {
      const [row] = (await held(tx, { id })) as Row[];
      return row && { state: row.state, version: row.version };
    },
    async save(tx, id, state, { loaded, next }) {
      const row = { ...searched(state, id), id, state, version: next };
      await checkLater(loaded === 0 ? insert(tx, row) : update(tx, { ...row, loaded }), (saved) => {
        if (saved.length === 0) throw new Conflict(`${name} ${id}`);
      });
    },
    find,
    async findMany(read, ids) {
      const [only] = ids;
      if (ids.length === 1 && only) return [(await find(read, only)) ?? null];
      const rows = (await read
        .select()
        .from(table as PgTable)
        .where(inArray(table.id, [...ids]))) as Row[];
      const found = new Map(rows.map((row) => [row.id, row]));
      return ids.map((id) => found.get(id) ?? null);
    },
  };
};

/** A fact in a document, for an index and for the queries that it serves: both have to say it in the same words. */
export const factIn = (name: string): SQL => sql.raw(`(state ->> '${name}')`);

/** The documents of a table in which a fact is this, by their ids. */
export const findByFact = async <Id extends string, S, T extends DocumentTable<Id, S>>(
  read: Pick<Reader, 'select'>,
  table: T,
  fact: SQL,
  value: string,
): Promise<{ readonly id: T['$inferSelect']['id']; readonly state: T['$inferSelect']['state'] }[]> =>
  (await read
    .select({ id: table.id, state: table.state })
    .from(table as PgTable)
    .where(sql`${fact} = ${value}`)
    .orderBy(asc(table.id))) as { id: T['$inferSelect']['id']; state: T['$inferSelect']['state'] }[];
