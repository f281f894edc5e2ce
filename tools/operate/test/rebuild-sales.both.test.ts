import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aBook, cancel, command, place, until } from '../../../test/shop.ts';
import { ground, testDatabase, testFolder } from '../../../test/stores.ts';
import { openSystem, type System } from '../../../test/system.ts';
import type { GraphClient } from '../../demo/graph-client.ts';
import { audit } from '../../verify/audit/audit.ts';
import { type Report, rebuild, type Wishes } from '../rebuild/rebuild.ts';
import { damage } from './damage.ts';

// PGlite has no address that a second process could connect to
describe.skipIf(ground === 'pglite')('rebuilding sales, while the system runs', () => {
  const folder = testFolder();
  let store = 'sqlite';
  let system: System;
  let book: string;
  let boss: GraphClient;

  beforeAll(async () => {
    if (ground === 'postgres') store = await testDatabase();
    system = await openSystem(undefined, { JUMUN_DATA: folder, JUMUN_STORE: store });
    book = await aBook(system, 'sold', 10_000);
    boss = await system.as('stf_boss', { scopes: ['reports:read', 'stores:any'] });
  }, 120_000);
  afterAll(() => system.close());

  const env = () => ({ ...process.env, JUMUN_DATA: folder, JUMUN_STORE: store, JUMUN_LOG: 'warn' });
  const again = (wishes: Partial<Wishes> = {}): Promise<Report> =>
    rebuild({ env: env(), context: 'sales', ...wishes });
  const damaged = (...statements: string[]) => damage({ folder, store, context: 'sales' }, ...statements);

  let keys = 0;
  const order = async (buyer: GraphClient) => {
    const { order: placed } = await place(buyer, { key: `key-${++keys}`, productId: book, quantity: 2 });
    if (!placed) throw new Error('not placed');
    return placed.id;
  };
  const now = Date.now();
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  /** All that was sold of the book, in a single row. */
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  const sold = async (): Promise<any> => {
    const { data, errors } = await boss.ask(
      `query ($from: String!, $to: String!, $productId: ID) { sales(from: $from, to: $to, productId: $productId, groupBy: []) {
        nodes { gross { minorUnits } refunded { minorUnits } orders quantity } } }`,
      { from: day(now - 2 * 86_400_000), to: day(now + 2 * 86_400_000), productId: book },
    );
    expect(errors).toBeUndefined();
    // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    return (data as any).sales.nodes[0];
  };
  let refunds = 0;
  /** Gives one of the two books back. */
  const refundOne = async (orderId: string) => {
    const support = await system.as('stf_support', { scopes: ['orders:read', 'orders:write', 'stores:any'] });
    const answer = await command(support, 'refundOrder', {
      idempotencyKey: `refund-${orderId}`,
      orderId,
      lines: [{ productId: book, quantity: 1 }],
      reason: '인쇄가 흐립니다',
    });
    if (answer.__typename === 'RefundOrderSuccess') refunds++; // one that is still being placed is not refundable yet
  };
  /** Buyers who order, cancel every third, and are given a part of every third back, until `stop`. */
  const trade = async (names: readonly string[]) => {
    const buyers = await Promise.all(names.map((name) => system.as(name)));
    let isBusy = true;
    const load = buyers.map(async (buyer) => {
      for (let turn = 0; isBusy; turn++) {
        const id = await order(buyer);
        if (turn % 3 === 0) await cancel(buyer, id);
        if (turn % 3 === 1) await refundOne(id);
        await pause(50);
      }
    });
    return async () => {
      isBusy = false;
      await Promise.all(load);
    };
  };
  const settled = () =>
    until(async () => {
      const { findings } = await audit({ env: env(), only: ['I19'], graceMs: 0 });
      return findings.length === 0 ? true : undefined;
    }, 60_000);

  test('what is rebuilt equals what is shown, while orders come in and are cancelled', async () => {
    const stop = await trade(['cus_s0', 'cus_s1', 'cus_s2']);
    await pause(1_000);
    for (let i = 0; i < 3; i++) {
      const report = await again();
      expect(report.differences).toEqual([]);
      expect(report.rows).toBeGreaterThan(3);
    }
    await stop();
    expect(refunds).toBeGreaterThan(0);
  }, 120_000);

  test('what was damaged is put right to the won while orders go on, and nothing is counted twice', async () => {
    await settled();
    const before = await sold();
    const stop = await trade(['cus_s3', 'cus_s4']);
    await damaged(
      `delete from entries where order_id = (select min(order_id) from entries)`,
      `update entries set gross = gross + 1 where order_id = (select max(order_id) from entries where cause = 'SALE')`,
      `update of_stores set gross = gross * 2, orders = 0`,
      `delete from of_products`,
      `insert into of_stores (day, store_id, currency, gross, refunded, orders, quantity) values ('2020-01-01', '', 'KRW', 1, 0, 1, 1)`,
    );
    const { differences } = await again();
    expect(differences.length).toBeGreaterThan(3);
    await pause(500);
    await stop();
    await settled();
    expect((await again({ check: true })).differences).toEqual([]);
    const after = await sold();
    expect(after.orders).toBeGreaterThan(before.orders);
    expect(after.gross.minorUnits).toBe(after.orders * 24_000);
    expect(after.quantity).toBe(after.orders * 2);
  }, 180_000);
});
