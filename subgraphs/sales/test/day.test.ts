import type { Instant } from '@jumun/platform/kernel/clock';
import { describe, expect, it } from 'vitest';
import { dayOf } from '../domain/day.ts';

const at = (text: string) => Date.parse(text) as Instant;

describe('the day on which something counts', () => {
  it('begins and ends at midnight in Seoul', () => {
    expect(dayOf(at('2026-11-30T14:59:59.999Z'))).toBe('2026-11-30');
    expect(dayOf(at('2026-11-30T15:00:00.000Z'))).toBe('2026-12-01');
  });

  it('is that of the clock of its store, where one is known', () => {
    expect(dayOf(at('2026-11-30T15:00:00.000Z'), 'America/New_York')).toBe('2026-11-30');
    expect(dayOf(at('2026-12-31T12:00:00.000Z'), 'Pacific/Auckland')).toBe('2027-01-01');
  });
});
