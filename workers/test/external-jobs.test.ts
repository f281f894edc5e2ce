import { setTimeout as pause } from 'node:timers/promises';
import type { Instant } from '@jumun/platform/kernel/clock';
import { systemClock } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { Reader } from '@jumun/platform/kernel/unit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { silent } from '../../platform/test/tallies.ts';
import { startExternalJobs } from '../external-jobs.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
let rows: Map<string, number>;
let ran: string[];
let fails: Set<string>;
const started: { stop(): Promise<void> }[] = [];
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());
beforeEach(() => {
  rows = new Map();
  ran = [];
  fails = new Set();
});
afterEach(async () => {
  for (const work of started.splice(0)) await work.stop();
});

const start = (installation = newId('test')) => {
  const work = startExternalJobs(
    {
      name: 'test/send-messages',
      upcoming: async (_, until, limit) =>
        [...rows]
          .filter(([, at]) => at <= until)
          .map(([key, at]) => ({ key, at: at as Instant }))
          .slice(0, limit),
      run: async (key) => {
        if (!rows.has(key)) return;
        ran.push(key);
        if (fails.delete(key)) throw new Error('the provider is away');
        rows.delete(key);
      },
      read: {} as Reader,
    },
    { producer: redis.failFast(), redis: redis.waiting(), installation, clock: systemClock, log: silent },
  );
  started.push(work);
  return installation;
};
const until = (check: () => void, timeout = 15_000) => vi.waitFor(check, { timeout, interval: 50 });

test('work is done once for each key, when its time has come', async () => {
  start();
  const began = Date.now();
  rows
    .set('now', began)
    .set('soon', began + 2_500)
    .set('much later', began + 60_000);
  await until(() => expect(ran).toContain('now'));
  expect(ran).toEqual(['now']);
  await until(() => expect(ran).toContain('soon'));
  expect(Date.now()).toBeGreaterThanOrEqual(began + 2_450);
  await pause(1_500);
  expect(ran).toEqual(['now', 'soon']);
});

test('work that failed is tried again', async () => {
  start();
  fails.add('message');
  rows.set('message', Date.now());
  await until(() => expect(rows.size).toBe(0));
  expect(ran).toEqual(['message', 'message']);
});

test('many keys share jobs, and one that fails does not keep the others from being done', async () => {
  start();
  fails.add('k77');
  for (let i = 0; i < 120; i++) rows.set(`k${i}`, Date.now());
  await until(() => expect(rows.size).toBe(0));
  expect(ran.filter((key) => key === 'k77')).toHaveLength(2);
  expect(new Set(ran).size).toBe(120);
  expect(ran).toHaveLength(121);
});

test('a job that Redis forgot is added again from its row', async () => {
  start();
  rows.set('forgotten', Date.now() + 3_500);
  await pause(1_800); // the job waits for its time by now
  await redis.waiting().flushall();
  await until(() => expect(ran).toEqual(['forgotten']));
  expect(rows.size).toBe(0);
}, 30_000);

test('two processes may carry the same work: its row tells when it is done', async () => {
  const installation = start();
  start(installation);
  for (const key of ['a', 'b', 'c']) rows.set(key, Date.now());
  await until(() => expect(rows.size).toBe(0));
  await pause(1_500);
  expect([...ran].sort()).toEqual(['a', 'b', 'c']);
});

test('it stops in time while Redis is away', async () => {
  start();
  rows.set('never', Date.now() + 60_000);
  await pause(200);
  redis.kill();
  await pause(1_200);
  const began = performance.now();
  await started.pop()?.stop();
  expect(performance.now() - began).toBeLessThan(6_000);
  await redis.restart();
}, 30_000);
