import { afterAll, beforeAll, expect, test } from 'vitest';
import { ground, testStores } from '../../test/stores.ts';
import { journalIdOf, openJournal } from '../kernel/journal.ts';
import type { OpenStore } from '../store/configured.ts';
import type { Store } from '../store/store.ts';
import { journal } from './tables.ts';
import { migrations, someone, tallyUnits } from './tallies.ts';

let openStore: OpenStore;
let store: Store;
beforeAll(async () => {
  openStore = testStores();
  store = await openStore('source', migrations);
});
afterAll(() => store.close());

test('a journal keeps one id forever, however many ask for it first', async () => {
  const other = await openStore('source', migrations);
  const ids = await Promise.all([store, other, store, other].map(journalIdOf));
  expect(new Set(ids).size).toBe(1);
  expect(ids[0]).toMatch(/^log_/);
  const elsewhere = await openStore('elsewhere', migrations);
  expect(await journalIdOf(elsewhere)).not.toBe(ids[0]);
  await other.close();
  await elsewhere.close();
});

test('a page gives what was published, in order, and where it ends', async () => {
  const reader = await openJournal('source', store);
  expect(await reader.page(0, 10)).toMatchObject({ head: 0, events: [], upTo: { number: 0, eventId: '' } });
  const units = tallyUnits(store);
  await units(someone(), (own) => own.add('tal_a', 1, { times: 2 }));
  await units(someone(), (own) => own.add('tal_b', 1_000)); // says nothing to others
  const rows = await store.read.select().from(journal).orderBy(journal.number);

  const all = await reader.page(0, 10);
  expect(all.events.map(({ number, aggregate, data }) => [number, aggregate, data])).toEqual([
    [rows[0]?.number, 'tal_a', { id: 'tal_a', by: 1, total: 1 }],
    [rows[1]?.number, 'tal_a', { id: 'tal_a', by: 1, total: 2 }],
  ]);
  expect(all.events[0]).toMatchObject({
    id: rows[0]?.id,
    source: 'source',
    type: 'TallyAdded',
    version: 1,
    correlationId: 'cor_1',
    causationId: null,
    occurredAt: rows[0]?.at,
  });
  expect(all.upTo).toEqual({ number: rows[2]?.number, eventId: rows[2]?.id });
  expect(all.head).toBe(rows[2]?.number);

  const first = await reader.page(0, 1);
  expect(first).toMatchObject({ head: rows[2]?.number, upTo: { number: rows[0]?.number } });
  const rest = await reader.page(first.upTo.number, 10);
  expect(rest).toMatchObject({ eventIdAtAfter: rows[0]?.id, journalId: all.journalId });
  expect(rest.events.map(({ number }) => number)).toEqual([rows[1]?.number]);
  const end = await reader.page(all.head, 10);
  expect(end).toMatchObject({ events: [], head: all.head, upTo: all.upTo, eventIdAtAfter: rows[2]?.id });
});

test('a reader that follows the number misses nothing while many write', async () => {
  const others: Store[] = [];
  for (let i = 0; i < 3; i++) others.push(await openStore('busy', migrations));
  const reading = others[0] as Store;
  const reader = await openJournal('busy', reading);
  const perWriter = ground === 'pglite' ? 10 : 100;
  let writing = true;
  const seen: number[] = [];
  const follow = async () => {
    for (let place = 0, idle = 0; idle < 2; ) {
      const page = await reader.page(place, 50);
      seen.push(...page.events.map(({ number }) => number));
      place = page.upTo.number;
      idle = writing || page.events.length > 0 ? 0 : idle + 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const following = follow();
  const write = async (writer: number) => {
    const units = tallyUnits(others[writer % others.length] as Store);
    for (let i = 0; i < perWriter; i++)
      await units(someone(), (own) => own.add(`tal_${writer}`, 1, { times: 1 + (i % 3) }));
  };
  await Promise.all(Array.from({ length: 12 }, (_, writer) => write(writer)));
  writing = false;
  await following;
  const rows = await reading.read.select({ number: journal.number }).from(journal).orderBy(journal.number);
  const read = new Set(seen);
  expect(rows.filter(({ number }) => !read.has(number))).toEqual([]);
  expect(seen).toEqual(rows.map(({ number }) => number));
  for (const other of others) await other.close();
}, 60_000);
