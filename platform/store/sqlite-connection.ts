import Database from 'better-sqlite3';
import type { Asked } from './statements.ts';
import { codeOfStoreError } from './store.ts';

/** SQLite before 3.51.3 could corrupt a WAL that two processes write: https://sqlite.org/wal.html#walresetbug */
const oldestSafe = [3, 51, 3];

const assertSafe = (db: Database.Database) => {
  const { version } = db.prepare('select sqlite_version() as version').get() as { version: string };
  const parts = version.split('.').map(Number);
  const difference = oldestSafe.map((n, i) => (parts[i] ?? 0) - n).find((d) => d !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} can corrupt a store that two processes write`);
};

const makeDurable = (db: Database.Database, file: string): void => {
  assertSafe(db);
  for (const setting of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'journal_size_limit = 67108864',
    'secure_delete = ON', // otherwise what was deleted or written over stands in the file until its page is used again
  ])
    db.pragma(setting);
  if (
    db.pragma('synchronous', { simple: true }) !== 2 ||
    db.pragma('journal_mode', { simple: true }) !== 'wal'
  )
    throw new Error(`${file} is not durable: synchronous=FULL and WAL are needed`);
};

/** Opens the file as every writer must: WAL and durable at commit, which is verified by reading the settings back. */
export const openWriter = (file: string): Database.Database => {
  const db = new Database(file, { timeout: 0 }); // we wait for the lock ourselves: SQLite's own wait stops the event loop
  try {
    makeDurable(db, file);
  } catch (error) {
    db.close();
    throw error;
  }
  return db;
};

/** Opening is refused at once while another process opens or closes the file: tried again for five seconds. */
export const openPatiently = <T>(open: () => T): T => {
  for (const until = performance.now() + 5_000; ; Atomics.wait(sleeper, 0, 0, 5 + Math.random() * 20)) {
    try {
      return open();
    } catch (error) {
      if (!codeOfStoreError(error).startsWith('SQLITE_BUSY') || performance.now() > until) throw error;
    }
  }
};
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** Each SQL text is compiled once per connection; `guard` is asked before every execution, not only the first, which `asked` counts. */
export const compiling = (db: Database.Database, asked: Asked, guard: () => void): Database.Database => {
  const statements = new Map<string, object>();
  const compile = (text: string) => {
    const statement = db.prepare(text);
    if (statement.reader) statement.raw(true);
    const guarded =
      <R>(run: (...values: unknown[]) => R) =>
      (...values: unknown[]): R => {
        guard();
        asked.statements++;
        return run(...values);
      };
    const rows = { all: guarded(statement.all.bind(statement)), get: guarded(statement.get.bind(statement)) };
    return { run: guarded(statement.run.bind(statement)), raw: () => rows };
  };
  const prepare = (text: string) => {
    let statement = statements.get(text);
    if (!statement) {
      if (statements.size >= 500) statements.clear();
      statement = compile(text);
      statements.set(text, statement);
    }
    return statement;
  };
  return { prepare } as unknown as Database.Database;
};
