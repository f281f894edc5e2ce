import { newId } from '@jumun/platform/kernel/ids';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { products } from '../store/tables.ts';
import { admin, type OpenCatalog, openCatalog, won } from './open.ts';

// What customers find, on both stores alike.

let catalog: OpenCatalog;
const ids = new Map<string, string>();
const add = async (title: string, price: number, more: object) => {
  const answer = await catalog.register({ idempotencyKey: newId('key'), title, price: won(price), ...more });
  ids.set(title, answer.product.id);
};
const aBook = (author: string, stock = 3, isbn: string | null = null) => ({ book: { author, stock, isbn } });
const ofMenu = (storeId: string) => ({ menuItem: { storeId } });

beforeAll(async () => {
  catalog = await openCatalog();
  await add('달빛 정류장의 고양이', 14_800, { ...aBook('서하린'), category: '소설' });
  await add('느린 우체국', 13_500, { ...aBook('문도윤', 0), category: '소설' });
  await add('소년이 온다', 15_000, { ...aBook('한강', 3, '9788936434267'), category: '고전' });
  await add('The Lantern Keeper', 21_000, aBook('Mira Ellsworth'));
  await add('Café Stories', 9_000, aBook('Zoë Müller'));
  await add('카페 라떼 Caffè Latte', 5_000, { ...ofMenu('sto_cafe1'), category: '커피' });
  await add('유자차 Citron Tea', 5_800, { ...ofMenu('sto_cafe1'), category: '차' });
  await add('녹차 라떼', 5_600, { ...ofMenu('sto_cafe2'), category: '커피' });
  await add('바닐라 라떼', 5_500, { ...ofMenu('sto_cafe1'), category: '커피' });
});
afterAll(() => catalog.close());

const text = `query ($kind: ProductKind, $search: String, $filter: ProductFilter, $sort: ProductSort, $first: Int, $after: String) {
  products(kind: $kind, search: $search, filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { title } pageInfo { hasNextPage endCursor } } }`;
const page = async (variables: object) => {
  const { data, errors } = await catalog.ask(text, { ...variables });
  return errors ? errors[0]?.extensions.code : data?.products;
};
const titles = async (variables: object): Promise<string[]> =>
  (await page(variables)).nodes.map(({ title }: { title: string }) => title);

describe('a search', () => {
  test.each([
    ['ellsworth lantern', ['The Lantern Keeper']],
    ['고양이 서하린', ['달빛 정류장의 고양이']],
    ['cafe', ['Café Stories']],
    ['ＣＡＦÉ', ['Café Stories']],
    ['zoe mu', ['Café Stories']],
    ['caff', ['카페 라떼 Caffè Latte']],
    ['라떼', ['바닐라 라떼', '녹차 라떼', '카페 라떼 Caffè Latte']],
    ['카페라떼', ['카페 라떼 Caffè Latte']],
    ['978-89-364-3426-7', ['소년이 온다']],
    ['89-364-3426-8', ['소년이 온다']],
    ['한강 소년', ['소년이 온다']],
    ['고양이 문도윤', []],
    ['!', []],
  ])('for “%s” finds %j', async (search, found) => expect(await titles({ search })).toEqual(found));

  test('goes with a filter, an order and pages', async () => {
    expect(await titles({ search: '라떼', filter: { storeId: 'sto_cafe1' }, sort: 'TITLE' })).toEqual([
      '바닐라 라떼',
      '카페 라떼 Caffè Latte',
    ]);
    const first = await page({ search: '라떼', sort: 'PRICE', first: 2 });
    expect(first.nodes.map(({ title }: { title: string }) => title)).toEqual([
      '카페 라떼 Caffè Latte',
      '바닐라 라떼',
    ]);
    expect(
      await titles({ search: '라떼', sort: 'PRICE', first: 2, after: first.pageInfo.endCursor }),
    ).toEqual(['녹차 라떼']);
  });

  test('finds a product under its new title at once, and no longer under the old one', async () => {
    const productId = ids.get('The Lantern Keeper') ?? '';
    const rename = (title: string) =>
      catalog.ask(
        'mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }',
        {
          input: { productId, title },
        },
        admin,
      );
    await rename('The Candle Maker');
    expect(await titles({ search: 'lantern' })).toEqual([]);
    expect(await titles({ search: 'candle ellsworth' })).toEqual(['The Candle Maker']);
    await rename('The Lantern Keeper');
    expect(await titles({ search: 'lantern' })).toEqual(['The Lantern Keeper']);
  });
});

describe('the menu of one store', () => {
  test('holds what it sells, by title or by price', async () => {
    const filter = { storeId: 'sto_cafe1' };
    expect(await titles({ filter })).toEqual(['바닐라 라떼', '유자차 Citron Tea', '카페 라떼 Caffè Latte']);
    expect(await titles({ filter, sort: 'PRICE' })).toEqual([
      '카페 라떼 Caffè Latte',
      '바닐라 라떼',
      '유자차 Citron Tea',
    ]);
    expect(await titles({ filter: { ...filter, category: '커피' }, sort: 'TITLE' })).toEqual([
      '바닐라 라떼',
      '카페 라떼 Caffè Latte',
    ]);
    expect(await titles({ filter: { storeId: 'sto_none' } })).toEqual([]);
  });

  test('leaves out what is sold out or off offer, and shows only these where they are wanted', async () => {
    const off = (available: boolean) =>
      catalog.setAvailability(ids.get('유자차 Citron Tea') ?? '', available);
    await off(false);
    expect(await titles({ filter: { available: false } })).toEqual(['유자차 Citron Tea', '느린 우체국']);
    expect(await titles({ filter: { storeId: 'sto_cafe1', available: true } })).toEqual([
      '바닐라 라떼',
      '카페 라떼 Caffè Latte',
    ]);
    await off(true);
    expect(await titles({ filter: { available: false } })).toEqual(['느린 우체국']);
  });

  test('has headings, with how many products stand under each', async () => {
    const headings = async (storeId?: string) =>
      (
        await catalog.ask('query ($storeId: ID) { categories(storeId: $storeId) { name products } }', {
          storeId,
        })
      ).data?.categories;
    expect(await headings('sto_cafe1')).toEqual([
      { name: '차', products: 1 },
      { name: '커피', products: 2 },
    ]);
    expect(await headings()).toEqual([
      { name: '고전', products: 1 },
      { name: '소설', products: 2 },
      { name: '차', products: 1 },
      { name: '커피', products: 3 },
    ]);
    expect(await headings('../..')).toEqual([]);
  });
});

describe('lists', () => {
  test.each(['NEWEST', 'TITLE', 'PRICE'])('by %s hold each product once, page by page', async (sort) => {
    const all = await titles({ sort });
    expect(new Set(all).size).toBe(9);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { nodes, pageInfo } = await page({ sort, first: 2, after });
      seen.push(...nodes.map(({ title }: { title: string }) => title));
      ({ endCursor: after, hasNextPage: more } = pageInfo);
    }
    expect(seen).toEqual(all);
  });

  test('by title begin with Latin, and go on in the order of the Korean dictionary', async () => {
    expect(await titles({ sort: 'TITLE' })).toEqual([
      'Café Stories',
      'The Lantern Keeper',
      '녹차 라떼',
      '느린 우체국',
      '달빛 정류장의 고양이',
      '바닐라 라떼',
      '소년이 온다',
      '유자차 Citron Tea',
      '카페 라떼 Caffè Latte',
    ]);
  });

  test('take no cursor of another order', async () => {
    const { pageInfo } = await page({ sort: 'TITLE', first: 1 });
    expect(await page({ sort: 'PRICE', after: pageInfo.endCursor })).toBe('INVALID_CURSOR');
  });

  test('of two kinds at once are empty', async () => {
    expect(await titles({ kind: 'BOOK', filter: { kind: 'MENU_ITEM' } })).toEqual([]);
  });
});

test('products of a store from before are listed and found by the rules of this program', async () => {
  await catalog.store.transaction((tx) =>
    tx
      .update(products)
      .set({ listed: 0, search: 'old\nrules', byTitle: '', byPrice: '', storeId: null })
      .where(sql`true`)
      .execute(),
  );
  expect(await titles({ search: 'ellsworth' })).toEqual([]);
  await catalog.context.seed({ demo: false });
  expect(await titles({ search: 'ellsworth' })).toEqual(['The Lantern Keeper']);
  expect(await titles({ filter: { storeId: 'sto_cafe2' }, sort: 'PRICE' })).toEqual(['녹차 라떼']);
});
