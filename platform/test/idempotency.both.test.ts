import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { type KeyUse, useKey } from '../kernel/idempotency.ts';
import { unitsOf } from '../kernel/work.ts';
import type { Store } from '../store/store.ts';
import { migrations, own, someone, testClock } from './tallies.ts';

let store: Store;
beforeAll(async () => {
  store = await testStores()('idempotency', migrations);
});
afterAll(() => store.close());

const unit = <T>(body: (o: ReturnType<typeof own>) => Promise<T>) =>
  unitsOf({ store, clock: testClock, notify() {} }, own)(someone(), body);

/** Adds to a tally under a key, as a mutation would: refused where nothing would be left. */
const add = (caller: string, key: string, input: { by: number; note?: string | undefined }) =>
  unit(async ({ work, add }) => {
    const used: KeyUse = await useKey(work, { caller, key, input: { mutation: 'add', ...input } });
    if (used.is !== 'NEW') return used.is === 'SAME' ? used.subject : 'OTHER';
    const handled = await add(`tal_${caller}`, input.by);
    if ('rejection' in handled) return 'REFUSED';
    await used.keep(`made ${handled.state.total}`);
    return `made ${handled.state.total}`;
  });

test('a key does its work once, and a repeat is answered as the first was', async () => {
  expect(await add('usr_once', 'k1', { by: 3 })).toBe('made 3');
  expect(await add('usr_once', 'k2', { by: 4 })).toBe('made 7');
  expect(await add('usr_once', 'k1', { by: 3 })).toBe('made 3');
});

test('a key with another input is no repeat; a field that is left out equals one that is undefined', async () => {
  expect(await add('usr_other', 'k1', { by: 3 })).toBe('made 3');
  expect(await add('usr_other', 'k1', { by: 4 })).toBe('OTHER');
  expect(await add('usr_other', 'k1', { by: 3, note: undefined })).toBe('made 3');
});

test('each caller has keys of their own', async () => {
  expect(await add('usr_a', 'same', { by: 1 })).toBe('made 1');
  expect(await add('usr_b', 'same', { by: 2 })).toBe('made 2');
});

test('what was refused used up no key', async () => {
  expect(await add('usr_refused', 'k1', { by: -1 })).toBe('REFUSED');
  expect(await add('usr_refused', 'k2', { by: 5 })).toBe('made 5');
  expect(await add('usr_refused', 'k1', { by: -1 })).toBe('made 4');
});

test('the same key twenty times at once does its work once', async () => {
  const told = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      await pause(i % 3);
      return add('usr_many', 'k1', { by: 6 });
    }),
  );
  expect(new Set(told)).toEqual(new Set(['made 6']));
  expect(await add('usr_many', 'k2', { by: 1 })).toBe('made 7');
});
