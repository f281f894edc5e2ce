import type { ReadModel } from '@jumun/platform/kernel/read-model';
import { correctionsOf } from '@jumun/platform/store/corrections';
import { getTableName } from 'drizzle-orm';
import type { Entry } from '../domain/entry.ts';
import { addUpAgain } from './entries.ts';
import { entries, forgotten, ofProducts, ofStores } from './tables.ts';

const written = [entries, forgotten] as const;
const { find, put } = correctionsOf(written);

type Day = Pick<Entry, 'day' | 'storeId' | 'currency'>;

const dayOf = (row: Readonly<Record<string, unknown>> | undefined): Day[] =>
  row && 'day' in row ? [row as Day] : [];

/**
 * Sales follow entirely from what is heard, and can be made again. Entries are put right one by one; a day is added up from the
 * entries that are there, since the rebuilt one may hold some that are yet to be heard here.
 */
export const readModel: ReadModel = {
  kept: [],
  async correct(right, differences) {
    const isWritten = (table: string) => written.some((each) => getTableName(each) === table);
    const wrong = differences.filter(({ table }) => isWritten(table));
    const sums = differences.filter(({ table }) =>
      [ofStores, ofProducts].some((each) => getTableName(each) === table),
    );
    const rows = await Promise.all(wrong.map((difference) => find(right, difference)));
    return async ({ tx }) => {
      const days = new Map<string, Day>();
      const note = (...found: readonly Day[]) => {
        for (const day of found) days.set(`${day.day} ${day.storeId} ${day.currency}`, day);
      };
      for (const [i, difference] of wrong.entries()) {
        note(...dayOf(await find(tx, difference)), ...dayOf(rows[i]));
        await put(tx, difference, rows[i]);
      }
      for (const { key } of sums)
        note({ day: String(key.day), storeId: String(key.store_id), currency: String(key.currency) });
      for (const [, day] of [...days].sort(([a], [b]) => (a < b ? -1 : 1))) await addUpAgain(tx, day);
      return 0;
    };
  },
};
