import { type Instant, later } from '@jumun/platform/kernel/clock';

/** After an uncertain answer the provider is asked again; the pause doubles each time. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** By then, a charge that was under way when its payment was voided has reached the provider's ledger. */
const lookAgainMs = 60_000;
/** About every five minutes. */
const alertEvery = 32;

/** When the timer may ask the provider, given how long the caller will go on asking by itself. */
export const firstTryAt = (at: Instant, ask: string, askingForMs: number): Instant =>
  later(at, ask === 'look' ? lookAgainMs : Math.max(0, askingForMs) + firstPauseMs);

/** When another process may take over a payment that a timer has claimed. */
export const claimedUntil = (at: Instant, providerDeadlineMs: number): Instant =>
  later(at, providerDeadlineMs + firstPauseMs);

/** `tries` counts the attempts that were made. */
export const nextTryAt = (at: Instant, tries: number): Instant =>
  later(at, Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1)));

/** No payment is put off for longer. */
export const furthestTryMs = (providerDeadlineMs: number): number =>
  Math.max(lookAgainMs, providerDeadlineMs + firstPauseMs);

export const deservesAlert = (tries: number): boolean => tries % alertEvery === 0;
