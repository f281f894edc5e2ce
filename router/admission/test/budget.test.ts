import { describe, expect, it } from 'vitest';
import { openBudgets } from '../budget.ts';

/** 600 a minute, which is 10 a second. */
const openAt = (burst?: number) => {
  const clock = { now: 0 };
  const budgets = openBudgets({
    perMinute: 600,
    now: () => clock.now,
    ...(burst !== undefined && { burst }),
  });
  const pass = (milliseconds: number): void => {
    clock.now += milliseconds;
  };
  return { ...budgets, pass };
};

describe('the budget of a caller', () => {
  it('is what flows in within a minute, and goes down with each operation', () => {
    const { spend } = openAt();
    expect(spend('ann', 200)).toEqual({ allowed: true, remaining: 400 });
    expect(spend('ann', 400)).toEqual({ allowed: true, remaining: 0 });
  });

  it('refuses what is more than what is left, takes nothing then, and says when there will be enough', () => {
    const { spend, pass } = openAt();
    spend('ann', 500);
    expect(spend('ann', 150)).toEqual({ allowed: false, retryAfterMs: 5_000 });
    pass(4_999);
    expect(spend('ann', 150)).toEqual({ allowed: false, retryAfterMs: 1 });
    pass(1);
    expect(spend('ann', 150)).toEqual({ allowed: true, remaining: 0 });
  });

  it('fills up to the burst and no further', () => {
    const { spend, pass } = openAt(100);
    spend('ann', 100);
    pass(3_600_000);
    expect(spend('ann', 1)).toEqual({ allowed: true, remaining: 99 });
  });

  it('is not that of another caller', () => {
    const { spend } = openAt();
    spend('ann', 600);
    expect(spend('ben', 600)).toMatchObject({ allowed: true });
    expect(spend('ann', 1)).toMatchObject({ allowed: false });
  });

  it('lets a full bucket pay for what is dearer than a bucket, and collects the debt', () => {
    const { spend, pass } = openAt(100);
    expect(spend('ann', 150)).toEqual({ allowed: true, remaining: 0 });
    expect(spend('ann', 10)).toEqual({ allowed: false, retryAfterMs: 6_000 });
    pass(6_000);
    expect(spend('ann', 10)).toMatchObject({ allowed: true });
  });

  it('does not grow when the clock is set back', () => {
    const { spend, pass } = openAt();
    spend('ann', 600);
    pass(-60_000);
    expect(spend('ann', 1)).toMatchObject({ allowed: false });
  });
});

describe('the budgets of 100,000 callers', () => {
  it('take no more room than those of 10,000, and a caller who keeps asking is not forgotten', () => {
    const { spend, size } = openAt();
    spend('busy', 600);
    let allowed = 0;
    for (let i = 0; i < 100_000; i += 1) {
      spend(`caller ${i}`, 1);
      if (i % 5_000 === 0 && spend('busy', 1).allowed) allowed += 1;
    }
    expect(size()).toBe(10_000);
    expect(allowed).toBe(0);
  });
});
