import { statSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type Database from 'better-sqlite3';

/**
 * Writes the file of a store anew after something was erased. When SQLite splits a page it leaves copies of the rows that move to
 * another one in the room that becomes free, and `secure_delete` writes over the rows, not over such copies.
 */
export type Rewriting = {
  /** Something is erased in the transaction that is open: this is remembered with it, also by a process that comes after a crash. */
  note(): void;
  /** The file is written anew soon, in a thread of its own; erasures that follow each other share it. */
  want(): void;
  close(): Promise<void>;
};

/** Erasures after which the file was not written anew yet: its `user_version`, which nothing else uses. */
export const erasuresPending = (db: Database.Database): number =>
  db.pragma('user_version', { simple: true }) as number;

/** A larger file is left to operators: units of work would wait for longer than they may. */
const largestBytes = 128 * 1024 * 1024;
const soonMs = 2_000;
/** After a thread that could not do it, as the disk was full or the store held. */
const againMs = 15_000;

/** `onRewritten` is told each time, as what was written stands in the log until that is emptied. */
export const openRewriting = (
  file: string,
  writer: Database.Database,
  onRewritten: () => void,
  { largest = largestBytes } = {},
): Rewriting => {
  let timer: NodeJS.Timeout | undefined;
  let worker: Worker | undefined;

  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      rewrite();
    }, ms).unref();
  };
  /** Also where the store does not say, as another process is opening or closing it: the thread looks again. */
  const isPending = (): boolean => {
    try {
      return erasuresPending(writer) > 0;
    } catch {
      return true;
    }
  };
  const rewrite = () => {
    if (worker || writer.inTransaction) return later(soonMs);
    const { size } = statSync(file, { throwIfNoEntry: false }) ?? { size: Number.POSITIVE_INFINITY };
    if (size > largest || !isPending()) return;
    worker = new Worker(new URL('./sqlite-rewriting-thread.ts', import.meta.url), { workerData: { file } });
    worker.unref();
    worker.on('error', () => {}); // it is tried again
    worker.once('exit', (code) => {
      worker = undefined;
      if (!writer.open) return;
      onRewritten();
      if (code !== 0 || isPending()) later(againMs);
    });
  };
  later(soonMs);

  return {
    note: () => void writer.pragma(`user_version = ${(erasuresPending(writer) % 1_000_000_000) + 1}`),
    want: () => later(soonMs),
    async close() {
      clearTimeout(timer);
      worker?.removeAllListeners('exit'); // nothing follows from it any more
      await worker?.terminate();
    },
  };
};
