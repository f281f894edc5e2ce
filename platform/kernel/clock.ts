/** Milliseconds since 1970, UTC. */
export type Instant = number & { readonly __brand: 'Instant' };

/** Time as an argument: rules and tests never look at a clock of their own. */
export type Clock = () => Instant;

/** The clock of this machine: read where a process is opened, and handed on from there. */
export const systemClock: Clock = () => Date.now() as Instant;

/** The instant this many milliseconds after. */
export const later = (at: Instant, milliseconds: number): Instant => (at + milliseconds) as Instant;
