import type { ReadModel } from '@jumun/platform/kernel/read-model';
import { correctionsOf } from '@jumun/platform/store/corrections';
import { getTableName, isTable } from 'drizzle-orm';
import * as tables from './tables.ts';

const views = [tables.acts, tables.actSubjects] as const;
const { find, put } = correctionsOf(views);

const others = Object.values(tables)
  .filter((each) => isTable(each))
  .filter((table) => !views.some((view) => view === table));

/** The trail follows from what was said of staff, and can be made again; accounts and sessions are in no journal. Nobody watches it. */
export const readModel: ReadModel = {
  kept: others.map(getTableName),
  async correct(right, differences) {
    const rows = await Promise.all(differences.map((difference) => find(right, difference)));
    return async ({ tx }) => {
      for (const [i, difference] of differences.entries()) await put(tx, difference, rows[i]);
      return 0;
    };
  },
};
