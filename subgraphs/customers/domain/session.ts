import { type Instant, later } from '@jumun/platform/kernel/clock';

export type SessionId = string & { readonly __brand: 'SessionId' };

/** A session ends this long after it was last refreshed. */
export const sessionLasts = 30 * 24 * 60 * 60 * 1_000; // ms

/** When a session was last refreshed, or begun. */
export const lastUse = (expiresAt: Instant): Instant => later(expiresAt, -sessionLasts);

/** Two tabs refresh at once, or an answer is lost: for this long a used refresh token gets the same successor again. */
export const grace = 30_000; // ms

/** How long the end of a session is told: longer than its last access token is believed (an hour at most, and a minute of leeway). */
export const endIsTold = 62 * 60_000; // ms

/** What is known of a refresh token that was presented. */
export type ShownToken = {
  /** When the session expires; null when it has already ended. */
  readonly expiresAt: Instant | null;
  readonly usedAt: Instant | null;
};

/**
 * A refresh token works once. One that is presented again later is in two hands, either of which may be a thief's, so that session
 * ends.
 */
export const judgeToken = (
  { expiresAt, usedAt }: ShownToken,
  at: Instant,
): 'good' | 'repeated' | 'expired' | 'reused' => {
  if (expiresAt === null || expiresAt <= at) return 'expired';
  if (usedAt === null) return 'good';
  return Math.abs(at - usedAt) <= grace ? 'repeated' : 'reused';
};

export const sessionEnd = (at: Instant): Instant => later(at, sessionLasts);

/** How many attempts to log in with one address are allowed within `attemptPeriod`, on devices that never did; and on each that did. */
export const mostAttempts = 10;
export const attemptPeriod = 10 * 60 * 1_000; // ms

/** A device that did not log in for this long is like any other. */
export const deviceIsKnown = 180 * 24 * 60 * 60 * 1_000; // ms
