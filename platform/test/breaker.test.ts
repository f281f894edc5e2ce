import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { BreakerOpen, openBreaker } from '../remote/breaker.ts';

class Ours extends Error {}

const halfOpenAfterMs = 40;
const breakerOf = () =>
  openBreaker('here/ask', {
    opensAfter: 2,
    halfOpenAfterMs,
    isFailure: (error) => !(error instanceof Ours),
  });
type Opened = ReturnType<typeof breakerOf>;

const answers = ({ run }: Opened) => run(async () => 'yes');
const fails = ({ run }: Opened) => run(() => Promise.reject(new Error('theirs'))).catch(() => 'failed');
const isOurs = ({ run }: Opened) => run(() => Promise.reject(new Ours())).catch(() => 'ours');
const isRefused = (asked: Promise<unknown>) => expect(asked).rejects.toThrow(BreakerOpen);

afterEach(() => {
  vi.useRealTimers();
});

test('what goes wrong on our side opens nothing, and does not hide what goes wrong on theirs', async () => {
  const breaker = breakerOf();
  for (let i = 0; i < 10; i++) await isOurs(breaker);
  expect(breaker.state()).toBe('closed');
  await fails(breaker);
  await isOurs(breaker);
  await fails(breaker);
  expect(breaker.state()).toBe('open');
});

test('a trial that goes wrong on our side decides nothing: the next call tries at once', async () => {
  const breaker = breakerOf();
  for (let i = 0; i < 2; i++) await fails(breaker);
  await isRefused(answers(breaker));
  await pause(halfOpenAfterMs + 5);
  await isOurs(breaker);
  expect(breaker.state()).toBe('open');
  expect(await answers(breaker)).toBe('yes');
  expect(breaker.state()).toBe('closed');
});

test('answers to what was asked before it closed do not open it again', async () => {
  const breaker = breakerOf();
  const old: ((error: Error) => void)[] = [];
  const asked = Array.from({ length: 4 }, () =>
    breaker.run(() => new Promise((_, fail) => old.push(fail))).catch(() => 'failed'),
  );
  old.splice(0, 2).map((fail) => fail(new Error('theirs')));
  await Promise.all(asked.slice(0, 2));
  expect(breaker.state()).toBe('open');
  await pause(halfOpenAfterMs + 5);
  await answers(breaker);
  for (const fail of old) fail(new Error('theirs'));
  await Promise.all(asked);
  expect(breaker.state()).toBe('closed');
});

test('a clock that is set back by an hour keeps no breaker open', async () => {
  const breaker = breakerOf();
  for (let i = 0; i < 2; i++) await fails(breaker);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 3_600_000 });
  await pause(halfOpenAfterMs + 5);
  expect(await answers(breaker)).toBe('yes');
});
