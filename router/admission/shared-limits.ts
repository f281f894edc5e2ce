// Limits on what a key may use within a window of time. This process decides at once, from what it knows; what was used is told
// to Redis in chunks, and what others have used comes back with the answer. While Redis is away, each process counts for itself.

import { LRUCache } from 'lru-cache';
import { RateLimiterRedis } from 'rate-limiter-flexible';

export type Taken =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfterMs: number };

export type Limit = {
  /**
   * Takes points out of the key's window, or says when the next one begins. What is more than a whole window has needs an unused
   * one.
   */
  take(key: string, points: number): Taken;
  /** How many windows are kept in this process. */
  size(): number;
};

export type LimitForm = { readonly name: string; readonly points: number; readonly seconds: number };

/** Where the processes of an installation meet; throws or rejects while it is away. */
export type Shared = {
  /** Adds points to a key's window, and answers all of them and how long the window still lasts. */
  add(key: string, points: number): Promise<{ readonly used: number; readonly endsInMs: number }>;
};

export type OpenLimit = (form: LimitForm) => Limit;

/** In this process alone. */
export const ownLimits =
  (now?: () => number): OpenLimit =>
  (form) =>
    openLimit(form, undefined, now);

/** Shared by all processes on one Redis whose names begin with the same prefix. The client must fail fast while Redis is away. */
export const redisLimits =
  (storeClient: unknown, prefix: string): OpenLimit =>
  (form) => {
    const { name: keyPrefix, points, seconds: duration } = form;
    const limiter = new RateLimiterRedis({
      storeClient,
      keyPrefix: `${prefix}:limit:${keyPrefix}`,
      points,
      duration,
      rejectIfRedisNotReady: true,
    });
    const add: Shared['add'] = async (key, more) => {
      const { consumedPoints, msBeforeNext } = await limiter.penalty(key, more);
      return { used: consumedPoints, endsInMs: msBeforeNext };
    };
    return openLimit(form, { add });
  };

/** Those unused for longest are forgotten first. */
const mostKeys = 10_000;
/** In how many chunks a window is told at most: others learn of a twentieth late. */
const chunks = 20;

type Window = { used: number; untold: number; endsAt: number; isTelling: boolean };

/** One limit; `shared` is told of what was used, and never waited for. */
export const openLimit = (
  { points: whole, seconds }: LimitForm,
  shared?: Shared,
  now: () => number = () => performance.now(),
): Limit => {
  const windows = new LRUCache<string, Window>({ max: mostKeys });
  const windowOf = (key: string): Window => {
    const known = windows.get(key);
    if (known && now() < known.endsAt) return known;
    const begun = { used: 0, untold: 0, endsAt: now() + seconds * 1_000, isTelling: false };
    windows.set(key, begun);
    return begun;
  };
  const tell = async (key: string, window: Window): Promise<void> => {
    const told = window.untold;
    window.isTelling = true;
    try {
      const { used, endsInMs } = await (shared as Shared).add(key, told);
      // what Redis has forgotten is still used
      window.used = Math.max(window.used + told, used);
      window.endsAt = Math.min(window.endsAt, now() + endsInMs);
    } catch {
      window.used += told;
    } finally {
      window.untold -= told;
      window.isTelling = false;
    }
  };
  return {
    take(key, points) {
      const window = windowOf(key);
      const used = window.used + window.untold;
      if (used > 0 && used + points > whole)
        return { allowed: false, retryAfterMs: Math.max(1, Math.ceil(window.endsAt - now())) };
      window.untold += points;
      if (shared && !window.isTelling && window.untold >= whole / chunks) void tell(key, window);
      return { allowed: true, remaining: Math.max(0, whole - used - points) };
    },
    size: () => windows.size,
  };
};
