import { expect, test } from 'vitest';
import { openListener } from '../listener.ts';
import { aCall, take } from './orders.ts';

const event = (n: number) => ({ data: { n } });
const opened = (signal?: AbortSignal) => {
  let left = 0;
  const listener = openListener(aCall(signal ? { signal } : {}), () => (left += 1));
  return { listener, timesLeft: () => left };
};

test('what was said before the end is still read, then the last word, then nothing', async () => {
  const { listener, timesLeft } = opened();
  listener.say(event(1));
  listener.end(event(2));
  listener.say(event(3));
  listener.end(event(4));
  expect(await take(listener.events, 9)).toEqual([event(1), event(2)]);
  expect(timesLeft()).toBe(1);
});

test('several reads at once are answered in order, and all of them when the client leaves', async () => {
  const { listener, timesLeft } = opened();
  const reads = [listener.events.next(), listener.events.next(), listener.events.next()];
  listener.say(event(1));
  await listener.events.return?.();
  const done = { value: undefined, done: true };
  expect(await Promise.all(reads)).toEqual([{ value: event(1), done: false }, done, done]);
  expect([listener.isOpen(), timesLeft()]).toEqual([false, 1]);
});

test('a client that has left reads nothing of what it had not read', async () => {
  const leave = new AbortController();
  const { listener, timesLeft } = opened(leave.signal);
  listener.say(event(1));
  leave.abort();
  expect(await take(listener.events, 9)).toEqual([]);
  expect(timesLeft()).toBe(1);
});

test('a client that left before it came is let go, but not before it has its stream', async () => {
  const { listener, timesLeft } = opened(AbortSignal.abort());
  expect(timesLeft()).toBe(0);
  expect(await take(listener.events, 9)).toEqual([]);
  expect(timesLeft()).toBe(1);
});

test('whatever is held back for a client whose stream has ended, it hears no second last word', async () => {
  const { listener } = opened();
  listener.end(event(1));
  const heldBack = Array.from({ length: 2_000 }, (_, n) => event(n));
  listener.hold(heldBack, event(0));
  expect(await take(listener.events, 9)).toEqual([event(1)]);
});
