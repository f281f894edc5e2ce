import type { Instant } from './clock.ts';
import type { Reader } from './unit.ts';

/** Work that a row in the store asks for at a time: deadlines, and sagas that must go on. */
export type Timer = {
  /** `context/what-it-does`. */
  readonly name: string;
  /** The ids whose time has come, oldest first. */
  readonly due: (read: Reader, now: Instant, limit: number) => Promise<readonly string[]>;
  /** May be called again for the same id, and from several processes at once. */
  readonly fire: (id: string) => Promise<unknown>;
};

/** Work that calls another system, later: its truth is a row in the store, BullMQ's delayed jobs only carry it. */
export type ExternalJobs = {
  readonly name: string;
  /** What is to be done up to `until`: a key, which names the work and its attempt, and when. */
  readonly upcoming: (
    read: Reader,
    until: Instant,
    limit: number,
  ) => Promise<readonly { key: string; at: Instant }[]>;
  /** Does the work if the store says that it is still due. May be called again for the same key. */
  readonly run: (key: string) => Promise<unknown>;
};
