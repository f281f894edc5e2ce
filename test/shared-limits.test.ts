import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openLogger } from '@jumun/platform/process/logger';
import { failFastRedis } from '@jumun/platform/redis/redis';
import { redisLimits } from '@jumun/router/shared-limits';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findRedis, type PrivateRedis, startRedis } from '../tools/run/redis.ts';

// The limits of callers on a real Redis, as two routers of one installation have them.

const log = openLogger('limits', 'silent');
const folder = mkdtempSync(join(tmpdir(), 'jumun-limits-'));
let server: PrivateRedis;
beforeAll(async () => {
  server = await startRedis(findRedis(resolve(import.meta.dirname, '../.tools')), folder);
});
afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

const form = { name: 'test', points: 100, seconds: 60 };

const openRouterOn = async (url: string) => {
  const redis = failFastRedis(url, log);
  while (redis.status !== 'ready') await pause(10);
  return { redis, limit: redisLimits(redis, 'shop')(form) };
};

test('two routers give a caller together what one would give, and each goes on by itself when Redis goes away', async () => {
  const routers = [await openRouterOn(server.url), await openRouterOn(server.url)];
  let allowed = 0;
  for (let n = 0; n < 400; n += 1) {
    if (routers[n % 2]?.limit.take('ann', 1).allowed) allowed += 1;
    if (n % 5 === 4) await pause(5); // for what Redis says to come back
  }
  expect(allowed).toBeGreaterThanOrEqual(100);
  expect(allowed).toBeLessThan(150);

  for (const { redis } of routers) redis.disconnect();
  for (const { limit } of routers) {
    expect(limit.take('ben', 100).allowed).toBe(true);
    expect(limit.take('ben', 1)).toMatchObject({ allowed: false });
  }
});
