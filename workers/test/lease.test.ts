import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestRedis } from '../../platform/test/redis.ts';
import { type Lease, openLease } from '../lease.ts';

let redis: Awaited<ReturnType<typeof startTestRedis>>;
const opened: Lease[] = [];
beforeAll(async () => {
  redis = await startTestRedis();
});
afterAll(async () => {
  await Promise.all(opened.map((lease) => lease.stop()));
  await redis.stop();
});

const open = async (key: string, replica: string) => {
  const told: boolean[] = [];
  const connection = redis.failFast();
  await vi.waitFor(() => expect(connection.status).toBe('ready'));
  const lease = await openLease({ redis: connection, key, replica, change: (held) => told.push(held) });
  opened.push(lease);
  return { told, lease, connection };
};
const within = { timeout: 5_000 };

test('of two replicas one holds the lease, and the other gets it at once when the first stops cleanly', async () => {
  const first = await open('a', 'one');
  const second = await open('a', 'two');
  expect([first.told, second.told]).toEqual([[true], [false]]);
  await first.lease.stop();
  await vi.waitFor(() => expect(second.told).toEqual([false, true]), { timeout: 1_500 });
});

test('one that vanishes loses its lease after three seconds, unless it restarts under its name before that', async () => {
  const first = await open('b', 'one');
  first.connection.disconnect(); // as if it had been killed: nothing renews the lease
  const second = await open('b', 'two');
  expect(second.told).toEqual([false]);
  expect((await open('b', 'one')).told).toEqual([true]);
  expect(second.told).toEqual([false]);
});

test('a lease that lasts longer than any is given, since the clock of Redis was set back, is taken at once', async () => {
  const connection = redis.failFast();
  await vi.waitFor(() => expect(connection.status).toBe('ready'));
  await connection.set('d', 'one', 'PX', 3_600_000);
  expect((await open('d', 'two')).told).toEqual([true]);
});

test('while Redis is away every replica holds it, and afterwards only one', async () => {
  const [first, second] = [await open('c', 'one'), await open('c', 'two')];
  redis.kill();
  await vi.waitFor(() => expect([first.told.at(-1), second.told.at(-1)]).toEqual([true, true]), within);
  await redis.restart();
  await vi.waitFor(
    () => expect([first.told.at(-1), second.told.at(-1)].toSorted()).toEqual([false, true]),
    within,
  );
});
