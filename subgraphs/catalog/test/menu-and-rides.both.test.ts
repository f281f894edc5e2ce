import { newId } from '@jumun/platform/kernel/ids';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ground, testStores } from '../../../test/stores.ts';
import { stock, stockLedger } from '../store/tables.ts';
import { admin, type OpenCatalog, openCatalog, won } from './open.ts';
import { findStockDrift } from './stock-drift.ts';

// Menu items and rides are made to order: no copies are counted, so none are held and none run short.

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const anOrder = () => newId('ord');
/** Expects no counter and no ledger row for these products. */
const nothingIsCounted = async (...ids: readonly string[]) => {
  const { read } = catalog.store;
  const counted = [
    ...(await read.select({ id: stock.productId }).from(stock)),
    ...(await read.select({ id: stockLedger.productId }).from(stockLedger)),
  ].map(({ id }) => id as string);
  expect(ids.filter((id) => counted.includes(id))).toEqual([]);
  expect(await findStockDrift(read)).toEqual([]);
};

describe('an item on a menu', () => {
  test('is on offer or sold out, and has no stock', async () => {
    const { product } = await catalog.register({
      idempotencyKey: newId('key'),
      title: '아이스 아메리카노',
      price: won(2_000),
      menuItem: { storeId: 'sto_cafe1' },
    });
    const { id } = product;
    expect(product).toMatchObject({
      kind: 'MENU_ITEM',
      stock: null,
      available: true,
      details: { store: { id: 'sto_cafe1' } },
    });
    expect(await catalog.setAvailability(id, false)).toMatchObject({
      product: { stock: null, available: false },
    });
    expect(await catalog.product(id)).toMatchObject({ stock: null, available: false });
    expect((await catalog.said()).slice(-2)).toMatchObject([
      {
        type: 'ProductRegistered',
        data: { available: true, counted: false, storeId: 'sto_cafe1' },
      },
      { type: 'ProductChanged', data: { available: false, counted: false } },
    ]);
    expect(await catalog.setAvailability(id, true)).toMatchObject({ product: { available: true } });
    await nothingIsCounted(id);
  });

  test('or a class of ride cannot be restocked', async () => {
    const ride = (await catalog.aRide(won(6_500))).product.id;
    for (const productId of [await catalog.aLatte(), ride])
      expect(await catalog.restock({ productId, quantity: 1, idempotencyKey: newId('key') })).toEqual({
        __typename: 'StockNotCounted',
        code: 'STOCK_NOT_COUNTED',
        message: expect.any(String),
      });
  });
});

describe('a reservation of uncounted products', () => {
  test('is never short, even for many large orders at once [CF-30]', async () => {
    const latte = await catalog.aLatte();
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => catalog.reserve(anOrder(), [latte, mostOfOneProduct])),
    );
    for (const answer of answers) expect(answer).toMatchObject({ state: 'HELD' });
    await nothingIsCounted(latte);
  });

  test('has its key: a repeat is the same, other lines are refused', async () => {
    const latte = await catalog.aLatte();
    const key = anOrder();
    const first = await catalog.reserve(key, [latte, 2]);
    expect(first).toMatchObject({ key, state: 'HELD', lines: [{ productId: latte, quantity: 2 }] });
    expect(await catalog.reserve(key, [latte, 1], [latte, 1])).toEqual(first);
    await expect(catalog.reserve(key, [latte, 3])).rejects.toThrow('다른 상품이 예약');
    await catalog.hear('OrderPlaced', key);
    expect(await catalog.reserve(key, [latte, 2])).toEqual({ ...first, state: 'SOLD' });
  });

  test('has its tombstone: released before it was made, it is never made', async () => {
    const latte = await catalog.aLatte();
    for (const end of [
      (key: string) => catalog.release(key),
      (key: string) => catalog.hear('OrderCancelled', key),
      (key: string) => catalog.hear('OrderRefused', key),
    ]) {
      const key = anOrder();
      await end(key);
      const tombstone = { __typename: 'StockReservation', key, state: 'RELEASED', lines: [] };
      expect(await catalog.reserve(key, [latte, 1])).toEqual(tombstone);
      await catalog.hear('OrderPlaced', key);
      expect(await catalog.reservation(key)).toMatchObject({ state: 'RELEASED', lines: [] });
    }
  });

  test('is refused for a sold-out product, which is named; an earlier reservation stays', async () => {
    const latte = await catalog.aLatte();
    const before = anOrder();
    await catalog.reserve(before, [latte, 1]);
    await catalog.setAvailability(latte, false);
    const key = anOrder();
    const answer = { __typename: 'StockShort', productIds: [latte] };
    expect(await catalog.reserve(key, [latte, 1])).toEqual(answer);
    expect(await catalog.reservation(key)).toBeNull();
    expect(await catalog.reserve(before, [latte, 1])).toMatchObject({ state: 'HELD' });
    await catalog.setAvailability(latte, true);
    expect(await catalog.reserve(key, [latte, 1])).toMatchObject({ state: 'HELD' });
  });

  test('is not among what a quote is told to be there; counted copies are, without those held', async () => {
    const [latte, book] = [await catalog.aLatte(), await catalog.aBook(3)];
    await catalog.reserve(anOrder(), [book, 1]);
    expect(await catalog.stockNow(latte, book, 'prd_unknown', '\u0000')).toEqual([
      { productId: book, available: 2 },
    ]);
  });

  test('together with counted products takes only their copies, or nothing at all', async () => {
    const [latte, book] = [await catalog.aLatte(), await catalog.aBook(1)];
    const key = anOrder();
    expect(await catalog.reserve(key, [latte, 1], [book, 2])).toMatchObject({ productIds: [book] });
    expect(await catalog.reservation(key)).toBeNull();
    expect(await catalog.reserve(key, [latte, 1], [book, 1])).toMatchObject({ state: 'HELD' });
    expect(await catalog.product(book)).toMatchObject({ stock: 0 });
    await catalog.release(key);
    expect(await catalog.product(book)).toMatchObject({ stock: 1 });
    await nothingIsCounted(latte);
  });

  test('ends the same in any order of events, with repeats', async () => {
    const latte = await catalog.aLatte();
    const moves = ['reserve', 'OrderPlaced', 'OrderCancelled'] as const;
    const inAnyOrder = fc
      .array(fc.constantFrom(...moves), { maxLength: 4 })
      .chain((more) => fc.shuffledSubarray([...moves, ...more], { minLength: moves.length + more.length }));
    await fc.assert(
      fc.asyncProperty(inAnyOrder, async (order) => {
        const key = anOrder();
        for (const move of order)
          await (move === 'reserve' ? catalog.reserve(key, [latte, 1]) : catalog.hear(move, key));
        expect(await catalog.reservation(key)).toMatchObject({ state: 'RELEASED' });
        await nothingIsCounted(latte);
      }),
      { numRuns: ground === 'sqlite' ? 40 : 15, seed: 20_261_120 },
    );
  });
});

describe('the minimum fare', () => {
  test('applies to every new class of ride: 3,800 won unless configured otherwise [CT-52 CT-53 CT-55]', async () => {
    const said = (await catalog.said()).length;
    for (const price of [won(3_799), won(0), { minorUnits: 900_000, currency: 'USD' }])
      expect(await catalog.aRide(price)).toEqual({
        __typename: 'InvalidProduct',
        code: 'INVALID_PRODUCT',
        message: '가격: 택시 요금은 원화로 ₩3,800 이상이어야 합니다.',
        field: ['price'],
      });
    const text = `mutation ($input: RegisterProductInput!) { registerProduct(input: $input) {
      ... on InvalidProduct { message } } }`;
    const input = { idempotencyKey: newId('key'), title: 'Basic', price: won(1) };
    const english = await catalog.ask(
      text,
      { input: { ...input, rideClass: { rideClass: 'BASIC' } } },
      admin,
      'en',
    );
    expect(english.data?.registerProduct.message).toBe('The price of a ride must be in won, ₩3,800 or more.');
    expect(await catalog.said()).toHaveLength(said);
    expect(await catalog.aRide(won(3_800))).toMatchObject({ product: { price: won(3_800) } });
    await expect(openCatalog(testStores(), { JUMUN_MINIMUM_FARE: 'none' })).rejects.toThrow(
      'JUMUN_MINIMUM_FARE',
    );
  });

  test('uses up no key: the same key takes a higher fare', async () => {
    const key = newId('key');
    expect(await catalog.aRide(won(100), key)).toMatchObject({ code: 'INVALID_PRODUCT' });
    expect(await catalog.aRide(won(4_900), key)).toMatchObject({ product: { price: won(4_900) } });
  });

  test('that is raised becomes the lowest price shown; the registered and published one stays [CT-52 CT-53 CT-55]', async () => {
    const shared = testStores();
    const key = newId('key');
    const [before, after] = [
      await openCatalog(shared),
      await openCatalog(shared, { JUMUN_MINIMUM_FARE: '6000' }),
    ];
    try {
      const cheap = (await before.aRide(won(4_900), key)).product.id;
      const dear = (await before.aRide(won(9_000))).product.id;
      const coffee = await before.aLatte();
      const prices = async (shop: OpenCatalog) =>
        Promise.all([cheap, dear, coffee].map(async (id) => (await shop.product(id))?.price.minorUnits));
      expect(await prices(before)).toEqual([4_900, 9_000, 4_500]);
      expect(await prices(after)).toEqual([6_000, 9_000, 4_500]);
      expect((await after.product(cheap))?.price).toEqual({
        ...won(6_000),
        amount: '6000',
        formatted: '₩6,000',
      });
      // the list and a reference show the same
      const list = await after.ask('{ products(kind: RIDE_CLASS) { nodes { id price { minorUnits } } } }');
      expect(list.data?.products.nodes).toContainEqual({ id: cheap, price: { minorUnits: 6_000 } });
      const entity = await after.ask(
        'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { price { minorUnits } } } }',
        { r: [{ __typename: 'Product', id: cheap }] },
      );
      expect(entity.data?._entities).toEqual([{ price: { minorUnits: 6_000 } }]);
      // a repeat of the key is answered as before, although the fare is now too low
      expect(await after.aRide(won(4_900), key)).toMatchObject({ product: { id: cheap } });
      expect(await after.aRide(won(4_900))).toMatchObject({ code: 'INVALID_PRODUCT' });
      await after.setAvailability(cheap, false);
      expect((await after.said()).at(-1)).toMatchObject({
        type: 'ProductChanged',
        data: { productId: cheap, price: won(4_900) },
      });
      expect(await prices(before)).toEqual([4_900, 9_000, 4_500]);
    } finally {
      await after.close();
      await before.close();
    }
  });
});
