// What callers may spend: each has a bucket that fills with time, and an operation takes its cost out of it.

import { LRUCache } from 'lru-cache';

export type BudgetParts = {
  /** How much flows into each bucket in a minute. */
  readonly perMinute: number;
  /** How much a bucket holds; what flows in within a minute unless given. */
  readonly burst?: number;
  /** Milliseconds, for tests. */
  readonly now?: () => number;
};

export type Spending =
  | { readonly allowed: true; readonly remaining: number }
  | { readonly allowed: false; readonly retryAfterMs: number };

export type Budgets = {
  /**
   * Takes a cost out of a caller's bucket, or says when there will be enough in it. What costs more than a bucket holds
   * needs a full one, and leaves a debt.
   */
  spend(caller: string, cost: number): Spending;
  /** How many buckets are kept. */
  size(): number;
};

/** Those unused for longest are forgotten first: with time they would be full, and a new bucket is full too. */
const mostCallers = 10_000;
const minute = 60_000;

type Bucket = { readonly level: number; readonly at: number };

export const openBudgets = ({
  perMinute,
  burst = perMinute,
  now = () => performance.now(),
}: BudgetParts): Budgets => {
  const buckets = new LRUCache<string, Bucket>({ max: mostCallers });
  const perMillisecond = perMinute / minute;
  const levelOf = (caller: string, at: number): number => {
    const bucket = buckets.get(caller);
    if (!bucket) return burst;
    return Math.min(burst, bucket.level + Math.max(0, at - bucket.at) * perMillisecond);
  };
  return {
    spend(caller, cost) {
      const at = now();
      const level = levelOf(caller, at);
      const missing = Math.min(cost, burst) - level;
      const allowed = missing <= 0;
      const left = allowed ? level - cost : level;
      buckets.set(caller, { level: left, at });
      return allowed
        ? { allowed, remaining: Math.max(0, Math.floor(left)) }
        : { allowed, retryAfterMs: Math.ceil(missing / perMillisecond) };
    },
    size: () => buckets.size,
  };
};
