import { and, asc, getTableColumns, gt, isNotNull, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { type Instant, later } from '../kernel/clock.ts';
import type { Furthest, Timetable } from '../kernel/later.ts';
import type { Reader } from '../kernel/unit.ts';
import { type ColumnName, prepared } from './prepared.ts';
import type { Store } from './store.ts';

/** The timetable in one indexed column of a table; `name` is that of its prepared queries. */
export const timetable = <T extends PgTable>(
  table: T,
  { name, id, at }: { readonly name: string; readonly id: ColumnName<T>; readonly at: ColumnName<T> },
): Timetable => {
  const { [id]: ids, [at]: times } = getTableColumns(table as PgTable) as Record<string, PgColumn>;
  if (!ids || !times) throw new Error(`${name}: no such column`);
  // without a literal "is not null" a partial index is not used
  const after = (time: unknown): SQL => sql`${times} is not null and ${times} > ${time}`;

  const dueAndNext = prepared<{ now: number; limit: number }>()((read: Reader, value) =>
    read
      .select({ id: ids, at: times })
      .from(table as PgTable)
      .where(
        and(
          isNotNull(times),
          sql`${times} <= coalesce((select min(${times}) from ${table} where ${after(value('now'))}), ${value('now')})`,
        ),
      )
      .orderBy(asc(times))
      .limit(value('limit'))
      .prepare(`${name}_due`),
  );
  const beyond = prepared<{ latest: number }>()((read: Reader, value) =>
    read
      .select({ id: ids })
      .from(table as PgTable)
      .where(after(value('latest')))
      .limit(1)
      .prepare(`${name}_beyond`),
  );

  return {
    async due(read, now, limit) {
      const rows = (await dueAndNext(read, { now, limit })) as { id: string; at: Instant }[];
      return {
        ids: rows.filter((row) => row.at <= now).map((row) => row.id),
        next: rows.find((row) => row.at > now)?.at ?? null,
      };
    },
    isBeyond: async (read, latest) => (await beyond(read, { latest })).length > 0,
    setAgain: (tx, latest, instead) =>
      tx
        .update(table as PgTable)
        .set({ [at]: instead })
        .where(gt(times, latest))
        .execute(),
  };
};

/** Sets again the times that are further ahead than any rule sets them; returns whether there were any. */
export const setImpossibleAgain = async (
  { read, transaction }: Pick<Store, 'read' | 'transaction'>,
  { times, ms, insteadMs }: Furthest,
  now: Instant,
): Promise<boolean> => {
  const latest = later(now, ms);
  if (!(await times.isBeyond(read, latest))) return false;
  await transaction((tx) => times.setAgain(tx, latest, later(now, insteadMs)));
  return true;
};
