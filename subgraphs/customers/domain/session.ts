import { type Instant, later } from '@jumun/platform/kernel/clock';

export type SessionId = string & { readonly __brand: 'SessionId' };

/** A session ends this long after it was last refreshed. */
export const sessionLasts = 30 * 24 * 60 * 60 * 1_000; // ms

/** What is known of a refresh token that somebody shows. */
export type ShownToken = {
  /** The session's end, or null when it has ended before. */
  readonly expiresAt: Instant | null;
  readonly usedAt: Instant | null;
};

/**
 * A refresh token works once. One that comes a second time is in two hands, and nobody can tell which of them is the
 * thief's: the whole session ends.
 */
export const judgeToken = ({ expiresAt, usedAt }: ShownToken, at: Instant): 'good' | 'expired' | 'reused' => {
  if (expiresAt === null || expiresAt <= at) return 'expired';
  return usedAt === null ? 'good' : 'reused';
};

export const sessionEnd = (at: Instant): Instant => later(at, sessionLasts);

/** Guesses of one account's password: this many within the time below, then no more until it is over. */
export const guesses = 10;
export const guessesPer = 10 * 60 * 1_000; // ms
