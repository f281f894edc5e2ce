import { journal } from '@jumun/platform/store/technical-tables';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Offer } from '../domain/basket.ts';
import { aLatte, heard } from './builders.ts';
import { aPickup, minji, type OrdersInTest, openOrders, orderOf } from './open.ts';

/** A latte of which the size has to be chosen, and shots can be. */
const latte: Offer = {
  ...aLatte,
  options: [
    {
      name: '사이즈',
      required: true,
      max: 1,
      options: [
        { id: 'opt_tall', name: '톨', extra: 0 },
        { id: 'opt_grande', name: '그란데', extra: 500 },
      ],
    },
    {
      name: '추가',
      required: false,
      max: 2,
      options: [
        { id: 'opt_shot', name: '샷', extra: 600 },
        { id: 'opt_oat', name: '귀리 우유', extra: 700 },
        { id: 'opt_syrup', name: '시럽', extra: 300 },
      ],
    },
  ],
};

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
  await o.hear(o.envelope('catalog', heard.product(latte)));
});
afterEach(() => o.close());

type Line = { readonly options?: readonly string[]; readonly note?: string; readonly quantity?: number };
let keys = 0;
const place = (lines: readonly Line[], more: object = {}, locale: 'ko' | 'en' = 'ko') =>
  o.place(
    {
      ...aPickup,
      idempotencyKey: `options-${++keys}`,
      lines: lines.map((line) => ({ productId: latte.productId, quantity: 1, ...line })),
      ...more,
    },
    minji,
    locale,
  );
const read = async (id: string) => {
  const query = `query ($id: ID!) { order(id: $id) { note total { minorUnits } lines { lineId title quantity note
    unitPrice { minorUnits } options { id name price { minorUnits } } } } }`;
  return (await o.ask(query, { id })).data?.order as {
    total: object;
    note: string | null;
    lines: Record<string, unknown>[];
  };
};

describe('a product with options', () => {
  it('costs what it costs with what was chosen, and the order keeps the names and prices of then', async () => {
    const { id } = orderOf(await place([{ options: ['opt_shot', 'opt_grande'], quantity: 2 }]));
    await o.hear(
      o.envelope('catalog', heard.product({ ...latte, price: { minorUnits: 1, currency: 'KRW' } })),
    );
    expect(await read(id)).toEqual({
      note: null,
      total: { minorUnits: 2 * (4_500 + 500 + 600) },
      lines: [
        {
          lineId: '1',
          title: 'Latte',
          quantity: 2,
          note: null,
          unitPrice: { minorUnits: 5_600 },
          options: [
            { id: 'opt_grande', name: '그란데', price: { minorUnits: 500 } },
            { id: 'opt_shot', name: '샷', price: { minorUnits: 600 } },
          ],
        },
      ],
    });
    expect(o.asked.find(({ ask }) => ask === 'approvePayment')?.input).toMatchObject({ minorUnits: 11_200 });
  });

  it('is one line for the same choice, in whatever order, and another for another choice or note', async () => {
    const { id } = orderOf(
      await place([
        { options: ['opt_tall', 'opt_shot'] },
        { options: ['opt_grande'] },
        { options: ['opt_shot', 'opt_tall', 'opt_tall'], quantity: 2 },
        { options: ['opt_grande'], note: '뜨겁게' },
      ]),
    );
    expect((await read(id)).lines).toMatchObject([
      { lineId: '1', quantity: 3, note: null },
      { lineId: '2', quantity: 1, note: null },
      { lineId: '3', quantity: 1, note: '뜨겁게' },
    ]);
  });

  it.each([
    [['opt_never', 'opt_tall'], '“Latte” does not have one of these options: choose again from its menu.'],
    [['opt_shot'], '“Latte”, 사이즈: choose one.'],
    [undefined, '“Latte”, 사이즈: choose one.'],
    [['opt_tall', 'opt_grande'], '“Latte”, 사이즈: choose 1 at most.'],
    [['opt_tall', 'opt_shot', 'opt_oat', 'opt_syrup'], '“Latte”, 추가: choose 2 at most.'],
  ])('is refused with %s chosen, and what is wrong is said; the key stays free', async (options, message) => {
    const given = [{ ...(options && { options }) }];
    const key = { idempotencyKey: 'the-key' };
    expect(await place(given, key, 'en')).toMatchObject({
      __typename: 'InvalidOrder',
      message,
      field: ['lines', 'options'],
    });
    expect((await place(given, key)).message).toMatch(/^《Latte》.*[가-힣]/);
    expect(await o.rows()).toEqual([]);
    expect(await place([{ options: ['opt_tall'] }], key)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('without options on its menu takes none', async () => {
    await o.hear(o.envelope('catalog', heard.product(aLatte)));
    expect(await place([{ options: ['opt_tall'] }])).toMatchObject({ __typename: 'InvalidOrder' });
    expect(await place([{}])).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('under one key with another choice is another order, and with the same choice the same one', async () => {
    const key = { idempotencyKey: 'once' };
    const first = orderOf(await place([{ options: ['opt_tall', 'opt_shot'] }], key));
    expect(orderOf(await place([{ options: ['opt_shot', 'opt_tall'] }], key)).id).toBe(first.id);
    expect(await place([{ options: ['opt_tall'] }], key)).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
    expect(await place([{ options: ['opt_tall', 'opt_shot'], note: 'x' }], key)).toMatchObject({
      __typename: 'IdempotencyKeyReused',
    });
  });

  it('is asked about when the same is ordered just after, and not when another size is', async () => {
    await place([{ options: ['opt_tall'] }]);
    const asked = { confirm: false };
    expect(await place([{ options: ['opt_tall'] }], asked)).toMatchObject({ __typename: 'DuplicateOrder' });
    expect(await place([{ options: ['opt_grande'] }], asked)).toMatchObject({
      __typename: 'PlaceOrderSuccess',
    });
  });

  it('counts all its lines together where there is a most', async () => {
    expect(
      await place([
        { options: ['opt_tall'], quantity: 600 },
        { options: ['opt_grande'], quantity: 600 },
      ]),
    ).toMatchObject({ __typename: 'InvalidOrder' });
  });

  it('is quoted with what was chosen', async () => {
    const query = `query ($input: QuoteOrderInput!) { quoteOrder(input: $input) { __typename
      ... on OrderQuote { total { minorUnits } lines { options { name } } } } }`;
    const input = {
      lines: [{ productId: latte.productId, quantity: 1, options: ['opt_grande'] }],
      fulfilment: { way: 'PICKUP', storeId: latte.storeId },
    };
    expect((await o.ask(query, { input })).data?.quoteOrder).toEqual({
      __typename: 'OrderQuote',
      total: { minorUnits: 5_000 },
      lines: [{ options: [{ name: '그란데' }] }],
    });
  });

  it('lies in the cart once for each choice, is ordered from there, and is put there once more', async () => {
    const put = async (options: readonly string[] | null, quantity = 1) =>
      (
        await o.ask(
          `mutation ($input: SetCartLineInput!) { setCartLine(input: $input) { __typename
            ... on SetCartLineSuccess { cart { total { minorUnits } lines { quantity options { name } available } } } } }`,
          { input: { productId: latte.productId, quantity, options } },
        )
      ).data?.setCartLine;
    expect(await put(null)).toEqual({ __typename: 'InvalidOrder' });
    await put(['opt_tall']);
    const both = {
      __typename: 'SetCartLineSuccess',
      cart: {
        total: { minorUnits: 4_500 + 2 * 5_600 },
        lines: [
          { quantity: 1, options: [{ name: '톨' }], available: true },
          { quantity: 2, options: [{ name: '그란데' }, { name: '샷' }], available: true },
        ],
      },
    };
    o.pass(1);
    expect(await put(['opt_shot', 'opt_grande'], 2)).toEqual(both);
    const { id } = orderOf(
      await o.place({ ...aPickup, idempotencyKey: 'cart', lines: null, fromCart: true }),
    );
    expect((await read(id)).lines).toMatchObject([
      { quantity: 1, unitPrice: { minorUnits: 4_500 } },
      { quantity: 2, unitPrice: { minorUnits: 5_600 } },
    ]);
    const cart = '{ cart { lines { quantity } } }';
    expect((await o.ask(cart, {})).data?.cart).toEqual({ lines: [] });
    await o.ask('mutation ($id: ID!) { reorder(input: { orderId: $id }) { __typename } }', { id });
    expect((await o.ask(cart, {})).data?.cart).toMatchObject({ lines: [{}, {}] });
  });
});

describe('what a customer writes', () => {
  const notes = { note: '카나리아가 와요' };
  const line = { options: ['opt_tall'], note: '카나리아에게' };

  it('is kept without what nobody can see, bounded, and read by them', async () => {
    const { id } = orderOf(await place([{ ...line, note: ' 카나리아\u200b에게 ' }], notes));
    expect(await read(id)).toMatchObject({ note: '카나리아가 와요', lines: [{ note: '카나리아에게' }] });
    expect(await place([line], { note: 'x'.repeat(201) })).toMatchObject({
      __typename: 'InvalidOrder',
      field: ['note'],
    });
    expect(await place([{ ...line, note: 'a\u0007' }])).toMatchObject({ field: ['lines', '0', 'note'] });
    expect(
      await read(orderOf(await place([{ options: ['opt_grande'], note: ' ' }], { note: '' })).id),
    ).toMatchObject({
      note: null,
      lines: [{ note: null }],
    });
  });

  it('is said once, to the store, with the lines and what was chosen', async () => {
    await place([line], notes);
    const [placed] = await o.said();
    expect(placed).toMatchObject({
      type: 'OrderPlaced',
      data: {
        note: '카나리아가 와요',
        lines: [{ lineId: '1', note: '카나리아에게', options: [{ id: 'opt_tall', name: '톨', extra: 0 }] }],
      },
    });
    const { id } = orderOf(await place([{ ...line, options: ['opt_grande'] }], notes));
    await o.hear(o.envelope('stores', heard.ticketRejected(id)));
    await o.wait(2_000);
    const cancelled = (await o.said()).find(({ type }) => type === 'OrderCancelled');
    expect(JSON.stringify(cancelled)).toContain('그란데');
    expect(JSON.stringify(cancelled)).not.toContain('카나리아');
  });

  it('is nowhere any more once they have left, in the order or in what others hear again', async () => {
    const { id } = orderOf(await place([line], notes));
    const everything = async () =>
      JSON.stringify([await o.rows(), await o.context.store.read.select().from(journal)]);
    expect(await everything()).toContain('카나리아');
    const left = o.envelope('customers', CustomerLeft.make({ customerId: 'cus_minji' }));
    await o.hear(left, left);
    expect(await everything()).not.toContain('카나리아');
    expect(await read(id)).toMatchObject({ note: null, lines: [{ note: null, options: [{ name: '톨' }] }] });
  });
});
