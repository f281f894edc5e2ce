/**
 * How long one driver has an attempt to itself: longer than the usual deadlines of all it asks, and short enough that a
 * timer has taken over and finished within five seconds of a restart. It only saves double work; safety rests elsewhere.
 */
export const driverMs = 4_000;
/** An attempt whose customer was told to come back, and who does not, is undone after this. */
export const parkedMs = 60_000;
/** An order that is being checked is placed or refused within this. */
export const pendingMs = 60_000;
/** The same, counted from its beginning, where the customer chose to wait. */
export const queuedMs = 15 * 60_000;
/** How soon a timer looks again while an answer is unknown. */
export const lookAgainMs = 1_000;
/** No look is planned further ahead than this: one that is was lost, or planned by a clock that has been set back since. */
export const furthestLookMs = 15_000;
/** Nor does an attempt end later than this, whatever corrections a clock in good order makes. */
export const furthestEndMs = { PARKED: 2 * parkedMs, QUEUED: 2 * queuedMs };
