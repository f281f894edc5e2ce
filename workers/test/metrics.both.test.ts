import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import {
  atScrape,
  counter,
  gauge,
  histogram,
  keptCounter,
  metricsText,
} from '@jumun/platform/process/metrics';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { deadLetters, effects, journal, positions } from '../../platform/test/tables.ts';
import { migrations, someone, tallyUnits } from '../../platform/test/tallies.ts';
import { ground, testStores } from '../../test/stores.ts';
import { type Hearing, say, startHearing } from './hearing.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let said: Store;
let store: Store;
let source: JournalReader;
const started: Hearing[] = [];

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
    for (const table of [effects, positions, deadLetters]) await tx.delete(table);
  });
});

/** The current value of a series, or undefined. */
const told = async (series: string): Promise<number | undefined> => {
  const lines = (await metricsText()).split('\n');
  const line = lines.find((each) => each.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length + 1));
};
const of = `{consumer="hearer",source="said"}`;
const hear = async (options: Partial<Parameters<typeof startHearing>[0]> = {}) => {
  const hearing = await startHearing({ store, sources: [source], redis: redis.waiting(), ...options });
  started.push(hearing);
  return hearing;
};

test('what is counted is shown by the values of its labels', async () => {
  const things = counter('test_things_total', 'Things.', 'kind', 'outcome');
  things('a', 'ok').inc();
  things('a', 'ok').inc();
  things('a', 'failed').inc();
  expect(things('a', 'ok')).toBe(things('a', 'ok')); // a cell is made once
  expect(await told('test_things_total{kind="a",outcome="ok"}')).toBe(2);
  expect(await told('test_things_total{kind="a",outcome="failed"}')).toBe(1);
  histogram('test_seconds', 'Seconds.', ['kind'])('a').observe(0.03);
  expect(await told('test_seconds_bucket{le="0.025",kind="a"}')).toBe(0);
  expect(await told('test_seconds_bucket{le="0.05",kind="a"}')).toBe(1);
});

test('what is looked up is set at each scrape, and absent once no look sets it', async () => {
  const shown = gauge('test_shown', 'Shown.', 'name');
  const kept = keptCounter('test_kept_total', 'Kept.', 'name');
  let value = 5;
  const stop = atScrape(() => {
    shown(value, 'one');
    kept(value, 'one');
  });
  expect(await told('test_shown{name="one"}')).toBe(5);
  value = 7;
  expect(await told('test_shown{name="one"}')).toBe(7);
  expect(await told('test_kept_total{name="one"}')).toBe(7);
  stop();
  expect(await told('test_shown{name="one"}')).toBeUndefined();
});

test('a look that fails or hangs is left out and counted; everything else is shown', async () => {
  const shown = gauge('test_other', 'Shown.');
  const stops = [
    atScrape(() => Promise.reject(new Error('no'))),
    atScrape(() => new Promise(() => {})),
    atScrape(() => shown(1)),
  ];
  const text = await metricsText();
  for (const stop of stops) stop();
  expect(text).toContain('\ntest_other 1\n');
  expect(text).toContain('\njumun_looks_failed 2\n');
});

test('commands are counted by context, command and outcome', async () => {
  const counted = (outcome: string) =>
    told(`jumun_commands_total{context="hearer",command="Add",outcome="${outcome}"}`);
  const before = [await counted('accepted'), await counted('unchanged'), await counted('TooLittle')];
  const units = tallyUnits(store);
  const id = newId('tly');
  await units(someone(), (own) => own.add(id, 1));
  await units(someone(), (own) => own.add(id, 0));
  await units(someone(), (own) => own.add(id, -5));
  await units(someone(), (own) => own.add(id, -5));
  const after = [await counted('accepted'), await counted('unchanged'), await counted('TooLittle')];
  expect(after.map((count, i) => (count ?? 0) - (before[i] ?? 0))).toEqual([1, 1, 2]);
});

test('a consumer shows how far it is behind, in rows and in seconds', async () => {
  let now = 0 as Instant;
  const hearing = await hear({ clock: () => now });
  await say(said, ['a'], ['b']);
  await hearing.sweep();
  const position = await told(`jumun_consumer_position${of}`);
  expect(position).toBe((await source.page(0, 1)).head);
  expect(await told(`jumun_consumer_head${of}`)).toBe(position);
  expect(await told(`jumun_consumer_lag${of}`)).toBe(0);
  expect(await told(`jumun_consumer_oldest_unread_seconds${of}`)).toBe(0);
  expect(await told('jumun_consumer_events_total{consumer="hearer",outcome="applied"}')).toBe(2);

  await say(said, ['a', { type: 'NotHeard' }], ['a', null]); // rows that it does not hear
  await say(said, ['a'], ['b']);
  const { events } = await source.page(position ?? 0, 10);
  now = ((events[1]?.occurredAt ?? 0) + 31_000) as Instant;
  expect(events[1]?.type).toBe('Said');
  expect(await told(`jumun_consumer_lag${of}`)).toBe(4);
  expect(await told(`jumun_consumer_oldest_unread_seconds${of}`)).toBe(31);
});

test('rows that a consumer does not hear do not make it late, however many there are', async () => {
  const hearing = await hear();
  await say(said, ['a']);
  await hearing.sweep();
  await say(said, ...Array.from({ length: 450 }, () => ['a', { type: 'NotHeard' }] as const));
  expect(await told(`jumun_consumer_lag${of}`)).toBe(450);
  expect(await told(`jumun_consumer_oldest_unread_seconds${of}`)).toBe(0);
  await hearing.sweep();
  expect(await told(`jumun_consumer_lag${of}`)).toBe(0);
});

test('dead letters and a halted consumer are shown, until the consumer stops', async () => {
  let journalId = {};
  const changing: JournalReader = {
    source: 'said',
    page: async (after, limit) => ({ ...(await source.page(after, limit)), ...journalId }),
  };
  const hearing = await hear({
    sources: [changing],
    react: () => {
      throw new Error('cannot');
    },
  });
  await say(said, ['a'], ['a']);
  await hearing.sweep();
  expect(await told('jumun_dead_letters{consumer="hearer"}')).toBe(2);
  expect(await told('jumun_consumer_standing{consumer="hearer"}')).toBe(0);
  journalId = { journalId: 'log_other' };
  await hearing.sweep();
  expect(await told('jumun_consumer_standing{consumer="hearer"}')).toBe(1);
  await hearing.stop();
  expect(await told('jumun_consumer_standing{consumer="hearer"}')).toBeUndefined();
});

test.runIf(ground === 'sqlite')(
  'a SQLite store tells its write-ahead log and how many share a commit',
  async () => {
    await say(said, ['a']);
    expect(await told('jumun_store_wal_bytes{store="said"}')).toBeGreaterThan(0);
    expect(await told('jumun_commit_units_count{store="said"}')).toBeGreaterThan(0);
  },
);

test('the connections to Redis and its memory are shown', async () => {
  redis.failFast();
  await expect.poll(() => told('jumun_redis_up'), { timeout: 5_000 }).toBe(1);
  expect(await told('jumun_redis_memory_bytes{of="used"}')).toBeGreaterThan(100_000);
});
