import { anonymous } from '@jumun/platform/graph/client';
import type { Context } from '@jumun/platform/graph/context';
import { type Instant, systemClock } from '@jumun/platform/kernel/clock';
import type { Envelope } from '@jumun/platform/kernel/published';
import { appendToJournal } from '@jumun/platform/kernel/unit';
import { readPublished } from '@jumun/schema/published-language';
import { openProcess } from '@jumun/subgraphs';
import { startWorkers } from '@jumun/workers';
import { eventApplier } from '@jumun/workers/apply';
import { findDeadLetters, skipDeadLetter } from '@jumun/workers/dead-letters';
import { openReplay } from '@jumun/workers/replay';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestRedis } from '../../../platform/test/redis.ts';
import { aMessage, aPoints, aRewardsLife, aRide } from '../../../subgraphs/mypage/test/builders.ts';
import { until } from '../../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../../test/stores.ts';
import { rebuild, type Wishes } from '../rebuild/rebuild.ts';
import { damage, yesIn } from './damage.ts';

// My page hears what the test says in the name of all others; no other context reacts.
describe.skipIf(ground === 'pglite')('rebuilding my page', () => {
  const folder = testFolder();
  let store = 'sqlite';
  let redis: Awaited<ReturnType<typeof startTestRedis>>;
  let opened: Awaited<ReturnType<typeof openProcess>>;
  let workers: Awaited<ReturnType<typeof startWorkers>>;

  beforeAll(async () => {
    if (ground === 'postgres') store = await testDatabase();
    redis = await startTestRedis();
    const env = { JUMUN_DATA: folder, JUMUN_STORE: store, REDIS_URL: redis.url };
    opened = await openProcess({ name: 'workers', env });
    workers = await startWorkers(opened, { only: ['mypage'], replica: 'one' });
  }, 120_000);
  afterAll(async () => {
    await workers.stop();
    await opened.close();
    await redis.stop();
  });

  const contextOf = (name: string): Context => {
    const found = opened.contexts.get(name);
    if (!found) throw new Error(`${name} is not open`);
    return found;
  };
  const rebuilt = (wishes: Partial<Wishes> = {}) =>
    rebuild({
      env: { ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'warn' },
      context: 'mypage',
      ...wishes,
    });
  const damaged = (...statements: string[]) => damage({ folder, store }, ...statements);

  /** Puts events into the journals of the contexts that would publish them, and waits until my page has heard. */
  const say = async (...events: Envelope[]) => {
    for (const { source, id, aggregate, occurredAt, type, version, data } of events)
      await contextOf(source).store.transaction(async () =>
        appendToJournal({
          id: `${id}_${aggregate}`,
          aggregate,
          version: 1,
          type,
          fact: {},
          published: { type, version, data },
          at: occurredAt,
          actor: 'test',
          causationId: null,
          correlationId: 'cor_1',
        }),
      );
    await workers.consumers.get('mypage')?.sweep();
  };
  /** A reward's life, in which the e-mail names its event as the journal does. */
  const aLife = (life: string) => {
    const { ids: _, mailed, ...events } = aRewardsLife(life, 'cus_minji');
    const about = `${events.used.id}_${events.used.aggregate}`;
    return [...Object.values(events), { ...mailed, data: { ...(mailed.data as object), about } } as Envelope];
  };

  const call = {
    caller: { ...anonymous, subject: 'cus_minji' },
    locale: 'en' as const,
    correlationId: 'cor_1',
  };
  const page = async () => {
    const { data, errors } = await contextOf('mypage').subgraph.client.execute(
      {
        query: `{ myPage { points orders { nodes { orderId status sequence } }
          wallet { walletItemId title itemStatus giftId } notifications { nodes { id subject sentAt } }
          missions { missionId title achieved achievedAt rewardId rewardStatus emailStatus } } }`,
      },
      call,
    );
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    return (data as any).myPage;
  };

  test('rewards, points and messages are repaired like orders, and announced', async () => {
    await say(...aLife('a'), ...aLife('b').slice(0, 4));
    await say(aPoints(49, 'cus_minji', 1), aMessage('ntf_one', 'cus_minji', 9_000));
    const right = await page();
    expect(right).toMatchObject({
      points: 49,
      missions: [{ rewardStatus: 'USED', emailStatus: 'SENT' }, { rewardStatus: 'ISSUED' }],
      wallet: [{}, {}],
      notifications: { nodes: [{}, {}] },
    });
    expect((await rebuilt()).differences).toEqual([]);

    const stop = new AbortController();
    const source = await contextOf('mypage').subgraph.client.subscribe(
      {
        query: `subscription { myPageChanged { change { __typename ... on MissionProgress { missionId rewardStatus }
          ... on WalletItemView { walletItemId itemStatus } ... on Notification { id } ... on BalanceChange { points } } } }`,
      },
      { ...call, signal: stop.signal },
    );
    if (!(Symbol.asyncIterator in source)) throw new Error('no subscription');
    const live = source[Symbol.asyncIterator]();
    const first = live.next();
    await damaged(
      `delete from achievements where mission_id = 'mis_ma'`,
      `update wallet_items set used_at = null, gift_id = null where wallet_item_id = 'wit_wax22'`,
      `insert into wallet_items (wallet_item_id, customer_id, reward_id, title) values ('wit_never', 'cus_minji', 'rwd_never', 'x')`,
      `update missions set title = 'another' where mission_id = 'mis_mb'`,
      `delete from notifications where id = 'ntf_one'`,
      `update balances set points = 1000000 where customer_id = 'cus_minji'`,
    );
    const report = await rebuilt();
    const tables = ['achievements', 'balances', 'missions', 'notifications', 'wallet_items', 'wallet_items'];
    expect(report.differences.map(({ table }) => table)).toEqual(tables);
    expect(await page()).toEqual(right);

    const told = [(await first).value];
    while (told.length < report.told) told.push((await live.next()).value);
    stop.abort();
    expect(told.map((each) => each?.data?.myPageChanged)).toEqual(
      expect.arrayContaining(
        [
          { __typename: 'BalanceChange', points: 49 },
          { __typename: 'MissionProgress', missionId: 'mis_ma', rewardStatus: 'USED' },
          { __typename: 'WalletItemView', walletItemId: 'wit_wax22', itemStatus: 'USED' },
          { __typename: 'Notification', id: 'ntf_one' },
        ].map((change) => ({ change })),
      ),
    );
  }, 120_000);

  test('what happens between the comparison and the repair is not undone', async () => {
    const [placed, assigned, started] = aRide('ord_meanwhile', 'cus_minji') as [Envelope, Envelope, Envelope];
    await say(placed, assigned);
    await damaged(`update order_views set status = 'READY' where order_id = 'ord_meanwhile'`);
    const report = await rebuilt({ beforeRepair: () => say(started) });
    expect(report.differences).toMatchObject([{ table: 'order_views' }]);
    expect((await page()).orders.nodes).toMatchObject([{ sequence: 3, status: 'IN_FULFILMENT' }]);
    expect((await rebuilt({ check: true })).differences).toEqual([]);
  }, 120_000);

  test('an event that my page could not apply is left out of the rebuilt page too', async () => {
    const [placed] = aRide('ord_unread', 'cus_minji') as [Envelope];
    await say({ ...placed, version: 99 });
    const { read } = contextOf('mypage').store;
    await until(async () => ((await findDeadLetters(read)).length > 0 ? true : undefined));
    expect(await rebuilt({ check: true })).toMatchObject({ leftOut: 1, differences: [] });
  }, 120_000);

  test('a dead letter that is applied between the comparison and the repair is not undone', async () => {
    const [placed, assigned] = aRide('ord_behind', 'cus_minji') as [Envelope, Envelope];
    await say({ ...placed, version: 99 }, assigned);
    const { store: live, reactions } = contextOf('mypage');
    const waiting = async () =>
      (await findDeadLetters(live.read)).filter(({ aggregate }) => aggregate === 'ord_behind');
    const [unreadable] = await until(async () => {
      const letters = await waiting();
      return letters.length === 2 ? letters : undefined;
    });
    const skipping = { reason: 'a test', actor: 'operator:test', at: 1_000 as Instant };
    await live.transaction((tx) => skipDeadLetter(tx, unreadable!, skipping));
    await damaged(
      `insert into order_views (order_id, customer_id, sequence, status, fulfilment, total, placed_at, open, updated_at)
        values ('ord_behind', 'cus_minji', 1, 'PLACED', 'RIDE', '{"minorUnits":1,"currency":"KRW"}', 1, ${yesIn(store)}, 1)`,
    );
    const apply = eventApplier({ reactions, read: readPublished, clock: systemClock });
    const letters = openReplay({ context: 'mypage', store: live, apply, clock: systemClock, notify() {} });
    let replayed = 0;
    const report = await rebuilt({
      beforeRepair: async () => {
        replayed += await letters.replay('orders', 'ord_behind');
      },
    });
    expect(replayed).toBe(1);
    expect(report.differences).toMatchObject([{ table: 'order_views' }]); // its other columns were still wrong
    expect((await page()).orders.nodes).toContainEqual({
      orderId: 'ord_behind',
      sequence: 2,
      status: 'ACCEPTED',
    });
    expect((await rebuilt({ check: true })).differences).toEqual([]);
  }, 120_000);
});
