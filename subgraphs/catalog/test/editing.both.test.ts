import type { Caller } from '@jumun/platform/graph/client';
import { newId } from '@jumun/platform/kernel/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { admin, type OpenCatalog, openCatalog, orders, otherAdmin, won } from './open.ts';

// What staff change of a product, and how they see what became of its copies.

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

let book = '';
beforeEach(async () => {
  book = await catalog.aBook(5);
});

const shown = `product { id title stock available description category pictureUrl price { minorUnits }
  details { ... on BookDetails { author isbn } } }`;
const told = async (text: string, variables: object, caller: Caller, locale?: 'en') => {
  const { data, errors } = await catalog.ask(text, { ...variables }, caller, locale);
  return errors ? errors.map(({ extensions }) => extensions.code) : data?.answer;
};
const update = (input: object, caller = admin, locale?: 'en') =>
  told(
    `mutation ($input: UpdateProductInput!) { answer: updateProduct(input: $input) { __typename
      ... on UpdateProductSuccess { ${shown} } ... on InvalidProduct { code message field } ... on Refusal { code } } }`,
    { input: { productId: book, ...input } },
    caller,
    locale,
  );
const adjust = (
  change: number,
  { caller = admin, ...given }: { caller?: Caller; [field: string]: unknown } = {},
) =>
  told(
    `mutation ($input: AdjustStockInput!) { answer: adjustStock(input: $input) { __typename
      ... on AdjustStockSuccess { ${shown} } ... on StockPromised { code available } ... on Refusal { code message } } }`,
    { input: { productId: book, change, reason: '파손', idempotencyKey: newId('key'), ...given } },
    caller,
  );
const movements = (args: object = {}, caller = admin) =>
  told(
    `query ($productId: ID!, $filter: StockMovementFilter, $first: Int, $after: String) {
      answer: stockMovements(productId: $productId, filter: $filter, first: $first, after: $after) {
        nodes { sequence kind quantity onHandBefore onHandAfter availableBefore availableAfter reason staffId orderId at }
        pageInfo { hasNextPage endCursor } } }`,
    { productId: book, ...args },
    caller,
  );
const saidOf = async (productId: string) =>
  (await catalog.said()).filter(({ data }) => (data as { productId?: string }).productId === productId);

describe('a product', () => {
  test('is changed in what is given, and in nothing else', async () => {
    const before = await catalog.product(book);
    expect(
      await update({
        title: '빠른 우체국',
        price: won(15_000),
        description: '  첫 줄\r\n\r\n\r\n둘째 줄 ',
        category: '소설',
        pictureUrl: ' https://pictures.example/a b.png ',
      }),
    ).toMatchObject({
      product: {
        title: '빠른 우체국',
        price: { minorUnits: 15_000 },
        description: '첫 줄\n\n둘째 줄',
        category: '소설',
        pictureUrl: 'https://pictures.example/a%20b.png',
        details: { author: before?.details.author },
        stock: 5,
      },
    });
    expect(await update({ author: '문도현', title: null })).toMatchObject({
      product: { title: '빠른 우체국', category: '소설', details: { author: '문도현' } },
    });
    expect(await update({ description: '', category: ' ', pictureUrl: '' })).toMatchObject({
      product: { title: '빠른 우체국', description: null, category: null, pictureUrl: null },
    });
  });

  test('is heard by others with its new title and price, once for each change', async () => {
    await update({ title: '빠른 우체국', price: won(15_000) });
    await update({ title: '빠른 우체국', price: won(15_000) });
    expect((await saidOf(book)).slice(1)).toMatchObject([
      { type: 'ProductChanged', data: { title: '빠른 우체국', price: won(15_000), available: true } },
    ]);
  });

  test('is changed once under a key, also when it was changed since', async () => {
    const idempotencyKey = newId('key');
    await update({ idempotencyKey, title: '가' });
    await update({ title: '나' });
    expect(await update({ idempotencyKey, title: '가' })).toMatchObject({ product: { title: '나' } });
    expect(await update({ idempotencyKey, title: '다' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  test.each([
    [{ title: ' ' }, 'title', '상품 이름: 비워 둘 수 없습니다.'],
    [{ price: won(-1) }, 'price', undefined],
    [{ category: 'x'.repeat(61) }, 'category', undefined],
    [{ description: 'x'.repeat(2_001) }, 'description', undefined],
    [{ description: 'a\u0000b' }, 'description', undefined],
    [
      { pictureUrl: 'http://pictures.example/a.png' },
      'pictureUrl',
      '사진 주소: https://로 시작하는 사진 주소를 1,000자 이하로 입력해 주세요.',
    ],
    [{ pictureUrl: 'javascript:alert(1)' }, 'pictureUrl', undefined],
    [{ pictureUrl: 'https://user:secret@pictures.example/' }, 'pictureUrl', undefined],
    [{ pictureUrl: 'https://localhost/a.png' }, 'pictureUrl', undefined],
    [{ pictureUrl: `https://pictures.example/${'a'.repeat(1_000)}` }, 'pictureUrl', undefined],
    [{ isbn: '978-89-364-3426-8' }, 'isbn', undefined],
  ])('is not changed by %j', async (input, field, message) => {
    const answer = await update(input);
    expect(answer).toMatchObject({ code: 'INVALID_PRODUCT', field: expect.arrayContaining([field]) });
    if (message && field !== 'title') expect(answer.message).toBe(message);
    expect((await saidOf(book)).length).toBe(1);
  });

  test('gets another number only if no other book has it; its old one is free again', async () => {
    const [one, other] = ['9788936434267', '9791190090018'];
    await update({ isbn: one });
    const second = await catalog.aBook(1);
    expect(await update({ productId: second, isbn: '89-364-3426-8' })).toMatchObject({
      code: 'INVALID_PRODUCT',
      field: ['isbn'],
    });
    expect(await update({ isbn: other })).toMatchObject({ product: { details: { isbn: other } } });
    expect(await update({ productId: second, isbn: one })).toMatchObject({
      product: { details: { isbn: one } },
    });
  });

  test('of a menu has no author, and a ride costs no less than the minimum', async () => {
    const latte = await catalog.aLatte();
    expect(await update({ productId: latte, author: '문도윤' }, admin, 'en')).toMatchObject({
      code: 'INVALID_PRODUCT',
      field: ['author'],
      message: 'The author is something that only books have: please leave it out.',
    });
    const { product: ride } = await catalog.aRide(won(6_500));
    expect(await update({ productId: ride.id, price: won(3_000) })).toMatchObject({ field: ['price'] });
    expect(await update({ productId: 'prd_none', title: 'x' })).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });

  test('is changed by those only who work for its store', async () => {
    const elsewhere: Caller = { ...admin, scopes: ['catalog:write'], stores: ['sto_cafe1'] };
    expect(await update({ title: 'x' }, elsewhere)).toEqual(['FORBIDDEN']);
    expect(await adjust(1, { caller: elsewhere })).toEqual(['FORBIDDEN']);
    expect(await movements({}, elsewhere)).toEqual(['FORBIDDEN']);
    const here = { ...elsewhere, stores: ['sto_bookshop'] };
    expect(await update({ title: 'x' }, here)).toMatchObject({ product: { title: 'x' } });
    expect(await adjust(1, { caller: here })).toMatchObject({ product: { stock: 6 } });
    expect(await movements({}, here)).toMatchObject({
      nodes: [{ kind: 'ADJUSTED_UP' }, { kind: 'RESTOCKED' }],
    });
  });
});

describe('the stock of a book', () => {
  test('is corrected up and down, and never below what is promised to orders', async () => {
    await catalog.reserve(newId('ord'), [book, 2]);
    expect(await adjust(-4)).toMatchObject({ code: 'STOCK_PROMISED', available: 3 });
    expect(await adjust(-3)).toMatchObject({ product: { stock: 0, available: false } });
    expect(await adjust(-1)).toMatchObject({ code: 'STOCK_PROMISED', available: 0 });
    expect(await adjust(2)).toMatchObject({ product: { stock: 2, available: true } });
    expect((await saidOf(book)).map(({ type }) => type)).toEqual([
      'ProductRegistered',
      'ProductSoldOut',
      'ProductOffered',
    ]);
  });

  test('is corrected once under a key', async () => {
    const idempotencyKey = newId('key');
    const answers = await Promise.all([1, 2, 3].map(() => adjust(-2, { idempotencyKey })));
    for (const answer of answers) expect(answer).toMatchObject({ product: { stock: 3 } });
    expect(await adjust(-1, { idempotencyKey })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect((await catalog.product(book))?.stock).toBe(3);
  });

  test('is not taken twice by corrections and orders that come at once', async () => {
    const answers = await Promise.all([
      ...Array.from({ length: 6 }, () => adjust(-1)),
      ...Array.from({ length: 6 }, () => catalog.reserve(newId('ord'), [book, 1])),
    ]);
    const done = answers.filter(({ __typename }) =>
      ['AdjustStockSuccess', 'StockReservation'].includes(__typename),
    );
    expect(done).toHaveLength(5);
    expect((await catalog.product(book))?.stock).toBe(0);
  });

  test('of what is not counted is not corrected, nor by nothing, nor without a reason', async () => {
    expect(await adjust(1, { productId: await catalog.aLatte() })).toMatchObject({
      code: 'STOCK_NOT_COUNTED',
    });
    expect(await adjust(1, { productId: 'prd_none' })).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
    for (const wrong of [adjust(0), adjust(1, { reason: ' ' }), adjust(2_000_000)])
      expect(await wrong).toEqual(['BAD_USER_INPUT']);
  });

  test('can be followed: what moved, what was there before and after, why, by whom, and for which order [OB-19]', async () => {
    const order = newId('ord');
    await catalog.reserve(order, [book, 2]);
    await catalog.hear('OrderPlaced', order);
    await adjust(-1, { caller: otherAdmin, reason: '물에 젖음' });
    await catalog.hear('OrderCancelled', order);
    const { nodes } = await movements();
    const steps = nodes.map(({ at: _, ...step }: { at: string }) => Object.values(step));
    expect(steps).toEqual([
      [5, 'RETURNED', 2, 2, 4, 2, 4, null, null, order],
      [4, 'ADJUSTED_DOWN', 1, 3, 2, 3, 2, '물에 젖음', 'usr_other', null],
      [3, 'SOLD', 2, 5, 3, 3, 3, null, null, order],
      [2, 'HELD', 2, 5, 5, 5, 3, null, null, order],
      [1, 'RESTOCKED', 5, 0, 5, 0, 5, null, 'usr_admin', null],
    ]);
    expect(await movements({ filter: { orderId: order, kinds: ['HELD', 'SOLD'] } })).toMatchObject({
      nodes: [{ kind: 'SOLD' }, { kind: 'HELD' }],
    });
    expect(await movements({ filter: { since: nodes[1].at, until: nodes[0].at } })).toMatchObject({
      nodes: [{ kind: 'ADJUSTED_DOWN' }],
    });
    const first = await movements({ first: 3 });
    expect(await movements({ first: 3, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ sequence: 2 }, { sequence: 1 }],
      pageInfo: { hasNextPage: false },
    });
    expect(await movements({ productId: 'prd_none' })).toBeNull();
    expect(await movements({}, orders)).toEqual(['FORBIDDEN']);
  });
});
