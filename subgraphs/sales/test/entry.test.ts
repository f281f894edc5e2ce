import type { Instant } from '@jumun/platform/kernel/clock';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byProduct, byStore, cancellationOf, type Entry, type Sold, saleOf } from '../domain/entry.ts';
import { inSeoul } from './builders.ts';

const won = (minorUnits: number) => ({ minorUnits, currency: 'KRW' });
const monday = inSeoul('2026-11-30T12:00') as Instant;
const tuesday = inSeoul('2026-12-01T12:00') as Instant;

const coffees: Sold = {
  orderId: 'ord_1',
  storeId: 'sto_cafe1',
  placedAt: monday,
  lines: [
    { productId: 'prd_latte', quantity: 2, unitPrice: won(4_500) },
    { productId: 'prd_scone', quantity: 1, unitPrice: won(3_000) },
    { productId: 'prd_latte', quantity: 1, unitPrice: won(5_000) },
  ],
};

describe('what an order adds to sales', () => {
  it('is one entry for each product, however many lines there are of it', () => {
    expect(saleOf(coffees).map(({ productId, gross, quantity }) => [productId, gross, quantity])).toEqual([
      ['prd_latte', 14_000, 3],
      ['prd_scone', 3_000, 1],
    ]);
  });

  it('counts once for its store and once for each of its products', () => {
    const sale = saleOf(coffees);
    expect(byStore(sale)).toMatchObject([{ gross: 17_000, orders: 1, quantity: 4 }]);
    expect(byProduct(sale).map(({ orders }) => orders)).toEqual([1, 1]);
  });

  it('is given back with a cancellation on the day of the cancellation, less what was given back before', () => {
    const sale = saleOf(coffees);
    const part: Entry = { ...(sale[0] as Entry), cause: 'ref_1', gross: 0, refunded: 4_000, quantity: 0 };
    const given = cancellationOf(coffees, tuesday, [...sale, part]);
    expect(given.map(({ productId, day, refunded }) => [productId, day, refunded])).toEqual([
      ['prd_latte', '2026-12-01', 10_000],
      ['prd_scone', '2026-12-01', 3_000],
    ]);
  });
});

describe('the sums of days', () => {
  const line = fc.record({
    productId: fc.constantFrom('prd_a', 'prd_b', 'prd_c'),
    quantity: fc.integer({ min: 1, max: 9 }),
    unitPrice: fc.integer({ min: 0, max: 90_000 }).map(won),
  });
  const order = fc.record({
    storeId: fc.constantFrom('sto_1', 'sto_2', null),
    placedAt: fc.integer({ min: 0, max: 5 }).map((days) => (monday + days * 86_400_000) as Instant),
    lines: fc.array(line, { minLength: 1, maxLength: 4 }),
    isCancelled: fc.boolean(),
  });

  it('lose and add nothing, whichever way they are split', () => {
    fc.assert(
      fc.property(fc.array(order, { maxLength: 12 }), (orders) => {
        const all = orders.flatMap(({ isCancelled, ...sold }, i) => {
          const sale = saleOf({ ...sold, orderId: `ord_${i}` });
          return isCancelled ? [...sale, ...cancellationOf({ orderId: `ord_${i}` }, tuesday, sale)] : sale;
        });
        const ordered = orders
          .flatMap(({ lines }) => lines)
          .reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.minorUnits, 0);
        const returned = orders
          .filter(({ isCancelled }) => isCancelled)
          .flatMap(({ lines }) => lines)
          .reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice.minorUnits, 0);
        for (const rows of [byStore(all), byProduct(all)]) {
          expect(rows.reduce((sum, { gross }) => sum + gross, 0)).toBe(ordered);
          expect(rows.reduce((sum, { refunded }) => sum + refunded, 0)).toBe(returned);
        }
        expect(byStore(all).reduce((sum, row) => sum + row.orders, 0)).toBe(orders.length);
      }),
    );
  });
});
