import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openEndedSessions } from '../ended-sessions.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = () => {
  const known = { ended: [] as string[], isAway: false, looks: 0, news: () => {} };
  const warnings: unknown[] = [];
  const sessions = openEndedSessions({
    async look() {
      known.looks++;
      const { ended, isAway } = known;
      await Promise.resolve();
      if (isAway) throw new Error('customers is away');
      return ended;
    },
    listen(news) {
      known.news = news;
      return () => {
        known.news = () => {};
      };
    },
    log: { warn: (...said: unknown[]) => void warnings.push(said) } as never,
  });
  return { known, sessions, warnings };
};

const settled = () => vi.advanceTimersByTimeAsync(0);

test('a session that has ended is known at the news of it', async () => {
  const { known, sessions } = open();
  await settled();
  known.ended = ['ses_1'];
  expect(sessions.has('ses_1')).toBe(false);
  known.news();
  await settled();
  expect(sessions.has('ses_1')).toBe(true);
  expect(sessions.has('ses_2')).toBe(false);
  expect(sessions.has(undefined)).toBe(false);
});

test('it is known within five seconds where the news were lost, as while Redis is away', async () => {
  const { known, sessions } = open();
  await settled();
  known.ended = ['ses_1'];
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sessions.has('ses_1')).toBe(true);
});

test('news during a look are looked for after it', async () => {
  const { known, sessions } = open();
  await settled();
  known.news();
  known.ended = ['ses_1'];
  known.news();
  known.news();
  await settled();
  expect(sessions.has('ses_1')).toBe(true);
  expect(known.looks).toBe(3);
});

test('whatever waits for the end of a session hears of it once, unless it has gone before', async () => {
  const { known, sessions } = open();
  await settled();
  const heard: string[] = [];
  sessions.watch('ses_1', () => heard.push('first'));
  sessions.watch('ses_1', () => heard.push('second'))();
  sessions.watch('ses_2', () => heard.push('other'));
  sessions.watch(undefined, () => heard.push('nobody'));
  known.ended = ['ses_1'];
  known.news();
  known.news();
  await settled();
  expect(heard).toEqual(['first']);
});

test('while customers is away, what was known last holds, and nothing else ends', async () => {
  const { known, sessions, warnings } = open();
  known.ended = ['ses_1'];
  known.news();
  await settled();
  known.isAway = true;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(sessions.has('ses_1')).toBe(true);
  expect(warnings.length).toBeGreaterThan(0);
  known.isAway = false;
  known.ended = ['ses_1', 'ses_2'];
  await vi.advanceTimersByTimeAsync(5_000);
  expect(sessions.has('ses_2')).toBe(true);
});

test('a router that stops asks no more', async () => {
  const { known, sessions } = open();
  await settled();
  sessions.close();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(known.looks).toBe(1);
});
