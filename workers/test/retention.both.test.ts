import { pruneJournal } from '@jumun/platform/audit/prune';
import type { Instant } from '@jumun/platform/kernel/clock';
import { openJournal } from '@jumun/platform/kernel/journal';
import type { Store } from '@jumun/platform/store/store';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { migrations, silent, testClock } from '../../platform/test/tallies.ts';
import { testStores } from '../../test/stores.ts';
import { openHeard } from '../heard.ts';
import { type Retention, startRetention } from '../retention.ts';
import { effectsIn, say, startHearing } from './hearing.ts';

const openStore = testStores();
const audit = { histories: [] };
const within = { timeout: 20_000 };
/** Long after everything that the tests' clock says. */
const later = () => (testClock() + 100 * 24 * 3_600_000) as Instant;

let redis: Awaited<ReturnType<typeof startTestRedis>>;
const started: Retention[] = [];
let stores = 0;

beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(async () => {
  for (const retention of started) await retention.stop();
  await redis.stop();
});

/** A store that has said three things in three units. */
const newSource = async (): Promise<Store> => {
  const store = await openStore(`kept${++stores}`, migrations);
  await openJournal('said', store);
  for (const aggregate of ['a', 'b', 'c']) await say(store, [aggregate]);
  return store;
};

const pageOf = async (store: Store) => (await openJournal('said', store)).page(0, 10);

const keep = (store: Store, heardByAll: () => Promise<number>, keepDays = 30): Retention => {
  const keeper = { name: `kept${stores}`, store, audit, heardByAll };
  const retention = startRetention([keeper], { keepDays, clock: later, log: silent, everyMs: 10 });
  started.push(retention);
  return retention;
};

test('a journal is pruned once all who hear it have said that they have applied it', async () => {
  const store = await newSource();
  const { journalId } = await pageOf(store);
  const connection = redis.failFast();
  await vi.waitFor(() => expect(connection.status).toBe('ready'), within);
  const heard = openHeard(connection, `test${stores}`);
  const looked = vi.fn(() => heard.byAll('said', journalId, ['first', 'second']));
  keep(store, looked).lease(`kept${stores}`, true);
  const stand = { source: 'said', journalId, number: 3, eventId: '' };

  await heard.tell('first', [stand]);
  const before = looked.mock.calls.length;
  await vi.waitFor(() => expect(looked.mock.calls.length).toBeGreaterThan(before + 2), within);
  expect((await pageOf(store)).prunedTo).toBe(0);

  await heard.tell('second', [{ ...stand, journalId: 'log_another' }]);
  const then = looked.mock.calls.length;
  await vi.waitFor(() => expect(looked.mock.calls.length).toBeGreaterThan(then + 2), within);
  expect((await pageOf(store)).prunedTo).toBe(0);

  await heard.tell('second', [{ ...stand, number: 2 }]);
  await vi.waitFor(async () => expect((await pageOf(store)).prunedTo).toBe(1), within);
  await heard.tell('second', [stand]);
  await vi.waitFor(async () => expect((await pageOf(store)).prunedTo).toBe(2), within);
});

test('only the holder of the lease prunes, and nobody where everything is kept for ever', async () => {
  const resting = vi.fn(async () => 3);
  const store = await newSource();
  keep(store, resting);
  const forEver = vi.fn(async () => 3);
  keep(store, forEver, 0).lease(`kept${stores}`, true);
  const holding = vi.fn(async () => 0);
  keep(store, holding).lease(`kept${stores}`, true);
  await vi.waitFor(() => expect(holding.mock.calls.length).toBeGreaterThan(3), within);
  expect(resting).not.toHaveBeenCalled();
  expect(forEver).not.toHaveBeenCalled();
  expect((await pageOf(store)).prunedTo).toBe(0);
});

test('a consumer that stands before what was pruned halts, and says why', async () => {
  const source = await newSource();
  await pruneJournal(source, { audit, before: later(), below: 3, limit: 100 });
  const hearer = await openStore(`late${stores}`, migrations);
  const hearing = await startHearing({
    store: hearer,
    sources: [await openJournal('said', source)],
    redis: redis.waiting(),
  });
  expect(hearing.halted()).toBe(
    'the journal of said was pruned up to number 2, and this consumer has applied it up to 0',
  );
  expect(await effectsIn(hearer)).toEqual([]);
  await hearing.stop();
});

test('one that hears what is kept begins after what was pruned, and then hears everything', async () => {
  const source = await newSource();
  await pruneJournal(source, { audit, before: later(), below: 3, limit: 100 });
  const hearer = await openStore(`kept_only${stores}`, migrations);
  const hearing = await startHearing({
    store: hearer,
    sources: [{ journal: await openJournal('said', source), types: new Set(['Said']), from: 'kept' }],
    redis: redis.waiting(),
  });
  await say(source, ['d']);
  await hearing.sweep();
  expect(hearing.halted()).toBe(null);
  expect((await effectsIn(hearer)).map(({ aggregate }) => aggregate)).toEqual(['c', 'd']);
  await hearing.stop();
});

test('one that hears what is kept hears a whole journal from its beginning', async () => {
  const source = await newSource();
  const hearer = await openStore(`kept_whole${stores}`, migrations);
  const hearing = await startHearing({
    store: hearer,
    sources: [{ journal: await openJournal('said', source), types: new Set(['Said']), from: 'kept' }],
    redis: redis.waiting(),
  });
  expect((await effectsIn(hearer)).map(({ aggregate }) => aggregate)).toEqual(['a', 'b', 'c']);
  await hearing.stop();
});
