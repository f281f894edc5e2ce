import { expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { history } from '../audit/history.ts';
import { pruneJournal } from '../audit/prune.ts';
import type { Instant } from '../kernel/clock.ts';
import { newId } from '../kernel/ids.ts';
import { openJournal } from '../kernel/journal.ts';
import { appendToJournal, type JournalEntry } from '../kernel/unit.ts';
import type { Store } from '../store/store.ts';
import { seals } from '../store/technical-tables.ts';
import { migrations } from './tallies.ts';

type Counted = { readonly status: 'none' | 'counted'; readonly total: number };
type Count = { readonly type: 'Begun' } | { readonly type: 'Added'; readonly by: number };

const counts = history<Counted, Count>({
  table: 'tallies',
  begins: ['Begun'],
  decider: {
    initial: { status: 'none', total: 0 },
    evolve: (state, event) =>
      event.type === 'Begun' ? { status: 'counted', total: 0 } : { ...state, total: state.total + event.by },
  },
  isLegal: (state, event) => (event.type === 'Begun') === (state.status === 'none'),
});

const audit = { histories: [counts] };
const everything = { audit, before: 1_000 as Instant, below: Number.MAX_SAFE_INTEGER, limit: 100 };

let store: Store;

const openStore = testStores();
let stores = 0;
const newStore = async () => {
  store = await openStore(`pruned${++stores}`, migrations);
  await openJournal('source', store);
  return store;
};

/** One unit of work with these facts. */
const happened = (at: number, ...facts: readonly (readonly [string, number, Count | { type: 'Noted' }])[]) =>
  store.transaction(async () =>
    appendToJournal(
      ...facts.map(
        ([aggregate, version, fact]): JournalEntry => ({
          ...{
            id: newId('evt'),
            aggregate,
            version,
            type: fact.type,
            fact,
            published: null,
            at: at as Instant,
          },
          ...{ causationId: null, correlationId: 'cor_1', actor: 'usr_1' },
        }),
      ),
    ),
  );

const page = async (after: number) => (await openJournal('source', store)).page(after, 100);
const sealed = () => store.read.select().from(seals).orderBy(seals.aggregate);

const begun = { type: 'Begun' } as const;
const added = (by: number) => ({ type: 'Added', by }) as const;

test('what the pruned rows led to is sealed, and the next rows go on from there', async () => {
  await newStore();
  await happened(1, ['tal_a', 1, begun], ['tal_a', 2, added(2)], ['oth_b', 1, { type: 'Noted' }]);
  await happened(2, ['tal_a', 3, added(3)]);
  expect(await pruneJournal(store, everything)).toEqual({ rows: 3 });
  await happened(3, ['tal_a', 4, added(4)]);
  expect(await pruneJournal(store, everything)).toEqual({ rows: 1 });
  expect(await sealed()).toEqual([
    { aggregate: 'oth_b', kind: null, version: 1, published: 0, state: null },
    { aggregate: 'tal_a', kind: 'tallies', version: 3, published: 0, state: { status: 'counted', total: 5 } },
  ]);
});

test('what belongs to no aggregate goes too, where the journal holds the others from their second version on', async () => {
  await newStore();
  await happened(1, ['act_a', 1, { type: 'Noted' }], ['ntf_b', 2, { type: 'Noted' }]);
  await happened(2, ['ntf_b', 3, { type: 'Noted' }]);
  const planned = { ...everything, audit: { ...audit, unplayed: { first: 2 } } };
  expect(await pruneJournal(store, planned)).toEqual({ rows: 2 });
  await happened(3, ['ntf_c', 3, { type: 'Noted' }]);
  await happened(4, ['ntf_b', 4, { type: 'Noted' }]);
  expect(await pruneJournal(store, planned)).toMatchObject({ rows: 0, problem: { aggregate: 'ntf_c' } });
});

test('what is young, what somebody has not heard, and the newest row stay', async () => {
  await newStore();
  for (let version = 1; version <= 5; version++)
    await happened(version * 10, ['oth_a', version, { type: 'Noted' }]);
  expect(await pruneJournal(store, { ...everything, before: 20 as Instant })).toEqual({ rows: 1 });
  expect(await pruneJournal(store, { ...everything, below: 4 })).toEqual({ rows: 2 });
  expect(await pruneJournal(store, everything)).toEqual({ rows: 1 });
  expect(await pruneJournal(store, everything)).toEqual({ rows: 0 });
  expect((await page(4)).head).toBe(5);
});

test('what happened together is pruned together, however much it is', async () => {
  await newStore();
  await happened(
    1,
    ...([1, 2, 3, 4, 5] as const).map((version) => ['oth_a', version, { type: 'Noted' }] as const),
  );
  await happened(2, ['oth_a', 6, { type: 'Noted' }]);
  expect(await pruneJournal(store, { ...everything, limit: 2 })).toEqual({ rows: 5 });
});

test.each([
  {
    what: 'a gap',
    facts: [
      ['tal_a', 1, begun],
      ['tal_a', 3, added(1)],
    ] as const,
  },
  {
    what: 'a step against the rules',
    facts: [
      ['tal_a', 1, begun],
      ['tal_a', 2, begun],
    ] as const,
  },
  { what: 'no beginning', facts: [['tal_a', 2, added(1)]] as const },
])('a history with $what is kept as it is, with everything after it', async ({ facts }) => {
  await newStore();
  await happened(1, ['oth_b', 1, { type: 'Noted' }]);
  await happened(2, ...facts);
  await happened(3, ['oth_b', 2, { type: 'Noted' }]);
  const { rows, problem } = await pruneJournal(store, everything);
  expect({ rows, of: problem?.aggregate }).toEqual({ rows: 0, of: 'tal_a' });
  expect(await sealed()).toEqual([]);
  expect((await page(0)).prunedTo).toBe(0);
});

test('a reader is told what it can no longer read, and only then', async () => {
  await newStore();
  for (let version = 1; version <= 4; version++)
    await happened(version, ['oth_a', version, { type: 'Noted' }]);
  await pruneJournal(store, { ...everything, below: 3 });
  expect((await page(0)).prunedTo).toBe(2);
  expect((await page(1)).prunedTo).toBe(2);
  expect((await page(2)).prunedTo).toBe(0);
  expect((await page(3)).prunedTo).toBe(0);
});
