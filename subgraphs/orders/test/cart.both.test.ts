import type { Instant } from '@jumun/platform/kernel/clock';
import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dropCartLine } from '../store/carts.ts';
import { cartLines } from '../store/tables.ts';
import { aBook, aLatte, aTaxi, heard } from './builders.ts';
import { haneul, minji, type OrdersInTest, openOrders, orderOf } from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

const shown =
  'lines { productId title quantity unitPrice { minorUnits } lineTotal { minorUnits } available } total { minorUnits }';
const cartOf = async (caller = minji) => (await o.ask(`{ cart { ${shown} } }`, {}, caller)).data?.cart;
const put = async (productId: string, quantity: number, caller = minji) =>
  (
    await o.ask(
      `mutation ($input: SetCartLineInput!) { setCartLine(input: $input) {
        __typename ... on Refusal { code message } ... on SetCartLineSuccess { cart { ${shown} } }
      } }`,
      { input: { productId, quantity } },
      caller,
    )
  ).data?.setCartLine as { __typename: string };
const reorder = async (orderId: string, caller = minji) =>
  (
    await o.ask(
      `mutation ($input: ReorderInput!) { reorder(input: $input) {
        __typename ... on ReorderSuccess { missing cart { ${shown} } }
      } }`,
      { input: { orderId } },
      caller,
    )
  ).data?.reorder;
const line = (offer: typeof aBook | typeof aLatte, quantity: number) => ({
  productId: offer.productId,
  title: offer.title,
  quantity,
  unitPrice: { minorUnits: offer.price.minorUnits },
  lineTotal: { minorUnits: offer.price.minorUnits * quantity },
  available: true,
});
const fromCart = { lines: null, fromCart: true };

describe('a cart', () => {
  it('has what its customer put there, as many as was said last, in the order in which it came', async () => {
    expect(await cartOf()).toEqual({ lines: [], total: null });
    await put(aLatte.productId, 1);
    o.pass(1);
    await put(aBook.productId, 2);
    o.pass(1);
    await put(aLatte.productId, 3);
    await put(aLatte.productId, 3); // it can be repeated
    expect(await cartOf()).toEqual({
      lines: [line(aLatte, 3), line(aBook, 2)],
      total: { minorUnits: 3 * aLatte.price.minorUnits + 2 * aBook.price.minorUnits },
    });
    expect(await cartOf(haneul)).toEqual({ lines: [], total: null });
    await put(aLatte.productId, 0);
    expect(await cartOf()).toMatchObject({ lines: [line(aBook, 2)] });
  });

  it('takes nothing that is not on offer, and shows what no longer is; it can be taken out', async () => {
    expect(await put('prd_unknown', 1)).toMatchObject({ __typename: 'ProductUnavailable' });
    await put(aLatte.productId, 1);
    await o.hear(o.envelope('catalog', heard.product({ ...aLatte, available: false })));
    expect(await put(aLatte.productId, 2)).toMatchObject({ __typename: 'ProductUnavailable' });
    expect(await cartOf()).toMatchObject({ lines: [{ quantity: 1, available: false }], total: null });
    expect(await put(aLatte.productId, 0)).toMatchObject({ __typename: 'SetCartLineSuccess' });
  });

  it('shows the price of today', async () => {
    await put(aLatte.productId, 2);
    await o.hear(
      o.envelope(
        'catalog',
        heard.product({ ...aLatte, price: { minorUnits: 5_000, currency: 'KRW' } as never }),
      ),
    );
    expect(await cartOf()).toMatchObject({ total: { minorUnits: 10_000 } });
  });

  it('has no room for more than an order can have', async () => {
    const rows = Array.from({ length: 100 }, (_, n) => ({
      customerId: 'cus_minji',
      productId: `prd_${n}`,
      quantity: 1,
      addedAt: o.time.now as Instant,
    }));
    await o.context.store.transaction((tx) => tx.insert(cartLines).values(rows).execute());
    expect(await put(aBook.productId, 1)).toMatchObject({ __typename: 'CartFull', code: 'CART_FULL' });
    await put('prd_1', 0);
    expect(await put(aBook.productId, 1)).toMatchObject({ __typename: 'SetCartLineSuccess' });
  });

  it('is gone with its customer, and nothing comes into it afterwards', async () => {
    await put(aBook.productId, 1);
    await put(aBook.productId, 1, haneul);
    await o.hear(o.envelope('customers', CustomerLeft.make({ customerId: 'cus_minji' })));
    expect((await o.context.store.read.select().from(cartLines)).map(({ customerId }) => customerId)).toEqual(
      ['cus_haneul'],
    );
    await put(aBook.productId, 1);
    expect(await cartOf()).toEqual({ lines: [], total: null });
  });
});

describe('an order from the cart', () => {
  it('is what was in it, and takes that out; the same key answers the same order although the cart is empty', async () => {
    await put(aBook.productId, 2);
    const placed = await o.place(fromCart);
    expect(placed).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { total: { minorUnits: 24_000 } },
    });
    expect(await cartOf()).toEqual({ lines: [], total: null });
    expect(orderOf(await o.place(fromCart)).id).toBe(orderOf(placed).id);
    expect(await o.rows()).toHaveLength(1);
    expect(await o.place()).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  });

  it('leaves in it what came while it was placed', async () => {
    await put(aBook.productId, 1);
    await o.place({ ...fromCart, whenBusy: 'QUEUE' });
    await put(aLatte.productId, 1);
    await o.place({ ...fromCart });
    expect(await cartOf()).toMatchObject({ lines: [line(aLatte, 1)] });
  });

  it('leaves what has become another number meanwhile', async () => {
    await put(aBook.productId, 3);
    const { store } = o.context;
    await store.transaction((tx) => dropCartLine(tx, 'cus_minji', { productId: aBook.productId }, 2));
    expect(await cartOf()).toMatchObject({ lines: [line(aBook, 3)] });
    await store.transaction((tx) => dropCartLine(tx, 'cus_minji', { productId: aBook.productId }, 3));
    expect(await cartOf()).toMatchObject({ lines: [] });
  });

  it('that is refused leaves the cart as it was', async () => {
    await put(aBook.productId, 1);
    expect(await o.place({ ...fromCart, expectedTotal: { minorUnits: 1, currency: 'KRW' } })).toMatchObject({
      __typename: 'PriceChanged',
    });
    expect(await cartOf()).toMatchObject({ lines: [line(aBook, 1)] });
  });

  it('is refused while the cart is empty, and where lines are given beside it, or neither', async () => {
    expect(await o.place(fromCart, minji, 'en')).toMatchObject({
      __typename: 'InvalidOrder',
      message: 'The cart is empty: put something into it first.',
      field: ['fromCart'],
    });
    expect(await o.place({ fromCart: true })).toMatchObject({ __typename: 'InvalidOrder', field: ['lines'] });
    expect(await o.place({ lines: null })).toMatchObject({ __typename: 'InvalidOrder', field: ['lines'] });
    expect(await o.rows()).toEqual([]);
  });
});

describe('ordering once more', () => {
  it('puts what the order had into the cart, and names what nobody can order today', async () => {
    const lines = [
      { productId: aBook.productId, quantity: 2 },
      { productId: 'prd_other', quantity: 1 },
    ];
    await o.hear(
      o.envelope('catalog', heard.product({ ...aBook, productId: 'prd_other', title: 'Pachinko' })),
    );
    const { id } = orderOf(await o.place({ lines }));
    const gone = { ...aBook, productId: 'prd_other', title: 'Pachinko', available: false };
    await o.hear(o.envelope('catalog', heard.product(gone)));
    const again = { __typename: 'ReorderSuccess', missing: ['Pachinko'], cart: { lines: [line(aBook, 2)] } };
    expect(await reorder(id)).toMatchObject(again);
    expect(await reorder(id)).toMatchObject(again);
    expect(await reorder(id, haneul)).toEqual({ __typename: 'OrderNotFound' });
  });
});

const quoteOperation = `query ($input: QuoteOrderInput!) { quoteOrder(input: $input) {
  __typename
  ... on Refusal { code }
  ... on StoreClosed { opensAt }
  ... on OrderQuote { total { minorUnits currency } inStock readyAt lines { productId quantity inStock short lineTotal { minorUnits } } }
} }`;
const quote = async (change: Readonly<Record<string, unknown>> = {}) => {
  const input = {
    lines: [{ productId: aBook.productId, quantity: 2 }],
    fulfilment: { way: 'SHIPMENT' },
    ...change,
  };
  const { data, errors } = await o.ask(quoteOperation, { input });
  return (data?.quoteOrder ?? { errors }) as { __typename: string; total: object };
};

describe('a quote', () => {
  it('is what the order is charged', async () => {
    const { total } = await quote();
    expect(total).toEqual({ minorUnits: 24_000, currency: 'KRW' });
    expect(
      await o.place({ lines: [{ productId: aBook.productId, quantity: 2 }], expectedTotal: total }),
    ).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { total } });
  });

  it('or PriceChanged says what it costs by then', async () => {
    const { total } = await quote();
    const dearer = { ...aBook, price: { minorUnits: 13_000, currency: 'KRW' } as never };
    await o.hear(o.envelope('catalog', heard.product(dearer)));
    expect(
      await o.place({ lines: [{ productId: aBook.productId, quantity: 2 }], expectedTotal: total }),
    ).toMatchObject({ __typename: 'PriceChanged', total: { minorUnits: 26_000 } });
    expect(await o.rows()).toEqual([]);
  });

  it('says what is short, and holds nothing', async () => {
    o.answers.stockNow = () => [{ productId: aBook.productId, available: 1 }];
    expect(await quote()).toMatchObject({ inStock: false, lines: [{ inStock: 1, short: true }] });
    o.answers.stockNow = () => [{ productId: aBook.productId, available: 2 }];
    expect(await quote()).toMatchObject({ inStock: true, lines: [{ inStock: 2, short: false }] });
    expect(o.count('reserveStock')).toBe(0);
  });

  it('is given without stock while catalog is away', async () => {
    o.answers.stockNow = () => {
      throw new Error('catalog is away');
    };
    expect(await quote()).toMatchObject({
      __typename: 'OrderQuote',
      inStock: null,
      total: { minorUnits: 24_000 },
      lines: [{ inStock: null, short: null }],
    });
  });

  it('of a pick-up says when it can be fetched, or that the store is closed', async () => {
    const hours = [{ day: 'FRIDAY' as const, opens: '09:00', closes: '20:00' }]; // it is Friday, 18:00 in Seoul
    await o.hear(o.envelope('stores', heard.store('sto_cafe', { prepMinutes: 7, hours })));
    const wish = { lines: [{ productId: aLatte.productId, quantity: 1 }] };
    const pickup = (at: string | null = null) => ({
      ...wish,
      fulfilment: { way: 'PICKUP', storeId: 'sto_cafe', at },
    });
    expect(await quote(pickup())).toMatchObject({ inStock: true, readyAt: '2026-11-20T09:07:00.000Z' });
    expect(await quote(pickup('2026-11-20T10:30:00Z'))).toMatchObject({
      readyAt: '2026-11-20T10:30:00.000Z',
    });
    expect(await quote(pickup('2026-11-20T11:30:00Z'))).toEqual({
      __typename: 'StoreClosed',
      code: 'STORE_CLOSED',
      opensAt: '2026-11-27T00:00:00.000Z',
    });
  });

  it('of the cart is that of its lines', async () => {
    await put(aBook.productId, 3);
    expect(await quote(fromCart)).toMatchObject({ total: { minorUnits: 36_000 }, lines: [{ quantity: 3 }] });
  });

  it('of a ride is never below the minimum fare', async () => {
    const lines = [{ productId: aTaxi.productId, quantity: 1 }];
    const { total } = await quote({ lines, fulfilment: { way: 'RIDE' } });
    expect(total).toEqual({ minorUnits: Math.max(3_800, aTaxi.price.minorUnits), currency: 'KRW' });
  });

  it('is refused for what could not be ordered', async () => {
    expect(await quote({ lines: [{ productId: 'prd_unknown', quantity: 1 }] })).toMatchObject({
      __typename: 'ProductUnavailable',
    });
    expect(await quote({ fulfilment: { way: 'RIDE' } })).toMatchObject({ __typename: 'InvalidOrder' });
    expect(await quote(fromCart)).toMatchObject({ __typename: 'InvalidOrder' });
  });
});
