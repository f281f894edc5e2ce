import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import { type JournalReader, openJournal } from '@jumun/platform/kernel/journal';
import type { Envelope } from '@jumun/platform/kernel/published';
import { StoreBusy } from '@jumun/platform/kernel/unit';
import type { Work } from '@jumun/platform/kernel/work';
import { type OpenStore, postgresStores, sqliteStores } from '@jumun/platform/store/configured';
import type { Store } from '@jumun/platform/store/store';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { deadLetters, effects, journal, positions } from '../../platform/test/tables.ts';
import { handleTally, migrations, someone, tallyRows, tallyUnits } from '../../platform/test/tallies.ts';
import { ground, testDatabase, testFolder, testStores } from '../../test/stores.ts';
import { findDeadLetters } from '../dead-letters.ts';
import { readPositions } from '../positions.ts';
import { effectsIn, type Hearing, partOf, saidIn, say, startHearing, writeDownTogether } from './hearing.ts';

let openStore: OpenStore;
let redis: Awaited<ReturnType<typeof startTestRedis>>;
let said: Store;
let more: Store;
let store: Store;
let source: JournalReader;
let second: JournalReader;
const started: Hearing[] = [];

beforeAll(async () => {
  redis = await startTestRedis();
  openStore = testStores();
  said = await openStore('said', migrations);
  more = await openStore('more', migrations);
  store = await openStore('hearer', migrations);
  source = await openJournal('said', said);
  second = await openJournal('more', more);
});
afterAll(async () => {
  await redis.stop();
  for (const opened of [said, more, store]) await opened.close();
});
beforeEach(async () => {
  for (const hearing of started.splice(0)) await hearing.stop();
  for (const each of [said, more]) await each.transaction((tx) => tx.delete(journal));
  await store.transaction(async (tx) => {
    for (const table of [effects, positions, deadLetters]) await tx.delete(table);
  });
});

const hear = async (options: Partial<Parameters<typeof startHearing>[0]> = {}) => {
  const hearing = await startHearing({ store, sources: [source], redis: redis.waiting(), ...options });
  started.push(hearing);
  return hearing;
};
const heard = async () => (await effectsIn(store)).map(({ event }) => event);
const letters = async () =>
  (await findDeadLetters(store.read)).map(({ event, reason }) => [event.id, reason] as const);
/** A new journal with the same name, as a store that was lost and rebuilt has one. */
const otherLog = (change: Partial<Awaited<ReturnType<JournalReader['page']>>>): JournalReader => ({
  source: 'said',
  page: async (after, limit) => ({ ...(await source.page(after, limit)), ...change }),
});

test('a new consumer hears everything from the beginning, once and in order', async () => {
  const ids = await say(said, ['a'], ['b'], ['a'], ['c']);
  await hear();
  expect(await heard()).toEqual(ids);
  expect(await readPositions(store.read)).toMatchObject([{ source: 'said', eventId: ids[3] }]);
});

test('a new consumer may begin now', async () => {
  await say(said, ['a'], ['a']);
  const types = new Set(['Said']);
  const hearing = await hear({ sources: [{ journal: source, types, from: 'now' }] });
  expect(await heard()).toEqual([]);
  const [next] = await say(said, ['a']);
  await hearing.sweep();
  expect(await heard()).toEqual([next]);
});

test('one that begins now with a journal that is empty hears the first event', async () => {
  const hearing = await hear({ sources: [{ journal: source, types: new Set(['Said']), from: 'now' }] });
  const ids = await say(said, ['a']);
  await hearing.sweep();
  expect(await heard()).toEqual(ids);
});

test('it continues where it stopped', async () => {
  const first = await say(said, ['a']);
  await (await hear()).stop();
  const then = await say(said, ['a'], ['b']);
  await hear();
  expect(await heard()).toEqual([...first, ...then]);
});

test('a job that comes again changes nothing', async () => {
  const hearing = await hear();
  const ids = await say(said, ['a'], ['b']);
  const batch = { parts: [await partOf(source, 0)] };
  await hearing.send(batch, batch, batch);
  await hearing.done();
  expect(await heard()).toEqual(ids);
  expect(hearing.counts).toMatchObject({ applied: 2, repeats: 4, gaps: 0 });
});

test('a thousand events in batches of any size, doubled, shuffled and some lost, are applied once and in order', async () => {
  const hearing = await hear();
  let seed = 42;
  const random = () => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed / 2_147_483_648;
  };
  const ids: string[] = [];
  while (ids.length < 1_000) {
    const size = 1 + Math.floor(random() * 30);
    ids.push(
      ...(await say(
        said,
        ...Array.from({ length: size }, () => [`agg_${Math.floor(random() * 7)}`] as const),
      )),
    );
  }
  const events = await saidIn(source);
  const { journalId } = await source.page(0, 1);
  const batches: unknown[] = [];
  for (let from = 0, after = 0; from < events.length; ) {
    const some = events.slice(from, from + 1 + Math.floor(random() * 50));
    batches.push({ parts: [{ source: 'said', journalId, after, events: some }] });
    from += some.length;
    after = some.at(-1)?.number ?? 0;
  }
  const sent = batches
    .flatMap((batch) => Array.from({ length: Math.floor(random() * 3) }, () => batch))
    .map((batch) => ({ batch, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ batch }) => batch);
  await hearing.send(...sent);
  await hearing.done();
  await hearing.sweep();
  expect(await heard()).toEqual(ids);
  expect(await hearing.failed()).toBe(0);
}, 60_000);

test('batches that come while another is applied share the next unit of work', async () => {
  let units = 0;
  let hold: Promise<void> | undefined;
  const counted: Store = {
    ...store,
    async transaction(work, patience) {
      units++;
      await hold;
      return store.transaction(work, patience);
    },
  };
  const hearing = await hear({ store: counted });
  const ids = await say(said, ...Array.from({ length: 10 }, () => ['a'] as const));
  const events = await saidIn(source);
  const { journalId } = await source.page(0, 1);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  units = 0;
  hold = held;
  await hearing.send(
    ...events.map((event, i) => ({
      parts: [{ source: 'said', journalId, after: events[i - 1]?.number ?? 0, events: [event] }],
    })),
  );
  await expect.poll(() => hearing.taken(), { timeout: 20_000 }).toBe(10);
  release();
  await hearing.done();
  expect(await heard()).toEqual(ids);
  expect(hearing.counts).toMatchObject({ applied: 10, gaps: 0 });
  expect(units).toBe(2); // the first batch, and all that came meanwhile
});

test('a journal that does not answer holds up no batch', async () => {
  let hangs = false;
  const { promise: never, resolve: release } = Promise.withResolvers<void>();
  const hanging: JournalReader = {
    source: 'more',
    async page(after, limit) {
      if (hangs) await never;
      return second.page(after, limit);
    },
  };
  const hearing = await hear({ sources: [hanging, source] });
  hangs = true;
  const sweeping = hearing.sweep();
  const ids = await say(said, ['a']);
  await hearing.send({ parts: [await partOf(source, 0)] });
  await hearing.done();
  expect(await heard()).toEqual(ids);
  release();
  await sweeping;
});

test('a job that was lost shows as a gap at the next one, and is read from the journal', async () => {
  const hearing = await hear();
  const lost = await say(said, ['a'], ['b']);
  const lastLost = (await saidIn(source)).at(-1)?.number ?? 0;
  const next = await say(said, ['a']);
  await hearing.send({ parts: [await partOf(source, lastLost)] });
  await hearing.done();
  expect(await heard()).toEqual([...lost, ...next]);
  expect(hearing.counts).toMatchObject({ gaps: 1, pulled: 3 });
});

test('jobs that were all lost are read by the sweep [GC-21]', async () => {
  const hearing = await hear();
  const ids = await say(said, ['a'], ['b']);
  await hearing.sweep();
  expect(await heard()).toEqual(ids);
});

test('jobs without content, as Redis has been seen to hand out, harm nothing', async () => {
  const hearing = await hear();
  const ids = await say(said, ['a']);
  const part = await partOf(source, 0);
  const broken = [
    {},
    { parts: null },
    { parts: [{ ...part, events: [] }] },
    { parts: [{ ...part, after: 'x' }] },
    7,
  ];
  await hearing.send(...broken);
  await hearing.done();
  expect(hearing.counts.ghosts).toBe(broken.length);
  expect(await heard()).toEqual([]);
  await hearing.sweep();
  expect(await heard()).toEqual(ids);
});

test('a part of a source that it does not hear is ignored', async () => {
  const hearing = await hear();
  await say(more, ['a']);
  const ids = await say(said, ['a']);
  await hearing.send({ parts: [await partOf(second, 0), await partOf(source, 0)] });
  await hearing.done();
  expect(await heard()).toEqual(ids);
});

test('a gap in one source does not hold up another in the same job', async () => {
  const hearing = await hear({ sources: [source, second] });
  const lost = await say(said, ['a']);
  const ofSecond = await say(more, ['x'], ['y']);
  const after = (await saidIn(source)).at(-1)?.number ?? 0;
  const next = await say(said, ['b']);
  await hearing.send({ parts: [await partOf(source, after), await partOf(second, 0)] });
  await hearing.done();
  const all = await effectsIn(store);
  expect(all.filter((effect) => effect.source === 'said').map(({ event }) => event)).toEqual([
    ...lost,
    ...next,
  ]);
  expect(all.filter((effect) => effect.source === 'more').map(({ event }) => event)).toEqual(ofSecond);
});

test('unknown types are ignored, and the position moves on [OB-27 EB-34]', async () => {
  const hearing = await hear();
  const ids = await say(said, ['a', { type: 'Forgotten' }], ['a', { type: 'NotHeard' }], ['a', null], ['a']);
  await hearing.sweep();
  expect(await heard()).toEqual([ids[3]]);
  await say(said, ['a', null], ['a', { type: 'NotHeard' }]);
  await hearing.sweep();
  expect((await readPositions(store.read))[0]?.number).toBe((await source.page(0, 1)).head);
  expect(await letters()).toEqual([]);
});

test('an event of a newer form is a dead letter until it can be read', async () => {
  const hearing = await hear();
  const [newer, other] = await say(said, ['a', { version: 2 }], ['b']);
  await hearing.sweep();
  expect(await heard()).toEqual([other]);
  expect(await letters()).toEqual([[newer, expect.stringContaining('too new')]]);
});

test('a poisonous event becomes a dead letter, later ones of its aggregate wait behind it, others are applied', async () => {
  let poison = '';
  const hearing = await hear({
    react: ({ id }) => {
      if (id === poison) throw new Error('cannot');
    },
  });
  const ids = await say(said, ['a'], ['b'], ['a'], ['b'], ['a']);
  poison = ids[2] as string;
  await hearing.send({ parts: [await partOf(source, 0)] });
  await hearing.done();
  expect(await heard()).toEqual([ids[0], ids[1], ids[3]]);
  const [later] = await say(said, ['a']);
  const [elsewhere] = await say(said, ['b']);
  await hearing.sweep();
  expect(await heard()).toEqual([ids[0], ids[1], ids[3], elsewhere]);
  expect(await letters()).toEqual([
    [ids[2], expect.stringContaining('cannot')],
    [ids[4], 'behind a dead letter'],
    [later, 'behind a dead letter'],
  ]);
  expect(hearing.counts).toMatchObject({ applied: 4, deadLettered: 3 });
  expect(hearing.halted()).toBeNull();

  await expect(hearing.replay('said', 'a')).rejects.toThrow('cannot');
  expect((await letters()).length).toBe(3);
  expect((await heard()).length).toBe(4);

  poison = later as string;
  await expect(hearing.replay('said', 'a')).rejects.toThrow('cannot');
  expect((await letters()).length).toBe(3); // all of them or none

  poison = '';
  hearing.woken.length = 0;
  expect(await hearing.replay('said', 'a')).toBe(3);
  expect((await heard()).slice(4)).toEqual([ids[2], ids[4], later]);
  expect(hearing.woken).toEqual(['a', 'a', 'a']);
  const next = await say(said, ['a']);
  await hearing.sweep();
  expect((await heard()).slice(7)).toEqual(next);
  expect(await letters()).toEqual([]);
});

test('a projection is given what comes together, and of that only the poisonous event becomes a dead letter', async () => {
  const [fine, poison, behind, other] = await say(said, ['a'], ['b'], ['b'], ['c']);
  const given: number[] = [];
  const keep = writeDownTogether((events) => {
    given.push(events.length);
    if (events.some(({ id }) => id === poison)) throw new Error('unheard of');
  });
  const hearing = await hear({ reactions: [keep] });
  expect(await heard()).toEqual([fine, other]);
  expect(await letters()).toEqual([
    [poison, expect.stringContaining('unheard of')],
    [behind, 'behind a dead letter'],
  ]);
  expect(hearing.counts).toMatchObject({ applied: 2, deadLettered: 2 });
  expect(given[0]).toBe(4);
});

test('an aggregate of the same name in another source is not held up', async () => {
  const [poison] = await say(said, ['a']);
  const free = await say(more, ['a']);
  await hear({
    sources: [source, second],
    react: ({ id }) => {
      if (id === poison) throw new Error('cannot');
    },
  });
  expect(await heard()).toEqual(free);
});

const rejectAll = () => {
  throw new Error('our own mistake');
};

test('ten failures over five aggregates within a minute: it halts, says so, and applies nothing more', async () => {
  const hearing = await hear({ react: rejectAll });
  for (let i = 0; i < 9; i++) await say(said, [`agg_${i % 5}x${i}`]);
  await hearing.sweep();
  expect(hearing.halted()).toBeNull();
  expect((await letters()).length).toBe(9);
  await say(said, ['agg_last']);
  await hearing.sweep();
  expect(hearing.halted()).toContain('10 events');
  expect((await letters()).length).toBe(9);
  for (let i = 0; i < 3; i++) {
    await say(said, [`agg_more${i}`]);
    await hearing.sweep();
  }
  await hearing.send({ parts: [await partOf(source, 0)] });
  await hearing.done();
  expect((await letters()).length).toBe(9);
  await hearing.stop();

  await hear(); // repaired and started again
  expect((await heard()).length).toBe(4);
});

test('it halts until it is started again, however much time goes by', async () => {
  let now = 1_000_000;
  const hearing = await hear({ react: rejectAll, clock: () => now as Instant });
  await say(said, ...Array.from({ length: 12 }, (_, i) => [`agg_${i}`] as const));
  await hearing.sweep();
  expect(hearing.halted()).toContain('10 events');
  for (let i = 0; i < 30; i++) {
    now += 5_000;
    await hearing.sweep();
  }
  expect(hearing.halted()).toContain('10 events');
  expect(await letters()).toEqual([]);
});

test('ten failures of one aggregate, or over many minutes, are no reason to halt', async () => {
  let now = 1_000_000;
  const hearing = await hear({
    clock: () => now as Instant,
    react: ({ aggregate }) => {
      if (aggregate !== 'good') throw new Error('cannot');
    },
  });
  for (let i = 0; i < 12; i++) await say(said, ['a']);
  for (let i = 0; i < 12; i++) {
    await say(said, [`agg_${i}`]);
    await hearing.sweep();
    now += 30_000;
  }
  expect(hearing.halted()).toBeNull();
  expect((await letters()).length).toBe(24);
  const good = await say(said, ['good']);
  await hearing.sweep();
  expect(await heard()).toEqual(good);
});

test('an error of the store is tried again, never a dead letter, and does not count twice', async () => {
  let failures = 0;
  const hearing = await hear({
    react: ({ aggregate }) => {
      if (aggregate.startsWith('bad')) throw new Error('cannot');
      if (aggregate === 'last' && failures++ < 3) throw new StoreBusy('held elsewhere');
    },
  });
  const ids = await say(
    said,
    ...['bad1', 'bad2', 'bad3', 'bad4', 'bad5', 'good', 'last'].map((name) => [name] as const),
  );
  await hearing.send({ parts: [await partOf(source, 0)] });
  await hearing.done();
  expect(await heard()).toEqual([ids[5], ids[6]]);
  expect((await letters()).length).toBe(5);
  expect(hearing.halted()).toBeNull();
});

test('an event that the database will never take becomes a dead letter, and stops no other', async () => {
  const hearing = await hear({
    // a row without what every row must have
    react: ({ aggregate }, work) =>
      aggregate === 'bad'
        ? work.tx
            .insert(effects)
            .values({} as never)
            .execute()
        : null,
  });
  const [bad, good] = await say(said, ['bad'], ['good']);
  await hearing.sweep();
  expect(await heard()).toEqual([good]);
  expect((await findDeadLetters(store.read)).map(({ event }) => event.id)).toEqual([bad]);
  expect(hearing.halted()).toBeNull();
});

test.runIf(ground === 'postgres')(
  'a batch that meets a locked row gives way: its events come one by one',
  async () => {
    const hearing = await hear({
      react: ({ aggregate }, work) =>
        aggregate === 'contested' ? handleTally(work, 'contested', { type: 'Add', by: 1 }) : null,
    });
    await tallyUnits(store)(someone(), (own) => own.add('contested', 1));
    const [a, contested, c] = await say(said, ['a'], ['contested'], ['c']);
    const { promise: letGo, resolve: release } = Promise.withResolvers<void>();
    const { promise: isHeld, resolve: held } = Promise.withResolvers<void>();
    const elsewhere = await openStore('hearer', migrations); // units of one process would only wait for one another
    const holding = elsewhere.transaction(async (tx) => {
      await tallyRows.load(tx, 'contested');
      held();
      await letGo;
    });
    await isHeld;
    const sweeping = hearing.sweep();
    for (let i = 0; i < 100 && (await heard()).length === 0; i++) await pause(20);
    const meanwhile = await heard();
    release();
    await Promise.all([holding, sweeping]);
    await elsewhere.close();
    expect(meanwhile).toEqual([a]); // the others wait for the holder of the row only
    expect(await heard()).toEqual([a, contested, c]);
  },
);

test('a batch that fails leaves neither effects nor a moved position', async () => {
  let fails = true;
  const hearing = await hear({
    react: ({ aggregate }) => {
      if (aggregate === 'c' && fails) throw new StoreBusy('held elsewhere');
    },
  });
  const before = await readPositions(store.read);
  const ids = await say(said, ['a'], ['b'], ['c']);
  await hearing.sweep();
  expect(await heard()).toEqual([]);
  expect(await readPositions(store.read)).toEqual(before);
  expect(hearing.woken).toEqual([]);
  fails = false;
  await hearing.sweep();
  expect(await heard()).toEqual(ids);
  expect(hearing.woken).toEqual(['a', 'b', 'c']);
});

test.each([
  ['is another one', { journalId: 'log_other' }],
  ['ends before the position', { head: 0, events: [], upTo: { number: 0, eventId: '' } }],
  ['has another event at the position', { eventIdAtAfter: 'evt_other' }],
] as const)('a journal that %s: it halts', async (_, change) => {
  await say(said, ['a'], ['b']);
  await (await hear()).stop();
  const before = await heard();
  const changed: { -readonly [K in keyof typeof change]?: (typeof change)[K] } = {};
  const hearing = await hear({
    sources: [{ ...otherLog(changed), page: (a, l) => otherLog(changed).page(a, l) }],
  });
  Object.assign(changed, change);
  await hearing.sweep();
  expect(hearing.halted()).toContain('the journal of said');
  for (const key of Object.keys(changed)) delete (changed as Record<string, unknown>)[key];
  const after = (await saidIn(source)).at(-1)?.number ?? 0;
  await say(said, ['a']);
  await hearing.send({ parts: [await partOf(source, after)] }); // the restored journal has grown past the position
  await hearing.done();
  await hearing.sweep();
  expect(await heard()).toEqual(before);
});

test('a batch from another journal, or with another event at the position: it halts', async () => {
  const hearing = await hear();
  await say(said, ['a']);
  await hearing.send({ parts: [{ ...(await partOf(source, 0)), journalId: 'log_other' }] });
  await hearing.done();
  expect(hearing.halted()).toContain('another one');
  expect(await heard()).toEqual([]);
  await hearing.stop();

  const next = await hear();
  const part = await partOf(source, 0);
  const events = part.events.map((event) => ({ ...event, id: newId('evt') }));
  await next.send({ parts: [{ ...part, events }] });
  await next.done();
  expect(next.halted()).toContain('another event');
});

test('two consumers of one store at once apply everything once and in order [GC-22]', async () => {
  const installation = newId('test');
  const hearings = [await hear({ installation }), await hear({ installation })] as const;
  const ids: string[] = [];
  for (let i = 0; i < 30; i++) {
    const after = (await source.page(0, 1)).head;
    ids.push(...(await say(said, [`agg_${i % 3}`], [`agg_${i % 4}`])));
    await hearings[0].send({ parts: [await partOf(source, after)] });
    if (i % 7 === 0) await Promise.all(hearings.map((hearing) => hearing.sweep()));
  }
  await hearings[0].done();
  await Promise.all(hearings.map((hearing) => hearing.sweep()));
  expect(await heard()).toEqual(ids);
});

test('what follows from one source sees what follows from another: two consumers of one store never apply at the same time', async () => {
  const saw = new Map<string, number>();
  // each writes down its own event, then looks for long enough for the one that the other writes down
  const react = async ({ aggregate }: Envelope, { tx }: Work) => {
    let found = 0;
    for (let look = 0; look < 5; look++)
      found = (await tx.select().from(effects)).filter((effect) => effect.aggregate === aggregate).length;
    saw.set(aggregate, Math.max(found, saw.get(aggregate) ?? 0));
  };
  const hearings = [
    await hear({ sources: [source], react }),
    await hear({ sources: [second], react }),
  ] as const;
  for (let i = 0; i < 30; i++) {
    await Promise.all([say(said, [`pair_${i}`]), say(more, [`pair_${i}`])]);
    await Promise.all(hearings.map((hearing) => hearing.sweep()));
  }
  await Promise.all(hearings.map((hearing) => hearing.sweep()));
  expect(await heard()).toHaveLength(60);
  expect([...saw].filter(([, found]) => found !== 2)).toEqual([]);
});

test.runIf(ground !== 'pglite')(
  'a consumer that is killed again and again, before and after commits, applies everything once and in order',
  async () => {
    const place = ground === 'postgres' ? await testDatabase() : testFolder();
    const openStore = ground === 'postgres' ? postgresStores(place) : sqliteStores(place);
    const saying = await openStore('said', migrations);
    const ids = await say(saying, ...Array.from({ length: 60 }, (_, i) => [`agg_${i % 3}`] as const));
    const run = (diesAt: number) =>
      new Promise<unknown>((resolve) => {
        const child = spawn(
          process.execPath,
          [join(import.meta.dirname, 'crashing-hearer.ts'), place, redis.url, `${diesAt}`],
          {
            stdio: 'inherit',
            env: { ...process.env, JUMUN_STORE: ground === 'postgres' ? place : 'sqlite' },
          },
        );
        child.once('exit', (code, signal) => resolve(code ?? signal));
      });
    // a new one makes two units for its position, one that has a position makes one; each page of five events takes another
    for (const moment of [5, 6, 3, 4, 7, 8]) expect(await run(moment)).toBe('SIGKILL');
    expect(await run(0)).toBe(0);
    const hearer = await openStore('hearer', migrations);
    expect((await effectsIn(hearer)).map(({ event }) => event)).toEqual(ids);
    await hearer.close();
    await saying.close();
  },
  120_000,
);

test.runIf(ground === 'postgres')(
  'dead letters that another consumer has written meanwhile hold up what is behind them',
  async () => {
    const url = await testDatabase();
    const own = await postgresStores(url)('hearer', migrations);
    const hearing = await hear({ store: own });
    const ids = await say(said, ['a'], ['a'], ['b']);
    const [first] = await saidIn(source);
    const other = new pg.Client({ connectionString: url, options: '-c search_path=hearer' });
    await other.connect();
    await other.query('begin');
    await other.query(`select * from positions where source = 'said' for update`);
    await hearing.send({ parts: [await partOf(source, 0)] });
    await pause(300); // it waits for the position now
    await other.query(`insert into dead_letters values ('said', $1, 'a', $2, 'cannot', 0)`, [
      first?.number,
      JSON.stringify(first),
    ]);
    await other.query(`update positions set number = $1, event_id = $2`, [first?.number, first?.id]);
    await other.query('commit');
    await hearing.done();
    expect((await effectsIn(own)).map(({ event }) => event)).toEqual([ids[2]]);
    await other.end();
    await hearing.stop();
    await own.close();
  },
);
