import { and, eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Difference } from '../kernel/read-model.ts';
import type { Reader, Tx } from '../kernel/unit.ts';

type Row = Readonly<Record<string, unknown>>;

/** Finds and replaces single rows of the tables of a read model, by the names that the database has for them. */
export const correctionsOf = (views: readonly PgTable[]) => {
  const placeOf = ({ table, key }: Difference) => {
    const view = views.find((each) => getTableName(each) === table);
    if (!view) throw new Error(`${table} does not follow from what is heard`);
    const columns = Object.values(getTableColumns(view));
    const isIt = Object.entries(key).map(([name, value]) => {
      const column = columns.find((each) => each.name === name);
      if (!column) throw new Error(`${table} has no ${name}`);
      return eq(column, value);
    });
    return { view, where: and(...isIt) };
  };
  return {
    async find(read: Reader, difference: Difference): Promise<Row | undefined> {
      const { view, where } = placeOf(difference);
      const rows: Row[] = await read.select().from(view).where(where);
      return rows[0];
    },
    /** Puts the right row in the place of a wrong one, or none where there should be none. */
    async put(tx: Tx, difference: Difference, right: Row | undefined): Promise<void> {
      const { view, where } = placeOf(difference);
      await tx.delete(view).where(where).execute();
      if (right)
        await tx
          .insert(view)
          .values(right as never)
          .execute();
    },
  };
};
