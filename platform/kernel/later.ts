import type { Instant } from './clock.ts';
import type { Reader, Tx } from './unit.ts';

/** The ids whose time has come, the longest waiting first, and when the next one's will, as far as that is known. */
export type Due = { readonly ids: readonly string[]; readonly next: Instant | null };

/** Rows that ask for something at a time, or for nothing where that is null. */
export type Timetable = {
  /** The rows whose time has come, the longest waiting first, and when the next one's will: one statement. */
  readonly due: (read: Reader, now: Instant, limit: number) => Promise<Due>;
  /** Whether a row asks for a later time than this. */
  readonly isBeyond: (read: Reader, latest: Instant) => Promise<boolean>;
  /** Every row that asks for a later time than `latest` asks for `instead` from now on. */
  readonly setAgain: (tx: Tx, latest: Instant, instead: Instant) => Promise<unknown>;
};

/**
 * No rule lets a row of this timetable ask for a time further ahead than `ms`. One that does was written by a clock that has
 * been set back since: its time is set again, or it would wait for as long as the clock was wrong.
 */
export type Furthest = {
  readonly times: Timetable;
  readonly ms: number;
  /** How far ahead its time is set: 0 where the work may as well be done now. */
  readonly insteadMs: number;
};

/** Work that a row in the store asks for at a time: deadlines, and sagas that must go on. */
export type Timer = {
  /** `context/what-it-does`. */
  readonly name: string;
  readonly due: Timetable['due'];
  /** May be called again for the same id, and from several processes at once. */
  readonly fire: (id: string) => Promise<unknown>;
  readonly furthest?: Furthest;
};
