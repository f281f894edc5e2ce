import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { bury } from '@jumun/platform/dead-letters';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBook, cancel, place, until } from '../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../test/stores.ts';
import { openSystem, type System } from '../../test/system.ts';
import type { GraphClient } from '../graph-client.ts';
import { rebuild, type Report } from '../rebuild/rebuild.ts';

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
  const again = (check = false): Promise<Report> => rebuild({ env: env(), context: 'mypage', check });
  const run = async (...args: string[]) => {
    const child = spawn(process.execPath, ['tools/rebuild.ts', ...args], { cwd: REPOSITORY, env: env() });
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    child.stderr.on('data', (text) => (output += text));
    const [code] = await once(child, 'exit');
    return { code: code as number, output };
  };

  let keys = 0;
  const order = async (client: GraphClient = minji) => {
    const { order: placed } = await place(client, { key: `key-${++keys}`, productId: book });
    if (!placed) throw new Error('not placed');
    return placed.id;
  };
  const mypage = () => {
    const found = system.contexts.get('mypage');
    if (!found) throw new Error('my page is not open');
    return found;
  };
  /** Does something to the live store that no event says. */
  const damage = (...statements: string[]) =>
    mypage().store.transaction(async (tx) => {
      // as the store itself would: there is no word for harm in what a unit offers
      const { all, execute } = tx as unknown as Record<'all' | 'execute', (query: object) => Promise<unknown>>;
      for (const text of statements)
        await (ground === 'sqlite' ? (tx as never as { run(q: object): unknown }).run(sql.raw(text)) : execute.call(tx, sql.raw(text)));
      void all;
    });

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
    const live = await minji.subscribe<{ myPageChanged: { cursor: string; change: object } }>(
      `subscription { myPageChanged { cursor change { __typename ... on OrderView { orderId status sequence steps { sequence } }
         ... on BalanceChange { mileage } } } }`,
    );
    await pause(300);
    await damage(
      `delete from order_views where order_id = '${gone}'`,
      `update order_views set status = 'READY', open = ${ground === 'sqlite' ? 1 : true} where order_id = '${wrong}'`,
      `delete from order_events where order_id = '${halved}' and sequence = 1`,
      `update balances set mileage = 1, mileage_sequence = 1000000 where customer_id = 'cus_minji'`,
      `insert into order_views (order_id, customer_id, sequence, status, fulfilment, total, placed_at, open, updated_at)
         values ('ord_never', 'cus_minji', 1, 'PLACED', 'SHIPMENT', '{"minorUnits":1,"currency":"KRW"}', 1, ${ground === 'sqlite' ? 1 : true}, 1)`,
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

    const told = [];
    for (let i = 0; i < 4; i++) told.push((await live.next()).myPageChanged);
    expect(told.map(({ change }) => change)).toEqual(
      expect.arrayContaining([
        { __typename: 'BalanceChange', mileage },
        ...[gone, wrong, halved].map((id) => ({
          __typename: 'OrderView',
          ...orders.nodes.find(({ orderId }: { orderId: string }) => orderId === id),
        })),
      ]),
    );
    live.close();
    // a cursor from before still says what comes after it
    const cursor = told[1]?.cursor ?? '';
    const resumed = await minji.subscribe<{ myPageChanged: { cursor: string } }>(
      'subscription ($after: String) { myPageChanged(after: $after) { cursor } }',
      { after: cursor },
    );
    expect((await resumed.next()).myPageChanged.cursor).toBe(told[2]?.cursor);
    resumed.close();
    expect(await again(true)).toMatchObject({ differences: [] });
  }, 180_000);
});
