/** Milliseconds since 1970, UTC. */
export type Instant = number & { readonly __brand: 'Instant' };

/** Time as an argument: rules and tests never look at a clock of their own. */
export type Clock = () => Instant;

/** The clock of this machine: read where a process is opened, and handed on from there. */
export const systemClock: Clock = () => Date.now() as Instant;

/** The instant this many milliseconds after. */
export const later = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant;

/**
 * Whether a time has come that no rule sets further ahead than `furthestMs`. One that lies further ahead has come as well: it was
 * written by a clock that has been set back since, and would otherwise be waited for as long as that clock was wrong.
 */
export const hasCome = (at: Instant, now: Instant, furthestMs: number): boolean =>
  at <= now || at > later(now, furthestMs);
