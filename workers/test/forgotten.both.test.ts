import { forget, type Persons } from '@jumun/platform/kernel/forgotten';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import type { Envelope } from '@jumun/platform/kernel/published';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { migrations } from '../../platform/test/tallies.ts';
import { testStores } from '../../test/stores.ts';
import { findDeadLetters } from '../dead-letters.ts';
import { say, startHearing } from './hearing.ts';

// Somebody leaves, and what is said about them comes before, after, or again: it is heard, and says nothing about a person.

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let said: Store;
let store: Store;
let journal: JournalReader;
const stops: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  const openStore = testStores();
  [said, store] = [await openStore('said', migrations), await openStore('hearer', migrations)];
  journal = await openJournal('said', said);
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  for (const each of [said, store]) await each.close();
});

const persons: Persons = {
  of: ({ data }) => (data as { readonly customerId?: string }).customerId,
  without(event) {
    const { name, ...facts } = event.data as { readonly name?: string };
    return name === undefined ? event : { ...event, data: { ...facts, name: '' } };
  },
};
const about = (customerId: string, name = 'a canary') => ({ data: { customerId, name } });

const hearing = async (react: (event: Envelope) => unknown = () => {}) => {
  const heard: unknown[] = [];
  const consumer = await startHearing({
    store,
    sources: [journal],
    redis: redis.waiting(),
    persons,
    react: (event) => {
      heard.push(event.data);
      return react(event);
    },
  });
  stops.push(() => consumer.stop());
  return { heard, sweep: () => consumer.sweep() };
};
const leaves = (customerId: string) => store.transaction((tx) => forget(tx, customerId, persons));
const letters = async () => (await findDeadLetters(store.read)).map(({ event }) => event.data);
const fails = () => {
  throw new Error('cannot');
};

test('what is said about somebody is heard until they leave, and without them from then on', async () => {
  const { heard, sweep } = await hearing();
  await say(said, ['a', about('cus_goes')], ['a', about('cus_stays')]);
  await sweep();
  await leaves('cus_goes');
  await leaves('cus_goes');
  await say(
    said,
    ['a', about('cus_goes')],
    ['a', about('cus_stays')],
    ['a', { data: { customerId: 'cus_goes' } }],
  );
  await sweep();
  const canary = { name: 'a canary' };
  expect(heard).toEqual([
    { customerId: 'cus_goes', ...canary },
    { customerId: 'cus_stays', ...canary },
    { customerId: 'cus_goes', name: '' },
    { customerId: 'cus_stays', ...canary },
    { customerId: 'cus_goes' },
  ]);
});

test('what could not be applied says nothing about them any more, whether they left before or after', async () => {
  const { sweep } = await hearing(fails);
  await say(said, ['a', about('cus_goes')], ['b', about('cus_stays')]);
  await sweep();
  expect(JSON.stringify(await letters())).toContain('a canary');
  await leaves('cus_goes');
  await say(said, ['c', about('cus_goes')], ['a', about('cus_goes')]);
  await sweep();
  expect(await letters()).toEqual([
    { customerId: 'cus_goes', name: '' },
    { customerId: 'cus_stays', name: 'a canary' },
    { customerId: 'cus_goes', name: '' },
    { customerId: 'cus_goes', name: '' },
  ]);
});
