import type { Failpoint } from './points.ts';

export type Phase = 'points' | 'random' | 'meetings';

export type DrillOptions = {
  readonly phases: readonly Phase[];
  /** How often a process is killed at each failpoint. */
  readonly times: number;
  /** How long processes are killed at random. */
  readonly minutes: number;
  readonly seed: number;
  readonly customers: number;
  /** Only these points; by default all. */
  readonly points?: readonly Failpoint[];
  /** The safety rule that is disabled; the drill must then find something. */
  readonly without?: string | undefined;
  /** How long the system may take to settle after the last restart, in milliseconds. */
  readonly restWithinMs: number;
  /** Does not wait at the end for parked attempts, which end a minute after the last repeat of their key. */
  readonly skipsParked: boolean;
  readonly keep: boolean;
  readonly say: (line: string) => void;
};

export type Fault = { readonly atMs: number; readonly what: string; readonly process: string };

export type DrillReport = {
  readonly seed: number;
  readonly without: string | null;
  readonly seconds: number;
  /** Kills at each failpoint, and at random. */
  readonly crashes: Readonly<Record<string, number>>;
  readonly faults: readonly Fault[];
  /** What customers were told, and how often. */
  readonly answers: Readonly<Record<string, number>>;
  /** Milliseconds from the last restart until nothing was left to do, each time the load stopped. */
  readonly restMs: readonly number[];
  readonly longestRestMs: number;
  /** How much the audit looked at, for each invariant. */
  readonly counted: Readonly<Record<string, number>>;
  /** What must not be; each is a sentence. */
  readonly findings: readonly string[];
};
