import { newId } from '@jumun/platform/kernel/ids';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import { StoreBusy } from '@jumun/platform/kernel/unit';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { deadLetters, effects, journal, positions } from '../../platform/test/tables.ts';
import { migrations, testClock } from '../../platform/test/tallies.ts';
import { testStores } from '../../test/stores.ts';
import { eventApplier, Poison } from '../apply.ts';
import { findDeadLetters, findSkipped } from '../dead-letters.ts';
import { openReplay, type Replay } from '../replay.ts';
import { effectsIn, type Hearing, partOf, saidIn, say, startHearing, writeDown } from './hearing.ts';

// What an operator does with dead letters in a process of their own, while the consumer that set them aside runs on.

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let said: Store;
let store: Store;
let source: JournalReader;
const started: Hearing[] = [];
let poison = new Set<string>();
let woken: string[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
  const openStore = testStores();
  said = await openStore('said', migrations);
  store = await openStore('hearer', migrations);
  source = await openJournal('said', said);
});
afterAll(async () => {
  for (const hearing of started.splice(0)) await hearing.stop();
  await redis.stop();
  for (const opened of [said, store]) await opened.close();
});
beforeEach(async () => {
  for (const hearing of started.splice(0)) await hearing.stop();
  await said.transaction((tx) => tx.delete(journal));
  await store.transaction(async (tx) => {
    for (const table of [effects, positions, deadLetters, journal]) await tx.delete(table);
  });
  poison = new Set();
  woken = [];
});

const refuse = ({ id }: { readonly id: string }): void => {
  if (poison.has(id)) throw new Error('cannot');
};
const hear = async (installation = newId('test')): Promise<Hearing> => {
  const hearing = await startHearing({
    store,
    sources: [source],
    redis: redis.waiting(),
    installation,
    react: refuse,
  });
  started.push(hearing);
  return hearing;
};
const heard = async () => (await effectsIn(store)).map(({ event }) => event);
const waiting = async () => (await findDeadLetters(store.read)).map(({ event }) => event.id);
/** As the command opens it: with the reactions of the context and nothing of the consumer. */
const operating = (react = refuse): Replay =>
  openReplay({
    context: 'hearer',
    store,
    apply: eventApplier({ reactions: [writeDown(react)], read: (event) => event, clock: testClock }),
    clock: testClock,
    notify: (topics) => void woken.push(...topics),
  });

/** One event of `a` that cannot be applied, two of `a` behind it, and others that were not held up. */
const deadLettered = async () => {
  const [bad, behind, other, last] = (await say(said, ['a'], ['a'], ['b'], ['a'])) as [
    string,
    string,
    string,
    string,
  ];
  poison.add(bad);
  const hearing = await hear();
  await hearing.sweep();
  expect(await waiting()).toEqual([bad, behind, last]);
  expect(await heard()).toEqual([other]);
  return { hearing, bad, behind, other, last };
};

test('once the cause is gone, a replay applies the event and those behind it, in order and once', async () => {
  const { hearing, bad, behind, other, last } = await deadLettered();
  poison.clear();
  expect(await operating().replay('said', 'a')).toBe(3);
  expect(await heard()).toEqual([other, bad, behind, last]);
  expect(await waiting()).toEqual([]);
  expect(woken).toEqual(['a', 'a', 'a']);
  await hearing.send({ parts: [await partOf(source, 0)] }); // all of it once more
  await hearing.done();
  await hearing.sweep();
  expect(await heard()).toEqual([other, bad, behind, last]);
  const [next] = await say(said, ['a']);
  await hearing.sweep();
  expect(await heard()).toEqual([other, bad, behind, last, next]); // the way is clear
});

test('a replay that fails again leaves everything where it was, with its first reason', async () => {
  const { bad, behind, other, last } = await deadLettered();
  const before = await findDeadLetters(store.read);
  await expect(operating().replay('said', 'a')).rejects.toThrow(Poison);
  expect(await findDeadLetters(store.read)).toEqual(before);
  expect(await waiting()).toEqual([bad, behind, last]);
  expect(await heard()).toEqual([other]);
  expect(woken).toEqual([]);
});

test('a replay that fails in the middle applies nothing before it either', async () => {
  const { behind, other } = await deadLettered();
  poison = new Set([behind]);
  await expect(operating().replay('said', 'a')).rejects.toMatchObject({ event: { id: behind } });
  expect(await heard()).toEqual([other]);
  expect(await waiting()).toHaveLength(3);
});

test('an error of the store is no reason to give an event up', async () => {
  await deadLettered();
  const busy = operating(() => {
    throw new StoreBusy('held elsewhere');
  });
  await expect(busy.replay('said', 'a')).rejects.toThrow(StoreBusy);
  expect(await waiting()).toHaveLength(3);
});

test('an event that is given up leaves a mark that says what, who and why, and is not applied', async () => {
  const { hearing, bad, behind, other, last } = await deadLettered();
  const [letter] = await findDeadLetters(store.read);
  if (!letter) throw new Error('there is no dead letter');
  const skipping = { reason: 'the parcel never existed', actor: 'operator:kim' };
  expect(await operating().skip(letter, skipping)).toBe(true);
  expect(await waiting()).toEqual([behind, last]); // still behind it, until they are replayed
  expect(await findSkipped(store.read)).toMatchObject([
    {
      eventId: bad,
      eventType: 'Said',
      source: 'said',
      number: letter.number,
      aggregate: 'a',
      reason: letter.reason,
      skipped: 'the parcel never existed',
      actor: 'operator:kim',
    },
  ]);
  expect(await operating().replay('said', 'a')).toBe(2);
  await hearing.sweep();
  expect(await heard()).toEqual([other, behind, last]);
  expect(await operating().skip(letter, skipping)).toBe(false); // it is gone
  expect(await findSkipped(store.read)).toHaveLength(1);
});

test('the mark of a skipped event holds none of its content', async () => {
  const [bad] = await say(said, ['a', { data: { name: 'Kim Jumun' } }]);
  poison.add(String(bad));
  await (await hear()).sweep();
  const [letter] = await findDeadLetters(store.read);
  if (!letter) throw new Error('there is no dead letter');
  await operating().skip(letter, { reason: 'no', actor: 'operator:kim' });
  const rows = await store.read.select().from(journal);
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain('Kim Jumun');
});

test('events that come while a replay is under way are applied after it, or wait with it', async () => {
  const { hearing, bad, behind, other, last } = await deadLettered();
  poison.clear();
  const later: string[] = [];
  const replaying = operating().replay('said', 'a');
  for (let i = 0; i < 5; i++) {
    const after = (await source.page(0, 1)).head;
    later.push(...(await say(said, ['a'], ['a'])));
    await hearing.send({ parts: [await partOf(source, after)] });
  }
  await replaying;
  await hearing.done();
  await hearing.sweep();
  while ((await waiting()).length > 0) await operating().replay('said', 'a');
  expect(await heard()).toEqual([other, bad, behind, last, ...later]);
  expect((await saidIn(source)).length).toBe(14);
});
