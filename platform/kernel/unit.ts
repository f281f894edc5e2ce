import { AsyncLocalStorage } from 'node:async_hooks';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Instant } from './clock.ts';
import type { PublishedEvent } from './published.ts';

type Queries = PgDatabase<PgQueryResultHKT, Record<string, never>>;

/** Reads outside a unit of work: what is committed. */
export type Reader = Pick<Queries, 'select' | 'selectDistinct' | '$count'>;

/** Reads and writes inside a unit of work. */
export type Tx = Pick<Queries, 'select' | 'selectDistinct' | '$count' | 'insert' | 'update' | 'delete'>;

export type JournalEntry = {
  readonly id: string;
  readonly aggregate: string;
  readonly version: number;
  readonly type: string;
  readonly fact: unknown;
  readonly published: PublishedEvent | null;
  readonly at: Instant;
  readonly causationId: string | null;
  readonly correlationId: string;
  readonly actor: string;
};

/** The store was used in a way that would break all-or-nothing; always a bug of ours. */
export class StoreMisuse extends Error {
  override readonly name = 'StoreMisuse';
}

/** Another unit changed the row first: this one is tried again from its load. */
export class Conflict extends Error {
  override readonly name = 'Conflict';
}

/** Another process holds the store for longer than we wait; trying again later may succeed. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** What is open while a unit of work runs; drivers make it, everything else finds it in `current`. */
export type Unit = {
  open: boolean;
  /** Inserted as the unit's last statements, so that numbers become visible in order of commits. */
  readonly entries: JournalEntry[];
  /** The ids of what it changes, whether or not the journal holds it. */
  readonly changed: Set<string>;
  /** Answers that the unit waits for at its end only; absent where it waits for each. */
  readonly answers?: Promise<unknown>[];
  /** What it takes out is to be gone from the files of the store, too, and soon. */
  erases?: true;
};

export const current = new AsyncLocalStorage<Unit>();

/** The beginning of a unit of work; only the drivers of stores make one. */
export const newUnit = (answers?: Promise<unknown>[]): Unit => ({
  open: true,
  entries: [],
  changed: new Set(),
  ...(answers && { answers }),
});

/**
 * Checks a write's answer when it comes, at the latest at the unit's end: what `check` throws undoes the unit. The next query
 * need not wait for it.
 */
export const checkLater = async <R>(answer: Promise<R>, check: (result: R) => void): Promise<void> => {
  const checked = answer.then(check); // `then` is what makes drizzle ask on SQLite: at once, not in a later turn
  const answers = current.getStore()?.answers;
  if (!answers) return checked;
  checked.catch(() => {}); // reported at the unit's end
  answers.push(checked);
};

/** Throws StoreMisuse inside a unit of work: a second one would commit by itself, or wait forever for the first. */
export const assertNotNested = (): void => {
  if (current.getStore()?.open) throw new StoreMisuse('a unit of work inside a unit of work');
};

/**
 * Says of the unit that is open that what it takes out stands nowhere in the store's files once it has committed, or soon after. On
 * PostgreSQL that is left to VACUUM.
 */
export const eraseForGood = (): void => {
  const unit = current.getStore();
  if (!unit?.open) throw new StoreMisuse('something is erased inside a unit of work');
  unit.erases = true;
};

/** Adds to the journal, with the unit of work that is open or not at all. */
export const appendToJournal = (...entries: readonly JournalEntry[]): void => {
  const unit = current.getStore();
  if (!unit?.open) throw new StoreMisuse('the journal is written inside a unit of work');
  unit.entries.push(...entries);
};

/**
 * Notes that the unit of work that is open changes this. The handle does so for every aggregate; commands do so for what no journal
 * holds, such as a password.
 */
export const noteChange = (id: string): void => void current.getStore()?.changed.add(id);

/** The ids of what the unit of work that is open has changed so far. */
export const changesOfUnit = (): readonly string[] => [...(current.getStore()?.changed ?? [])];
