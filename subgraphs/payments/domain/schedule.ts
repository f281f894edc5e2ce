import { type Instant, later } from '@jumun/platform/kernel/clock';

/** After an uncertain answer the provider is asked again; the pause doubles each time. */
const firstPauseMs = 500;
const longestPauseMs = 10_000;
/** What whoever asks needs beside the provider's time, for its own store on a busy machine: nobody else should ask meanwhile. */
const ownWorkMs = 1_000;
/** By then, a charge that was under way when its payment was voided has reached the provider's ledger. */
const lookAgainMs = 60_000;
/** About every five minutes. */
const alertEvery = 32;

/** When the timer may ask the provider, given how long the caller lets it take. */
export const firstTryAt = (at: Instant, ask: string, deadlineMs: number): Instant =>
  later(at, ask === 'look' ? lookAgainMs : deadlineMs + ownWorkMs);

/** When another process may take over a payment that a timer has claimed. */
export const claimedUntil = (at: Instant, providerDeadlineMs: number): Instant =>
  later(at, providerDeadlineMs + ownWorkMs);

/** `tries` counts the attempts that were made. */
export const nextTryAt = (at: Instant, tries: number): Instant =>
  later(at, Math.min(longestPauseMs, firstPauseMs * 2 ** (tries - 1)));

/** No payment is put off for longer. */
export const furthestTryMs = (providerDeadlineMs: number): number =>
  Math.max(lookAgainMs, providerDeadlineMs + ownWorkMs);

export const deservesAlert = (tries: number): boolean => tries % alertEvery === 0;
