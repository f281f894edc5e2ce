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
import { aBook, place, until } from '../shop.ts';
import { openSystem, type System } from '../system.ts';
import { follow, upTo, watchingIn } from '../watching.ts';

// A customer watches an order live; clients that have left are forgotten. test/proofs/live.test.ts kills what is in between.

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
  let book: string;
  const topic = () => `mypage:order:${id}`;

  beforeAll(async () => {
    system = await openSystem(undefined, { JUMUN_PAYMENT_DEADLINE_MS: '10000' });
    book = await aBook(system, 'Left alone', 10);
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

  test('every step comes once, in order and complete, also for a client that leaves after each and comes back', async () => {
    const courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
    await watchingIn({ aCustomer: () => system.as('cus_demo1'), courier, book }).expectEachStepOnce();
  });
});
