import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serveHealth } from '@jumun/platform/process/health';
import { sqliteStores } from '@jumun/platform/store/configured';
import { deadLetters } from '@jumun/platform/store/technical-tables';
import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { findRedis, type PrivateRedis, startRedis } from '../../tools/run/redis.ts';
import { root } from '../processes.ts';
import {
  aBook,
  count,
  expectLedger,
  ledgerOf,
  type Placed,
  place,
  statusOf,
  stockOf,
  unhurried,
  until,
} from '../shop.ts';
import { testFolder } from '../stores.ts';
import { openSystem, type System } from '../system.ts';
import { isEveryStep } from '../watching.ts';

// What goes wrong around an order: the provider, Redis, a store from a backup. JUMUN_TEST_FULL=1
// takes Redis away for a minute instead of seconds.

const full = process.env.JUMUN_TEST_FULL === '1';

const timed = async <T>(work: Promise<T>) => {
  const began = performance.now();
  const answer = await work;
  return { answer, took: performance.now() - began };
};

type Steps = Readonly<
  Record<string, { readonly fulfilment: string | null; readonly sequences: readonly number[] }>
>;

const stepsOf = async (buyer: GraphClient): Promise<Steps> => {
  const answer = await buyer.ask<{
    myPage: {
      orders: {
        nodes: { orderId: string; fulfilmentStatus: string | null; steps: { sequence: number }[] }[];
      };
    } | null;
  }>('{ myPage { orders(first: 50) { nodes { orderId fulfilmentStatus steps { sequence } } } } }');
  const nodes = answer.data?.myPage?.orders.nodes ?? [];
  return Object.fromEntries(
    nodes.map(({ orderId, fulfilmentStatus: fulfilment, steps }) => [
      orderId,
      { fulfilment, sequences: steps.map(({ sequence }) => sequence) },
    ]),
  );
};

describe('a payment provider that', () => {
  let system: System;
  beforeAll(async () => {
    system = await openSystem(undefined);
  });
  afterAll(() => system.close());

  /** What the customer may be told at once, and whether the order stands in the end. */
  const misfortunes: readonly [string, string, readonly string[], boolean | 'later'][] = [
    ['is too late and has charged', 'tok_slow', ['OrderPending'], true],
    ['charges and drops the connection', 'tok_lost', ['OrderPending', 'PlaceOrderSuccess'], true],
    ['charges and answers 500', 'tok_500_charged', ['OrderPending', 'PlaceOrderSuccess'], true],
    ['answers twice', 'tok_twice', ['PlaceOrderSuccess', 'OrderPending'], true],
    ['answers for another order', 'tok_other_order', ['PlaceOrderSuccess', 'OrderPending'], true],
    ['has another order in its ledger too', 'tok_other_ledger', ['PaymentDeclined', 'OrderPending'], false],
    ['fails and never charges', 'tok_error', ['OrderPending'], 'later'],
  ];
  test.each(misfortunes)(
    '%s (%s): the customer is answered in a second, the books balance in ten, and no one is charged twice [OB-57 OB-59 EB-37 EB-38]',
    async (_, cardToken, answers, stands) => {
      const copies = 20;
      const book = await aBook(system, `Paid with ${cardToken}`, copies);
      const patient = await system.as(`cus_patient_${cardToken}`);
      const gone = await system.as(`cus_gone_${cardToken}`);
      const ids: string[] = [];
      for (const [i, buyer] of [patient, gone, patient].entries()) {
        const { answer, took } = await timed(place(buyer, { key: `k${i}`, productId: book, cardToken }));
        expect(answers).toContain(answer.__typename);
        expect(took).toBeLessThan(1_000);
        ids.push(answer.order?.id ?? '');
        await place(gone, { key: `between-${i}`, productId: book }); // others continue meanwhile
      }
      const told = performance.now();
      // one customer repeats the key, the other never comes back; a repeat is the same order
      await place(patient, { key: 'k0', productId: book, cardToken }).then(({ order }) =>
        expect(order?.id).toBe(ids[0]),
      );
      const owner = (i: number) => (i === 1 ? gone : patient);
      const others = 3;
      await until(async () => {
        const statuses = await Promise.all(
          ids.map(async (id, i) => (await statusOf(owner(i), id))?.status ?? ''),
        );
        const { charges, refunds } = await ledgerOf(system);
        const balance = ids.map((id) => count(charges, id) - count(refunds, id));
        const stock = await stockOf(patient, book);
        if (stands === 'later')
          return statuses.every((s) => s === 'PLACING') && balance.every((b) => b === 0) ? true : undefined;
        const ends = stands ? /^(PLACED|ACCEPTED)$/ : /^PAYMENT_FAILED$/;
        const isRight =
          statuses.every((status) => ends.test(status)) && balance.every((b) => b === (stands ? 1 : 0));
        return isRight && stock === copies - others - (stands ? ids.length : 0) ? true : undefined;
      }, 10_000);
      expect(performance.now() - told).toBeLessThan(10_000);
      const kept = stands === true ? ids : [];
      await expectLedger(system, kept, stands === true ? [] : ids);
      // the order is there whatever became of it, and the same key is still the same order
      const again = await place(patient, { key: 'k2', productId: book, cardToken });
      expect(again.order?.id).toBe(ids[2]);
      await expectLedger(system, kept, stands === true ? [] : ids);
    },
    40_000,
  );
});

describe('while Redis', () => {
  const folder = testFolder();
  let redis: PrivateRedis;
  let system: System;
  beforeAll(async () => {
    redis = await startRedis(findRedis(join(root, '.tools')), folder);
    system = await openSystem(undefined, { ...unhurried, REDIS_URL: redis.url });
  });
  afterAll(async () => {
    await system.close();
    await redis.stop();
  }, 60_000);

  const awayMs = full ? 60_000 : 8_000;

  const order = async (buyer: GraphClient, productId: string, key: string) => {
    const { answer, took } = await timed(place(buyer, { key, productId }));
    expect(answer.__typename).toBe('PlaceOrderSuccess');
    return { id: answer.order?.id ?? '', took };
  };
  const everythingReached = async (buyers: readonly GraphClient[], ids: readonly string[]) => {
    for (const { sweep } of system.workers.consumers.values()) await sweep();
    for (const { sweep } of system.workers.consumers.values()) await sweep(); // what the first made others say
    const steps: Steps = Object.assign({}, ...(await Promise.all(buyers.map(stepsOf))));
    return ids.filter((id) => {
      const { fulfilment = null, sequences = [] } = steps[id] ?? {};
      return fulfilment !== 'PREPARING' || !isEveryStep(sequences, 2);
    });
  };

  const away: readonly [string, () => void, () => Promise<void>][] = [
    [
      'hangs',
      () => void process.kill(redis.pid, 'SIGSTOP'),
      async () => void process.kill(redis.pid, 'SIGCONT'),
    ],
    [
      'is gone',
      () => redis.kill(),
      async () => {
        redis = await startRedis(findRedis(join(root, '.tools')), folder);
      },
    ],
  ];
  test.each(away)(
    '%s, every order is accepted as usual, and later nothing is missing',
    async (how, takeAway, giveBack) => {
      const buyers = await Promise.all(
        Array.from({ length: 5 }, (_, i) => system.as(`cus_redis_${how.length}_${i}`)),
      );
      const book = await aBook(system, `While Redis ${how}`, 100_000);
      const placed: { id: string; took: number }[] = [];
      takeAway();
      const began = performance.now();
      try {
        await Promise.all(
          buyers.map(async (buyer, i) => {
            // no more than one page of my page
            for (let n = 0; n < 45 && performance.now() - began < awayMs; n++) {
              placed.push(await order(buyer, book, `away-${i}-${n}`));
              await pause(awayMs / 45);
            }
          }),
        );
      } finally {
        await giveBack();
      }
      expect(placed.length).toBeGreaterThan(100);
      if (full)
        console.log(
          `Redis ${how} for ${awayMs} ms: ${placed.length} orders, all accepted, slowest ${Math.round(Math.max(...placed.map(({ took }) => took)))} ms`,
        );
      expect(Math.max(...placed.map(({ took }) => took))).toBeLessThan(awayMs - 2_000); // no order waited for Redis
      const ids = placed.map(({ id }) => id);
      await until(
        async () => ((await everythingReached(buyers, ids)).length === 0 ? true : undefined),
        60_000,
      );
      await expectLedger(system, ids, []);
    },
    awayMs + 120_000,
  );

  test('forgets everything, ten times under load, nothing is missing after a sweep', async () => {
    const buyers = await Promise.all(Array.from({ length: 5 }, (_, i) => system.as(`cus_flush_${i}`)));
    const book = await aBook(system, 'Forgotten', 100_000);
    const client = new Redis(redis.url, { maxRetriesPerRequest: null });
    const ids: string[] = [];
    let forgotten = 0;
    await Promise.all([
      ...buyers.map(async (buyer, i) => {
        for (let n = 0; n < 45 && forgotten < 10; n++) {
          ids.push((await order(buyer, book, `flush-${i}-${n}`)).id);
          await pause(30);
        }
      }),
      (async () => {
        for (; forgotten < 10; forgotten++) {
          await pause(200);
          await client.flushall();
        }
      })(),
    ]);
    client.disconnect();
    expect(ids.length).toBeGreaterThan(40);
    await until(async () => ((await everythingReached(buyers, ids)).length === 0 ? true : undefined), 30_000);
    expect(await everythingReached(buyers, ids)).toEqual([]);
    await expectLedger(system, ids, []);
    for (const { store } of system.contexts.values()) expect(await store.read.$count(deadLetters)).toBe(0);
  }, 90_000);
});

describe('a journal that was replaced', () => {
  const opened: System[] = [];
  afterEach(async () => {
    for (const system of opened.splice(0)) await system.close();
  });
  const openOn = async (...args: Parameters<typeof openSystem>) => {
    const system = await openSystem(...args);
    opened.push(system);
    return system;
  };
  const expectReady = async (system: System, problems: RegExp | null) => {
    const health = await serveHealth({ port: 0, problems: system.workers.problems });
    try {
      const answer = await fetch(`${health.url}/ready`);
      expect(answer.status).toBe(problems ? 503 : 200);
      if (problems)
        expect((await answer.json()) as { reasons: string[] }).toMatchObject({
          reasons: expect.arrayContaining([expect.stringMatching(problems)]),
        });
    } finally {
      await health.close();
    }
  };
  const accepted = async (system: System, placed: Placed, who: string) => {
    expect(placed.__typename).toBe('PlaceOrderSuccess');
    const buyer = await system.as(who);
    await until(async () =>
      (await statusOf(buyer, placed.order?.id ?? ''))?.status === 'ACCEPTED' ? true : undefined,
    );
  };

  test('a store that is restored from an older copy halts its hearers, which report it; ordering continues', async () => {
    const folder = testFolder();
    const stores = () => sqliteStores(folder);
    const store = join(folder, 'stores');
    const copy = testFolder();
    const files = (from: string) => {
      const found = readdirSync(from).filter((name) => name.startsWith('orders.db'));
      expect(found).toContain('orders.db');
      return found;
    };

    const first = await openOn(stores());
    const book = await aBook(first, 'From a backup', 100);
    await accepted(first, await place(await first.as('cus_a'), { key: 'a', productId: book }), 'cus_a');
    await first.close();
    opened.length = 0;
    for (const name of files(store)) copyFileSync(join(store, name), join(copy, name));

    const second = await openOn(stores());
    await accepted(second, await place(await second.as('cus_b'), { key: 'b', productId: book }), 'cus_b');
    await expectReady(second, null);
    await second.close();
    opened.length = 0;
    for (const name of files(store)) rmSync(join(store, name));
    for (const name of files(copy)) copyFileSync(join(copy, name), join(store, name));

    const third = await openOn(stores());
    const after = await place(await third.as('cus_c'), { key: 'c', productId: book });
    expect([after.__typename, after.order?.status]).toEqual(['PlaceOrderSuccess', 'PLACED']);
    await until(() => (third.workers.problems().length > 0 ? true : undefined));
    await expectReady(third, /the journal of orders (ends before number|has another event at number) \d+/);
    // a consumer that is halted touches nothing: what the forgotten order did there is still there
    expect(await stockOf(await third.as('cus_c'), book)).toBe(97);
  }, 120_000);

  test('another installation under the same name in the same Redis is noticed, and ordering continues', async () => {
    const folder = testFolder();
    const redis = await startRedis(findRedis(join(root, '.tools')), folder);
    const shared = { REDIS_URL: redis.url, JUMUN_INSTALLATION: 'copied' };
    try {
      const ours = await openOn(undefined, shared);
      const book = await aBook(ours, 'Shared', 1_000);
      const buyer = await ours.as('cus_shared');
      await accepted(ours, await place(buyer, { key: 'alone', productId: book }), 'cus_shared');
      const systems = [ours, await openOn(undefined, shared)]; // whose own products are news already
      let orders = 0;
      await until(async () => {
        const { __typename } = await place(buyer, { key: `k${orders++}`, productId: book });
        expect(__typename).toBe('PlaceOrderSuccess');
        return systems.some((system) => system.workers.problems().length > 0) ? true : undefined;
      });
      expect((await place(buyer, { key: 'after', productId: book })).__typename).toBe('PlaceOrderSuccess');
      const stopped = systems.find((system) => system.workers.problems().length > 0) as System;
      await expectReady(stopped, /the journal of \w+ is another one than before/);
    } finally {
      for (const system of opened.splice(0)) await system.close();
      await redis.stop();
    }
  }, 90_000);

  test('other installations in the same Redis do not hear each other', async () => {
    const folder = testFolder();
    const redis = await startRedis(findRedis(join(root, '.tools')), folder);
    try {
      const [ours, theirs] = [
        await openOn(undefined, { REDIS_URL: redis.url }),
        await openOn(undefined, { REDIS_URL: redis.url }),
      ];
      const book = await aBook(ours, 'Ours alone', 10);
      await accepted(ours, await place(await ours.as('cus_ours'), { key: 'k', productId: book }), 'cus_ours');
      const buyer = await theirs.as('cus_ours');
      expect(await stepsOf(buyer)).toEqual({});
      for (const system of [ours, theirs]) await expectReady(system, null);
    } finally {
      for (const system of opened.splice(0)) await system.close();
      await redis.stop();
    }
  }, 60_000);
});
