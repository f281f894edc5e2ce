import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { breakers as openBreakers } from '@jumun/platform/remote/breaker';
import { breakers as namedBreakers } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paymentAnswerMs } from '../../subgraphs/orders/clients/payment.ts';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { graphClient } from '../../tools/demo/graph-client.ts';
import { type Issuer, openIssuer } from '../../tools/run/issuer.ts';
import { findRedis, type PrivateRedis, startRedis } from '../../tools/run/redis.ts';
import { openHole } from '../hole.ts';
import { dataFolder, environment, readyOf, root, type Started, startNode } from '../processes.ts';
import {
  aBook,
  cancel,
  comingBack,
  ledgerOf,
  type Placed,
  place,
  statusOf,
  stockOf,
  until,
} from '../shop.ts';
import { testFolder } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// Stock, payments, deliveries or the provider hang for real: they take a request and never answer. JUMUN_TEST_FULL=1 plays
// a whole minute with 100 customers and the deadlines of the product; else the same is shorter.

const full = process.env.JUMUN_TEST_FULL === '1';
const play = full
  ? { users: 100, hangMs: 60_000, stockMs: 3_000, paymentMs: 300, withdrawalMs: 1_000, halfOpenMs: 5_000 }
  : { users: 20, hangMs: 4_000, stockMs: 500, paymentMs: 300, withdrawalMs: 300, halfOpenMs: 1_000 };
const settings = {
  JUMUN_STOCK_DEADLINE_MS: String(play.stockMs),
  JUMUN_PAYMENT_DEADLINE_MS: String(play.paymentMs),
  JUMUN_WITHDRAWAL_DEADLINE_MS: String(play.withdrawalMs),
  JUMUN_BREAKER_HALF_OPEN_MS: String(play.halfOpenMs),
};

type Told = Placed & { readonly key: string; readonly took: number; readonly at: number };

const timed = async <T>(work: Promise<T>) => {
  const at = performance.now();
  const answer = await work;
  return { answer, at, took: performance.now() - at };
};
const quantile = (all: readonly number[], q: number) =>
  [...all].sort((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * q))] ?? 0;
const figures = (told: readonly { readonly took: number }[]) => {
  const took = told.map((one) => one.took);
  const [p50, p99, most] = [0.5, 0.99, 1].map((q) => Math.round(quantile(took, q)));
  return { answers: told.length, p50, p99, most };
};
const show = (...facts: unknown[]) => {
  if (full || process.env.JUMUN_SHOW) console.log(...facts.map((fact) => JSON.stringify(fact)));
};

/** Each customer orders as a client should: the same key until there is an answer that is one, then the next. */
const crowd = (buyers: readonly GraphClient[], productId: string, name: string) => {
  const told: Told[] = [];
  const ended = new Map<string, Placed>();
  let isOver = false;
  const running = buyers.map(async (buyer, i) => {
    await pause((i / buyers.length) * 500); // people do not come in one instant
    for (let n = 0; !isOver; n++) {
      const key = `${name}-${i}-${n}`;
      for (;;) {
        // every third chooses to wait instead of trying again
        const request = { key, productId, whenBusy: i % 3 === 0 ? 'QUEUE' : 'TRY_LATER' } as const;
        const { answer, at, took } = await comingBack(() => timed(place(buyer, request)));
        told.push({ ...answer, key, at, took });
        if (answer.order?.status !== 'PLACING') {
          ended.set(key, answer);
          break;
        }
        await pause(full ? 1_000 : 250);
      }
      await pause(full ? 500 : 100);
    }
  });
  return {
    told,
    /** Lets all customers finish what they began; returns what became of each key. */
    async finish() {
      isOver = true;
      await Promise.all(running);
      return ended;
    },
  };
};

type Books = Parameters<typeof ledgerOf>[0] & { as: System['as'] };

/** Stock and the provider's ledger agree with what customers were told, and nothing is held for anyone else. */
const expectBooks = async (
  system: Books,
  book: string,
  initial: number,
  ended: ReadonlyMap<string, Placed>,
  before: number,
) => {
  const placed = [...ended.values()].filter(({ __typename }) => __typename === 'PlaceOrderSuccess');
  const anyone = await system.as('cus_bookkeeper');
  await until(async () =>
    (await stockOf(anyone, book)) === initial - before - placed.length ? true : undefined,
  );
  const { charges, refunds } = await ledgerOf(system);
  const times = (entries: readonly { orderId: string }[], id: string | undefined) =>
    entries.filter(({ orderId }) => orderId === id).length;
  const wrong = [...ended.values()].filter(({ __typename, order }) => {
    const [charged, refunded] = [times(charges, order?.id), times(refunds, order?.id)];
    return __typename === 'PlaceOrderSuccess' ? charged !== 1 || refunded !== 0 : charged !== refunded;
  });
  expect(wrong).toEqual([]);
  // one key is one order
  expect(new Set([...ended.values()].map(({ order }) => order?.id)).size).toBe(ended.size);
};

/** What a customer of a busy machine waits for with nothing wrong at all. */
const healthy = async (buyers: readonly GraphClient[], productId: string, name: string) => {
  const people = crowd(buyers, productId, `${name}-healthy`);
  await pause(full ? 5_000 : 1_500);
  const ended = await people.finish();
  for (const { __typename } of ended.values()) expect(__typename).toBe('PlaceOrderSuccess');
  return {
    sold: ended.size,
    most: quantile(
      people.told.map(({ took }) => took),
      1,
    ),
  };
};

const expectAnswered = (
  told: readonly Told[],
  { deadlineMs, since, until: end }: { deadlineMs: number; since: number; until: number },
  { most }: { most: number },
  what: string,
) => {
  const during = told.filter(({ at }) => at > since && at < end - deadlineMs);
  show(what, { deadlineMs, healthyMost: Math.round(most) }, figures(during));
  expect(during.length).toBeGreaterThan(play.users / 2);
  // typed; the workers, which ask in their own process, may have gone on already
  for (const { __typename, order } of during) {
    expect(['TryAgainLater', 'OrderPending', 'PlaceOrderSuccess']).toContain(__typename);
    if (__typename !== 'PlaceOrderSuccess') expect(order?.status).toBe('PLACING');
  }
  // in time: 100 ms on top of what hangs, and what this machine needs anyway
  expect(
    quantile(
      during.map(({ took }) => took),
      1,
    ),
  ).toBeLessThan(deadlineMs + 100 + most);
};

describe('a process that is there and does not answer', () => {
  const data = dataFolder();
  const running: Started[] = [];
  const processes = new Map<string, Started>();
  let redis: PrivateRedis;
  let issuer: Issuer;
  let system: Books & { readonly url: string };
  let operations = '';
  const clients: GraphClient[] = [];

  const start = async (name: string, args: readonly string[], own: Readonly<Record<string, string>> = {}) => {
    const env = environment({
      JUMUN_DATA: data.folder,
      REDIS_URL: redis.url,
      JUMUN_CARRIER: 'manual',
      JUMUN_JWKS_URL: issuer.jwksUrl,
      ...settings,
      ...own,
    });
    const started = startNode(args, env);
    running.push(started);
    processes.set(name, started);
    const ready = await readyOf(started);
    operations = String(ready.operations);
    return String(ready.url);
  };
  /** How often the router has asked this and had no answer, or has not asked because the breaker was open. */
  const unanswered = async (ask: string, outcome: 'TIMED_OUT' | 'BREAKER_OPEN'): Promise<number> => {
    const text = await (await fetch(`${operations}/metrics`)).text();
    const line = text
      .split('\n')
      .find((one) => one.startsWith('jumun_ask_seconds_count') && one.includes(ask) && one.includes(outcome));
    return Number(line?.split(' ').at(-1) ?? 0);
  };
  const signal = (name: string, what: 'SIGSTOP' | 'SIGCONT') => processes.get(name)?.child.kill(what);

  beforeAll(async () => {
    redis = await startRedis(findRedis(join(root, '.tools')), data.folder);
    issuer = await openIssuer();
    const provider = {
      url: await start('provider', ['tools/demo/outside.ts'], {
        PROVIDER_PORT: '0',
        MESSAGES_PORT: '0',
        SMTP_PORT: '0',
      }),
    };
    const ours = { JUMUN_PROVIDER_URL: provider.url };
    await start('workers', ['workers/main.ts'], ours);
    const elsewhere: string[] = [];
    for (const name of ['catalog', 'payments', 'deliveries'])
      elsewhere.push(`${name}=${await start(name, ['subgraphs/main.ts', name], ours)}`);
    const url = await start('router', ['router/main.ts'], {
      ...ours,
      PORT: '0',
      JUMUN_SUBGRAPHS: elsewhere.join(' '),
    });
    system = {
      url,
      provider,
      async as(subject, rights) {
        const client = graphClient(url, await issuer.token(subject, rights));
        clients.push(client);
        return client;
      },
    };
  }, 120_000);
  afterAll(async () => {
    for (const client of clients) await client.close();
    for (const { child, ended } of running.toReversed()) {
      child.kill('SIGCONT');
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
      const impatience = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await ended;
      clearTimeout(impatience);
    }
    await issuer?.close();
    await redis?.stop();
    data.remove();
  }, 120_000);

  test.each([
    ['catalog', 'reserve-stock', play.stockMs],
    ['payments', 'approve-payment', paymentAnswerMs(play.paymentMs)],
  ])(
    '%s hangs: every customer is answered in time, soon at once, and later everything agrees [OB-13 OB-17 OB-57 OB-60 EB-13 EB-38 CT-43 GC-60]',
    async (name, ask, deadlineMs) => {
      const initial = 100_000;
      const book = await aBook(system, `While ${name} hangs`, initial);
      const buyers = await Promise.all(
        Array.from({ length: play.users }, (_, i) => system.as(`cus_${name}${i}`)),
      );
      const usual = await healthy(buyers, book, name);

      const people = crowd(buyers, book, name);
      await pause(1_000);
      const before = await unanswered(ask, 'TIMED_OUT');
      signal(name, 'SIGSTOP');
      const since = performance.now();
      await pause(play.hangMs);
      const end = performance.now();
      const late = (await unanswered(ask, 'TIMED_OUT')) - before;
      signal(name, 'SIGCONT');
      await pause(play.halfOpenMs + 2_000);
      const ended = await people.finish();

      expectAnswered(people.told, { deadlineMs, since, until: end }, usual, `${name} hung`);
      // at once: only those who were waiting when it began, and then one at a time, have waited in vain
      expect(late).toBeLessThanOrEqual(play.users + play.hangMs / play.halfOpenMs + 2);
      expect(await unanswered(ask, 'BREAKER_OPEN')).toBeGreaterThan(0);
      // the breaker closed by itself: the last to order were served as usual
      expect(people.told.at(-1)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
      await expectBooks(system, book, initial, ended, usual.sold);
    },
    play.hangMs + 120_000,
  );

  test('deliveries hangs: customers who cancel are told in time that the decision is pending, and are refunded later', async () => {
    const book = await aBook(system, 'While deliveries hangs', 100);
    const buyer = await system.as('cus_cancels');
    const ids = await Promise.all(
      Array.from(
        { length: 8 },
        async (_, i) => (await place(buyer, { key: `c${i}`, productId: book })).order?.id ?? '',
      ),
    );
    const usual = await timed(cancel(buyer, ids.pop() ?? ''));
    signal('deliveries', 'SIGSTOP');
    const told: { took: number }[] = [];
    try {
      for (const id of ids) {
        const { answer, took } = await timed(cancel(buyer, id));
        expect(answer.__typename).toBe('CancellationPending');
        expect(took).toBeLessThan(play.withdrawalMs + 300 + 3 * usual.took);
        told.push({ took });
      }
    } finally {
      signal('deliveries', 'SIGCONT');
    }
    show('deliveries hung', figures(told));
    for (const id of ids)
      await until(async () => ((await statusOf(buyer, id))?.status === 'CANCELLED' ? true : undefined));
    await until(async () => ((await stockOf(buyer, book)) === 100 ? true : undefined));
    const { charges, refunds } = await ledgerOf(system);
    for (const id of ids)
      expect(
        [charges, refunds].map((entries) => entries.filter(({ orderId }) => orderId === id).length),
      ).toEqual([1, 1]);
  }, 60_000);
});

describe('in one process', () => {
  let system: System;
  let hole: Awaited<ReturnType<typeof openHole>>;
  const switches = join(testFolder(), 'switches.json');

  beforeAll(async () => {
    hole = await openHole(() => Number(new URL(system.provider.url).port));
    system = await openSystem(undefined, {
      ...settings,
      JUMUN_PROVIDER_URL: hole.url,
      JUMUN_SWITCHES: switches,
    });
  });
  afterAll(async () => {
    await system.close();
    await hole.close();
  });

  test(
    'a provider that accepts and never answers: in time, soon at once, and later the books balance [EB-13 EB-37 CT-43 GC-28]',
    async () => {
      const initial = 100_000;
      const book = await aBook(system, 'Into the hole', initial);
      const buyers = await Promise.all(
        Array.from({ length: play.users }, (_, i) => system.as(`cus_hole${i}`)),
      );
      const usual = await healthy(buyers, book, 'hole');
      const people = crowd(buyers, book, 'hole');
      await pause(1_000);
      hole.swallow(true);
      const since = performance.now();
      const seen = await breakersDuring(play.hangMs);
      const end = performance.now();
      hole.swallow(false);
      await pause(play.halfOpenMs + 2_000);
      const ended = await people.finish();
      expectAnswered(
        people.told,
        { deadlineMs: play.paymentMs, since, until: end },
        usual,
        'the provider hung',
      );
      // payments says honestly that it does not know, and says so in time: it is not what hangs
      expect(seen.get('payments/charge-card')).toContain('open');
      expect(seen.get('orders/approve-payment')).toEqual(new Set(['closed']));
      expect(people.told.at(-1)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
      await expectBooks(system, book, initial, ended, usual.sold);
    },
    play.hangMs + 120_000,
  );

  test('an operator turns payments off and on again while customers order, without a restart [EB-50]', async () => {
    const book = await aBook(system, 'Switched', 100);
    const buyer = await system.as('cus_switched');
    const put = async (text: string) => {
      writeFileSync(switches, text);
      await pause(1_300);
    };
    const order = (key: string) => timed(place(buyer, { key, productId: book }));
    expect((await order('before')).answer.__typename).toBe('PlaceOrderSuccess');
    try {
      await put('{ "orders/approve-payment": "open" }');
      const { charges: before } = await ledgerOf(system);
      for (let i = 0; i < 5; i++) {
        const { answer, took } = await order(`off-${i}`);
        expect(answer.__typename).toBe('TryAgainLater');
        expect(took).toBeLessThan(250);
      }
      expect((await ledgerOf(system)).charges).toHaveLength(before.length); // the provider was not asked
    } finally {
      rmSync(switches, { force: true });
    }
    await pause(1_300);
    for (let i = 0; i < 5; i++) expect((await order(`off-${i}`)).answer.__typename).toBe('PlaceOrderSuccess');
    expect(await stockOf(buyer, book)).toBe(94);
  }, 60_000);

  test('every breaker of a process has the name that operators know', () => {
    expect(
      openBreakers()
        .map(({ name }) => name)
        .sort(),
    ).toEqual([...namedBreakers].sort());
  });
});

/** In which states each breaker of this process was seen in this time. */
async function breakersDuring(ms: number) {
  const seen = new Map<string, Set<string>>();
  for (const until = performance.now() + ms; performance.now() < until; await pause(20))
    for (const { name, state } of openBreakers()) seen.set(name, (seen.get(name) ?? new Set()).add(state()));
  return seen;
}
