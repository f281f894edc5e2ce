import { DrizzleQueryError } from 'drizzle-orm/errors';
import type { JournalEntry, Reader, Tx } from '../kernel/unit.ts';
import { histogram } from '../process/metrics.ts';
import { preparedInsert } from './prepared.ts';
import { journal } from './technical-tables.ts';

/** How long a unit waits for locked rows before it fails with code 55P03. PostgreSQL only: a unit on SQLite holds the store. */
export type Patience = { readonly rowsMs: number };

/** One context's own database. */
export type Store = {
  /**
   * One unit of work: all or nothing, acknowledged only when durable. `work` awaits nothing but the store and may run
   * more than once. Conflicts are tried again; any other error undoes the unit and is thrown.
   */
  readonly transaction: <T>(work: (tx: Tx) => Promise<T>, patience?: Patience) => Promise<T>;
  readonly read: Reader;
  /** Called after each commit of this process that added to the journal something for others to hear. */
  readonly onAppended: (listener: () => void) => void;
  readonly close: () => Promise<void>;
};

export const commitUnits = histogram(
  'jumun_commit_units',
  'Units of work that shared one commit.',
  ['store'],
  [1, 2, 4, 8, 16, 32, 64],
);

const codeOf = (error: unknown): string => (error as { code?: string } | undefined)?.code ?? '';

/** The database's own error without the statement and its values, which must not reach a log. */
export const plainError = (error: unknown): unknown =>
  error instanceof DrizzleQueryError ? error.cause : error;

/** Whether a row could not be inserted because its key was taken already. */
export const isDuplicate = (error: unknown): boolean =>
  ['23505', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'].includes(codeOf(plainError(error)));

/** An error of the database, its connection or its lock, rather than of our code: worth trying again. */
export const isStoreError = (error: unknown): boolean => {
  const plain = plainError(error);
  const name = (plain as Error | undefined)?.name ?? '';
  if (['Conflict', 'StoreBusy', 'SqliteError'].includes(name) || error instanceof DrizzleQueryError)
    return true;
  return /^(SQLITE_|[0-9A-Z]{5}$|ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(plain));
};

/**
 * The database refuses the data, and always will: SQLSTATE classes 22 and 23, constraints. A key that is taken does not
 * count: that may be a race.
 */
export const isRefusedData = (error: unknown): boolean =>
  /^(22|23)[0-9A-Z]{3}$|^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG)/.test(codeOf(plainError(error))) &&
  !isDuplicate(error);

/** The database has no room to write: the disk is full, or fails. */
export const isOutOfRoom = (error: unknown): boolean =>
  /^(SQLITE_(FULL|IOERR)|53100$)/.test(codeOf(plainError(error)));

/** The database does not answer: it is stopped, restarting or out of reach. */
export const isStoreAway = (error: unknown): boolean => {
  const plain = plainError(error);
  return (
    /^(08[0-9A-Z]{3}|57P0[1-3]|ECONN|EPIPE|ETIMEDOUT)/.test(codeOf(plain)) ||
    // the driver's own have no code
    /^(Connection terminated|timeout exceeded when trying to connect)/.test((plain as Error).message)
  );
};

/** The database's own code of an error, or an empty text. */
export const codeOfStoreError = (error: unknown): string => codeOf(plainError(error));

/** Whether others hear of any of these; what they do not hear wakes nobody up to read it. */
export const hasNews = (entries: readonly JournalEntry[]): boolean =>
  entries.some(({ published }) => published !== null);

/** Notifications may be lost: a listener that fails must neither undo nor repeat what is committed. */
export const tell = (listeners: readonly (() => void)[]): void => {
  for (const listener of listeners) {
    try {
      listener();
    } catch (error) {
      process.emitWarning(error as Error);
    }
  }
};

const insertEntry = preparedInsert(journal, 'log_insert', {
  columns: [
    'id',
    'aggregate',
    'version',
    'type',
    'fact',
    'published',
    'at',
    'causationId',
    'correlationId',
    'actor',
  ],
});

/** Writes the unit's journal entries; the driver calls it for the unit's last statements, once nothing can be added. */
export const writeEntries = async (tx: Tx, entries: readonly JournalEntry[]): Promise<void> => {
  for (const entry of entries) await insertEntry(tx, entry);
};
