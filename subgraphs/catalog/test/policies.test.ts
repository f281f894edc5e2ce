import { newId } from '@jumun/platform/kernel/ids';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hears } from '../../contexts.ts';
import type { ProductId } from '../domain/product.ts';
import { stock } from '../store/tables.ts';
import { type OpenCatalog, openCatalog } from './open.ts';
import { findStockDrift } from './stock-drift.ts';

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

let book = '';
let order = '';
beforeEach(async () => {
  book = await catalog.aBook(5);
  order = newId('ord');
});

const counters = async () => {
  expect(await findStockDrift(catalog.store.read)).toEqual([]);
  const [row] = await catalog.store.read
    .select()
    .from(stock)
    .where(eq(stock.productId, book as ProductId));
  return [row?.onHand, row?.available];
};

describe('catalog hears of an order', () => {
  test('as its manifest says, and of nothing else', () => {
    const heard = catalog.context.reactions.flatMap(({ types }) => types);
    expect(heard.toSorted()).toEqual(
      Object.values(hears.catalog ?? {})
        .flat()
        .toSorted(),
    );
  });

  test('placed: what was held is sold, once', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderPlaced', order);
    await catalog.hear('OrderPlaced', order);
    expect(await counters()).toEqual([3, 3]);
    expect(await catalog.reservation(order)).toMatchObject({ state: 'SOLD' });
  });

  test('refused: what was held goes back, once', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderRefused', order);
    await catalog.hear('OrderRefused', order);
    expect(await counters()).toEqual([5, 5]);
  });

  test('cancelled after it was placed: the copies are on hand again, once [OB-25]', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderPlaced', order);
    await catalog.hear('OrderCancelled', order);
    await catalog.hear('OrderCancelled', order);
    expect(await counters()).toEqual([5, 5]);
    expect(await catalog.reservation(order)).toMatchObject({ state: 'RELEASED' });
  });

  test('cancelled or refused before it is reserved: it can never be reserved', async () => {
    for (const ended of ['OrderCancelled', 'OrderRefused'] as const) {
      const key = newId('ord');
      await catalog.hear(ended, key);
      expect(await catalog.reserve(key, [book, 1])).toMatchObject({ state: 'RELEASED' });
    }
    expect(await counters()).toEqual([5, 5]);
  });

  test('cancelled before it is placed: nothing is taken', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderCancelled', order);
    await catalog.hear('OrderPlaced', order);
    expect(await counters()).toEqual([5, 5]);
  });

  test('placed without a reservation: no stock is taken', async () => {
    await catalog.hear('OrderPlaced', order);
    expect(await counters()).toEqual([5, 5]);
    expect(await catalog.reservation(order)).toBeNull();
  });
});
