import type Database from 'better-sqlite3';
import { isOutOfRoom } from './store.ts';

/** Empties the write-ahead log of a store when something was erased: there it would stand until it is written over. */
export type Truncating = {
  /** Something was erased. */
  want(): void;
  /** Empties the log where that is wanted and nobody is in the way; else it is tried again soon. */
  tryNow(): void;
  close(): void;
};

/** While another process writes or reads, for milliseconds each time. */
const againMs = 200;
/** While the disk has no room for what stands in the log. */
const fullMs = 2_000;
/** What a process erased that was killed before it could empty the log is left to the next one. */
const afterOpeningMs = 1_000;

/** Between the units of `writer`. */
export const openTruncating = (writer: Database.Database): Truncating => {
  let wanted = true;
  let timer: NodeJS.Timeout | undefined;

  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tryNow();
    }, ms).unref();
  };
  /** How long until the log is tried again, if it is not empty now. */
  const empty = (): number | undefined => {
    try {
      return writer.pragma('wal_checkpoint(TRUNCATE)', { simple: true }) === 0 ? undefined : againMs;
    } catch (error) {
      if (isOutOfRoom(error)) return fullMs; // no reason to end: the log stands as it was, and what is in it is durable
      throw error;
    }
  };
  const tryNow = () => {
    if (!wanted || timer) return;
    const wait = writer.inTransaction ? againMs : empty();
    wanted = wait !== undefined;
    if (wait !== undefined) later(wait);
  };
  later(afterOpeningMs);

  return {
    want() {
      wanted = true;
    },
    tryNow,
    close: () => clearTimeout(timer),
  };
};
