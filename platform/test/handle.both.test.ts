import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testStores } from '../../test/stores.ts';
import { Conflict } from '../kernel/unit.ts';
import { causeByEvent } from '../kernel/work.ts';
import type { Store } from '../store/store.ts';
import { journal, tallies } from './tables.ts';
import { migrations, someone, tallyUnits, testClock } from './tallies.ts';

let store: Store;
let units: ReturnType<typeof tallyUnits>;
const woken: (readonly string[])[] = [];

beforeAll(async () => {
  store = await testStores()('handled', migrations);
  units = tallyUnits(store, (topics) => woken.push(topics));
});
afterAll(() => store.close());
beforeEach(async () => {
  woken.length = 0;
  await store.transaction(async (tx) => {
    await tx.delete(tallies);
    await tx.delete(journal);
  });
});
const logged = () => store.read.select().from(journal).orderBy(journal.number);
const rows = () => store.read.select().from(tallies).orderBy(tallies.id);

test('a command changes the row and records in the journal what happened, by whom and why', async () => {
  const cause = { ...someone('usr_7'), causationId: 'evt_before', correlationId: 'cor_7' };
  const decision = await units(cause, (own) => own.add('tal_1', 5, { times: 2 }));
  expect(decision).toMatchObject({ events: [{ by: 5 }, { by: 5 }], state: { total: 10 } });
  expect(await rows()).toMatchObject([{ id: 'tal_1', state: { total: 10 }, total: 10, version: 2 }]);
  expect(await logged()).toMatchObject([
    {
      aggregate: 'tal_1',
      version: 1,
      type: 'Added',
      fact: { type: 'Added', by: 5 },
      published: { type: 'TallyAdded', version: 1, data: { id: 'tal_1', by: 5, total: 5 } },
      at: cause.at,
      actor: 'usr_7',
      causationId: 'evt_before',
      correlationId: 'cor_7',
    },
    { version: 2, published: { data: { total: 10 } } },
  ]);
});

test('several commands in one unit happen together or not at all [EB-20]', async () => {
  await units(someone(), async (own) => {
    await own.add('tal_1', 1);
    await own.add('tal_2', 2);
    await own.add('tal_1', 3);
  });
  expect(await rows()).toMatchObject([
    { id: 'tal_1', total: 4, version: 2 },
    { id: 'tal_2', total: 2, version: 1 },
  ]);
  const fails = units(someone(), async (own) => {
    await own.add('tal_1', 1);
    await own.add('tal_3', 1);
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  expect((await rows()).map(({ total }) => total)).toEqual([4, 2]);
  expect((await logged()).length).toBe(3);
});

test('a refusal changes nothing and records nothing', async () => {
  expect(await units(someone(), (own) => own.add('tal_1', -1))).toEqual({
    rejection: { type: 'TooLittle' },
    state: { total: 0 },
    version: 0,
  });
  expect(await rows()).toEqual([]);
  expect(await logged()).toEqual([]);
});

test('a command that changes nothing writes nothing', async () => {
  await units(someone(), (own) => own.add('tal_1', 1));
  expect(await units(someone(), (own) => own.add('tal_1', 0))).toMatchObject({ events: [] });
  expect(await rows()).toMatchObject([{ version: 1 }]);
  expect((await logged()).length).toBe(1);
});

test('secrets reach the decision, never the journal', async () => {
  const decision = await units(someone(), (own) => own.add('tal_1', 1, { secret: 'hunter2' }));
  expect(decision).toMatchObject({ events: [{ secret: 'hunter2' }] });
  expect(JSON.stringify([await logged(), await rows()])).not.toContain('hunter2');
});

test('what others may not hear is in the journal, but not published', async () => {
  await units(someone(), (own) => own.add('tal_1', 1_000));
  expect(await logged()).toMatchObject([{ type: 'Added', published: null }]);
});

test('a policy that hears the same event again records events with the same ids', async () => {
  const event = { id: 'evt_heard', correlationId: 'cor_1' };
  const react = async () => {
    await store.transaction((tx) => tx.delete(tallies));
    await store.transaction((tx) => tx.delete(journal));
    await units(causeByEvent(event, 'tallies/add-when-heard', testClock()), (own) =>
      own.add('tal_1', 1, { times: 2 }),
    );
    return (await logged()).map(({ id, causationId, actor }) => ({ id, causationId, actor }));
  };
  const first = await react();
  expect(await react()).toEqual(first);
  expect(new Set(first.map(({ id }) => id)).size).toBe(2);
  expect(first[0]).toMatchObject({ causationId: 'evt_heard', actor: 'policy:tallies/add-when-heard' });

  const ids = ['one', 'other'].map((policy) => causeByEvent(event, policy, testClock()).nextEventId());
  expect(ids[0]).not.toBe(ids[1]);
});

test('a person who does something twice records two events', async () => {
  await units(someone(), (own) => own.add('tal_1', 1));
  await units(someone(), (own) => own.add('tal_1', 1));
  expect(new Set((await logged()).map(({ id }) => id)).size).toBe(2);
});

test('listeners are notified after the commit, once, and not for what was undone or tried again', async () => {
  let tries = 0;
  await units(someone(), async (own) => {
    own.work.notify(`try ${++tries}`);
    await own.add('tal_1', 1);
    expect(woken).toEqual([]);
    if (tries < 3) throw new Conflict('again');
  });
  expect(woken).toEqual([['try 3']]);
  const undone = units(someone(), async (own) => {
    own.work.notify('never');
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow();
  await units(someone(), (own) => own.add('tal_1', 1));
  expect(woken).toEqual([['try 3']]);
});

test('time does not move within a unit, and is the cause’s own where it has one', async () => {
  const cause = someone();
  await units(cause, async (own) => {
    expect(own.work.at).toBe(cause.at);
    expect(own.work.cause.at).toBe(cause.at);
  });
  const { at: _, ...timeless } = someone();
  await units(timeless, async (own) => {
    expect(own.work.at).toBe(own.work.cause.at);
    expect(own.work.at).toBeGreaterThan(cause.at);
  });
});
