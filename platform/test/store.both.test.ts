import { setTimeout as pause } from 'node:timers/promises';
import { eq, sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ground, testDatabase, testFolder, testStores } from '../../test/stores.ts';
import { appendToJournal, Conflict, StoreMisuse, type Tx } from '../kernel/unit.ts';
import { postgresStores, sqliteStores } from '../store/configured.ts';
import { askedOf } from '../store/statements.ts';
import { isDuplicate, isRefusedData, plainError, type Store } from '../store/store.ts';
import { startWriter } from './start-writer.ts';
import { journal, tallies, words } from './tables.ts';
import { migrations, someone, tallyRows, tallyUnits } from './tallies.ts';

let store: Store;
let other: Store;
let units: ReturnType<typeof tallyUnits>;

beforeAll(async () => {
  const openStore = testStores();
  store = await openStore('both', migrations);
  other = await openStore('both', migrations);
  units = tallyUnits(store);
});
afterAll(async () => {
  await store.close();
  await other.close();
});
beforeEach(async () => {
  await store.transaction(async (tx) => {
    for (const table of [words, tallies, journal]) await tx.delete(table);
  });
});

const say = (tx: Tx, ...said: readonly string[]) =>
  tx.insert(words).values(said.map((id) => ({ id, word: id })));
const saidWords = async () => (await store.read.select().from(words)).map(({ id }) => id).sort();
const logged = () => store.read.select().from(journal).orderBy(journal.number);
const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (error) => plainError(error),
  );

const entry = (id: string) => ({
  id,
  aggregate: 'a',
  version: 1,
  type: 'Said',
  fact: {},
  published: null,
  at: someone().at,
  causationId: null,
  correlationId: 'cor_1',
  actor: 'usr_1',
});

test('a unit of work inside a unit of work is refused, and the outer one is undone', async () => {
  const nested = store.transaction(async (tx) => {
    await say(tx, 'outer');
    await store.transaction((inner) => say(inner, 'inner'));
  });
  expect(await failureOf(nested)).toBeInstanceOf(StoreMisuse);
  expect(await saidWords()).toEqual([]);
});

test('a unit of work may open another store’s unit only after its own', async () => {
  const nested = store.transaction(() => other.transaction((tx) => say(tx, 'other')));
  expect(await failureOf(nested)).toBeInstanceOf(StoreMisuse);
  await store.transaction((tx) => say(tx, 'first'));
  await other.transaction((tx) => say(tx, 'second'));
  expect(await saidWords()).toEqual(['first', 'second']);
});

test('a query that is not awaited never runs', async () => {
  await store.transaction(async (tx) => {
    void say(tx, 'unheard');
    await say(tx, 'heard');
  });
  expect(await saidWords()).toEqual(['heard']);
});

test('work that continues after its unit has ended writes nothing', async () => {
  const late: Promise<unknown>[] = [];
  await store.transaction(async (tx) => {
    await say(tx, 'in time');
    late.push(failureOf(pause(30).then(() => say(tx, 'too late'))));
  });
  expect(await late[0]).toBeInstanceOf(StoreMisuse);
  expect(await saidWords()).toEqual(['in time']);
});

test('the transaction of a unit that has ended is refused', async () => {
  let kept: Tx | undefined;
  await store.transaction(async (tx) => {
    kept = tx;
  });
  expect(await failureOf((async () => say(kept as Tx, 'later'))())).toBeInstanceOf(StoreMisuse);
  await store.transaction(async (tx) => {
    await say(tx, 'mine');
  });
  expect(await saidWords()).toEqual(['mine']);
});

test('a command that is not awaited happens with its journal entries or not at all', async () => {
  await units(someone(), async (own) => {
    own.add('tal_1', 1).catch(() => {});
  }).catch(() => {});
  await pause(50);
  expect((await logged()).length).toBe((await store.read.select().from(tallies)).length);

  await units(someone(), async (own) => {
    own.add('tal_2', 1).catch(() => {});
    await own.add('tal_3', 1);
    own.add('tal_4', 1).catch(() => {});
  }).catch(() => {});
  await pause(50);
  expect((await logged()).length).toBe((await store.read.select().from(tallies)).length);
});

test('the journal is written inside a unit of work only', async () => {
  expect(() => appendToJournal(entry('evt_1'))).toThrow(StoreMisuse);
});

test.runIf(ground === 'sqlite')(
  'a unit that waits for anything but the store is refused and undone',
  async () => {
    const waits = store.transaction(async (tx) => {
      await say(tx, 'before');
      await pause(5);
      await say(tx, 'after');
    });
    expect(await failureOf(waits)).toBeInstanceOf(StoreMisuse);
    await pause(30);
    expect(await saidWords()).toEqual([]);
  },
);

test('of twenty callers that create one row each adds its part, one after another', async () => {
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      tallyUnits(i % 2 ? store : other)(someone(), (own) => own.add('tal_1', 1)),
    ),
  );
  const [row] = await store.read.select().from(tallies);
  expect(row).toMatchObject({ id: 'tal_1', state: { total: 20 }, total: 20, version: 20 });
  expect((await logged()).map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

test('of twenty callers that change one row none loses its change', async () => {
  await units(someone(), (own) => own.add('tal_1', 100));
  await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      tallyUnits(i % 2 ? store : other)(someone(), (own) => own.add('tal_1', -1)),
    ),
  );
  expect((await store.read.select().from(tallies))[0]).toMatchObject({ total: 80, version: 21 });
});

test('units that fail do not hurt those that run with them', async () => {
  const results = await Promise.allSettled(
    ['a', 'b', 'c', 'd', 'e'].map((word) =>
      store.transaction(async (tx) => {
        await say(tx, word);
        if (word === 'b') throw new Error('no');
        if (word === 'd') await say(tx, 'd');
        return word;
      }),
    ),
  );
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
    'rejected',
    'fulfilled',
  ]);
  expect(await saidWords()).toEqual(['a', 'c', 'e']);
});

test('a failed unit leaves neither rows nor journal entries [OB-23 OB-24]', async () => {
  const failed = units(someone(), async (own) => {
    await own.add('tal_1', 1);
    throw new Error('changed my mind');
  });
  expect(await failureOf(failed)).toMatchObject({ message: 'changed my mind' });
  expect(await store.read.select().from(tallies)).toEqual([]);
  expect(await logged()).toEqual([]);
});

test('what is acknowledged is there, also after a query failed and the unit continued', async () => {
  await store.transaction((tx) => say(tx, 'first'));
  const acknowledged = await store
    .transaction(async (tx) => {
      await say(tx, 'second');
      await failureOf((async () => say(tx, 'first'))());
    })
    .then(
      () => true,
      () => false,
    );
  expect(await saidWords()).toEqual(acknowledged ? ['first', 'second'] : ['first']);
});

test('a conflict is tried again from the start, anything else is not', async () => {
  let tries = 0;
  await store.transaction(async (tx) => {
    await say(tx, `try ${++tries}`);
    if (tries < 3) throw new Conflict('another unit was first');
  });
  expect(await saidWords()).toEqual(['try 3']);

  let others = 0;
  const failed = store.transaction(async () => {
    others++;
    throw new Error('a bug');
  });
  expect(await failureOf(failed)).toMatchObject({ message: 'a bug' });
  expect(others).toBe(1);
});

test('a conflict that does not pass is thrown at last', async () => {
  let tries = 0;
  const failed = store.transaction(async () => {
    tries++;
    throw new Conflict('always');
  });
  expect(await failureOf(failed)).toBeInstanceOf(Conflict);
  expect(tries).toBeGreaterThan(2);
});

test('a row that breaks a unique index is reported as a duplicate, without its values', async () => {
  await store.transaction((tx) => say(tx, 'once'));
  const error = await failureOf(
    store.transaction((tx) => tx.insert(words).values({ id: 'other', word: 'once' })),
  );
  expect(isDuplicate(error)).toBe(true);
  expect(String(error)).not.toContain('once');
});

test('a write that the database will never take is reported as such, whatever was asked for after it', async () => {
  const failed = store.transaction(async (tx) => {
    await tx.insert(words).values({ id: 'no word' } as never);
    await say(tx, 'after');
    return tx.select().from(words);
  });
  expect(isRefusedData(await failureOf(failed))).toBe(true);
  expect(await saidWords()).toEqual([]);
});

test('a row that another unit has changed undoes the unit, also where it is the last thing the unit does', async () => {
  await units(someone(), (own) => own.add('tal_1', 1));
  const failed = store.transaction(async (tx) => {
    await say(tx, 'before');
    appendToJournal(entry('evt_late'));
    await tallyRows.save(tx, 'tal_1', { total: 9 }, { loaded: 7, next: 8 });
  });
  expect(await failureOf(failed)).toBeInstanceOf(Conflict);
  expect(await saidWords()).toEqual([]);
  expect((await logged()).map(({ id }) => id)).not.toContain('evt_late');
  expect((await store.read.select().from(tallies))[0]).toMatchObject({ total: 1, version: 1 });
});

test('what is not committed is not seen [OB-23]', async () => {
  await store.transaction((tx) => say(tx, 'before'));
  let seen: string[] = [];
  let inside: string[] = [];
  const look = store.transaction(async (tx) => {
    await say(tx, 'within');
    if (ground !== 'pglite') seen = (await other.read.select().from(words)).map(({ id }) => id);
    inside = (await tx.select().from(words)).map(({ id }) => id).sort();
    throw new Error('undone');
  });
  await failureOf(look);
  expect(inside).toEqual(['before', 'within']);
  if (ground !== 'pglite') expect(seen).toEqual(['before']);
  expect(await saidWords()).toEqual(['before']);
});

test('listeners are told after the commit, once it can be read, and only of units that others are to hear of', async () => {
  const openStore = testStores();
  const own = await openStore('listened', migrations);
  const told: number[] = [];
  const looks: Promise<unknown>[] = [];
  own.onAppended(() => looks.push((async () => told.push((await own.read.select().from(journal)).length))()));
  await own.transaction((tx) => say(tx, 'nothing logged'));
  await tallyUnits(own)(someone(), (tx) => tx.add('tal_2', 1_000)); // which others may not hear
  await tallyUnits(own)(someone(), (tx) => tx.add('tal_1', 1, { times: 3 }));
  await failureOf(
    tallyUnits(own)(someone(), async (tx) => {
      await tx.add('tal_1', 1);
      throw new Error('undone');
    }),
  );
  await Promise.all(looks);
  expect(told).toEqual([4]);
  await own.close();
});

test('a listener that fails undoes nothing and makes nothing happen twice', async () => {
  const openStore = testStores();
  const own = await openStore('failing', migrations);
  own.onAppended(() => {
    throw new Conflict('a listener’s own trouble');
  });
  const done = await Promise.allSettled(
    [1, 2].map(() => tallyUnits(own)(someone(), (tx) => tx.add('tal_1', 1))),
  );
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  await pause(30);
  expect((await own.read.select().from(tallies))[0]).toMatchObject({ total: 2, version: 2 });
  await own.close();
});

test('two units that hold rows in opposite order both succeed', async () => {
  await units(someone(), async (own) => {
    await own.add('tal_a', 10);
    await own.add('tal_b', 10);
  });
  const elsewhere = tallyUnits(other); // as in another process: its units do not wait in the same line
  const move = (through: typeof units, from: string, to: string) =>
    through(someone(), async (own) => {
      await own.add(from, -1);
      await own.add(to, 1);
    });
  await Promise.all(
    [units, elsewhere, units, elsewhere].flatMap((through) => [
      move(through, 'tal_a', 'tal_b'),
      move(through, 'tal_b', 'tal_a'),
    ]),
  );
  const totals = (await store.read.select().from(tallies)).map(({ total }) => total);
  expect(totals).toEqual([10, 10]);
});

test.runIf(ground !== 'pglite')(
  'a kill -9 loses nothing that was acknowledged, and rows and log stay paired',
  async () => {
    const place = ground === 'postgres' ? await testDatabase() : testFolder();
    let acknowledged: string[] = [];
    for (const ms of [300, 450, 600]) {
      const writer = await startWriter(place, { callers: 50 });
      await pause(ms);
      acknowledged = acknowledged.concat(await writer.kill());
    }
    expect(acknowledged.length).toBeGreaterThan(50);
    const openStore = ground === 'postgres' ? postgresStores(place) : sqliteStores(place);
    const after = await openStore('writer', migrations);
    const rows = new Map((await after.read.select().from(tallies)).map(({ id, version }) => [id, version]));
    const entries = new Map<string, number>();
    for (const { aggregate } of await after.read.select({ aggregate: journal.aggregate }).from(journal))
      entries.set(aggregate, (entries.get(aggregate) ?? 0) + 1);
    expect(acknowledged.filter((id) => !rows.has(id))).toEqual([]);
    expect(entries).toEqual(rows);
    expect([...rows.keys()].filter((id) => id.endsWith('7'))).toEqual([]); // those units failed
    await after.close();
  },
  60_000,
);

test.runIf(ground === 'postgres')(
  'units that come together share a commit, and each succeeds or fails by itself',
  async () => {
    await store.transaction((tx) => say(tx, 'taken'));
    const ask = pg.Client.prototype.query as (...args: unknown[]) => unknown;
    let commits = 0;
    const counting = function (this: pg.Client, ...args: unknown[]) {
      if (args[0] === 'commit') commits++;
      return ask.apply(this, args);
    };
    pg.Client.prototype.query = counting as never;
    const unit = (i: number) =>
      store.transaction(async (tx) => {
        await say(tx, `unit ${i}`);
        appendToJournal(entry(`evt_${i}`));
        if (i === 3) throw new Error('a bug');
        if (i === 5) await tx.insert(words).values({ id: 'unit 5, again', word: 'taken' });
        if (i === 7)
          await failureOf((async () => void (await tx.select().from(words).where(sql`1 / 0 = 1`)))());
        return i;
      });
    const ended = await Promise.allSettled(Array.from({ length: 10 }, (_, i) => unit(i)));
    pg.Client.prototype.query = ask as never;
    const there = [0, 1, 2, 4, 6, 8, 9];
    expect(ended.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []))).toEqual(there);
    expect(await saidWords()).toEqual(['taken', ...there.map((i) => `unit ${i}`)]);
    expect((await logged()).map(({ id }) => id)).toEqual(there.map((i) => `evt_${i}`));
    expect(ended.flatMap((end) => (end.status === 'rejected' ? [plainError(end.reason)] : []))).toMatchObject(
      [{ message: 'a bug' }, { code: '23505' }, { name: 'StoreMisuse' }],
    );
    expect(commits).toBe(1); // and then those that are tried alone, which do not get as far
  },
);

test.runIf(ground === 'postgres')('where a unit cannot begin, nothing of it is written', async () => {
  const ask = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  const withoutBegin = function (this: pg.Client, ...args: unknown[]) {
    return String(args[0]).startsWith('begin') ? Promise.reject(new Error('not now')) : ask.apply(this, args);
  };
  pg.Client.prototype.query = withoutBegin as never;
  const error = await failureOf(store.transaction((tx) => say(tx, 'by itself')));
  pg.Client.prototype.query = ask as never;
  expect(error).toMatchObject({ message: 'not now' });
  expect(await saidWords()).toEqual([]);
});

test.runIf(ground === 'postgres')(
  'a connection lost in the middle undoes its unit and harms no other',
  async () => {
    const url = await testDatabase();
    const own = await postgresStores(url)('lost', migrations);
    const admin = new pg.Client(url);
    await admin.connect();
    const lost = own.transaction(async (tx) => {
      await say(tx, 'lost');
      await tx.select().from(words); // so that the server has nothing left to do
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
      await pause(50);
      await say(tx, 'never');
    });
    expect(await failureOf(lost)).toBeDefined();
    await own.transaction((tx) => say(tx, 'next'));
    expect((await own.read.select().from(words).where(eq(words.id, 'lost'))).length).toBe(0);
    expect((await own.read.select().from(words)).length).toBe(1);
    await admin.end();
    await own.close();
  },
);

test.runIf(ground === 'postgres')(
  'a unit waits for the lock of the journal longer than for a row',
  async () => {
    const url = await testDatabase();
    const own = await postgresStores(url)('waiting', migrations);
    const admin = new pg.Client(url);
    await admin.connect();
    await admin.query('begin');
    await admin.query(`select pg_advisory_xact_lock(hashtext('waiting'))`);
    let runs = 0;
    const waiting = own.transaction(async (tx) => {
      runs++;
      await say(tx, 'patient');
      appendToJournal(entry('evt_patient'));
    });
    await pause(300);
    await admin.query('commit');
    await waiting;
    expect(runs).toBe(1);
    await admin.end();
    await own.close();
  },
);

test.runIf(ground === 'postgres')(
  'a unit that takes long gives way to those behind it, and comes about by itself',
  async () => {
    const long = store.transaction(async (tx) => {
      await say(tx, 'long');
      await tx.select({ slept: sql`pg_sleep(3)` }).from(sql`(select 1) as once`);
    });
    const quick = store.transaction((tx) => say(tx, 'quick'));
    const first = await Promise.race([long.then(() => 'long'), quick.then(() => 'quick')]);
    expect(first).toBe('quick');
    await long;
    expect(await saidWords()).toEqual(['long', 'quick']);
  },
);

test.runIf(ground !== 'pglite')(
  'every statement that a store is asked is counted, from the first one on',
  async () => {
    const place = ground === 'postgres' ? await testDatabase() : testFolder();
    const own = await (ground === 'postgres' ? postgresStores(place) : sqliteStores(place))(
      'counted',
      migrations,
    );
    const before = askedOf('counted').statements;
    await own.read.select().from(words);
    expect(askedOf('counted').statements).toBe(before + 1);
    await own.close();
  },
);
