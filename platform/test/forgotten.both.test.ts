import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ground, testStores } from '../../test/stores.ts';
import { forget as forgetPerson, isForgotten, mayKeep } from '../kernel/forgotten.ts';
import type { Tx } from '../kernel/unit.ts';
import type { Store } from '../store/store.ts';
import { words } from './tables.ts';
import { migrations } from './tallies.ts';

let store: Store;
let other: Store;
beforeEach(async () => {
  const openStore = testStores();
  [store, other] = [await openStore('kept', migrations), await openStore('kept', migrations)];
});
afterEach(async () => {
  for (const each of [store, other]) await each.close();
});

/** Takes its time, as a unit may on a busy machine. */
const dawdle = (tx: Tx) =>
  ground === 'postgres' ? tx.select({ slept: sql`pg_sleep(0.5)` }).from(sql`(select 1) as one`) : [];

const keep = (customerId: string) =>
  store.transaction(async (tx) => {
    if (!(await mayKeep(tx, customerId))) return false;
    await dawdle(tx);
    await tx.insert(words).values({ id: customerId, word: 'a canary' });
    return true;
  });
const forget = (customerId: string) =>
  other.transaction(async (tx) => {
    await forgetPerson(tx, customerId, { of: () => undefined, without: (event) => event });
    await tx.delete(words);
  });

test('whoever forgets a person waits for those who are keeping something about them, and sees what they kept', async () => {
  const keeping = keep('cus_goes');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await Promise.all([keeping, forget('cus_goes')]);
  expect(await keeping).toBe(true);
  expect(await store.read.select().from(words)).toEqual([]);
  expect(await isForgotten(store.read, 'cus_goes')).toBe(true);
  expect(await keep('cus_goes')).toBe(false);
  expect(await keep('cus_stays')).toBe(true);
});
