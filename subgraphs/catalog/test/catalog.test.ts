import { newId } from '@jumun/platform/kernel/ids';
import { readPublished } from '@jumun/schema/published-language';
import { inArray } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import type { ProductId } from '../domain/product.ts';
import { products } from '../store/tables.ts';
import { admin, bookInput, type OpenCatalog, openCatalog, otherAdmin, productFields, won } from './open.ts';
import { findStockDrift } from './stock-drift.ts';

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const aKey = () => newId('key');

describe('registering a product', () => {
  test('adds a book that the bookshop ships, with its first copies, and publishes it [OB-05 OB-19]', async () => {
    const input = {
      ...bookInput,
      idempotencyKey: aKey(),
      book: { author: ' 문도윤 ', isbn: '1-4028-9462-7', stock: 20 },
    };
    const { __typename, product } = await catalog.register(input);
    expect(__typename).toBe('RegisterProductSuccess');
    expect(product).toEqual({
      id: expect.stringMatching(/^prd_/),
      kind: 'BOOK',
      title: '느린 우체국',
      stock: 20,
      available: true,
      price: { minorUnits: 13_500, currency: 'KRW', amount: '13500', formatted: '₩13,500' },
      details: {
        __typename: 'BookDetails',
        author: '문도윤',
        isbn: '9781402894626',
        seller: { id: 'sto_bookshop' },
      },
    });
    expect(await catalog.product(product.id)).toEqual(product);
    expect((await catalog.said()).at(-1)).toEqual({
      type: 'ProductRegistered',
      data: {
        productId: product.id,
        kind: 'BOOK',
        title: '느린 우체국',
        price: won(13_500),
        available: true,
        counted: true,
        storeId: 'sto_bookshop',
        rideClass: null,
      },
    });
  });

  test('adds a menu item of a store and a ride class without one [CT-26]', async () => {
    const latte = await catalog.register({
      idempotencyKey: aKey(),
      title: '라떼',
      price: won(4_500),
      menuItem: { storeId: 'sto_cafe1' },
    });
    expect(latte.product).toMatchObject({
      kind: 'MENU_ITEM',
      stock: null,
      available: true,
      details: { __typename: 'MenuItemDetails', store: { id: 'sto_cafe1' } },
    });
    const ride = await catalog.aRide(won(6_500));
    expect(ride.product).toMatchObject({
      kind: 'RIDE_CLASS',
      stock: null,
      details: { rideClass: 'PRIME' },
    });
    expect((await catalog.said()).slice(-2).map(({ data }) => data)).toMatchObject([
      { storeId: 'sto_cafe1', counted: false, rideClass: null },
      { storeId: null, counted: false, rideClass: 'PRIME' },
    ]);
  });

  test('again with the same key adds nothing and answers the product as it is now', async () => {
    const input = { ...bookInput, idempotencyKey: aKey() };
    const first = await catalog.register(input);
    const said = (await catalog.said()).length;
    const again = await Promise.all(
      Array.from({ length: 20 }, () => catalog.register({ ...input, book: { ...input.book, isbn: null } })),
    );
    for (const answer of again) expect(answer).toEqual(first);
    await catalog.reserve(newId('ord'), [first.product.id, 3]);
    expect((await catalog.register(input)).product).toMatchObject({ id: first.product.id, stock: 17 });
    expect(await catalog.said()).toHaveLength(said);
    expect(await findStockDrift(catalog.store.read)).toEqual([]);
  });

  test('20 times at once with one new key adds one product', async () => {
    const input = { ...bookInput, idempotencyKey: aKey() };
    const answers = await Promise.all(Array.from({ length: 20 }, () => catalog.register(input)));
    expect(new Set(answers.map(({ product }) => product.id)).size).toBe(1);
    expect(answers.every(({ product }) => product.stock === 20)).toBe(true);
  });

  test('with a key that was used for another input is refused in the caller’s language', async () => {
    const input = { ...bookInput, idempotencyKey: aKey() };
    const { product } = await catalog.register(input);
    expect(await catalog.register({ ...input, title: '빠른 우체국' })).toEqual({
      __typename: 'IdempotencyKeyReused',
      code: 'IDEMPOTENCY_KEY_REUSED',
      message: expect.stringContaining('멱등 키'),
    });
    expect(await catalog.product(product.id)).toMatchObject({ title: '느린 우체국' });
    expect(
      (await catalog.restock({ productId: product.id, quantity: 1, idempotencyKey: input.idempotencyKey }))
        .__typename,
    ).toBe('IdempotencyKeyReused');
  });

  test('with the key of another administrator is a separate registration', async () => {
    const input = { ...bookInput, idempotencyKey: aKey() };
    const [mine, theirs] = [
      await catalog.register(input),
      await catalog.register({ ...input, title: '다른 책' }, otherAdmin),
    ];
    expect(mine.product.id).not.toBe(theirs.product.id);
  });

  test.each<[string, object, string[] | null]>([
    ['no title', { title: '  ' }, ['title']],
    ['a title of 201 characters', { title: 'a'.repeat(201) }, ['title']],
    ['a title with a control character', { title: 'a\u0000b' }, ['title']],
    ['a negative price', { price: won(-1) }, ['price', 'minorUnits']],
    ['a price beyond a billion', { price: won(1_000_000_001) }, ['price', 'minorUnits']],
    ['a currency that is not accepted', { price: { minorUnits: 1, currency: 'EUR' } }, ['price', 'currency']],
    ['a negative stock', { book: { author: 'a', stock: -1 } }, ['book', 'stock']],
    ['more than a million copies', { book: { author: 'a', stock: 1_000_001 } }, ['book', 'stock']],
    ['no author', { book: { author: '', stock: 1 } }, ['book', 'author']],
    ['an ISBN that is too short', { book: { author: 'a', isbn: '12345', stock: 1 } }, ['book', 'isbn']],
    [
      'an ISBN with a wrong digit',
      { book: { author: 'a', isbn: '978-1-4028-9462-5', stock: 1 } },
      ['book', 'isbn'],
    ],
    ['an invalid id of a store', { book: null, menuItem: { storeId: '../..' } }, ['menuItem', 'storeId']],
    ['neither book nor menu item nor ride', { book: null }, null],
    ['a book and a ride at once', { rideClass: { rideClass: 'BASIC' } }, null],
  ])('refuses %s and names the field; the key stays free', async (_, wrong, field) => {
    const input = { ...bookInput, idempotencyKey: aKey() };
    expect(await catalog.register({ ...input, ...wrong })).toEqual({
      __typename: 'InvalidProduct',
      code: 'INVALID_PRODUCT',
      message: expect.any(String),
      field,
    });
    expect((await catalog.register(input)).__typename).toBe('RegisterProductSuccess');
  });

  test('needs catalog:write and a valid key', async () => {
    const text = 'mutation ($input: RegisterProductInput!) { registerProduct(input: $input) { __typename } }';
    const codeFor = async (input: object, caller = admin) =>
      (await catalog.ask(text, { input }, caller)).errors?.[0]?.extensions.code;
    expect(await codeFor(bookInput, { ...admin, scopes: [] })).toBe('FORBIDDEN');
    for (const idempotencyKey of ['', 'a b', 'a'.repeat(256), 'a\nb'])
      expect(await codeFor({ ...bookInput, idempotencyKey })).toBe('BAD_USER_INPUT');
  });
});

describe('restocking a product', () => {
  test('adds copies once per key and publishes it [OB-06]', async () => {
    const id = await catalog.aBook(0);
    expect(await catalog.product(id)).toMatchObject({ stock: 0, available: false });
    const input = { productId: id, quantity: 7, idempotencyKey: aKey() };
    const answers = await Promise.all(Array.from({ length: 10 }, () => catalog.restock(input)));
    for (const answer of answers)
      expect(answer).toEqual({
        __typename: 'RestockProductSuccess',
        product: { id, stock: 7, available: true },
      });
    const restocks = (await catalog.said()).filter(
      ({ type, data }) => type === 'ProductRestocked' && (data as { productId: string }).productId === id,
    );
    expect(restocks).toEqual([
      { type: 'ProductRestocked', data: { productId: id, title: '느린 우체국', quantity: 7 } },
    ]);
    expect(await catalog.restock({ ...input, quantity: 8 })).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await catalog.product(id)).toMatchObject({ stock: 7 });
    expect(await findStockDrift(catalog.store.read)).toEqual([]);
  });

  test('is refused for an unknown or uncounted product; the key stays free', async () => {
    const idempotencyKey = aKey();
    for (const productId of ['prd_unknown', '', '\u0000'])
      expect(await catalog.restock({ productId, quantity: 1, idempotencyKey })).toMatchObject({
        code: 'PRODUCT_NOT_FOUND',
      });
    expect(
      await catalog.restock({ productId: await catalog.aLatte(), quantity: 1, idempotencyKey }),
    ).toMatchObject({ code: 'STOCK_NOT_COUNTED' });
    expect(
      await catalog.restock({ productId: await catalog.aBook(1), quantity: 1, idempotencyKey }),
    ).toMatchObject({ product: { stock: 2 } });
  });

  test.each([0, -1, 1_000_001])('of %d copies is bad input', async (quantity) => {
    await expect(catalog.restock({ productId: 'prd_1', quantity, idempotencyKey: aKey() })).rejects.toThrow(
      '수량',
    );
  });
});

describe('the availability of a product', () => {
  test('is set and published once; setting it again changes nothing', async () => {
    const id = await catalog.aBook(3);
    const before = (await catalog.said()).length;
    for (let i = 0; i < 2; i++)
      expect(await catalog.setAvailability(id, false)).toEqual({
        __typename: 'SetAvailabilitySuccess',
        product: { id, stock: 3, available: false },
      });
    expect((await catalog.said()).slice(before)).toMatchObject([
      {
        type: 'ProductChanged',
        data: {
          productId: id,
          available: false,
          counted: true,
          title: '느린 우체국',
          storeId: 'sto_bookshop',
        },
      },
    ]);
    expect(await catalog.setAvailability(id, true)).toMatchObject({ product: { available: true } });
  });

  test('cannot be set for an unknown product', async () => {
    for (const id of ['prd_unknown', '\u0000'])
      expect(await catalog.setAvailability(id, true)).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });

  test('is false when no copy is left for others', async () => {
    const id = await catalog.aBook(2);
    const key = newId('ord');
    await catalog.reserve(key, [id, 2]);
    expect(await catalog.product(id)).toMatchObject({ stock: 0, available: false });
    await catalog.release(key);
    expect(await catalog.product(id)).toMatchObject({ stock: 2, available: true });
  });
});

describe('looking at products', () => {
  const text = `query ($kind: ProductKind, $search: String, $first: Int, $after: String) {
    products(kind: $kind, search: $search, first: $first, after: $after) {
      edges { cursor node { id title } } nodes { id title stock } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;
  let shop: OpenCatalog;
  beforeAll(async () => {
    shop = await openCatalog();
    for (const title of ['First Light', '100% 커피', 'snake_case', 'back\\slash', '커피 시간'])
      await shop.aBook(1, title);
    await shop.aLatte();
  });
  afterAll(() => shop.close());

  const list = async (variables: Record<string, unknown>) => {
    const { data, errors } = await shop.ask(text, variables);
    return errors ? errors[0]?.extensions.code : data?.products;
  };
  const titles = async (variables: Record<string, unknown>) =>
    (await list(variables)).nodes.map(({ title }: { title: string }) => title);

  test('shows the newest first, page by page', async () => {
    const all = ['라떼', '커피 시간', 'back\\slash', 'snake_case', '100% 커피', 'First Light'];
    expect(await titles({})).toEqual(all);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page = await list({ first: 4, after });
      seen.push(...page.edges.map(({ node }: { node: { title: string } }) => node.title));
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      ({ endCursor: after, hasNextPage: more } = page.pageInfo);
    }
    expect(seen).toEqual(all);
  });

  test('only of one kind', async () => {
    expect(await titles({ kind: 'MENU_ITEM' })).toEqual(['라떼']);
    expect(await titles({ kind: 'RIDE_CLASS' })).toEqual([]);
    expect(await titles({ kind: 'BOOK', first: 1 })).toEqual(['커피 시간']);
  });

  test('finds words of title and author in any case; signs are no words', async () => {
    expect(await titles({ search: 'fIRST l' })).toEqual(['First Light']);
    expect(await titles({ search: '커피' })).toEqual(['커피 시간', '100% 커피']);
    expect(await titles({ search: '커피'.normalize('NFD') })).toHaveLength(2);
    expect(await titles({ search: '문도윤' })).toHaveLength(5);
    expect(await titles({ search: '100%' })).toEqual(['100% 커피']);
    expect(await titles({ search: 'snake_c' })).toEqual(['snake_case']);
    expect(await titles({ search: 'back\\slash' })).toEqual(['back\\slash']);
    for (const search of ['%', '_', '\\', '"', '* OR *']) expect(await titles({ search })).toEqual([]);
    expect(await titles({ search: "'; drop table products; --" })).toEqual([]);
    expect(await titles({ search: '  ' })).toHaveLength(6);
  });

  test.each([
    [{ first: 0 }, 'BAD_USER_INPUT'],
    [{ first: 101 }, 'BAD_USER_INPUT'],
    [{ search: 'a'.repeat(201) }, 'BAD_USER_INPUT'],
    [{ search: '\u0000' }, 'BAD_USER_INPUT'],
    [{ after: 'nonsense' }, 'INVALID_CURSOR'],
    [{ after: Buffer.from('k:zzz').toString('base64url') }, 'INVALID_CURSOR'],
  ])('refuses %j as %s', async (variables, code) => expect(await list(variables)).toBe(code));

  test('by an unknown id finds nothing', async () => {
    for (const id of ['prd_unknown', '', '\u0000', '../..', '1 OR 1=1'])
      expect(await shop.product(id)).toBeNull();
  });

  test('by reference gives the same product, and null for an unknown one', async () => {
    const id = (await list({ first: 1 })).nodes[0].id;
    const { data } = await shop.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Product { ${productFields} } } }`,
      { r: [id, 'prd_unknown', '\u0000'].map((key) => ({ __typename: 'Product', id: key })) },
    );
    expect(data?._entities).toEqual([await shop.product(id), null, null]);
  });
});

describe('the demo data', () => {
  const menu = Array.from({ length: 12 }, (_, i) => `prd_menu${String(i + 1).padStart(2, '0')}`);
  const rides = ['prd_ride_basic', 'prd_ride_prime', 'prd_ride_platinum'];

  test('is registered once, even if several processes seed it repeatedly, and never restocked', async () => {
    const shared = testStores();
    const [one, other] = [await openCatalog(shared), await openCatalog(shared)];
    try {
      await one.context.seed({ demo: false });
      expect(await one.said()).toEqual([]);
      await Promise.all([one, other, one].map(({ context }) => context.seed({ demo: true })));
      await one.reserve('ord_1', ['prd_book01', 3]);
      const before = await one.product('prd_book01');
      await one.context.seed({ demo: true });
      expect(await one.product('prd_book01')).toEqual(before);
      const said = (await one.context.journal.page(0, 1_000)).events;
      expect(said.map(({ type }) => type)).toEqual(Array.from({ length: 47 }, () => 'ProductRegistered'));
      expect(said.map(readPublished)).toEqual(said);
      const ids = said.map(({ data }) => (data as { productId: string }).productId);
      const books = ids.filter((id) => /^prd_book(0[1-9]|[12]\d|3[0-2])$/.test(id));
      expect(new Set(books).size).toBe(32);
      expect(ids.toSorted()).toEqual([...books, ...menu, ...rides].toSorted());
      for (const productId of books) {
        const book = await one.product(productId);
        expect(book?.price.minorUnits).toBeGreaterThanOrEqual(9_000);
        expect(book?.price.minorUnits).toBeLessThanOrEqual(45_000);
        if (productId === 'prd_book01') continue; // three of it are held
        expect(book?.stock).toBeGreaterThanOrEqual(20);
        expect(book?.stock).toBeLessThanOrEqual(200);
      }
      expect(await findStockDrift(one.store.read)).toEqual([]);
    } finally {
      await other.close();
      await one.close();
    }
  });

  test('has the menus of two cafés and three classes of ride [CT-26]', async () => {
    const shop = await openCatalog();
    try {
      await shop.context.seed({ demo: true });
      const stores = await Promise.all(
        menu.map(async (id) => (await shop.product(id))?.details.store.id as string),
      );
      expect(stores).toEqual([...Array(8).fill('sto_cafe1'), ...Array(4).fill('sto_cafe2')]);
      expect(await shop.product('prd_menu01')).toMatchObject({
        title: '아메리카노 Americano',
        price: won(4_500),
        stock: null,
        available: true,
      });
      const listed = await shop.ask('{ products(kind: MENU_ITEM) { nodes { id } } }');
      expect(listed.data?.products.nodes.map(({ id }: { id: string }) => id)).toEqual(menu);
      const shown = await Promise.all(rides.map((id) => shop.product(id)));
      expect(shown.map((ride) => [ride?.details.rideClass, ride?.price.minorUnits])).toEqual([
        ['BASIC', 4_800],
        ['PRIME', 6_500],
        ['PLATINUM', 12_000],
      ]);
    } finally {
      await shop.close();
    }
  });

  test('is added to an earlier demo that had only books, and leaves those as they are', async () => {
    const shop = await openCatalog();
    try {
      await shop.context.seed({ demo: true });
      await shop.setAvailability('prd_book02', false);
      await shop.store.transaction((tx) =>
        tx
          .delete(products)
          .where(inArray(products.id, [...menu, ...rides] as ProductId[]))
          .execute(),
      );
      expect(await shop.product('prd_menu01')).toBeNull();
      await shop.context.seed({ demo: true });
      for (const id of [...menu, ...rides]) expect(await shop.product(id)).toMatchObject({ available: true });
      expect(await shop.product('prd_book02')).toMatchObject({ available: false });
    } finally {
      await shop.close();
    }
  });
});
