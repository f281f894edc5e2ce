import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBook, cancel, command, place, until } from '../../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../../test/stores.ts';
import { openSystem, type System } from '../../../test/system.ts';
import type { GraphClient } from '../../demo/graph-client.ts';
import { audit } from '../../verify/audit/audit.ts';
import { type Report, rebuild, type Wishes } from '../rebuild/rebuild.ts';
import { rebuildOnCommand } from '../rebuild.ts';
import { runHere } from './commands.ts';
import { damage, yesIn } from './damage.ts';

const REPOSITORY = join(import.meta.dirname, '../../..');

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
    const child = spawn(process.execPath, ['tools/operate/rebuild.ts', ...args], {
      cwd: REPOSITORY,
      env: env(),
    });
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
  type Change = { readonly cursor: string; readonly change: object };
  /** The changes of the page after a cursor, or from now on. */
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
  const damaged = (...statements: string[]) => damage({ folder, store }, ...statements);

  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  const pageOf = async (client: GraphClient = minji): Promise<any> => {
    const { data, errors } = await client.ask(
      '{ myPage { mileage orders(first: 70) { nodes { orderId status sequence steps { sequence } } } notifications(first: 100) { nodes { id } } } }',
    );
    expect(errors).toBeUndefined();
    return (data as { myPage: unknown }).myPage;
  };
  /** Placed, accepted, and that there is a delivery: the third step has the status of the second. */
  const afterItsDelivery = 3;
  /** Waits until no order of the page moves on without a carrier. */
  const settled = (client?: GraphClient) =>
    until(async () => {
      const { nodes } = (await pageOf(client)).orders;
      const moving = nodes.some(
        ({ status, sequence }: { status: string; sequence: number }) =>
          ['PLACING', 'PLACED'].includes(status) || (status === 'ACCEPTED' && sequence < afterItsDelivery),
      );
      return moving ? undefined : true;
    });

  test('a correct page stays as it is: the rebuilt page equals the live one, while orders come in', async () => {
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
        await pause(100); // customers read what they see; the rebuild has to share this process with them
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

  test('planted damage is found by --check, which changes nothing, and repaired; customers who are watching are told', async () => {
    await settled();
    const { orders, mileage } = await pageOf();
    const [gone, wrong, halved] = orders.nodes.map(({ orderId }: { orderId: string }) => orderId);
    const live = watch(`change { __typename ... on OrderView { orderId status sequence steps { sequence } }
      ... on BalanceChange { mileage } }`);
    await pause(300);
    await damaged(
      `delete from order_views where order_id = '${gone}'`,
      `update order_views set status = 'READY', open = ${yesIn(store)} where order_id = '${wrong}'`,
      `delete from order_events where order_id = '${halved}' and sequence = 1`,
      `update balances set mileage = 1, mileage_sequence = 1000000 where customer_id = 'cus_minji'`,
      `insert into order_views (order_id, customer_id, sequence, status, fulfilment, total, placed_at, open, updated_at)
         values ('ord_never', 'cus_minji', 1, 'PLACED', 'SHIPMENT', '{"minorUnits":1,"currency":"KRW"}', 1, ${yesIn(store)}, 1)`,
    );
    const shown = await pageOf();
    expect(shown.mileage).toBe(1);

    const checked = await run('mypage', '--check');
    expect(checked).toMatchObject({ code: 1 });
    expect(checked.output).toMatch(/NOT order_views .* 3 differ/);
    expect(checked.output).toMatch(/NOT order_events .* 1 differ/);
    expect(checked.output).toMatch(/NOT balances .* 1 differ/);
    expect(checked.output).toMatch(/ok {2}notifications/);
    expect(checked.output).toContain(wrong);
    expect(await pageOf()).toEqual(shown);

    const repaired = await run('mypage');
    expect(repaired).toMatchObject({ code: 0 });
    expect(repaired.output).toContain('5 rows repaired, 4 changes announced');
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
    // an earlier cursor still gives what comes after it
    const resumed = watch('', told[1]?.cursor);
    expect((await resumed.take(2)).map(({ cursor }) => cursor)).toEqual(
      told.slice(2).map(({ cursor }) => cursor),
    );
    resumed.stop();
    expect(await again({ check: true })).toMatchObject({ differences: [] });
  }, 180_000);

  const address = { line1: '세종대로 110', city: '서울' };
  const placeOther = async (productId: string, fulfilment: object): Promise<string> => {
    const answer = await command(
      minji,
      'placeOrder',
      {
        idempotencyKey: `key-${++keys}`,
        lines: [{ productId, quantity: 1 }],
        fulfilment,
        payment: { method: 'CARD', cardToken: 'tok_ok' },
      },
      '... on PlaceOrderSuccess { order { id } }',
    );
    return (answer.order as { id: string }).id;
  };

  type Kind = { readonly what: string; readonly word: string; readonly ordered: () => Promise<string> };
  const kinds: readonly Kind[] = [
    { what: 'a parcel', word: 'PREPARING', ordered: () => order() },
    {
      what: 'a coffee',
      word: 'ACCEPTED',
      ordered: () => placeOther('prd_menu01', { pickup: { storeId: 'sto_cafe1' } }),
    },
    {
      what: 'a ride',
      word: 'ASSIGNED',
      ordered: () =>
        placeOther('prd_ride_basic', { ride: { pickUp: address, dropOff: address, passengers: 1 } }),
    },
  ];

  test.for(kinds)(
    'a cancelled order that still says how far $what had come is found and mended, and its customer told',
    { timeout: 120_000 },
    async ({ word, ordered }) => {
      await settled();
      const cancelled = await ordered();
      const view = async () => {
        const { data } = await minji.ask<{
          myPage: { orders: { nodes: { orderId: string; fulfilmentStatus: string | null }[] } };
        }>('{ myPage { orders { nodes { orderId fulfilmentStatus } } } }');
        return data?.myPage.orders.nodes.find(({ orderId }) => orderId === cancelled)?.fulfilmentStatus;
      };
      await cancel(minji, cancelled);
      await until(async () => ((await view()) === 'CANCELLED' ? true : undefined));
      await pause(500); // what it was told about has been heard
      await damaged(
        `update order_views set fulfilment_status = '${word}' where order_id = '${cancelled}'`,
        `update order_events set fulfilment_status = '${word}'
         where order_id = '${cancelled}' and type = 'OrderCancelled'`,
      );
      expect(await view()).toBe(word);
      const checked = await again({ check: true });
      expect(checked.differences.map(({ table }) => table).sort()).toEqual(['order_events', 'order_views']);
      expect(await view()).toBe(word);
      expect(await again()).toMatchObject({ told: 1 });
      expect(await view()).toBe('CANCELLED');
      expect((await again({ check: true })).differences).toEqual([]);
    },
  );

  test('it finishes while orders keep coming in, and an audit finds nothing', async () => {
    await settled();
    const { orders } = await pageOf();
    const [gone, wrong] = orders.nodes.map(({ orderId }: { orderId: string }) => orderId);
    const buyer = await system.as('cus_busy');
    let isBusy = true;
    const load = (async () => {
      while (isBusy) await order(buyer);
    })();
    await pause(300);
    await damaged(
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
    await settled(buyer);
    await pause(1_500);
    const found = await audit({ env: env(), only: ['I8', 'I11'], graceMs: 1_000 });
    expect(found.findings).toEqual([]);
  }, 120_000);

  test('it leaves nothing behind, not even when it was killed', async () => {
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

  test('a wrong command, or one that cannot be carried out, ends with 2', async () => {
    expect(await run('--help')).toMatchObject({ code: 0 });
    const here = (...args: string[]) => runHere(rebuildOnCommand, args, env());
    for (const args of [['orders'], ['mypage', '--loud']])
      expect(await here(...args)).toMatchObject({ status: 2 });
    if (ground === 'sqlite') {
      const { status, stderr } = await here('mypage', '--data', testFolder());
      expect([status, stderr]).toEqual([2, expect.stringContaining('no store of mypage')]);
    }
  }, 180_000);
});
