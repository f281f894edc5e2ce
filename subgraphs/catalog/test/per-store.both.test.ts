import type { Caller } from '@jumun/platform/graph/client';
import { newId } from '@jumun/platform/kernel/ids';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { admin, type OpenCatalog, openCatalog, won } from './open.ts';

// Who works for stores counts for the products of these only, and a store sells only what there is a store for.

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
  await catalog.hearOfStore('sto_second', 'SHIPMENT', 'PICKUP');
});
afterAll(() => catalog.close());

const bound = (...stores: string[]): Caller => ({
  ...admin,
  subject: 'stf_bound',
  scopes: ['catalog:write'],
  stores,
});
const manager = bound('sto_cafe1', 'sto_second');
const everywhere: Caller = { ...manager, scopes: admin.scopes };

const aLatte = (storeId: string) => ({ title: '라떼', price: won(4_500), menuItem: { storeId } });
const aBook = (storeId?: string) => ({
  title: '느린 우체국',
  price: won(13_500),
  book: { author: '문도윤', stock: 3, ...(storeId && { storeId }) },
});
const aRide = { title: '프라임', price: won(6_500), rideClass: { rideClass: 'PRIME' } };

const text = {
  registerProduct: '... on RegisterProductSuccess { product { id } } ... on InvalidProduct { field }',
  setAvailability: '... on SetAvailabilitySuccess { product { id } }',
  restockProduct: '... on RestockProductSuccess { product { id stock } }',
};
const tell = async (caller: Caller, field: keyof typeof text, input: object, locale: 'ko' | 'en' = 'ko') => {
  const form = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
  const query = `mutation ($input: ${form}) { answer: ${field}(input: $input) {
    __typename ... on Refusal { code message } ${text[field]} } }`;
  const { data, errors } = await catalog.ask(query, { input }, caller, locale);
  return data?.answer ?? errors?.map(({ extensions }) => extensions.code);
};
const register = (caller: Caller, product: object, locale?: 'en') =>
  tell(caller, 'registerProduct', { idempotencyKey: newId('key'), ...product }, locale);

describe('a store that sells a product', () => {
  test('has to exist: otherwise the product is refused, and names the field', async () => {
    const key = { idempotencyKey: newId('key') };
    expect(await register(admin, { ...key, ...aLatte('sto_next_month') })).toEqual({
      __typename: 'InvalidProduct',
      code: 'INVALID_PRODUCT',
      message: '매장: 없는 매장입니다. 먼저 매장을 열어 주세요.',
      field: ['menuItem', 'storeId'],
    });
    expect(await register(admin, aBook('sto_next_month'), 'en')).toMatchObject({
      message: 'The store does not exist: open it first.',
      field: ['book', 'storeId'],
    });
    await catalog.hearOfStore('sto_next_month', 'PICKUP');
    expect(await register(admin, { ...key, ...aLatte('sto_next_month') })).toMatchObject({
      __typename: 'RegisterProductSuccess',
    });
  });

  test('may have been opened just now: what is on its way is waited for', async () => {
    const answer = register(admin, aLatte('sto_just_now'));
    setTimeout(() => void catalog.hearOfStore('sto_just_now', 'PICKUP'), 200);
    expect(await answer).toMatchObject({ __typename: 'RegisterProductSuccess' });
  });

  test('has to ship books, and to hand over what is on its menu', async () => {
    expect(await register(admin, aBook('sto_cafe1'), 'en')).toMatchObject({
      code: 'INVALID_PRODUCT',
      message: expect.stringContaining('books need one that ships'),
      field: ['book', 'storeId'],
    });
    expect(await register(admin, aLatte('sto_bookshop'))).toMatchObject({ field: ['menuItem', 'storeId'] });
    for (const product of [aBook('sto_second'), aLatte('sto_second')])
      expect(await register(admin, product)).toMatchObject({ __typename: 'RegisterProductSuccess' });
  });

  test('of a book is the bookshop, unless it was said; others hear which it is', async () => {
    const { product: plain } = await register(admin, aBook());
    const { product: second } = await register(admin, aBook('sto_second'));
    expect((await catalog.product(plain.id))?.details).toMatchObject({ seller: { id: 'sto_bookshop' } });
    expect((await catalog.product(second.id))?.details).toMatchObject({ seller: { id: 'sto_second' } });
    expect((await catalog.said()).slice(-2)).toMatchObject([
      { data: { productId: plain.id, storeId: 'sto_bookshop' } },
      { data: { productId: second.id, storeId: 'sto_second' } },
    ]);
  });
});

describe('those who work for stores', () => {
  test('add products to these, and to no others', async () => {
    for (const product of [aLatte('sto_cafe1'), aBook('sto_second')])
      expect(await register(manager, product)).toMatchObject({ __typename: 'RegisterProductSuccess' });
    const said = (await catalog.said()).length;
    for (const product of [aLatte('sto_cafe2'), aLatte('sto_nowhere'), aBook('sto_bookshop'), aBook(), aRide])
      expect(await register(manager, product)).toEqual(['FORBIDDEN']);
    expect(await catalog.said()).toHaveLength(said);
  });

  test('mark sold out and restock what these sell, and nothing else', async () => {
    const ours = (await register(admin, aBook('sto_second'))).product.id;
    const theirs = [
      (await register(admin, aLatte('sto_cafe2'))).product.id,
      (await register(admin, aBook())).product.id,
      (await register(admin, aRide)).product.id,
    ];
    const restock = (productId: string) => ({ productId, quantity: 1, idempotencyKey: newId('key') });
    expect(await tell(manager, 'setAvailability', { productId: ours, available: false })).toMatchObject({
      __typename: 'SetAvailabilitySuccess',
    });
    expect(await tell(manager, 'restockProduct', restock(ours))).toMatchObject({ product: { stock: 4 } });
    const said = (await catalog.said()).length;
    for (const productId of theirs) {
      expect(await tell(manager, 'setAvailability', { productId, available: false })).toEqual(['FORBIDDEN']);
      expect(await tell(manager, 'restockProduct', restock(productId))).toEqual(['FORBIDDEN']);
    }
    expect(await catalog.said()).toHaveLength(said);
    for (const field of ['setAvailability', 'restockProduct'] as const)
      expect(
        await tell(
          manager,
          field,
          field === 'restockProduct' ? restock('prd_none') : { productId: 'prd_none', available: true },
        ),
      ).toMatchObject({ code: 'PRODUCT_NOT_FOUND' });
  });

  test('need catalog:write all the same', async () => {
    const barista = { ...manager, scopes: ['tickets:write'] };
    expect(await register(barista, aLatte('sto_cafe1'))).toEqual(['FORBIDDEN']);
  });

  test('and are left without any may do nothing; with stores:any they may do everything', async () => {
    for (const product of [aLatte('sto_cafe2'), aBook(), aRide]) {
      expect(await register(bound(), product)).toEqual(['FORBIDDEN']);
      expect(await register(everywhere, product)).toMatchObject({ __typename: 'RegisterProductSuccess' });
    }
  });
});
