import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Context } from '@jumun/platform/graph/context';
import type * as notifier from '@jumun/platform/redis/notifier';
import { remoteClient } from '@jumun/platform/remote/client';
import { openKeys } from '@jumun/platform/remote/keys';
import { serveSubgraph } from '@jumun/platform/remote/serve-subgraph';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { watchOperation } from '../../tools/demo/stories/bookshop.ts';
import {
  dataFolder,
  type Name,
  type Processes,
  persistently,
  randomFrom,
  seedOf,
  startProcesses,
} from '../processes.ts';
import { aBook, place, until } from '../shop.ts';
import { openSystem, type System } from '../system.ts';

// A customer watches an order live through everything that can break between the order and the screen.

type Step = {
  readonly sequence: number;
  readonly status: string;
  readonly order: {
    readonly payment: { readonly status: string } | null;
    readonly delivery: { readonly status: string } | null;
    readonly customer: { readonly name: string } | null;
    readonly lines: readonly {
      readonly title: string;
      readonly product: { readonly title: string } | null;
    }[];
  } | null;
};

/** PLACED, ACCEPTED, being made up, IN_FULFILMENT, COMPLETED. */
const stepsOfAParcel = ['PLACED', 'ACCEPTED', 'ACCEPTED', 'IN_FULFILMENT', 'COMPLETED'];

/** Watches one order and, whenever the stream ends, comes back with the last sequence it has seen, as clients do. */
const follow = (
  client: GraphClient,
  orderId: string,
  { after = 0, leavesAfterEach = false }: { after?: number; leavesAfterEach?: boolean } = {},
) => {
  const steps: Step[] = [];
  const errors: unknown[] = [];
  let over = false;
  let visits = 0;
  let leave = () => {};
  const visit = async () => {
    let hasLeft = false;
    const watching = client.watch<{ orderStatus: Step }>(
      watchOperation,
      { orderId, after: steps.at(-1)?.sequence ?? after },
      ({ data, errors: told }) => {
        if (hasLeft) return; // it does not see what was still on its way
        if (told) errors.push(...told);
        if (data?.orderStatus) steps.push(data.orderStatus);
        if (!leavesAfterEach) return;
        hasLeft = true;
        watching.stop();
      },
    );
    leave = watching.stop;
    visits++;
    await watching.ended;
  };
  const visiting = (async () => {
    while (!over) {
      await visit();
      await pause(30);
    }
  })();
  return {
    steps,
    errors,
    visits: () => visits,
    sequences: () => steps.map(({ sequence }) => sequence),
    /** Resolves with the first step that has this status. */
    saw: (status: string, withinMs = 20_000) =>
      until(() => steps.find((step) => step.status === status), withinMs),
    async stop() {
      over = true;
      leave();
      await visiting;
    },
  };
};

const upTo = (count: number, from = 1) => Array.from({ length: count - from + 1 }, (_, i) => i + from);

/** There is no delivery before the third step, which says that there is one. */
const incomplete = (steps: readonly Step[]) =>
  steps.filter(
    ({ sequence, order }) =>
      order?.payment?.status !== 'APPROVED' ||
      (!order.delivery && sequence >= 3) ||
      order.customer?.name !== '김주문' ||
      order.lines.length !== 1 ||
      order.lines.some(({ title, product }) => product?.title !== title),
  );

const moved = (courier: GraphClient, what: 'dispatch' | 'complete', orderId: string) =>
  persistently(async () => {
    const answer = await courier.ask<{ moved: { __typename: string } }>(
      `mutation ($orderId: ID!) { moved: ${what}Delivery(input: { orderId: $orderId }) { __typename } }`,
      { orderId },
    );
    return answer.data?.moved.__typename.endsWith('Success') || undefined;
  });

describe('with Jumun in processes of its own', () => {
  const data = dataFolder();
  let system: Processes;
  let courier: GraphClient;
  let book: string;
  let keys = 0;

  beforeAll(async () => {
    system = await startProcesses({ folder: data.folder });
    courier = await system.account('courier@jumun.example');
    const accounts: Record<string, string> = { stf_admin: 'admin@jumun.example' };
    const as = (subject: string) => system.account(accounts[subject] ?? 'customer2@jumun.example');
    book = await aBook({ as }, 'Watched', 1_000);
  });
  afterAll(async () => {
    await system?.stop();
    data.remove();
  });

  const aCustomer = () => system.account('customer@jumun.example');
  const anOrder = async (buyer: GraphClient) => {
    const { order, __typename } = await place(buyer, { key: `live-${++keys}`, productId: book });
    expect(__typename).toBe('PlaceOrderSuccess');
    return order?.id ?? '';
  };
  /** An order that is watched from the beginning, ready for the courier. */
  const aWatchedOrder = async () => {
    const customer = await aCustomer();
    const id = await anOrder(customer);
    const watcher = follow(customer, id);
    await until(() => (watcher.steps.length === 3 ? true : undefined));
    return { id, customer, watcher };
  };
  /** What the watcher has must be everything there is, each step once and complete. */
  const expectAll = async (watcher: ReturnType<typeof follow>, customer: GraphClient, id: string) => {
    const again = follow(customer, id);
    await again.saw('COMPLETED');
    await Promise.all([watcher.stop(), again.stop()]);
    expect(watcher.steps.map(({ status }) => status)).toEqual(stepsOfAParcel);
    expect(watcher.sequences()).toEqual(upTo(5));
    expect(again.sequences()).toEqual(upTo(5));
    expect(incomplete(watcher.steps)).toEqual([]);
  };

  test('every step comes once, in order and complete, also for a client that leaves after each and comes back', async () => {
    const { id, customer, watcher } = await aWatchedOrder();
    const restless = follow(await aCustomer(), id, { leavesAfterEach: true });
    await moved(courier, 'dispatch', id);
    await watcher.saw('IN_FULFILMENT');
    await moved(courier, 'complete', id);
    await Promise.all([watcher.saw('COMPLETED'), restless.saw('COMPLETED')]);

    await expectAll(watcher, customer, id);
    await restless.stop();
    expect(restless.sequences()).toEqual(upTo(5));
    expect(restless.visits()).toBeGreaterThanOrEqual(5);
    expect(incomplete(restless.steps)).toEqual([]);
    expect([...watcher.errors, ...restless.errors]).toEqual([]);

    const everyPlace = upTo(5, 0).map((after) => ({ after, late: follow(customer, id, { after }) }));
    for (const { after, late } of everyPlace) {
      if (after < 5) await late.saw('COMPLETED');
    }
    await pause(200); // for what must not come
    for (const { after, late } of everyPlace) {
      await late.stop();
      expect([after, late.sequences()]).toEqual([after, upTo(5, after + 1)]);
    }
  });

  test('the router is killed: a client that comes back with the last sequence gets exactly the rest', async () => {
    const { id, customer, watcher } = await aWatchedOrder();
    await system.kill('router');
    await moved(courier, 'dispatch', id);
    await watcher.saw('IN_FULFILMENT');
    expect(watcher.visits()).toBeGreaterThan(1);
    await moved(courier, 'complete', id);
    await watcher.saw('COMPLETED');
    await expectAll(watcher, customer, id);
  }, 60_000);

  test('the workers are killed between two steps: both arrive', async () => {
    const { id, customer, watcher } = await aWatchedOrder();
    const back = system.kill('workers');
    await moved(courier, 'dispatch', id); // while no worker runs
    await back;
    await watcher.saw('IN_FULFILMENT');
    await moved(courier, 'complete', id);
    await system.kill('workers');
    await watcher.saw('COMPLETED');
    expect(watcher.visits()).toBe(1);
    await expectAll(watcher, customer, id);
  }, 60_000);

  test('Redis is killed between two steps: they arrive within 6 seconds', async () => {
    const { id, customer, watcher } = await aWatchedOrder();
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
    await expectAll(watcher, customer, id);
  }, 60_000);

  test('Redis stays away: the steps are read from the journals and still arrive', async () => {
    const { id, customer, watcher } = await aWatchedOrder();
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
    await expectAll(watcher, customer, id);
  }, 60_000);

  test('fifty orders are watched at once while router and workers are killed at random: every client sees every step once', async () => {
    const seed = seedOf();
    console.log(`live: JUMUN_TEST_SEED=${seed}`);
    const random = randomFrom(seed);
    const buyer = await aCustomer();
    const ids: string[] = [];
    for (let i = 0; i < 50; i += 10)
      ids.push(...(await Promise.all(Array.from({ length: 10 }, () => anOrder(buyer)))));
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
    expect(watchers.filter((watcher) => String(watcher.sequences()) !== '1,2,3,4,5')).toEqual([]);
    expect(watchers.flatMap(({ steps }) => incomplete(steps))).toEqual([]);
    expect(watchers.every((watcher) => watcher.visits() > 1)).toBe(true);
  }, 120_000);
});

// Clients that have left are forgotten.

const listening = vi.hoisted(() => new Map<string, number>());
vi.mock('@jumun/platform/redis/notifier', async (original) => {
  const real = await original<typeof notifier>();
  return {
    ...real,
    async openNotifier(...given: Parameters<typeof real.openNotifier>) {
      const opened = await real.openNotifier(...given);
      return {
        ...opened,
        listen(topic: string, listener: () => void) {
          listening.set(topic, (listening.get(topic) ?? 0) + 1);
          const stop = opened.listen(topic, listener);
          return () => {
            listening.set(topic, (listening.get(topic) ?? 0) - 1);
            stop();
          };
        },
      };
    },
  };
});

describe('with Jumun in this process', () => {
  let system: System;
  let id: string;
  let owner: GraphClient;
  const topic = () => `mypage:order:${id}`;

  beforeAll(async () => {
    system = await openSystem(undefined, { JUMUN_PAYMENT_DEADLINE_MS: '10000' });
    const book = await aBook(system, 'Left alone', 10);
    owner = await system.as('cus_leaving');
    id = (await place(owner, { key: 'left', productId: book })).order?.id ?? '';
  });
  afterAll(() => system?.close());

  const gone = async (within: number, look: () => number | undefined) => {
    const from = performance.now();
    await until(() => (look() === 0 ? true : undefined), within).catch(() => {});
    expect(look()).toBe(0);
    return performance.now() - from;
  };

  test('when the last client of an order leaves, nothing stays open for more than a second', async () => {
    const first = follow(owner, id);
    const second = follow(await system.as('cus_leaving'), id);
    await until(() => (first.steps.length === 3 && second.steps.length === 3 ? true : undefined));
    await until(() => (listening.get(topic()) === 1 ? true : undefined)); // one upstream for both
    expect(system.graph.upstreams()).toBe(1);

    await first.stop();
    await pause(100);
    expect([system.graph.upstreams(), listening.get(topic())]).toEqual([1, 1]);
    await second.stop();
    await gone(1_000, system.graph.upstreams);
    await gone(1_000, () => listening.get(topic()));
  });

  test('the same holds for mypage behind a client to another process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jumun-keys-'));
    const [router, mypage] = await Promise.all([openKeys(folder, 'router'), openKeys(folder, 'mypage')]);
    const { subgraph } = system.contexts.get('mypage') as Context;
    const server = await serveSubgraph({ subgraph, keys: mypage, port: 0, ready: async () => [] });
    const client = remoteClient({ name: 'mypage', urls: [server.url], keys: router });
    try {
      const caller = { subject: 'cus_leaving', scopes: [], stores: [], service: null };
      const call = { caller, locale: 'ko' as const, correlationId: 'test' };
      const leaving = new AbortController();
      const query = `subscription { orderStatus(orderId: "${id}") { sequence } }`;
      const byReturn = await client.subscribe({ query }, call);
      const byAbort = await client.subscribe({ query }, { ...call, signal: leaving.signal });
      if (!('next' in byReturn && 'next' in byAbort)) throw new Error('no stream');
      for (const stream of [byReturn, byAbort])
        for (const sequence of upTo(3))
          expect((await stream.next()).value?.data).toEqual({ orderStatus: { sequence } });
      const pending = [byReturn.next(), byAbort.next()];
      await until(() => (listening.get(topic()) === 2 ? true : undefined));
      await byReturn.return?.();
      leaving.abort();
      await gone(1_000, () => listening.get(topic()));
      expect((await Promise.all(pending)).map(({ done }) => done)).toEqual([true, true]);
    } finally {
      await client.close?.();
      await server.close(1_000);
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
