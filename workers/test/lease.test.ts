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

/** Who holds a lease by what they were told last, once it is one of them. */
const holderOf = (replicas: Readonly<Record<string, { readonly told: readonly boolean[] }>>) =>
  vi.waitFor(() => {
    const holders = Object.keys(replicas).filter((name) => replicas[name]?.told.at(-1));
    expect(holders).toHaveLength(1);
    return holders[0] as string;
  }, within);

test('of two replicas one holds the lease, and the other gets it at once when the first stops cleanly', async () => {
  const replicas = { one: await open('a', 'one'), two: await open('a', 'two') };
  const holder = (await holderOf(replicas)) as keyof typeof replicas;
  const other = holder === 'one' ? 'two' : 'one';
  await replicas[holder].lease.stop();
  await vi.waitFor(() => expect(replicas[other].told.at(-1)).toBe(true), { timeout: 2_000 });
});

test('one that vanishes loses its lease after three seconds, unless it restarts under its name before that', async () => {
  const first = await open('b', 'one');
  first.connection.disconnect(); // as if it had been killed: nothing renews the lease
  const second = await open('b', 'two');
  expect(second.told).toEqual([false]);
  const again = await open('b', 'one');
  expect(again.told).toEqual([true]);
});

test('the leases of many contexts spread over the replicas that are there, also after one was away', async () => {
  const contexts = Array.from({ length: 16 }, (_, n) => `spread-${n}`);
  const openAll = (replica: string) => Promise.all(contexts.map((context) => open(context, replica)));
  const held = (leases: Awaited<ReturnType<typeof openAll>>) =>
    leases.map(({ told }) => told.at(-1) === true);
  const one = await openAll('one');
  expect(held(one)).not.toContain(false);

  const spread = async (two: typeof one) => {
    await vi.waitFor(() => {
      const [ofOne, ofTwo] = [held(one), held(two)];
      expect(ofOne.filter((isHeld, n) => isHeld === ofTwo[n])).toEqual([]);
      expect(ofTwo).toContain(true);
      expect(ofOne).toContain(true);
    }, within);
    return held(two);
  };
  const first = await openAll('two');
  const share = await spread(first);
  await Promise.all(first.map(({ lease }) => lease.stop()));
  await vi.waitFor(() => expect(held(one)).not.toContain(false), within);
  expect(await spread(await openAll('two'))).toEqual(share);
}, 30_000);

test('a lease that lasts longer than any is given, since the clock of Redis was set back, is taken at once', async () => {
  const connection = redis.failFast();
  await vi.waitFor(() => expect(connection.status).toBe('ready'));
  await connection.set('d', 'one', 'PX', 3_600_000);
  await connection.zadd('d:replicas', Date.now() + 3_600_000, 'one');
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
