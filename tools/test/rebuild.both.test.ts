import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { findDeadLetters } from '@jumun/platform/dead-letters';
import type { Envelope } from '@jumun/platform/published';
import { appendToLog } from '@jumun/platform/unit';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aMessage, aPoints, aRewardsLife, aRide } from '../../subgraphs/mypage/test/builders.ts';
import { aBook, cancel, place, until } from '../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../test/stores.ts';
import { openSystem, type System } from '../../test/system.ts';
import { audit } from '../audit/audit.ts';
import type { GraphClient } from '../graph-client.ts';
import { type Report, rebuild } from '../rebuild/rebuild.ts';

const REPOSITORY = join(import.meta.dirname, '../..');

// PGlite has no address that a second process could connect to
describe.skipIf(ground === 'pglite')('rebuilding my page, while the system runs', () => {
  const folder = testFolder();
  let store = 'sqlite';
  let system: System;
  let book: string;
  let minji: GraphClient;

  beforeAll(async () => {
    if (ground === 'postgres') store = await testDatabase();
    system = await openSystem(undefined, { JUMUN_DATA: folder, JUMUN_STORE: store });
    book = await aBook(system, 'rebuilt', 10_000);
    minji = await system.as('cus_minji');
  }, 120_000);
  afterAll(() => system.close());

  const env = () => ({ ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'warn' });
  const again = (wishes: Partial<Wishes> = {}): Promise<Report> =>
    rebuild({ env: env(), context: 'mypage', ...wishes });
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, ['tools/rebuild.ts', ...args], { cwd: REPOSITORY, env: env() });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const [code] = await once(child, 'exit');
    return { code: code as number, output };
  };

  const contextOf = (name: string) => {
    const found = system.contexts.get(name);
    if (!found) throw new Error(`${name} is not open`);
    return found;
  };
  /** Puts events into the logs of those who would say them; whoever hears them does so when it pleases. */
  const say = async (...events: Envelope[]) => {
    for (const { source, id, aggregate, occurredAt, type, version, data } of events)
      await contextOf(source).store.transaction(async () =>
        appendToLog({
          ...{
            id: `${id}_${aggregate}`,
            aggregate,
            version: 1,
            type,
            fact: {},
            published: { type, version, data },
          },
          ...{ at: occurredAt, causationId: null, correlationId: 'cor_1', actor: 'test' },
        }),
      );
  };
  /** A reward's life, in which the e-mail names its event as it stands in the log. */
  const aLife = (life: string, customerId: string) => {
    const { ids: _, mailed, ...events } = aRewardsLife(life, customerId);
    const about = `${events.used.id}_${events.used.aggregate}`;
    const mail = { ...mailed, data: { ...(mailed.data as object), about } } as Envelope;
    return [...Object.values(events), mail];
  };

  let keys = 0;
  const order = async (client: GraphClient = minji) => {
    const { order: placed } = await place(client, { key: `key-${++keys}`, productId: book });
    if (!placed) throw new Error('not placed');
    return placed.id;
  };
  type Change = { readonly cursor: string; readonly change: object };
  /** What the page tells after a cursor, or from now on. */
  const watch = (fields: string, after: string | null = null) => {
    const told: Change[] = [];
    const { stop } = minji.watch<{ myPageChanged: Change }>(
      `subscription ($after: String) { myPageChanged(after: $after) { cursor ${fields} } }`,
      { after },
      ({ data }) => void (data && told.push(data.myPageChanged)),
    );
    return {
      told,
      stop,
      take: (count: number) => until(async () => (told.length >= count ? told : undefined)),
    };
  };
  const yes = ground === 'sqlite' ? '1' : 'true';
  /** Does to the live store of my page what no event says. */
  const damage = async (...statements: string[]) => {
    if (ground === 'sqlite') {
      const db = new Database(join(folder, 'stores', 'mypage.db'), { timeout: 5_000 });
      db.exec(statements.join('; '));
      db.close();
      return;
    }
    const client = new pg.Client({ connectionString: store, options: '-c search_path=mypage' });
    await client.connect();
    await client.query(statements.join('; '));
    await client.end();
  };

  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  const pageOf = async (client: GraphClient = minji): Promise<any> => {
    const { data, errors } = await client.ask(
      '{ myPage { mileage orders(first: 100) { nodes { orderId status sequence steps { sequence } } } notifications(first: 100) { nodes { id } } } }',
    );
    expect(errors).toBeUndefined();
    return (data as { myPage: unknown }).myPage;
  };
  /** Until every order of the page is where it stops by itself: a carrier must move it on. */
  const settled = () =>
    until(async () => {
      const { nodes } = (await pageOf()).orders;
      const moving = nodes.some(
        (one: { status: string; sequence: number }) => one.status === 'PLACED' || one.status === 'PLACING',
      );
      return moving ? undefined : true;
    });

  test('what is right stays as it is: the rebuilt page equals the live one, while orders come in', async () => {
    for (let i = 0; i < 5; i++) await order();
    const buyers = await Promise.all(['cus_b0', 'cus_b1', 'cus_b2'].map((name) => system.as(name)));
    let isBusy = true;
    let answered = 0;
    const load = buyers.map(async (buyer) => {
      while (isBusy) {
        const id = await order(buyer);
        if (keys % 3 === 0) await cancel(buyer, id);
        await pageOf(buyer);
        answered++;
      }
    });
    await pause(500);
    const before = answered;
    for (let i = 0; i < 3; i++) {
      const report = await again();
      expect(report.differences).toEqual([]);
      expect(report.events).toBeGreaterThan(10);
      expect(report.rows).toBeGreaterThan(10);
      expect(report.told).toBe(0);
    }
    expect(answered).toBeGreaterThan(before); // the page was readable, and orders went on
    isBusy = false;
    await Promise.all(load);
  }, 120_000);

  test('planted damage is found by --check, which changes nothing, and put right; customers who look are told', async () => {
    await settled();
    const { orders, mileage } = await pageOf();
    const [gone, wrong, halved] = orders.nodes.map(({ orderId }: { orderId: string }) => orderId);
    const live = watch(`change { __typename ... on OrderView { orderId status sequence steps { sequence } }
      ... on BalanceChange { mileage } }`);
    await pause(300);
    await damage(
      `delete from order_views where order_id = '${gone}'`,
      `update order_views set status = 'READY', open = ${yes} where order_id = '${wrong}'`,
      `delete from order_events where order_id = '${halved}' and sequence = 1`,
      `update balances set mileage = 1, mileage_sequence = 1000000 where customer_id = 'cus_minji'`,
      `insert into order_views (order_id, customer_id, sequence, status, fulfilment, total, placed_at, open, updated_at)
         values ('ord_never', 'cus_minji', 1, 'PLACED', 'SHIPMENT', '{"minorUnits":1,"currency":"KRW"}', 1, ${yes}, 1)`,
    );
    const damaged = await pageOf();
    expect(damaged.mileage).toBe(1);

    const checked = await run('mypage', '--check');
    expect(checked).toMatchObject({ code: 1 });
    expect(checked.output).toMatch(/NOT order_views .* 3 differ/);
    expect(checked.output).toMatch(/NOT order_events .* 1 differ/);
    expect(checked.output).toMatch(/NOT balances .* 1 differ/);
    expect(checked.output).toMatch(/ok {2}notifications/);
    expect(checked.output).toContain(wrong);
    expect(await pageOf()).toEqual(damaged);

    const repaired = await run('mypage');
    expect(repaired).toMatchObject({ code: 0 });
    expect(repaired.output).toContain('5 rows put right, 4 changes told');
    const now = await pageOf();
    expect(now.mileage).toBe(mileage);
    expect(now.orders).toEqual(orders);

    const told = await live.take(4);
    expect(told.map(({ change }) => change)).toEqual(
      expect.arrayContaining([
        { __typename: 'BalanceChange', mileage },
        ...[gone, wrong, halved].map((id) => ({
          __typename: 'OrderView',
          ...orders.nodes.find(({ orderId }: { orderId: string }) => orderId === id),
        })),
      ]),
    );
    live.stop();
    // a cursor from before still says what comes after it
    const resumed = watch('', told[1]?.cursor);
    expect((await resumed.take(2)).map(({ cursor }) => cursor)).toEqual(
      told.slice(2).map(({ cursor }) => cursor),
    );
    resumed.stop();
    expect(await again({ check: true })).toMatchObject({ differences: [] });
  }, 180_000);

  test('rewards, points and messages are put right as orders are, and told', async () => {
    await say(...aLife('a', 'cus_minji'), ...aLife('b', 'cus_minji').slice(0, 4));
    await say(aPoints(49, 'cus_minji', 1), aMessage('ntf_one', 'cus_minji', 9_000));
    const fields = `{ myPage { points wallet { walletItemId title itemStatus giftId }
      missions { missionId title achieved achievedAt rewardId rewardStatus emailStatus }
      notifications { nodes { id subject sentAt } } } }`;
    // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    const page = async () => ((await minji.ask(fields)).data as any).myPage;
    const right = await until(async () => {
      const now = await page();
      return now.points === 49 &&
        now.wallet.length === 2 &&
        now.notifications.nodes.length === 2 &&
        now.missions[0]?.emailStatus === 'SENT'
        ? now
        : undefined;
    });
    expect(right.missions).toMatchObject([{ rewardStatus: 'USED' }, { rewardStatus: 'ISSUED' }]);
    expect((await again()).differences).toEqual([]);
    const live = watch(`change { __typename ... on MissionProgress { missionId rewardStatus }
      ... on WalletItemView { walletItemId itemStatus } ... on Notification { id } ... on BalanceChange { points } }`);
    await pause(300);
    await damage(
      `delete from achievements where mission_id = 'mis_ma'`,
      `update wallet_items set used_at = null, gift_id = null where wallet_item_id = 'wit_wax22'`,
      `insert into wallet_items (wallet_item_id, customer_id, reward_id, title) values ('wit_never', 'cus_minji', 'rwd_never', 'x')`,
      `update missions set title = 'another' where mission_id = 'mis_mb'`,
      `delete from notifications where id = 'ntf_one'`,
      `update balances set points = 1000000 where customer_id = 'cus_minji'`,
    );
    const report = await again();
    expect(report.differences.map(({ table }) => table).sort()).toEqual([
      ...['achievements', 'balances', 'missions', 'notifications', 'wallet_items', 'wallet_items'],
    ]);
    expect(await page()).toEqual(right);
    const told = (await live.take(report.told)).map(({ change }) => change);
    live.stop();
    expect(told).toEqual(
      expect.arrayContaining([
        { __typename: 'BalanceChange', points: 49 },
        { __typename: 'MissionProgress', missionId: 'mis_ma', rewardStatus: 'USED' },
        { __typename: 'WalletItemView', walletItemId: 'wit_wax22', itemStatus: 'USED' },
        { __typename: 'Notification', id: 'ntf_one' },
      ]),
    );
  }, 120_000);

  test('what happens between the comparison and the repair is not set back', async () => {
    const [placed, assigned, started] = aRide('ord_meanwhile', 'cus_minji') as [Envelope, Envelope, Envelope];
    const sequence = async () =>
      (await pageOf()).orders.nodes.find(({ orderId }: { orderId: string }) => orderId === 'ord_meanwhile')
        ?.sequence;
    const reaches = (wanted: number) => until(async () => ((await sequence()) === wanted ? true : undefined));
    await say(placed, assigned);
    await reaches(2);
    await damage(`update order_views set status = 'READY', sequence = 1 where order_id = 'ord_meanwhile'`);
    let moved: Promise<unknown> | undefined;
    const report = await again({
      onTable({ table }) {
        if (table === 'wallet_items') moved = say(started); // the last of them: all is compared
      },
      beforeRepair: async () => {
        await moved;
        await reaches(3);
      },
    });
    expect(report.differences).toMatchObject([{ table: 'order_views' }]);
    expect(await sequence()).toBe(3);
    expect((await again({ check: true })).differences).toEqual([]);
  }, 120_000);

  test('it comes to an end while orders come in without a pause, and an audit finds nothing', async () => {
    await settled();
    const { orders } = await pageOf();
    const [gone, wrong] = orders.nodes.map(({ orderId }: { orderId: string }) => orderId);
    const buyer = await system.as('cus_busy');
    let isBusy = true;
    const load = (async () => {
      while (isBusy) await order(buyer);
    })();
    await pause(300);
    await damage(
      `delete from order_views where order_id = '${gone}'`,
      `update order_views set payment_status = 'DECLINED' where order_id = '${wrong}'`,
    );
    const report = await again();
    isBusy = false;
    await load;
    expect(report.differences).toHaveLength(2);
    expect((await again({ check: true })).differences).toEqual([]);
    const { nodes } = (await pageOf()).orders;
    expect(nodes).toEqual(orders.nodes);
    const found = await audit({ env: env(), only: ['I8', 'I11'] });
    const ofOurs = found.findings.filter(({ subject }) => !subject.includes('meanwhile'));
    expect(ofOurs).toEqual([]);
  }, 120_000);

  test('an event that my page could not apply is left out, as it is there', async () => {
    const [placed] = aRide('ord_unread', 'cus_minji') as [Envelope];
    await say({ ...placed, version: 99 });
    await until(async () =>
      (await findDeadLetters(contextOf('mypage').store.read)).length > 0 ? true : undefined,
    );
    expect(await again({ check: true })).toMatchObject({ leftOut: 1, differences: [] });
  }, 120_000);

  test('nothing is left of it, not even of one that was killed', async () => {
    const leftovers = async () => {
      if (ground === 'sqlite') return readdirSync(folder).filter((name) => name.startsWith('rebuild'));
      const client = new pg.Client({ connectionString: store });
      await client.connect();
      const { rows } = await client.query(`select nspname from pg_namespace where nspname like '%rebuild%'`);
      await client.end();
      return rows;
    };
    if (ground === 'sqlite') mkdirSync(join(folder, 'rebuild-4194305')); // no process has this number
    const stopping = new AbortController();
    const stopped = again({ signal: stopping.signal, onProgress: () => stopping.abort() });
    await expect(stopped).rejects.toThrow();
    expect(await leftovers()).toEqual([]);
  }, 60_000);

  test('what it does not understand, or cannot do, ends with 2', async () => {
    expect(await run('--help')).toMatchObject({ code: 0 });
    for (const args of [[], ['orders'], ['mypage', 'wallets'], ['mypage', '--loud']])
      expect(await run(...args)).toMatchObject({ code: 2 });
    if (ground === 'sqlite') {
      const { code, output } = await run('mypage', '--data', testFolder());
      expect([code, output]).toEqual([2, expect.stringContaining('no store of mypage')]);
    }
  }, 180_000);
});
