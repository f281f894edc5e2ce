import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { endsWithin, pauseUnless, TimedOut, withDeadline } from '../kernel/deadline.ts';

test('work that ends in time settles as it would by itself', async () => {
  expect(await withDeadline(1_000, Promise.resolve(7))).toBe(7);
  await expect(withDeadline(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('work that is late throws, and what it gives later is dropped', async () => {
  const late = pause(30).then(() => Promise.reject(new Error('later')));
  await expect(withDeadline(5, late)).rejects.toThrow(TimedOut);
  await expect(withDeadline(5, pause(30), () => new Error('mine'))).rejects.toThrow('mine');
  await pause(50); // an unhandled rejection would fail the run
});

test('a deadline that has passed, or lies years ahead, holds too', async () => {
  await expect(withDeadline(-5, pause(50))).rejects.toThrow(TimedOut);
  expect(await withDeadline(2 ** 40, pause(20, 'in time'))).toBe('in time');
});

test('says whether work has ended, well or badly', async () => {
  expect(await endsWithin(1_000, Promise.resolve())).toBe(true);
  expect(await endsWithin(1_000, Promise.reject(new Error('no')))).toBe(true);
  expect(await endsWithin(5, pause(50))).toBe(false);
});

test('no timer stays behind', async () => {
  const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
  const before = timers();
  await withDeadline(60_000, Promise.resolve());
  await withDeadline(60_000, Promise.reject(new Error('no'))).catch(() => {});
  await endsWithin(60_000, Promise.resolve());
  await pause(0);
  expect(timers()).toBeLessThanOrEqual(before); // those of the tests above may have ended
});

test('a pause ends early when its signal aborts', async () => {
  const stopping = new AbortController();
  await pauseUnless(stopping.signal, 5);
  const long = pauseUnless(stopping.signal, 60_000);
  stopping.abort();
  await long;
  await pauseUnless(stopping.signal, 60_000);
});
