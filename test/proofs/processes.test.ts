import { existsSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import {
  dataFolder,
  type Name,
  type Processes,
  persistently,
  processesOn,
  startProcesses,
} from '../processes.ts';
import { aBook, dispatch, isSettled, ledgerOf, place, until } from '../shop.ts';
import { isEveryStep } from '../watching.ts';

// What is promised about orders holds while the processes that keep the promise are stopped and killed.

const data = dataFolder();
let issuer: Issuer;
let system: Processes;

beforeAll(async () => {
  issuer = await openIssuer();
  // the first test orders with a card that takes the provider 3 s
  const settings = { JUMUN_PAYMENT_DEADLINE_MS: '8000' };
  system = await startProcesses({ folder: data.folder, issuer, settings });
}, 90_000);
afterAll(async () => {
  await system?.stop();
  await issuer?.close();
  data.remove();
});

/** It goes on, or it has to be repeated: with the same key, a client hears how it ended. */
const isOpen = ({ __typename }: { readonly __typename: string }) =>
  ['OrderPending', 'TryAgainLater'].includes(__typename);

type Listed = { readonly id: string; readonly status: string };

type Page = {
  readonly nodes: readonly Listed[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
};

const ordersOf = async (buyer: GraphClient, after: string | null = null): Promise<readonly Listed[]> => {
  const answer = await buyer.ask<{ orders: Page }>(
    'query ($after: String) { orders(first: 50, after: $after) { nodes { id status } pageInfo { hasNextPage endCursor } } }',
    { after },
  );
  if (!answer.data) throw new Error(JSON.stringify(answer));
  const { nodes, pageInfo } = answer.data.orders;
  return pageInfo.hasNextPage ? [...nodes, ...(await ordersOf(buyer, pageInfo.endCursor))] : nodes;
};

const counted = (ids: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  return counts;
};

/** Each of these orders is on the provider's books once, and the others of these buyers not at all, or refunded. */
const expectCharged = async (placed: readonly string[], all: readonly Listed[]) => {
  const { charges, refunds } = await ledgerOf(system);
  const charged = counted(charges.map(({ orderId }) => orderId));
  const refunded = counted(refunds.map(({ orderId }) => orderId));
  const wrong = all.filter(({ id }) =>
    placed.includes(id)
      ? charged.get(id) !== 1 || refunded.has(id)
      : (charged.get(id) ?? 0) !== (refunded.get(id) ?? 0),
  );
  expect(wrong).toEqual([]);
};

test('a stop answers every order in flight, keeps what it answered, and leaves no process', async () => {
  const { url } = system;
  const pids = [system.pid, ...Object.values(system.running().processes)];
  expect(pids).toHaveLength(5);
  expect(processesOn(data.folder)).toEqual(expect.arrayContaining(pids));
  const book = await aBook(system, 'Just in time', 10_000);
  const buyers = await Promise.all(Array.from({ length: 8 }, (_, i) => system.as(`cus_stop${i}`)));
  const slow = await system.as('cus_slow');

  const answered: string[] = [];
  let isStopping = false;
  let afterwards = 0;
  const ordering = buyers.map(async (buyer, i) => {
    try {
      for (let n = 0; ; n++) {
        const { order, __typename } = await place(buyer, { key: `stop-${i}-${n}`, productId: book });
        if (__typename === 'PlaceOrderSuccess' && order) answered.push(order.id);
        if (isStopping) afterwards++;
      }
    } catch {
      // the system has stopped
    }
  });
  const slowly = place(slow, { key: 'slow', productId: book, cardToken: 'tok_slow' });
  await until(async () => {
    const [order] = await ordersOf(slow);
    if (!order || answered.length < 40) return undefined;
    const { charges } = await ledgerOf(system);
    return charges.some(({ orderId }) => orderId === order.id) || undefined;
  });
  const stopped = system.stop('SIGTERM');
  isStopping = true;
  const late = await slowly;
  expect(late.__typename).toBe('PlaceOrderSuccess');
  await Promise.all(ordering);
  expect(await stopped).toBe(0);

  expect(afterwards).toBeGreaterThan(0); // some were in flight
  expect(processesOn(data.folder)).toEqual([]);
  expect(existsSync(join(data.folder, 'run.json'))).toBe(false);
  await expect(fetch(url)).rejects.toThrow();

  system = await startProcesses({ folder: data.folder, issuer });
  const placed = [...answered, late.order?.id ?? ''];
  const everyone = await Promise.all(
    [...buyers.keys()].map((i) => system.as(`cus_stop${i}`)).concat(system.as('cus_slow')),
  );
  const all = await until(async () => {
    const orders = (await Promise.all(everyone.map((one) => ordersOf(one)))).flat();
    return orders.some(({ status }) => status === 'PLACING') ? undefined : orders;
  });
  const known = new Map(all.map(({ id, status }) => [id, status]));
  expect(placed.filter((id) => !/^(PLACED|ACCEPTED)$/.test(known.get(id) ?? ''))).toEqual([]);
  await expectCharged(placed, all);
}, 90_000);

test('every process is killed in turn while orders come in: none is lost, charged twice, or left in between', async () => {
  const book = await aBook(system, 'Under fire', 10_000);
  const buyers = await Promise.all(Array.from({ length: 5 }, (_, i) => system.as(`cus_fire${i}`)));
  const answers: { key: string; id: string; type: string }[] = [];
  let isOver = false;
  const ordering = buyers.map(async (buyer, i) => {
    for (let n = 0; !isOver; n++) {
      const key = `fire-${i}-${n}`;
      // as a client should: the same key until there is an answer that is one
      const { __typename, order } = await persistently(
        async () => {
          const answer = await place(buyer, { key, productId: book });
          if (isSettled(answer)) return answer;
          await pause(100);
          return undefined;
        },
        100,
        60_000,
      );
      answers.push({ key, id: order?.id ?? '', type: __typename });
      await pause(50);
    }
  });

  const ordered = (more: number) => {
    const enough = answers.length + more;
    return until(() => (answers.length >= enough ? true : undefined), 60_000);
  };
  // a customer who never asks again: the order was begun, and then the router was gone
  const fickle = await system.as('cus_fickle');
  const beginsSlowly = async () => {
    place(fickle, { key: 'once', productId: book, cardToken: 'tok_slow' }).catch(() => {});
    await until(async () => (await ordersOf(fickle)).find(({ status }) => status === 'PLACING'));
  };
  await ordered(10);
  for (const name of ['workers', 'router', 'provider', 'redis'] satisfies Name[]) {
    if (name === 'router') await beginsSlowly();
    await system.kill(name);
    await ordered(10); // it works again
  }
  const restarted = performance.now();
  isOver = true;
  await Promise.all(ordering);

  const everyone = [...buyers, fickle];
  const all = await until(async () => {
    const orders = (await Promise.all(everyone.map((one) => ordersOf(one)))).flat();
    return orders.some(({ status }) => status === 'PLACING') ? undefined : orders;
  });
  expect(performance.now() - restarted).toBeLessThan(10_000);
  const [orphan] = await ordersOf(fickle);
  expect(orphan?.status).toMatch(/^(PLACED|ACCEPTED)$/);
  answers.push({ key: 'once', id: orphan?.id ?? '', type: 'PlaceOrderSuccess' });
  expect(new Set(answers.map(({ type }) => type))).toEqual(new Set(['PlaceOrderSuccess']));
  // one order for each key, and no other
  expect(new Set(all.map(({ id }) => id))).toEqual(new Set(answers.map(({ id }) => id)));
  expect(all).toHaveLength(answers.length);
  await expectCharged(
    answers.map(({ id }) => id),
    all,
  );
  // and every context that hears of orders has heard of each: the parcels are being prepared
  await until(async () => {
    const orders = (await Promise.all(everyone.map((one) => ordersOf(one)))).flat();
    return orders.every(({ status }) => status === 'ACCEPTED') || undefined;
  });
}, 120_000);

const viewsOf = async (buyer: GraphClient) => {
  const answer = await buyer.ask<{
    myPage: null | {
      orders: { nodes: { orderId: string; status: string; steps: { sequence: number }[] }[] };
    };
  }>('{ myPage { orders(first: 50) { nodes { orderId status steps { sequence } } } } }');
  if (!answer.data?.myPage) throw new Error(JSON.stringify(answer));
  return answer.data.myPage.orders.nodes;
};

const redisAnswers = () =>
  new Promise<boolean>((resolve) => {
    const socket = createConnection(system.running().redisUrl, () => socket.write('PING\r\n'));
    const say = (answer: boolean) => {
      resolve(answer);
      socket.destroy();
    };
    socket.setTimeout(300, () => say(false));
    socket.once('data', () => say(true)).once('error', () => say(false));
  });

const withoutRedis: readonly [string, () => Promise<() => void>][] = [
  [
    'gone',
    async () => {
      process.kill(system.pid, 'SIGSTOP'); // so that it is not started again
      process.kill(system.pidOf('redis'), 'SIGKILL');
      return () => void process.kill(system.pid, 'SIGCONT');
    },
  ],
  [
    'there and does not answer',
    async () => {
      const redis = system.pidOf('redis');
      process.kill(system.pid, 'SIGSTOP'); // so that it is not replaced
      process.kill(redis, 'SIGSTOP');
      return () => {
        process.kill(redis, 'SIGCONT');
        process.kill(system.pid, 'SIGCONT');
      };
    },
  ],
];

test.each(withoutRedis)(
  'orders are accepted as usual while Redis is %s, and everything is caught up later, once',
  async (how, takeAway) => {
    const book = await aBook(system, `Without Redis ${how}`, 100);
    const buyer = await system.as(`cus_without_${how.length}`);
    const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
    const order = async (n: number) => {
      const from = performance.now();
      const { order: made, __typename } = await place(buyer, { key: `without-${n}`, productId: book });
      expect(__typename).toBe('PlaceOrderSuccess');
      return { id: made?.id ?? '', took: performance.now() - from };
    };

    expect(await redisAnswers()).toBe(true);
    const giveBack = await takeAway();
    const began = performance.now();
    const placed: { id: string; took: number }[] = [];
    try {
      for (let n = 0; n < 10 || performance.now() - began < 3_000; n++) {
        placed.push(await order(n));
        await pause(100);
      }
      expect(await redisAnswers()).toBe(false);
    } finally {
      giveBack();
    }
    expect(Math.max(...placed.map(({ took }) => took))).toBeLessThan(1_500);

    const ids = placed.map(({ id }) => id);
    for (const id of ids)
      await persistently(
        async () => (await dispatch(courier, id)) === 'DispatchDeliverySuccess' || undefined,
      );
    const views = await until(async () => {
      const found = await viewsOf(buyer);
      return found.length === ids.length && found.every(({ status }) => status === 'IN_FULFILMENT')
        ? found
        : undefined;
    }, 30_000);
    expect(new Set(views.map(({ orderId }) => orderId))).toEqual(new Set(ids));
    const sequencesOf = ({ steps }: (typeof views)[number]) => steps.map(({ sequence }) => sequence);
    expect(views.filter((view) => !isEveryStep(sequencesOf(view), 3))).toEqual([]);
    await expectCharged(ids, await ordersOf(buyer));
  },
  90_000,
);

test('workers and router end by themselves when asked, also while Redis does not answer', async () => {
  const redis = system.pidOf('redis');
  const ends = (name: Name) => [
    ...system.output().matchAll(new RegExp(`  ${name} ended \\(([^)]+)\\)`, 'g')),
  ];
  const asked: Name[] = ['workers', 'router'];
  const before = asked.map((name) => ends(name).length);
  process.kill(redis, 'SIGSTOP');
  try {
    await pause(200); // so that they wait for it
    for (const name of asked) process.kill(system.pidOf(name), 'SIGTERM');
    await until(
      () => (asked.every((name, i) => ends(name).length > (before[i] ?? 0)) ? true : undefined),
      15_000,
    );
  } finally {
    if (system.pidOf('redis') === redis) process.kill(redis, 'SIGCONT'); // it may have been replaced
  }
  expect(asked.map((name) => ends(name).at(-1)?.[1])).toEqual(['exit code 0', 'exit code 0']);
}, 60_000);

const isReady = (name: Name) =>
  [...system.output().matchAll(new RegExp(`  ${name} (ready after|ended)`, 'g'))].at(-1)?.[1] ===
  'ready after';

test.each(['workers', 'router', 'redis', 'provider'] satisfies Name[])(
  '%s hangs: it is replaced within 10 s, and orders go on [OB-65 GC-27]',
  async (name) => {
    const book = await persistently(() => aBook(system, `While ${name} hangs`, 100));
    const buyer = await system.as(`cus_hang_${name}`);
    const order = (key: string) =>
      persistently(
        async () => {
          const answer = await place(buyer, { key, productId: book });
          return isOpen(answer) ? undefined : String(answer.order?.id);
        },
        100,
        60_000,
      );
    const ids = [await order('before')];
    await until(() => isReady(name) || undefined); // one that still starts has a minute for it
    const hanging = system.pidOf(name);
    const began = performance.now();
    process.kill(hanging, 'SIGSTOP');
    await until(() => {
      const pid = system.running().processes[name];
      return (pid !== undefined && pid !== hanging) || undefined;
    });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(system.output()).toContain(`  ${name} does not answer any more: killed`);
    ids.push(await order('after'));
    await until(async () => {
      const orders = await persistently(() => ordersOf(buyer));
      return ids.every((id) => orders.some((one) => one.id === id && one.status === 'ACCEPTED')) || undefined;
    }, 30_000);
    await expectCharged(ids, await ordersOf(buyer));
  },
  90_000,
);
