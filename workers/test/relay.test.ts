import { setTimeout as pause } from 'node:timers/promises';
import { newId } from '@jumun/platform/kernel/ids';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import type { Store } from '@jumun/platform/store/store';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { migrations, silent } from '../../platform/test/tallies.ts';
import { testStores } from '../../test/stores.ts';
import type { Batch } from '../batch.ts';
import { queueOf } from '../queues.ts';
import { startRelay } from '../relay.ts';
import { effectsIn, saidIn, say, startHearing } from './hearing.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let said: Store;
let more: Store;
let store: Store;
let journals: JournalReader[];
let installation: string;
const stops: (() => Promise<void>)[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());
beforeEach(async () => {
  installation = newId('test');
  const openStore = testStores();
  [said, more, store] = [
    await openStore('said', migrations),
    await openStore('more', migrations),
    await openStore('hearer', migrations),
  ];
  journals = [await openJournal('said', said), await openJournal('more', more)];
});
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
  for (const each of [said, more, store]) await each.close();
});

const relay = async (options: Partial<Parameters<typeof startRelay>[0]> = {}) => {
  const started = await startRelay({
    journals,
    hearersOf: (_, type) => (type === 'Said' ? ['hearer'] : []),
    isPersonal: ({ data }) => 'name' in (data as object),
    redis: redis.failFast(),
    installation,
    log: silent,
    ...options,
  });
  stops.push(() => started.stop());
  return started;
};
const hearer = async () => {
  const hearing = await startHearing({ store, sources: journals, redis: redis.waiting(), installation });
  stops.push(() => hearing.stop());
  return hearing;
};
const heard = async () => (await effectsIn(store)).map(({ event }) => event);
const untilHeard = (count: number, timeout = 4_000) =>
  vi.waitFor(async () => expect((await heard()).length).toBe(count), { timeout, interval: 10 });
const jobs = async () => {
  const queue = new Queue<Batch>(queueOf(installation, 'hearer'), { connection: redis.waiting() });
  const found = await queue.getJobs('waiting', 0, -1, true);
  await queue.close();
  return found.map(({ data }) => data);
};
const untilJobs = (count: number) =>
  vi.waitFor(async () => expect((await jobs()).length).toBe(count), { timeout: 3_000 });

test('what is published is heard at once, without waiting for a sweep [GC-19]', async () => {
  const hearing = await hearer();
  const carrier = await relay();
  said.onAppended(() => carrier.notify('said'));
  await pause(100);
  const began = performance.now();
  const ids = await say(said, ['a'], ['b']);
  await untilHeard(2);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(await heard()).toEqual(ids);
  expect(hearing.counts).toMatchObject({ gaps: 0, pulled: 0, applied: 2 });
});

test('a pass makes one job for each consumer, with a part for each source', async () => {
  const carrier = await relay({
    hearersOf: (source, type) => (type === 'Said' ? ['hearer', `only-${source}`] : []),
  });
  await say(said, ['a'], ['b', { type: 'NotHeard' }], ['c', null], ['d']);
  await say(more, ['x']);
  carrier.notify('said');
  carrier.notify('more');
  await untilJobs(1);
  const [batch] = await jobs();
  const events = await saidIn(journals[0] as JournalReader);
  expect(batch?.parts).toMatchObject([
    { source: 'said', after: 0, events: [events[0], events[2]] },
    { source: 'more', after: 0, events: [{ aggregate: 'x' }] },
  ]);
  await say(said, ['e']);
  carrier.notify('said');
  await untilJobs(2);
  expect((await jobs())[1]?.parts).toMatchObject([
    { source: 'said', after: events[2]?.number, events: [{ aggregate: 'e' }] },
  ]);
});

test('a relay begins at the head: what is older, consumers read themselves', async () => {
  await say(said, ['old']);
  const { head } = await (journals[0] as JournalReader).page(0, 1);
  const carrier = await relay();
  carrier.notify('said');
  await say(said, ['new']);
  carrier.notify('said');
  await untilJobs(1);
  expect((await jobs())[0]?.parts).toMatchObject([{ after: head, events: [{ aggregate: 'new' }] }]);
});

test('a long journal goes out in several jobs that join without a gap', async () => {
  const carrier = await relay();
  await say(said, ...Array.from({ length: 450 }, (_, i) => [`agg_${i}`] as const));
  carrier.notify('said');
  await untilJobs(3);
  const parts = (await jobs()).flatMap((batch) => batch.parts);
  expect(parts.map(({ events }) => events.length)).toEqual([200, 200, 50]);
  expect(parts.slice(1).map(({ after }) => after)).toEqual(
    parts.slice(0, 2).map(({ events }) => events.at(-1)?.number),
  );
});

test('a notification for a journal that it does not carry is ignored', async () => {
  const carrier = await relay();
  carrier.notify('unknown');
  await say(said, ['a']);
  carrier.notify('said');
  await untilJobs(1);
});

test('two relays at once, and one that starts again, harm nothing', async () => {
  await hearer();
  const first = await relay();
  const second = await relay();
  const ids: string[] = [];
  for (let i = 0; i < 20; i++) {
    ids.push(...(await say(said, ['a'], ['b'])));
    first.notify('said');
    second.notify('said');
    if (i === 10) {
      await first.stop();
      const third = await relay();
      said.onAppended(() => third.notify('said'));
    }
    await pause(5);
  }
  await untilHeard(40);
  expect(await heard()).toEqual(ids);
});

test('Redis is emptied ten times under load: after one sweep nothing is missing, doubled or out of order', async () => {
  const hearing = await hearer();
  const carrier = await relay();
  for (const [name, each] of [
    ['said', said],
    ['more', more],
  ] as const)
    each.onAppended(() => carrier.notify(name));
  const flusher = redis.waiting();
  const ids: { said: string[]; more: string[] } = { said: [], more: [] };
  let talking = true;
  const talk = async (each: 'said' | 'more', into: Store) => {
    while (talking) {
      ids[each].push(...(await say(into, [`agg_${ids[each].length % 5}`], ['a'])));
      await pause(2);
    }
  };
  const talks = [talk('said', said), talk('more', more)];
  for (let i = 1; i <= 10; i++) {
    await pause(60);
    // however busy the machine is, there is something to lose
    await vi.waitFor(() => expect(ids.said.length).toBeGreaterThan(5 * i), { timeout: 5_000, interval: 5 });
    await flusher.flushall();
  }
  talking = false;
  await Promise.all(talks);
  await flusher.flushall();
  await hearing.sweep();
  const all = await effectsIn(store);
  for (const source of ['said', 'more'] as const)
    expect(all.filter((effect) => effect.source === source).map(({ event }) => event)).toEqual(ids[source]);
}, 60_000);

test('while Redis is away the sweep delivers, and afterwards jobs do again', async () => {
  const hearing = await hearer();
  const carrier = await relay();
  said.onAppended(() => carrier.notify('said'));
  const before = await say(said, ['a']);
  await untilHeard(1);
  redis.kill();
  await pause(100);
  const away = await say(said, ['a'], ['b']);
  await hearing.sweep();
  expect(await heard()).toEqual([...before, ...away]);
  await redis.restart();
  await vi.waitFor(
    async () => {
      const pulled = hearing.counts.pulled;
      const count = (await heard()).length;
      await say(said, ['a']);
      await pause(300);
      expect((await heard()).length).toBe(count + 1);
      expect(hearing.counts.pulled).toBe(pulled); // by a job, not by a sweep or a gap
    },
    { timeout: 20_000, interval: 500 },
  );
  const events = (await saidIn(journals[0] as JournalReader)).map(({ id }) => id);
  await hearing.sweep();
  expect(await heard()).toEqual(events);
}, 60_000);

test('a relay stops in time while Redis is away', async () => {
  const carrier = await relay();
  await say(said, ['a']);
  redis.kill();
  carrier.notify('said');
  await pause(50);
  const began = performance.now();
  await carrier.stop();
  expect(performance.now() - began).toBeLessThan(7_000);
  await redis.restart();
}, 30_000);

test('what is said about a person is in no job, and heard all the same, in its order and at once', async () => {
  const hearing = await hearer();
  const carrier = await relay({ hearersOf: () => ['hearer', 'nobody-takes-these'] });
  said.onAppended(() => carrier.notify('said'));
  await pause(100);
  const began = performance.now();
  const ids = [
    ...(await say(said, ['a'], ['a', { data: { name: 'a canary' } }], ['b'])),
    ...(await say(said, ['a', { data: { name: 'a canary' } }])),
    ...(await say(said, ['c'])),
  ];
  await untilHeard(5);
  expect(performance.now() - began).toBeLessThan(2_000);
  expect(await heard()).toEqual(ids);
  expect(hearing.counts).toMatchObject({ deadLettered: 0, ghosts: 0 });
  const watched = redis.waiting();
  const keys = await watched.keys(`*${installation}-nobody-takes-these*`);
  expect(keys.length).toBeGreaterThan(1);
  for (const key of keys)
    if ((await watched.type(key)) === 'hash')
      expect(JSON.stringify(await watched.hgetall(key))).not.toContain('a canary');
});
