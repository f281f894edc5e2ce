import { newId } from '@jumun/platform/kernel/ids';
import { Queue } from 'bullmq';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { findJobs } from '../jobs.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(() => redis.stop());

const dump = async () => {
  const client = redis.failFast();
  await new Promise<void>((resolve) =>
    client.status === 'ready' ? resolve() : client.once('ready', resolve),
  );
  const keys = (await client.keys('*')).sort();
  const shown = keys.map(async (key) =>
    key.endsWith(':meta') ? [key, await client.hgetall(key)] : [key, await client.dump(key)],
  );
  return JSON.stringify(await Promise.all(shown));
};

test('finds the jobs that mention an id in every queue of an installation, and changes nothing', async () => {
  const installation = newId('test');
  const connection = redis.waiting();
  const queueOf = (name: string) =>
    new Queue(`${installation}-${name}`, { connection, streams: { events: { maxLen: 100 } } });
  const hearer = queueOf('wallets');
  await hearer.add('batch', { parts: [{ source: 'orders', events: [{ aggregate: 'ord_1' }] }] });
  await hearer.add('batch', { parts: [{ source: 'orders', events: [{ aggregate: 'ord_12' }] }] });
  const outside = queueOf('notifications-send');
  await outside.add('run', { keys: ['ntf_a:0', 'ntf_b:0'] }, { delay: 60_000 });
  const elsewhere = new Queue(`${newId('other')}-wallets`, { connection });
  await elsewhere.add('batch', { parts: [{ aggregate: 'ord_1' }] });

  const before = await dump();
  const found = await findJobs(redis.url, installation, ['ord_1', 'ntf_b']);
  expect(found).toMatchObject([
    { queue: 'notifications-send', state: 'delayed', attempts: 0, mentions: ['ntf_b'] },
    { queue: 'wallets', state: 'waiting', attempts: 0, mentions: ['ord_1'] },
  ]);
  expect(JSON.stringify(found)).not.toContain('source'); // what a job carries is not shown
  expect(await dump()).toBe(before);
  expect(await findJobs(redis.url, installation, ['ord_3'])).toEqual([]);
});

test('throws where Redis does not answer', async () => {
  await expect(findJobs('/nowhere/redis.sock', 'test', ['ord_1'])).rejects.toThrow();
});
