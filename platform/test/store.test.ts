import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { testFolder } from '../../test/stores.ts';
import { pause } from '../kernel/deadline.ts';
import { Conflict, eraseForGood, StoreBusy, StoreMisuse } from '../kernel/unit.ts';
import { openSqlite } from '../store/sqlite.ts';
import { erasuresPending, openRewriting } from '../store/sqlite-rewriting.ts';
import { isStoreError, type Store } from '../store/store.ts';
import { words } from './tables.ts';

// What only a store in one SQLite file has: the lock of another process, durability settings, a full disk.

const opened: Store[] = [];
afterEach(async () => {
  vi.doUnmock('better-sqlite3');
  vi.resetModules();
  for (const store of opened.splice(0)) await store.close();
});

const aFile = (): string => {
  const file = join(testFolder(), 'words.db');
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.exec('create table words (id text primary key, word text not null)');
  db.close();
  return file;
};

const open = (file: string, options?: Parameters<typeof openSqlite>[1], driver = openSqlite): Store => {
  const store = driver(file, options);
  opened.push(store);
  return store;
};
const say = (store: Store, id: string, word = id) =>
  store.transaction(async (tx) => {
    await tx.insert(words).values({ id, word });
    return id;
  });
const said = async (store: Store) => (await store.read.select().from(words)).map(({ id }) => id).sort();

/** The store’s driver over a better-sqlite3 that `change` has altered. */
const driverWith = async (change: (Real: typeof Database) => unknown): Promise<typeof openSqlite> => {
  vi.resetModules();
  vi.doMock('better-sqlite3', () => ({ default: change(Database) }));
  return (await import('../store/sqlite.ts')).openSqlite;
};

const holdLock = (file: string) => {
  const other = new Database(file);
  other.exec('begin immediate');
  return () => {
    other.exec('rollback');
    other.close();
  };
};

test('a unit waits for a lock held elsewhere without stopping the process', async () => {
  const file = aFile();
  const store = open(file);
  const letGo = holdLock(file);
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 5);
  setTimeout(letGo, 600);
  const began = performance.now();
  await say(store, 'waited');
  clearInterval(ticks);
  expect(performance.now() - began).toBeGreaterThan(550);
  expect(longest).toBeLessThan(300);
  expect(await said(store)).toEqual(['waited']);
});

test('a lock held for longer than the limit is reported as busy, and nothing is written', async () => {
  const file = aFile();
  const store = open(file, { busyMs: 150 });
  const letGo = holdLock(file);
  const results = await Promise.allSettled([say(store, 'a'), say(store, 'b')]);
  for (const result of results) expect((result as PromiseRejectedResult).reason).toBeInstanceOf(StoreBusy);
  letGo();
  expect(await said(store)).toEqual([]);
  await say(store, 'later');
  expect(await said(store)).toEqual(['later']);
});

test('one process does not keep others from writing: each batch gives the lock back', async () => {
  const file = aFile();
  const [one, two] = [open(file), open(file)];
  const ids = Array.from({ length: 200 }, (_, i) => `w${i}`);
  await Promise.all(ids.map((id, i) => say(i % 2 ? one : two, id)));
  expect((await said(one)).length).toBe(200);
});

test('timers of the process run while a long queue is written', async () => {
  const store = open(aFile());
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await Promise.all(Array.from({ length: 2_000 }, (_, i) => say(store, `w${i}`)));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(5);
});

test('every writer commits to disk: WAL with synchronous FULL', async () => {
  const seen: Database.Database[] = [];
  const driver = await driverWith(
    (Real) =>
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Database>) {
          super(...args);
          seen.push(this as unknown as Database.Database);
        }
      },
  );
  const file = join(testFolder(), 'new.db');
  open(file, {}, driver);
  expect(seen[0]?.pragma('synchronous', { simple: true })).toBe(2);
  expect(seen[0]?.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(seen[0]?.pragma('foreign_keys', { simple: true })).toBe(1);
});

test('a file that does not become durable is not opened', async () => {
  const driver = await driverWith(
    (Real) =>
      class extends Real {
        override pragma(source: string, options?: Database.PragmaOptions): unknown {
          return super.pragma(source === 'synchronous = FULL' ? 'synchronous = NORMAL' : source, options);
        }
      },
  );
  expect(() => driver(join(testFolder(), 'words.db'))).toThrow('not durable');
});

test.each([
  ['3.40.1', false],
  ['3.51.2', false],
  ['3.51.3', true],
  ['3.54.1', true],
  ['4.0.0', true],
])('SQLite %s may write a store that two processes share: %s', async (version, may) => {
  const driver = await driverWith(
    (Real) =>
      class extends Real {
        override prepare(sql: string): never {
          if (sql.includes('sqlite_version')) return { get: () => ({ version }) } as never;
          return super.prepare(sql) as never;
        }
      },
  );
  const file = join(testFolder(), 'words.db');
  if (may) open(file, {}, driver);
  else expect(() => driver(file)).toThrow(`SQLite ${version} can corrupt`);
});

test('a full disk fails the unit that is too large, not those that share its commit', async () => {
  const driver = await driverWith(
    (Real) =>
      class extends Real {
        constructor(...args: ConstructorParameters<typeof Database>) {
          super(...args);
          if (!args[1]?.readonly) this.pragma('max_page_count = 40');
        }
      },
  );
  const store = open(aFile(), {}, driver);
  const results = await Promise.allSettled([
    say(store, 'small'),
    say(store, 'large', 'x'.repeat(1_000_000)),
    say(store, 'also small'),
  ]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(isStoreError((results[1] as PromiseRejectedResult).reason)).toBe(true);
  expect(await said(store)).toEqual(['also small', 'small']);
});

test('a store that is closed finishes what it was given and takes nothing more', async () => {
  const file = aFile();
  const store = openSqlite(file);
  const work = [say(store, 'a'), say(store, 'b')];
  await store.close();
  expect(await Promise.all(work)).toEqual(['a', 'b']);
  await expect(say(store, 'c')).rejects.toThrow();
  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('a unit that never ends is given up, and the next one runs', async () => {
  const store = open(aFile());
  await expect(store.transaction(() => new Promise(() => {}))).rejects.toThrow(StoreMisuse);
  expect(await say(store, 'next')).toBe('next');
});

test('errors of the store are told from errors of our own code', () => {
  const withCode = (code: string) => Object.assign(new Error('x'), { code });
  for (const error of [
    new Conflict('x'),
    new StoreBusy('x'),
    withCode('SQLITE_BUSY'),
    withCode('23505'),
    withCode('57P01'),
    withCode('ECONNRESET'),
  ])
    expect(isStoreError(error), String(error)).toBe(true);
  for (const error of [new TypeError('x is not a function'), new StoreMisuse('x'), 'text', undefined])
    expect(isStoreError(error), String(error)).toBe(false);
});

test('many units that take long do not keep everybody else from being heard', async () => {
  const store = open(aFile());
  const order: string[] = [];
  const units = Array.from({ length: 6 }, async (_, n) => {
    await store.transaction(async (tx) => {
      await tx.insert(words).values({ id: `unit-${n}`, word: 'slow' });
      for (const end = performance.now() + 10; performance.now() < end; );
    });
    order.push(`unit-${n}`);
  });
  const heard = new Promise<void>((resolve) => {
    setTimeout(() => {
      order.push('somebody else');
      resolve();
    }, 15);
  });
  await Promise.all([...units, heard]);
  expect(order.indexOf('somebody else')).toBeLessThan(order.indexOf('unit-5'));
  expect(order.filter((name) => name !== 'somebody else')).toEqual(units.map((_, n) => `unit-${n}`));
});

describe('what is erased', () => {
  const canary = 'a canary in the mine ';
  const stillThere = (file: string): string[] =>
    [file, `${file}-wal`].filter((name) => existsSync(name) && readFileSync(name).includes(canary));
  /** Rows that are kept and some that are not, among them one that is longer than a page; written after the log was emptied at first. */
  const keepAll = async (store: Store, file: string) => {
    await say(store, 'first');
    await vi.waitFor(() => expect(statSync(`${file}-wal`).size).toBe(0), 3_000);
    for (let i = 0; i < 200; i++)
      await say(store, `${i}`, `${i % 7 === 0 ? canary : 'nobody '.repeat(i)}${i}`);
    await say(store, 'long', canary.repeat(1_000));
  };
  const erase = (store: Store) =>
    store.transaction(async (tx) => {
      eraseForGood();
      for (let i = 0; i < 200; i += 14) await tx.delete(words).where(eq(words.id, `${i}`));
      for (let i = 7; i < 200; i += 14)
        await tx
          .update(words)
          .set({ word: `${i}` })
          .where(eq(words.id, `${i}`));
      await tx.delete(words).where(eq(words.id, 'long'));
    });

  test('is in no file of the store a moment later, and everything else is', async () => {
    const file = aFile();
    const store = open(file);
    await keepAll(store, file);
    expect(stillThere(file)).not.toEqual([]);
    await erase(store);
    await vi.waitFor(() => expect(stillThere(file)).toEqual([]), 2_000);
    expect(await said(store)).toHaveLength(200 - 14);
  });

  test('is in no room that a page was left with when others took its rows', async () => {
    const file = aFile();
    const store = open(file);
    // in an order of its own and growing, so that pages are split and rows move
    const ids = Array.from({ length: 1_000 }, (_, i) => String((i * 7_919) % 1_000).padStart(4, '0'));
    const isErased = (i: number) => i % 3 === 0;
    for (const [i, id] of ids.entries()) {
      await say(store, id, 'short '.repeat(1 + (i % 40)));
      const grown = i - 5;
      if (grown < 0) continue;
      const word = `${isErased(grown) ? canary : ''}${'long '.repeat(60 + ((i * 31) % 60))}`;
      await store.transaction((tx) =>
        tx
          .update(words)
          .set({ word })
          .where(eq(words.id, ids[grown] as string)),
      );
    }
    await store.transaction(async (tx) => {
      eraseForGood();
      for (const [i, id] of ids.entries())
        if (isErased(i)) await tx.update(words).set({ word: 'gone' }).where(eq(words.id, id));
    });
    await vi.waitFor(() => expect(stillThere(file)).toEqual([]), 8_000);
    expect(await said(store)).toHaveLength(1_000);
    expect(await say(store, 'afterwards')).toBe('afterwards');
  }, 20_000);

  test('is left to operators where the file is too large to be written anew while others wait', async () => {
    const file = aFile();
    const store = open(file);
    await store.transaction(async (tx) => {
      eraseForGood();
      await tx.insert(words).values({ id: 'a', word: 'b' });
    });
    await store.close();
    const writer = new Database(file);
    onTestFinished(() => void writer.close());
    const tooLarge = openRewriting(file, writer, () => {}, { largest: 1 });
    await pause(3_000);
    expect(erasuresPending(writer)).toBe(1);
    await tooLarge.close();
    const rewriting = openRewriting(file, writer, () => {});
    await vi.waitFor(() => expect(erasuresPending(writer)).toBe(0), 6_000);
    await rewriting.close();
  }, 20_000);

  test('is no matter any more where the whole store was removed', async () => {
    const file = aFile();
    const writer = new Database(file);
    onTestFinished(() => void writer.close());
    writer.pragma('user_version = 1');
    rmSync(dirname(file), { recursive: true });
    const onRewritten = vi.fn();
    const rewriting = openRewriting(file, writer, onRewritten);
    await pause(2_500); // an error in its timer would end the process
    expect(onRewritten).not.toHaveBeenCalled();
    await rewriting.close();
  });

  test('is left to the next start where the store is closed meanwhile', async () => {
    const file = aFile();
    const writer = new Database(file);
    onTestFinished(() => void writer.close());
    writer.pragma('user_version = 1');
    const onRewritten = vi.fn();
    const rewriting = openRewriting(file, writer, onRewritten);
    await pause(2_010); // its thread has begun
    await rewriting.close();
    expect(onRewritten).not.toHaveBeenCalled();
  });

  test('is gone as soon as nobody reads what was there before', async () => {
    const file = aFile();
    const store = open(file);
    await keepAll(store, file);
    const reader = new Database(file, { readonly: true });
    reader.exec('begin');
    reader.prepare('select count(*) from words').get();
    await erase(store);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(stillThere(file)).not.toEqual([]);
    expect(await say(store, 'meanwhile')).toBe('meanwhile');
    reader.exec('commit');
    reader.close();
    await vi.waitFor(() => expect(stillThere(file)).toEqual([]), 2_000);
  });

  test('stands in the log while the disk has no room, which stops nothing, and is gone once there is', async () => {
    const file = aFile();
    const store = open(file);
    await keepAll(store, file);
    const { pragma } = Database.prototype;
    let isFull = true;
    vi.spyOn(Database.prototype, 'pragma').mockImplementation(function (this: Database.Database, ...args) {
      if (isFull && args[0] === 'wal_checkpoint(TRUNCATE)')
        throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
      return pragma.apply(this, args);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    await erase(store);
    open(file); // another process that starts now
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(await say(store, 'meanwhile')).toBe('meanwhile');
    expect(stillThere(file)).not.toEqual([]);
    isFull = false;
    await vi.waitFor(() => expect(stillThere(file)).toEqual([]), 4_000);
  });

  test('is gone after the next start, where its process was killed before', async () => {
    const file = aFile();
    const killed = new Database(file); // stays open: whoever closes a store last empties its log
    killed.pragma('secure_delete = ON');
    killed.prepare('insert into words values (?, ?)').run('1', canary);
    killed.exec('delete from words');
    expect(stillThere(file)).toEqual([`${file}-wal`]);
    open(file);
    await vi.waitFor(() => expect(stillThere(file)).toEqual([]), 3_000);
    killed.close();
  });
});
