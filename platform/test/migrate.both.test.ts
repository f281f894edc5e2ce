import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { ground, testDatabase, testFolder, testStores } from '../../test/stores.ts';
import { dialect } from '../store/columns.ts';
import { postgresStores, sqliteStores } from '../store/configured.ts';
import { tallies, words } from './tables.ts';
import { migrations } from './tallies.ts';

const wordsTable = 'create table words (id text primary key, word text not null)';

/** A folder of migrations, as drizzle-kit lays them out. */
const migrationsOf = (...steps: readonly string[]): string => {
  const folder = testFolder();
  const own = join(folder, dialect);
  mkdirSync(join(own, 'meta'), { recursive: true });
  const entries = steps.map((sql, idx) => {
    const tag = `000${idx}_step`;
    writeFileSync(join(own, `${tag}.sql`), sql);
    return { idx, version: '7', when: 1_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(join(own, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect, entries }));
  return folder;
};

test('a store is brought up to date by what it lacks, and keeps its rows', async () => {
  const openStore = testStores();
  const first = await openStore('grown', migrationsOf(wordsTable));
  await first.transaction((tx) => tx.insert(words).values({ id: 'w', word: 'kept' }));
  await first.close();
  const second = await openStore(
    'grown',
    migrationsOf(
      wordsTable,
      "insert into words values ('n', 'new')\n--> statement-breakpoint\ncreate table more (id text)",
    ),
  );
  expect((await second.read.select().from(words)).map(({ word }) => word).sort()).toEqual(['kept', 'new']);
  await second.close();
});

test('a migration that was changed after it was applied is refused', async () => {
  const openStore = testStores();
  await (await openStore('changed', migrationsOf(wordsTable))).close();
  await expect(openStore('changed', migrationsOf(`${wordsTable} `))).rejects.toThrow(
    'changed after it was applied',
  );
});

test('a store newer than the program is refused', async () => {
  const openStore = testStores();
  await (await openStore('newer', migrationsOf(wordsTable, 'create table more (id text)'))).close();
  await expect(openStore('newer', migrationsOf(wordsTable))).rejects.toThrow('newer than this program');
});

test('a migration that fails leaves nothing behind and can be tried again', async () => {
  const openStore = testStores();
  const broken = `${wordsTable}\n--> statement-breakpoint\ncreate nonsense`;
  await expect(openStore('broken', migrationsOf(broken))).rejects.toThrow();
  const store = await openStore('broken', migrationsOf(wordsTable));
  expect(await store.read.select().from(words)).toEqual([]);
  await store.close();
});

test.runIf(ground !== 'pglite')(
  'processes that start and end together all find the store up to date',
  async () => {
    const place = ground === 'postgres' ? await testDatabase() : testFolder();
    const first = Date.now() + 2_500;
    const run = () =>
      new Promise<number | null>((resolve) => {
        const child = spawn(
          process.execPath,
          [join(import.meta.dirname, 'opener.ts'), place, '8', String(first)],
          {
            stdio: 'inherit',
            env: { ...process.env, JUMUN_STORE: ground === 'postgres' ? place : 'sqlite' },
          },
        );
        child.once('exit', resolve);
      });
    expect(await Promise.all([run(), run(), run(), run()])).toEqual([0, 0, 0, 0]);
    const openStore = ground === 'postgres' ? postgresStores(place) : sqliteStores(place);
    for (let i = 0; i < 8; i++) {
      const store = await openStore(`opened${i}`, migrations);
      expect((await store.read.select().from(tallies))[0]).toMatchObject({ total: 4, version: 4 });
      await store.close();
    }
  },
  60_000,
);

test.runIf(ground === 'sqlite')('a table that is built anew does not take its children with it', async () => {
  const folder = testFolder();
  const family = `create table parents (id text primary key)\n--> statement-breakpoint
create table children (id text primary key, parent text not null references parents (id) on delete cascade)\n--> statement-breakpoint
insert into parents values ('p')\n--> statement-breakpoint\ninsert into children values ('c', 'p')`;
  const rebuilt = `PRAGMA foreign_keys=OFF;--> statement-breakpoint
create table new_parents (id text primary key, name text)\n--> statement-breakpoint
insert into new_parents (id) select id from parents\n--> statement-breakpoint
drop table parents\n--> statement-breakpoint\nalter table new_parents rename to parents`;
  await (await sqliteStores(folder)('family', migrationsOf(family))).close();
  await (await sqliteStores(folder)('family', migrationsOf(family, rebuilt))).close();
  const db = new Database(join(folder, 'stores/family.db'), { readonly: true });
  expect(db.prepare('select id from children').all()).toEqual([{ id: 'c' }]);
  db.close();

  const orphaning = "delete from parents where id = 'p'";
  await expect(sqliteStores(folder)('family', migrationsOf(family, rebuilt, orphaning))).rejects.toThrow(
    'foreign key',
  );
});
