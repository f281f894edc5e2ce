import { anonymous } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { staff } from '../../../test/callers.ts';
import { anOrder, inSeoul } from './builders.ts';
import { openSales, reader, type SalesInTest } from './open.ts';

let s: SalesInTest;
beforeEach(async () => {
  s = await openSales();
});
afterEach(() => s.close());

const latte = { productId: 'prd_latte', quantity: 2, price: 4_500 };
const scone = { productId: 'prd_scone', quantity: 1, price: 3_000 };
const book = { productId: 'prd_book', quantity: 1, price: 12_000 };

const morning = anOrder({
  orderId: 'ord_1',
  placedAt: inSeoul('2026-11-30T09:00'),
  lines: [latte, scone],
});
const lateAtNight = anOrder({ orderId: 'ord_2', placedAt: inSeoul('2026-11-30T23:59'), lines: [latte] });
const afterMidnight = anOrder({ orderId: 'ord_3', placedAt: inSeoul('2026-12-01T00:00'), lines: [scone] });
const ofTheBookshop = anOrder({
  orderId: 'ord_4',
  storeId: 'sto_bookshop',
  placedAt: inSeoul('2026-12-01T10:00'),
  lines: [book],
});
const ride = anOrder({
  orderId: 'ord_5',
  storeId: null,
  placedAt: inSeoul('2026-12-01T11:00'),
  lines: [{ productId: 'prd_ride', quantity: 1, price: 8_000 }],
});

const bothDays = 'from: "2026-11-30", to: "2026-12-01"';

describe('sales', () => {
  it('are counted by day, store and product, from midnight to midnight in Seoul', async () => {
    await s.hearTogether(morning.placed, lateAtNight.placed, afterMidnight.placed);
    expect(await s.report(bothDays)).toEqual([
      '2026-12-01 sto_cafe1 prd_scone 3000-0=3000 KRW 1/1',
      '2026-11-30 sto_cafe1 prd_scone 3000-0=3000 KRW 1/1',
      '2026-11-30 sto_cafe1 prd_latte 18000-0=18000 KRW 2/4',
    ]);
    expect(await s.report(`${bothDays}, groupBy: [DAY]`)).toEqual([
      '2026-12-01 3000-0=3000 KRW 1/1',
      '2026-11-30 21000-0=21000 KRW 2/5',
    ]);
  });

  it('count by the clock of the store where it is elsewhere', async () => {
    const lateInBerlin = anOrder({
      orderId: 'ord_b',
      timeZone: 'Europe/Berlin',
      placedAt: Date.parse('2026-11-30T22:30:00Z'),
      lines: [latte],
    });
    await s.hearTogether(lateInBerlin.placed);
    expect(await s.report(`${bothDays}, groupBy: [DAY]`)).toEqual(['2026-11-30 9000-0=9000 KRW 1/2']);
  });

  it('stay on the day of the order when it is cancelled, and what is given back counts on the day of that', async () => {
    await s.hearTogether(morning.placed, morning.cancelled(inSeoul('2026-12-01T08:00')));
    expect(await s.report(`${bothDays}, groupBy: [DAY]`)).toEqual([
      '2026-12-01 0-12000=-12000 KRW 0/0',
      '2026-11-30 12000-0=12000 KRW 1/3',
    ]);
    expect(await s.report(`${bothDays}, groupBy: []`)).toEqual(['12000-12000=0 KRW 1/3']);
  });

  it('have what goes back in parts on the day of each part, and with a cancellation what is left', async () => {
    const told = [
      morning.placed,
      morning.refunded(inSeoul('2026-12-01T08:00'), 'ref_1', [['prd_latte', 4_000]]),
      morning.refunded(inSeoul('2026-12-02T08:00'), 'ref_2', [
        ['prd_latte', 500],
        ['prd_scone', 1_000],
      ]),
    ];
    await s.hearTogether(...told);
    const days = 'from: "2026-11-30", to: "2026-12-03", groupBy: [DAY], ascending: true';
    const before = [
      '2026-11-30 12000-0=12000 KRW 1/3',
      '2026-12-01 0-4000=-4000 KRW 0/0',
      '2026-12-02 0-1500=-1500 KRW 0/0',
    ];
    expect(await s.report(days)).toEqual(before);
    await s.hear(told);
    expect(await s.report(days)).toEqual(before);
    await s.hear([morning.cancelled(inSeoul('2026-12-03T08:00')), ...told]);
    expect(await s.report(days)).toEqual([...before, '2026-12-03 0-6500=-6500 KRW 0/0']);
    expect(await s.report('from: "2026-11-30", to: "2026-12-03", groupBy: [PRODUCT]')).toEqual([
      'prd_scone 3000-3000=0 KRW 1/1',
      'prd_latte 9000-9000=0 KRW 1/2',
    ]);
  });

  it('are the same when everything is heard again, together, alone, or without its beginning', async () => {
    const cancelled = morning.cancelled(inSeoul('2026-12-01T08:00'));
    const completed = lateAtNight.completed(inSeoul('2026-12-01T08:00'));
    await s.hear([cancelled, completed]);
    const rows = await s.report(bothDays);
    const days = await s.report(`${bothDays}, groupBy: [DAY]`);
    expect(rows).toHaveLength(4);
    await s.hearTogether(morning.placed, lateAtNight.placed, cancelled, completed, cancelled);
    await s.hear([morning.placed, cancelled, completed]);
    expect(await s.report(bothDays)).toEqual(rows);
    expect(await s.report(`${bothDays}, groupBy: [DAY]`)).toEqual(days);
  });

  it('of different currencies are never added up', async () => {
    const inDollars = anOrder({
      orderId: 'ord_d',
      currency: 'USD',
      placedAt: inSeoul('2026-12-01T10:00'),
      lines: [{ productId: 'prd_latte', quantity: 1, price: 399 }],
    });
    await s.hearTogether(morning.placed, inDollars.placed);
    expect(await s.report(`${bothDays}, groupBy: []`)).toEqual([
      '399-0=399 USD 1/1',
      '12000-0=12000 KRW 1/3',
    ]);
  });
});

describe('a report', () => {
  beforeEach(() =>
    s.hearTogether(
      ...[morning, lateAtNight, afterMidnight, ofTheBookshop, ride].map(({ placed }) => placed),
      morning.cancelled(inSeoul('2026-12-01T08:00')),
    ),
  );

  it('is split by what was asked for', async () => {
    expect(await s.report(`${bothDays}, groupBy: [STORE], sort: GROSS`)).toEqual([
      'sto_cafe1 24000-12000=12000 KRW 3/6',
      'sto_bookshop 12000-0=12000 KRW 1/1',
      '8000-0=8000 KRW 1/1',
    ]);
    expect(await s.report(`${bothDays}, groupBy: [PRODUCT], sort: NET, ascending: true`)).toEqual([
      'prd_scone 6000-3000=3000 KRW 2/2',
      'prd_ride 8000-0=8000 KRW 1/1',
      'prd_latte 18000-9000=9000 KRW 2/4',
      'prd_book 12000-0=12000 KRW 1/1',
    ]);
    expect(await s.report(`${bothDays}, groupBy: [DAY], productId: "prd_latte"`)).toEqual([
      '2026-12-01 0-9000=-9000 KRW 0/0',
      '2026-11-30 18000-0=18000 KRW 2/4',
    ]);
    expect(await s.report('from: "2026-11-30", to: "2026-11-30", groupBy: [STORE]')).toEqual([
      'sto_cafe1 21000-0=21000 KRW 2/5',
    ]);
  });

  it.each(['DAY', 'GROSS', 'REFUNDED', 'NET', 'ORDERS', 'QUANTITY'])(
    'sorted by %s gives every row once, page by page, both ways',
    async (sort) => {
      const pages = async (ascending: boolean) => {
        const seen: string[] = [];
        let after: string | null = null;
        do {
          const {
            sales,
          }: { sales: { edges: { node: object }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } } =
            await s.ask(
              reader(),
              `query ($after: String) { sales(${bothDays}, sort: ${sort}, ascending: ${ascending}, first: 2, after: $after) {
                edges { node { day store { id } product { id } gross { minorUnits } } } pageInfo { hasNextPage endCursor } } }`,
              { after },
            );
          seen.push(...sales.edges.map(({ node }) => JSON.stringify(node)));
          after = sales.pageInfo.hasNextPage ? sales.pageInfo.endCursor : null;
        } while (after);
        return seen;
      };
      const down = await pages(false);
      expect(new Set(down).size).toBe(down.length);
      expect(down).toHaveLength(6);
      expect(await pages(true)).toEqual(down.toReversed());
    },
  );

  it('says what all its rows add up to, also those on other pages', async () => {
    const { sales } = await s.ask<{ sales: { totals: object[] } }>(
      reader(),
      `{ sales(${bothDays}, first: 1) { totals { gross { minorUnits } refunded { minorUnits } net { minorUnits } orders quantity day } } }`,
    );
    expect(sales.totals).toEqual([
      {
        gross: { minorUnits: 44_000 },
        refunded: { minorUnits: 12_000 },
        net: { minorUnits: 32_000 },
        orders: 5,
        quantity: 8,
        day: null,
      },
    ]);
  });

  it('shows those who work for a store that store alone, and no rides', async () => {
    const manager = reader('sto_bookshop');
    expect(await s.report(`${bothDays}, groupBy: [STORE]`, manager)).toEqual([
      'sto_bookshop 12000-0=12000 KRW 1/1',
    ]);
    const { sales } = await s.ask<{ sales: { totals: object[] } }>(
      manager,
      `{ sales(${bothDays}) { totals { orders } } }`,
    );
    expect(sales.totals).toEqual([{ orders: 1 }]);
    await expect(s.report(`${bothDays}, storeId: "sto_cafe1"`, manager)).rejects.toThrow('FORBIDDEN');
    expect(await s.report(`${bothDays}, storeId: "sto_cafe1", groupBy: [STORE]`)).toHaveLength(1);
  });

  it('shows nothing to those who work for no store, and is refused without the right to reports', async () => {
    expect(await s.report(bothDays, { ...reader(), scopes: ['reports:read'] })).toEqual([]);
    await expect(s.report(bothDays, staff('orders:read', 'stores:any'))).rejects.toThrow('FORBIDDEN');
    await expect(s.report(bothDays, anonymous)).rejects.toThrow('UNAUTHENTICATED');
  });

  it.each([
    ['no date', 'from: "yesterday", to: "2026-12-01"'],
    ['no day of any calendar', 'from: "2026-02-30", to: "2026-12-01"'],
    ['an end before its beginning', 'from: "2026-12-02", to: "2026-12-01"'],
    ['more than a year', 'from: "2024-12-01", to: "2026-12-01"'],
    ['no store', `${bothDays}, storeId: "a store"`],
  ])('with %s is bad input', async (_, args) => {
    await expect(s.report(args)).rejects.toThrow('BAD_USER_INPUT');
  });

  it('does not take the cursor of rows in another order', async () => {
    const { sales } = await s.ask<{ sales: { pageInfo: { endCursor: string } } }>(
      reader(),
      `{ sales(${bothDays}, first: 1) { pageInfo { endCursor } } }`,
    );
    await expect(s.report(`${bothDays}, sort: NET, after: "${sales.pageInfo.endCursor}"`)).rejects.toThrow(
      'INVALID_CURSOR',
    );
  });
});
