import type { Instant } from './clock.ts';

/** One call of another system. */
export type ExternalJob<Ended> = {
  readonly key: string;
  /** Whom it is for: one party never takes all the places. */
  readonly party: string;
  /** Makes the call and says what came of it. Never throws: an unknown outcome is an outcome. */
  readonly run: () => Promise<Ended>;
};

/** What a process has room for. */
export type Room = {
  /** Its name, and the same after a restart: claims are made in it. */
  readonly replica: string;
  readonly places: number;
  /** How many jobs of each party are under way here; absent for none. */
  readonly underWay: ReadonlyMap<string, number>;
  /** How many of one party there may be. */
  readonly placesOfOne: number;
  /** Now and then: rows are looked for that a clock of today would not have written. */
  readonly isSweep: boolean;
  /** The first turn of this process: what one of its name claimed before, and left behind, is due. */
  readonly isFirst: boolean;
};

export type Claims<Ended> = {
  readonly jobs: readonly ExternalJob<Ended>[];
  /** When the next one is due, as far as that is known. */
  readonly nextAt: Instant | null;
};

/**
 * Calls of another system whose truth is a row in the store. A row is claimed before its call (who makes it, until when), so that no
 * other process makes it meanwhile; a claim that has ended without an outcome is due again.
 */
// biome-ignore lint/suspicious/noExplicitAny: each context records its own outcomes
export type ExternalJobs<Ended = any> = {
  /** `context/what-it-does`; also the topic that is notified when a row becomes due. */
  readonly name: string;
  /** How many calls one process makes at once, in all and for one party. */
  readonly atOnce: number;
  readonly atOnceForOne: number;
  /**
   * One unit of work: records what came of the calls made since the last turn, and claims what is due, as far as there is room. A
   * call that is no longer ours to record changes nothing.
   */
  readonly turn: (ended: readonly Ended[], room: Room) => Promise<Claims<Ended>>;
};
