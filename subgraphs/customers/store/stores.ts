import type { Reader, Tx } from '@jumun/platform/kernel/unit';
import { inArray } from 'drizzle-orm';
import { knownStores } from './tables.ts';

export const keepStore = (tx: Tx, id: string): Promise<unknown> =>
  tx.insert(knownStores).values({ id }).onConflictDoNothing().execute();

/** Those of these stores that we have not heard of. */
export const unknownStores = async (read: Reader, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const found = await read
    .select()
    .from(knownStores)
    .where(inArray(knownStores.id, [...ids]));
  return ids.filter((id) => !found.some((known) => known.id === id));
};
