import type { Envelope } from '@jumun/platform/kernel/published';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { deadLetters } from '../../platform/test/tables.ts';
import { migrations, testClock } from '../../platform/test/tallies.ts';
import { testStores } from '../../test/stores.ts';
import {
  addDeadLetter,
  blockedAggregates,
  type DeadLetter,
  findDeadLetters,
  takeDeadLetters,
} from '../dead-letters.ts';

let store: Store;
beforeAll(async () => {
  store = await testStores()('dead', migrations);
});
afterAll(() => store.close());
beforeEach(() => store.transaction((tx) => tx.delete(deadLetters)));

const letter = (number: number, aggregate: string, source = 'said'): DeadLetter => ({
  source,
  number,
  aggregate,
  event: {
    id: `evt_${number}`,
    number,
    source,
    aggregate,
    type: 'Said',
    data: { text: '안녕' },
  } as unknown as Envelope,
  reason: 'cannot',
  at: testClock(),
});
const lay = (...letters: DeadLetter[]) =>
  store.transaction(async (tx) => {
    for (const each of letters) await addDeadLetter(tx, each);
  });
const blocked = () => store.transaction(async (tx) => [...(await blockedAggregates(tx))].sort());
const numbers = (letters: readonly DeadLetter[]) => letters.map(({ number }) => number);

test('a letter keeps its event and says why it is there', async () => {
  const given = letter(7, 'a');
  await lay(given);
  expect(await findDeadLetters(store.read)).toEqual([given]);
});

test('the same event becomes a dead letter once, with its first reason', async () => {
  await lay(letter(1, 'a'), { ...letter(1, 'a'), reason: 'another time' });
  expect(await findDeadLetters(store.read)).toMatchObject([{ number: 1, reason: 'cannot' }]);
});

test('each aggregate of each source is blocked by itself', async () => {
  await lay(letter(1, 'a'), letter(2, 'a'), letter(3, 'b'), letter(1, 'a', 'more'));
  expect(await blocked()).toEqual(['more>a', 'said>a', 'said>b']);
});

test('the letters of one aggregate are taken out in order, and it is no longer blocked', async () => {
  await lay(letter(10, 'a'), letter(9, 'a'), letter(2, 'a'), letter(3, 'b'), letter(1, 'a', 'more'));
  const taken = await store.transaction((tx) => takeDeadLetters(tx, 'said', 'a'));
  expect(numbers(taken)).toEqual([2, 9, 10]);
  expect(await blocked()).toEqual(['more>a', 'said>b']);
  expect(await store.transaction((tx) => takeDeadLetters(tx, 'said', 'a'))).toEqual([]);
});

test('letters that were taken by a unit that fails are still there', async () => {
  await lay(letter(1, 'a'));
  const failing = store.transaction(async (tx) => {
    await takeDeadLetters(tx, 'said', 'a');
    throw new Error('no');
  });
  await expect(failing).rejects.toThrow('no');
  expect(numbers(await findDeadLetters(store.read))).toEqual([1]);
});
