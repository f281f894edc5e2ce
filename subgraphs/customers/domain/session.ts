import { type Instant, later } from '@jumun/platform/kernel/clock';

export type SessionId = string & { readonly __brand: 'SessionId' };

/** A session ends this long after it was last refreshed. */
export const sessionLasts = 30 * 24 * 60 * 60 * 1_000; // ms

/** What is known of a refresh token that was presented. */
export type ShownToken = {
  /** When the session expires; null when it has already ended. */
  readonly expiresAt: Instant | null;
  readonly usedAt: Instant | null;
};

/**
 * A refresh token works once. One that is presented a second time is in two hands, either of which may be a thief's, so the whole
 * session ends.
 */
export const judgeToken = ({ expiresAt, usedAt }: ShownToken, at: Instant): 'good' | 'expired' | 'reused' => {
  if (expiresAt === null || expiresAt <= at) return 'expired';
  return usedAt === null ? 'good' : 'reused';
};

export const sessionEnd = (at: Instant): Instant => later(at, sessionLasts);

/** How many attempts to log in with one address are allowed within `attemptPeriod`. */
export const mostAttempts = 10;
export const attemptPeriod = 10 * 60 * 1_000; // ms
