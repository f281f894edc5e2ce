import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { endsWithin, patiently, pauseUnless, TimedOut, withDeadline } from '../kernel/deadline.ts';

/** Keeps this process from reading or doing anything else. */
const holdLoop = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

test('work that ends in time settles as it would by itself', async () => {
  expect(await withDeadline(1_000, Promise.resolve(7))).toBe(7);
  await expect(withDeadline(1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
});

test('work that is late throws, and what it gives later is dropped', async () => {
  const late = pause(200).then(() => Promise.reject(new Error('later')));
  await expect(withDeadline(5, late)).rejects.toThrow(TimedOut);
  await expect(withDeadline(5, pause(200), () => new Error('mine'))).rejects.toThrow('mine');
  await pause(250); // an unhandled rejection would fail the run
});

test('a deadline that has passed, or lies years ahead, holds too', async () => {
  await expect(withDeadline(-5, pause(200))).rejects.toThrow(TimedOut);
  expect(await withDeadline(2 ** 40, pause(20, 'in time'))).toBe('in time');
});

const answersAfter100Ms = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', (asked) => setTimeout(() => parentPort.postMessage(asked), 100));
`;

test('an answer that arrived while the loop was held is read before anything is called late', async () => {
  const other = new Worker(answersAfter100Ms, { eval: true });
  const answers = new Map<number, (n: number) => void>();
  other.on('message', (n: number) => answers.get(n)?.(n));
  const ask = (n: number, withinMs: number): Promise<number> => {
    const answer = new Promise<number>((resolve) => answers.set(n, resolve));
    other.postMessage(n);
    return withDeadline(withinMs, answer);
  };
  expect(await ask(0, 10_000)).toBe(0); // it is there
  const asked = Array.from({ length: 20 }, (_, i) => ask(i + 1, 300));
  await new Promise(setImmediate);
  holdLoop(1_000); // timers come before whatever has arrived
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  await other.terminate();
});

test('a loop that is held now and then counts for little; silence is late all the same', async () => {
  const began = performance.now();
  const late = new Promise<number>((resolve) => patiently(600, () => resolve(performance.now() - began)));
  for (let i = 0; i < 3; i++) {
    await pause(1);
    holdLoop(300);
  }
  expect(await late).toBeGreaterThan(900);
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
