import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { dataFolder, type Name, type Processes, randomFrom, seedOf, startProcesses } from '../processes.ts';
import { aBook, until } from '../shop.ts';
import { follow, incomplete, isEveryStep, moved, watchingIn } from '../watching.ts';

// A customer watches an order live while the processes between the order and the screen are killed.

const data = dataFolder();
let system: Processes;
let courier: GraphClient;
let watching: ReturnType<typeof watchingIn>;

beforeAll(async () => {
  system = await startProcesses({ folder: data.folder });
  courier = await system.account('courier@jumun.example');
  const accounts: Record<string, string> = { stf_admin: 'admin@jumun.example' };
  const as = (subject: string) => system.account(accounts[subject] ?? 'customer2@jumun.example');
  const book = await aBook({ as }, 'Watched', 1_000);
  watching = watchingIn({ aCustomer, courier, book });
});
afterAll(async () => {
  await system?.stop();
  data.remove();
});

const aCustomer = () => system.account('customer@jumun.example');

test('every step comes once, in order and complete, also for a client that leaves after each and comes back', () =>
  watching.expectEachStepOnce());

test('the router is killed: a client that comes back with the last sequence gets exactly the rest', async () => {
  const { id, customer, watcher } = await watching.aWatchedOrder();
  await system.kill('router');
  await moved(courier, 'dispatch', id);
  await watcher.saw('IN_FULFILMENT');
  expect(watcher.visits()).toBeGreaterThan(1);
  await moved(courier, 'complete', id);
  await watcher.saw('COMPLETED');
  await watching.expectAll(watcher, customer, id);
}, 60_000);

test('the workers are killed between two steps: both arrive', async () => {
  const { id, customer, watcher } = await watching.aWatchedOrder();
  const back = system.kill('workers');
  await moved(courier, 'dispatch', id); // while no worker runs
  await back;
  await watcher.saw('IN_FULFILMENT');
  await moved(courier, 'complete', id);
  await system.kill('workers');
  await watcher.saw('COMPLETED');
  expect(watcher.visits()).toBe(1);
  await watching.expectAll(watcher, customer, id);
}, 60_000);

test('Redis is killed between two steps: they arrive within 6 seconds', async () => {
  const { id, customer, watcher } = await watching.aWatchedOrder();
  const redis = system.pidOf('redis');
  process.kill(redis, 'SIGKILL');
  await moved(courier, 'dispatch', id);
  let from = performance.now();
  await watcher.saw('IN_FULFILMENT');
  const took = [performance.now() - from];
  await until(() => (system.running().processes.redis !== redis ? true : undefined));
  await system.kill('redis');
  await moved(courier, 'complete', id);
  from = performance.now();
  await watcher.saw('COMPLETED');
  took.push(performance.now() - from);
  expect(Math.max(...took)).toBeLessThan(6_000);
  expect(watcher.visits()).toBe(1);
  await watching.expectAll(watcher, customer, id);
}, 60_000);

test('Redis stays away: the steps are read from the journals and still arrive', async () => {
  const { id, customer, watcher } = await watching.aWatchedOrder();
  const redis = system.pidOf('redis');
  process.kill(system.pid, 'SIGSTOP'); // so that it is not started again
  try {
    process.kill(redis, 'SIGKILL');
    await moved(courier, 'dispatch', id);
    await watcher.saw('IN_FULFILMENT');
    await moved(courier, 'complete', id);
    await watcher.saw('COMPLETED');
    expect(system.running().processes.redis).toBe(redis);
  } finally {
    process.kill(system.pid, 'SIGCONT');
  }
  await until(() => {
    const next = system.running().processes.redis;
    return (next && next !== redis) || undefined;
  });
  expect(watcher.visits()).toBe(1);
  await watching.expectAll(watcher, customer, id);
}, 60_000);

/** The steps of a customer's last fifty orders, by order. */
const stepsOnPageOf = async (buyer: GraphClient): Promise<Record<string, number[]>> => {
  const { data } = await buyer.ask<{
    myPage: { orders: { nodes: { orderId: string; steps: { sequence: number }[] }[] } };
  }>('{ myPage { orders(first: 50) { nodes { orderId steps { sequence } } } } }');
  const nodes = data?.myPage.orders.nodes ?? [];
  return Object.fromEntries(
    nodes.map(({ orderId, steps }) => [orderId, steps.map(({ sequence }) => sequence)]),
  );
};

test('fifty orders are watched at once while router and workers are killed at random: every client sees every step once', async () => {
  const seed = seedOf();
  console.log(`live: JUMUN_TEST_SEED=${seed}`);
  const random = randomFrom(seed);
  const buyer = await aCustomer();
  const ids: string[] = [];
  for (let i = 0; i < 50; i += 10)
    ids.push(...(await Promise.all(Array.from({ length: 10 }, () => watching.anOrder(buyer)))));
  const watchers = await Promise.all(ids.map(async (id) => follow(await aCustomer(), id)));

  let isMoving = true;
  const killing = (async () => {
    const victims: Name[] = ['router', 'workers', 'workers', 'router'];
    if (random() < 0.5) victims.reverse();
    for (const name of victims) {
      await pause(100 + random() * 1_200);
      if (isMoving)
        await (random() < 0.5 ? system.kill(name) : Promise.race([system.kill(name), pause(300)]));
    }
  })();
  const waiting = [...ids];
  const carry = async () => {
    for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
      await pause(random() * 300);
      await moved(courier, 'dispatch', id);
      await pause(random() * 300);
      await moved(courier, 'complete', id);
    }
  };
  await Promise.all(Array.from({ length: 4 }, carry));
  isMoving = false;
  await killing;

  await Promise.all(watchers.map((watcher) => watcher.saw('COMPLETED', 60_000)));
  await pause(200); // for what must not come
  await Promise.all(watchers.map((watcher) => watcher.stop()));
  const page = await stepsOnPageOf(buyer);
  expect(watchers.map((watcher) => watcher.sequences())).toEqual(ids.map((id) => page[id]));
  expect(watchers.filter((watcher) => !isEveryStep(watcher.sequences(), 4))).toEqual([]);
  expect(watchers.flatMap(({ steps }) => incomplete(steps))).toEqual([]);
  expect(watchers.every((watcher) => watcher.visits() > 1)).toBe(true);
}, 120_000);
