import { afterEach, beforeEach, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import type { Instant } from '../kernel/clock.ts';
import type { Store } from '../store/store.ts';
import { setImpossibleAgain, timetable } from '../store/timetable.ts';
import { tallies } from './tables.ts';
import { migrations } from './tallies.ts';

const times = timetable(tallies, { name: 'tallies', id: 'id', at: 'total' });
const at = (time: number) => time as Instant;

let store: Store;
beforeEach(async () => {
  store = await testStores()('timetable', migrations);
});
afterEach(() => store.close());

const rowsAt = (...moments: readonly number[]) =>
  store.transaction(async (tx) => {
    for (const total of moments)
      await tx.insert(tallies).values({ id: `tal_${total}`, state: { total }, version: 1, total });
  });

test('one look gives what is due, the longest waiting first, and when the next is', async () => {
  await rowsAt(30, 10, 50, 20, 40);
  expect(await times.due(store.read, at(30), 10)).toEqual({ ids: ['tal_10', 'tal_20', 'tal_30'], next: 40 });
  expect(await times.due(store.read, at(5), 10)).toEqual({ ids: [], next: 10 });
  expect(await times.due(store.read, at(50), 10)).toMatchObject({ next: null });
  expect(await times.due(store.read, at(50), 2)).toEqual({ ids: ['tal_10', 'tal_20'], next: null });
});

test('an empty timetable has nothing due, and nothing later', async () => {
  expect(await times.due(store.read, at(30), 10)).toEqual({ ids: [], next: null });
});

test('times that are further ahead than any rule sets them are set again, and no others', async () => {
  await rowsAt(100, 160, 161, 3_600_000);
  const furthest = { times, ms: 60, insteadMs: 0 };
  expect(await setImpossibleAgain(store, furthest, at(100))).toBe(true);
  expect(await times.due(store.read, at(100), 10)).toMatchObject({ next: 160 });
  expect((await times.due(store.read, at(100), 10)).ids.toSorted()).toEqual([
    'tal_100',
    'tal_161',
    'tal_3600000',
  ]);
  expect(await setImpossibleAgain(store, furthest, at(100))).toBe(false);
});
