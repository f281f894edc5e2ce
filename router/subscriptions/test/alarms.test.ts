import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openAlarms } from '../alarms.ts';

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

const opened = () => {
  const rung: string[] = [];
  return { rung, alarms: openAlarms<string>((thing) => rung.push(thing)) };
};

test('alarms ring in the order of their times, whatever the order in which they were set', () => {
  const { rung, alarms } = opened();
  alarms.set(Date.now() + 3_000, 'third');
  alarms.set(Date.now() + 1_000, 'first');
  alarms.set(Date.now() + 2_000, 'second');
  vi.advanceTimersByTime(999);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(60);
  expect(rung).toEqual(['first']);
  vi.advanceTimersByTime(2_000);
  expect(rung).toEqual(['first', 'second', 'third']);
});

test('an alarm that is cleared does not ring, and one whose time has passed rings soon', () => {
  const { rung, alarms } = opened();
  const soon = Date.now() + 500;
  alarms.set(soon, 'cleared');
  alarms.set(soon, 'kept');
  alarms.set(Date.now() - 5_000, 'late');
  alarms.clear(soon, 'cleared');
  vi.advanceTimersByTime(1);
  expect(rung).toEqual(['late']);
  vi.advanceTimersByTime(600);
  expect(rung).toEqual(['late', 'kept']);
});

test('a time beyond the longest timer of Node is waited for', () => {
  const { rung, alarms } = opened();
  const days = 40 * 24 * 3_600_000;
  alarms.set(Date.now() + days, 'far');
  vi.advanceTimersByTime(days - 1_000);
  expect(rung).toEqual([]);
  vi.advanceTimersByTime(2_000);
  expect(rung).toEqual(['far']);
});

test('ten thousand alarms need one timer', () => {
  const { alarms } = opened();
  for (let n = 0; n < 10_000; n += 1) alarms.set(Date.now() + n, String(n));
  expect(vi.getTimerCount()).toBe(1);
});
