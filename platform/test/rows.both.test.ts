import { afterAll, beforeAll, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { Conflict } from '../kernel/unit.ts';
import type { Store } from '../store/store.ts';
import { migrations, tallyRows } from './tallies.ts';

let store: Store;
beforeAll(async () => {
  store = await testStores()('rows', migrations);
});
afterAll(() => store.close());

const save = (id: string, total: number, loaded: number, next = loaded + 1) =>
  store.transaction((tx) => tallyRows.save(tx, id, { total }, { loaded, next }));
const load = (id: string) => store.transaction((tx) => tallyRows.load(tx, id));

test('a row that is saved is loaded whole, with its version and the columns that are searched', async () => {
  expect(await load('tal_new')).toBeUndefined();
  await save('tal_new', 3, 0);
  expect(await load('tal_new')).toEqual({ state: { total: 3 }, version: 1 });
  await save('tal_new', 4, 1, 5);
  expect(await tallyRows.find(store.read, 'tal_new')).toEqual({
    id: 'tal_new',
    state: { total: 4 },
    version: 5,
    total: 4,
  });
});

test('an older version, or none, that was loaded does not overwrite a newer one [EB-20]', async () => {
  await save('tal_old', 1, 0);
  await save('tal_old', 2, 1);
  for (const loaded of [0, 1, 7]) await expect(save('tal_old', 9, loaded)).rejects.toThrow(Conflict);
  expect(await load('tal_old')).toEqual({ state: { total: 2 }, version: 2 });
});

test('a row that was deleted meanwhile is a conflict, not a new row', async () => {
  await expect(save('tal_gone', 1, 3)).rejects.toThrow(Conflict);
  expect(await tallyRows.find(store.read, 'tal_gone')).toBeUndefined();
});

test('many are found in the order asked for, with null where there is none', async () => {
  await save('tal_a', 1, 0);
  await save('tal_b', 2, 0);
  const ids = async (...wanted: string[]) =>
    (await tallyRows.findMany(store.read, wanted)).map((row) => row?.id ?? null);
  expect(await ids()).toEqual([]);
  expect(await ids('tal_a')).toEqual(['tal_a']);
  expect(await ids('tal_none')).toEqual([null]);
  expect(await ids('tal_b', 'tal_none', 'tal_a', 'tal_b')).toEqual(['tal_b', null, 'tal_a', 'tal_b']);
});

test('a document keeps every text and number as it was', async () => {
  const id = "tal_'; drop table tallies --";
  await save(id, Number.MAX_SAFE_INTEGER, 0);
  expect(await load(id)).toEqual({ state: { total: Number.MAX_SAFE_INTEGER }, version: 1 });
});
