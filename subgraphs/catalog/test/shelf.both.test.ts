import { newId } from '@jumun/platform/kernel/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type OpenCatalog, openCatalog } from './open.ts';

// What others hear of whether a product can be bought: on offer, and with a copy that is promised to nobody.

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

let book = '';
let order = '';
beforeEach(async () => {
  book = await catalog.aBook(2);
  order = newId('ord');
});

/** What was said of a product after it was registered, in short. */
const said = async (productId = book) =>
  (await catalog.context.journal.page(0, 10_000)).events
    .filter(({ data }) => (data as { productId?: string }).productId === productId)
    .flatMap(({ type, data }) => {
      const { copies, available } = data as { copies?: number | null; available?: boolean };
      if (type === 'ProductOffered') return [`offered ${copies}`];
      if (type === 'ProductSoldOut') return ['sold out'];
      return type === 'ProductChanged' ? [available ? 'on offer' : 'off offer'] : [];
    });

describe('others hear that a book', () => {
  test('is sold out with its last copy, and not before', async () => {
    await catalog.reserve(order, [book, 1]);
    expect(await said()).toEqual([]);
    await catalog.reserve(newId('ord'), [book, 1]);
    expect(await said()).toEqual(['sold out']);
  });

  test('can be bought again when its order is refused, once', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderRefused', order);
    await catalog.hear('OrderRefused', order);
    expect(await said()).toEqual(['sold out', 'offered 2']);
  });

  test('can be bought again when a placed order is cancelled', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderPlaced', order);
    await catalog.hear('OrderCancelled', order);
    expect(await said()).toEqual(['sold out', 'offered 2']);
  });

  test('can be bought again when what was held is released', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.release(order);
    expect(await said()).toEqual(['sold out', 'offered 2']);
  });

  test('has more copies than before, for those who wanted more than there were', async () => {
    await catalog.restock({ productId: book, quantity: 3, idempotencyKey: newId('key') });
    expect(await said()).toEqual(['offered 5']);
  });

  test('can be bought when it is put on offer, if a copy is there', async () => {
    await catalog.setAvailability(book, false);
    await catalog.setAvailability(book, true);
    expect(await said()).toEqual(['off offer', 'on offer', 'offered 2']);
  });

  test('can not be bought by copies that come in while it is off offer, but by its being put on offer then', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.setAvailability(book, false);
    await catalog.restock({ productId: book, quantity: 3, idempotencyKey: newId('key') });
    await catalog.hear('OrderRefused', order);
    expect(await said()).toEqual(['sold out', 'off offer']);
    await catalog.setAvailability(book, true);
    expect(await said()).toEqual(['sold out', 'off offer', 'on offer', 'offered 5']);
  });

  test('can not be bought by being put on offer without a copy', async () => {
    await catalog.reserve(order, [book, 2]);
    await catalog.setAvailability(book, false);
    await catalog.setAvailability(book, true);
    expect(await said()).toEqual(['sold out', 'off offer', 'on offer']);
  });

  test('can be bought, whichever comes first of a copy that comes back and its being put on offer', async () => {
    for (let i = 0; i < 10; i++) {
      const [product, key] = [await catalog.aBook(1), newId('ord')];
      await catalog.reserve(key, [product, 1]);
      await catalog.setAvailability(product, false);
      await Promise.all([catalog.release(key), catalog.setAvailability(product, true)]);
      expect((await said(product)).at(-1)).toBe('offered 1');
    }
  });
});

test('a coffee can be bought as soon as it is on offer, and is never sold out by orders', async () => {
  const latte = await catalog.aLatte();
  await catalog.reserve(order, [latte, 3]);
  await catalog.hear('OrderRefused', order);
  await catalog.setAvailability(latte, false);
  await catalog.setAvailability(latte, true);
  expect(await said(latte)).toEqual(['off offer', 'on offer', 'offered null']);
});
