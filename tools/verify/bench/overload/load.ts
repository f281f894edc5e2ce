import { fork } from 'node:child_process';
import { join } from 'node:path';

/** What the clients are to do. */
export type Load = {
  readonly url: string;
  readonly tokens: readonly string[];
  readonly productIds: readonly string[];
  /** Tells the keys of one load from those of another. */
  readonly run: string;
  readonly seconds: number;
  /** Orders a second by the clock; undefined for `users` who order without a pause. */
  readonly rate?: number;
  readonly users: number;
};

/** What came of it; times in milliseconds from when each order was due. */
export type Loaded = {
  readonly offered: number;
  /** Until the last answer. */
  readonly seconds: number;
  readonly placed: readonly number[];
  /** How many of them were placed before the load ended. */
  readonly inTime: number;
  /** How long after they were due orders were sent: what the clients could not keep up with. */
  readonly late: readonly number[];
  /** The ids of those that were placed. */
  readonly orders: readonly string[];
  /** By code, or by the type of the refusal. */
  readonly refused: Readonly<Record<string, readonly number[]>>;
  /** Connections that broke before the answer. */
  readonly reset: number;
  readonly unanswered: number;
  /** What the clients themselves took. */
  readonly cpuMs: number;
};

export type Clients = { play(load: Load): Promise<Loaded>; close(): void };

/** Customers in a process of their own. */
export const openClients = (): Clients => {
  const child = fork(join(import.meta.dirname, 'clients.ts'), { serialization: 'advanced' });
  return {
    play: (load) =>
      new Promise((resolve, reject) => {
        const ended = (code: number | null) => reject(new Error(`the clients ended with ${code}`));
        child.once('exit', ended);
        child.once('message', (loaded) => {
          child.off('exit', ended);
          resolve(loaded as Loaded);
        });
        child.send(load);
      }),
    close: () => void child.disconnect(),
  };
};
