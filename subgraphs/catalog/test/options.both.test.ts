import { anonymous, type Caller } from '@jumun/platform/graph/client';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { admin, type OpenCatalog, openCatalog, won } from './open.ts';

// What customers choose of an item on a menu.

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

let latte = '';
beforeEach(async () => {
  latte = await catalog.aLatte();
});

const size = {
  name: '사이즈 Size',
  required: true,
  options: [{ name: 'Tall' }, { name: 'Grande', price: won(500) }],
};
const extras = { name: 'Extras', max: 2, options: [{ name: 'Shot', price: won(600) }] };
const set = async (groups: object[], productId = latte, caller: Caller = admin, locale?: 'en') => {
  const { data, errors } = await catalog.ask(
    `mutation ($input: SetProductOptionsInput!) { answer: setProductOptions(input: $input) { __typename
      ... on SetProductOptionsSuccess { product { optionGroups { name required max options { id name price { minorUnits currency } } } } }
      ... on InvalidProduct { field message } } }`,
    { input: { productId, groups } },
    caller,
    locale,
  );
  return errors ? errors.map(({ extensions }) => extensions.code) : data?.answer;
};
const saidOf = async (productId: string) =>
  (await catalog.said()).filter(({ data }) => (data as { productId?: string }).productId === productId);

describe('the options of an item on a menu', () => {
  test('are set, shown and said, all of them, and may be set again', async () => {
    const groups = [
      {
        name: '사이즈 Size',
        required: true,
        max: 1,
        options: [
          { name: 'Tall', price: { minorUnits: 0, currency: 'KRW' } },
          { name: 'Grande', price: { minorUnits: 500, currency: 'KRW' } },
        ],
      },
      {
        name: 'Extras',
        required: false,
        max: 2,
        options: [{ name: 'Shot', price: { minorUnits: 600, currency: 'KRW' } }],
      },
    ];
    expect(await set([size, extras])).toMatchObject({
      __typename: 'SetProductOptionsSuccess',
      product: { optionGroups: groups },
    });
    await set([size, extras]);
    const said = (await saidOf(latte)).filter(({ type }) => type === 'ProductChanged');
    expect(said).toHaveLength(1);
    expect(said[0]?.data).toMatchObject({
      options: [
        {
          name: '사이즈 Size',
          required: true,
          max: 1,
          options: [{ name: 'Tall', extra: 0 }, { extra: 500 }],
        },
        { name: 'Extras', options: [{ name: 'Shot', extra: 600 }] },
      ],
    });
    expect(await set([])).toMatchObject({ product: { optionGroups: [] } });
    expect((await saidOf(latte)).at(-1)?.data).not.toHaveProperty('options');
  });

  test('keep their ids as long as their names, whatever else changes', async () => {
    const idsOf = (answer: unknown) =>
      (answer as { product: { optionGroups: { options: { id: string }[] }[] } }).product.optionGroups.flatMap(
        ({ options }) => options.map(({ id }) => id),
      );
    const [tall, grande] = idsOf(await set([size]));
    const dearer = {
      ...size,
      options: [{ name: 'Grande', price: won(900) }, { name: 'Venti' }, { name: 'Tall' }],
    };
    expect(idsOf(await set([extras, dearer]))).toEqual(expect.arrayContaining([tall, grande]));
    expect(new Set([tall, grande]).size).toBe(2);
  });

  test('are refused with what is wrong, and which one it is', async () => {
    const twice = { ...size, options: [{ name: 'Tall' }, { name: ' Tall ' }] };
    const dollars = { ...extras, options: [{ name: 'Shot', price: { minorUnits: 1, currency: 'USD' } }] };
    for (const [groups, field] of [
      [[{ ...size, options: [] }], ['groups', '0', 'options']],
      [[size, size], ['groups']],
      [[twice], ['groups', '0', 'options']],
      [[{ ...size, max: 0 }], ['groups', '0', 'max']],
      [[{ ...size, name: '\u200b' }], ['groups', '0', 'name']],
      [[dollars], ['groups', '0', 'options', '0', 'price']],
      [
        [size, dollars],
        ['groups', '1', 'options', '0', 'price'],
      ],
    ] as const)
      expect(await set([...groups])).toMatchObject({ __typename: 'InvalidProduct', field });
    expect(await set([dollars], latte, admin, 'en')).toMatchObject({
      message: expect.stringContaining('must be in the currency of the product, KRW'),
    });
  });

  test('are of items on a menu only', async () => {
    const book = await catalog.aBook(1);
    expect(await set([size], book)).toMatchObject({ __typename: 'InvalidProduct', field: ['groups'] });
    expect(await set([size], 'prd_never')).toMatchObject({ __typename: 'ProductNotFound' });
  });

  test('are set by those who work for its store', async () => {
    const of = (store: string): Caller => ({
      ...anonymous,
      subject: 'stf_haneul',
      scopes: ['catalog:write'],
      stores: [store],
    });
    expect(await set([size], latte, of('sto_cafe2'))).toEqual(['FORBIDDEN']);
    expect(await set([size], latte, of('sto_cafe1'))).toMatchObject({
      __typename: 'SetProductOptionsSuccess',
    });
  });

  test('keep the product in their currency while they cost anything', async () => {
    await set([extras]);
    const { data } = await catalog.ask(
      `mutation ($input: UpdateProductInput!) { updateProduct(input: $input) { __typename ... on InvalidProduct { field } } }`,
      { input: { productId: latte, price: { minorUnits: 400, currency: 'USD' } } },
      admin,
    );
    expect(data?.updateProduct).toEqual({ __typename: 'InvalidProduct', field: ['price'] });
  });
});
