import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import { aBook, aLatte, anAddress, heard, won } from './builders.ts';
import {
  type Answer,
  anInput,
  haneul,
  minji,
  type OrdersInTest,
  openOrders,
  openWithBreakerOpen,
  orderOf,
  patient,
  silence,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

/** Opens the context again with one of its breakers held open; returns what frees it. */
const withBreakerOpen = async (ask: string): Promise<() => Promise<void>> => {
  await o.close();
  const opened = await openWithBreakerOpen(ask);
  o = opened.orders;
  return opened.free;
};

const nothingWritten = async () => {
  expect(await o.rows()).toEqual([]);
  expect(await o.facts()).toEqual([]);
  expect(o.asked).toEqual([]);
};

describe('placing an order', () => {
  it('holds the stock, then charges, then stands [OB-01 OB-14 OB-31 OB-46 EB-02 EB-29 EB-36]', async () => {
    const answer = await o.place({ lines: [{ productId: aBook.productId, quantity: 2 }] });
    expect(answer).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: {
        status: 'PLACED',
        sequence: 1,
        total: won(24_000),
        lines: [
          {
            title: 'A Book',
            quantity: 2,
            unitPrice: { minorUnits: 12_000 },
            lineTotal: { minorUnits: 24_000 },
          },
        ],
      },
    });
    const { id } = orderOf(answer);
    expect(o.asked).toEqual([
      { ask: 'reserveStock', input: { key: id, lines: [{ productId: 'prd_book', quantity: 2 }] } },
      {
        ask: 'approvePayment',
        input: {
          key: `charge:${id}`,
          orderId: id,
          customerId: 'cus_minji',
          minorUnits: 24_000,
          currency: 'KRW',
          cardToken: 'tok_minji',
        },
      },
    ]);
    expect(await o.said()).toMatchObject([
      {
        type: 'OrderPlaced',
        correlationId: 'cor_test',
        data: { orderId: id, sequence: 1, status: 'PLACED', paymentStatus: 'APPROVED' },
      },
    ]);
  });

  it('of a latte carries the membership number, and of a ride the class', async () => {
    const pickup = { storeId: 'sto_cafe', membershipNumber: ' 1234-5678-9015 ' };
    await o.place({
      idempotencyKey: 'a',
      lines: [{ productId: 'prd_latte', quantity: 1 }],
      fulfilment: { pickup },
    });
    const ride = { pickUp: anAddress, dropOff: anAddress, passengers: 2 };
    await o.place({
      idempotencyKey: 'b',
      lines: [{ productId: 'prd_taxi', quantity: 1 }],
      fulfilment: { ride },
    });
    expect(await o.said()).toMatchObject([
      {
        data: {
          fulfilment: 'PICKUP',
          storeId: 'sto_cafe',
          membershipNumber: '123456789015',
          rideClass: null,
        },
      },
      { data: { fulfilment: 'RIDE', storeId: null, membershipNumber: null, rideClass: 'BASIC' } },
    ]);
  });

  it.each([
    ['with a wrong digit', '123456789012'],
    ['with two digits exchanged', '213456789015'],
    ['too short', '1234'],
  ])('takes no membership number %s, which would earn nothing in silence', async (_, membershipNumber) => {
    const refused = await o.place({
      lines: [{ productId: 'prd_latte', quantity: 1 }],
      fulfilment: { pickup: { storeId: 'sto_cafe', membershipNumber } },
    });
    expect(refused).toMatchObject({
      code: 'INVALID_ORDER',
      field: ['fulfilment', 'pickup', 'membershipNumber'],
    });
    await nothingWritten();
  });

  it('without a membership number says so by leaving it empty as well', async () => {
    await o.place({
      lines: [{ productId: 'prd_latte', quantity: 1 }],
      fulfilment: { pickup: { storeId: 'sto_cafe', membershipNumber: '' } },
    });
    expect(await o.said()).toMatchObject([{ data: { membershipNumber: null } }]);
  });

  it('adds up the same product', async () => {
    const one = { productId: aBook.productId, quantity: 1 };
    const answer = await o.place({ lines: [one, one, one] });
    expect(answer).toMatchObject({ order: { total: won(36_000), lines: [{ quantity: 3 }] } });
    const again = await o.place({ lines: [{ ...one, quantity: 3 }] });
    expect(again).toEqual(answer);
  });

  it('fixes title and price, whatever the catalogue says later', async () => {
    const { id } = orderOf(await o.place());
    await o.hear(
      o.envelope(
        'catalog',
        heard.product({ ...aBook, title: 'Another', price: won(99_000), available: false }),
      ),
    );
    const { data } = await o.ask(`{ order(id: "${id}") { total { minorUnits } lines { title } } }`);
    expect(data).toMatchObject({ order: { total: { minorUnits: 12_000 }, lines: [{ title: 'A Book' }] } });
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { id } });
  });

  it('keeps the card token out of the journal always, and out of the row once it has ended', async () => {
    o.answers.approvePayment = silence;
    const later = orderOf(await o.place());
    expect(JSON.stringify(await o.rows())).toContain('tok_minji'); // still needed
    expect(JSON.stringify(await o.facts())).not.toContain('tok_minji');
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'APPROVED' });
    await o.wait(1_000);
    expect(await o.statusOf(later.id)).toBe('PLACED');
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    await o.place({ idempotencyKey: 'short' });
    const everything = JSON.stringify([await o.rows(), await o.facts()]);
    expect(everything).not.toContain('tok_minji');
    // what others hear of a shipment is what couriers need of it, and in one event alone
    const others = (await o.facts()).filter(({ type }) => type !== 'OrderPlaced');
    for (const secret of ['Kim Minji', '1234 5678', 'Sejong'])
      expect(JSON.stringify(others)).not.toContain(secret);
  });
});

describe('an order that does not come about is kept, and nothing stays held', () => {
  it('because copies are short [OB-11 OB-24]', async () => {
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const answer = await o.place();
    expect(answer).toMatchObject({
      __typename: 'OutOfStock',
      code: 'OUT_OF_STOCK',
      productIds: ['prd_book'],
      order: { status: 'OUT_OF_STOCK', sequence: 1 },
    });
    const { id } = orderOf(answer);
    expect(o.asked.map(({ ask }) => ask)).toEqual(['reserveStock', 'releaseStock', 'refundPayment']);
    expect(o.asked[2]?.input).toEqual({ key: `refund:${id}`, orderId: id });
    expect(await o.said()).toMatchObject([
      { type: 'OrderRefused', data: { reason: 'SHORT', shortProductIds: ['prd_book'], paymentStatus: null } },
    ]);
    expect(await o.place()).toEqual(answer);
    expect(o.asked).toHaveLength(3);
  });

  it('because the payment was declined; the provider’s own words stay inside [EB-11]', async () => {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'card declined by bank 7' });
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'DECLINED' });
    const answer = await o.place();
    expect(answer).toMatchObject({
      __typename: 'PaymentDeclined',
      code: 'PAYMENT_DECLINED',
      reason: 'DECLINED',
      order: { status: 'PAYMENT_FAILED' },
    });
    expect(await o.said()).toMatchObject([{ data: { reason: 'DECLINED', paymentStatus: 'DECLINED' } }]);
    expect(await o.place()).toEqual(answer);
  });

  it('and is undone until both have confirmed', async () => {
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    o.answers.releaseStock = silence;
    const answer = await o.place();
    expect(answer).toMatchObject({ __typename: 'OrderPending', order: { status: 'PLACING', sequence: 0 } });
    o.answers.releaseStock = () => ({ state: 'RELEASED' });
    await o.wait(6_000);
    expect(await o.statusOf(orderOf(answer).id)).toBe('OUT_OF_STOCK');
  });
});

describe('stock or payment that does not answer', () => {
  it('leaves the order pending: it goes on by itself, and the customer is told [OB-17 OB-33 OB-57 OB-59 EB-13]', async () => {
    o.answers.reserveStock = silence;
    const first = await o.place();
    expect(first).toMatchObject({
      __typename: 'OrderPending',
      code: 'ORDER_PENDING',
      message: expect.stringMatching(/다시 주문하지 마세요/),
      order: { status: 'PLACING', sequence: 1 },
    });
    const { id } = orderOf(first);
    expect(await o.saidOf(id)).toEqual(['OrderQueued']);
    expect(await o.place({}, minji, 'en')).toMatchObject({
      __typename: 'OrderPending',
      message: expect.stringMatching(/do not order again/),
      order: { id },
    });
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    await o.wait(1_000);
    expect(await o.saidOf(id)).toEqual(['OrderQueued', 'OrderPlaced']);
    expect(await o.place()).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'PLACED' },
    });
    expect(o.count('reserveStock')).toBe(2);
    expect(
      new Set(o.asked.filter(({ ask }) => ask === 'reserveStock').map(({ input }) => input.key)).size,
    ).toBe(1);
  });

  it('is "try again later" only where nobody was asked: nothing goes on before the same key comes back [OB-13 EB-13]', async () => {
    const free = await withBreakerOpen('approve-payment');
    const first = await o.place();
    expect(first).toMatchObject({
      __typename: 'TryAgainLater',
      code: 'TRY_AGAIN_LATER',
      retryAfterMs: 1_000,
      order: { status: 'PLACING', sequence: 0 },
    });
    const { id } = orderOf(first);
    expect(await o.saidOf(id)).toEqual([]);
    await free();
    await o.wait(30_000);
    expect([await o.statusOf(id), o.count('approvePayment')]).toEqual(['PLACING', 0]);
    expect(await o.place()).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'PLACED' },
    });
  });

  it('is "try again later" for a minute: an order whose customer does not come back is undone [OB-59]', async () => {
    await withBreakerOpen('reserve-stock');
    const { id } = orderOf(await o.place());
    await o.wait(58_000);
    expect(await o.statusOf(id)).toBe('PLACING');
    await o.wait(4_000);
    expect(await o.statusOf(id)).toBe('OUT_OF_STOCK');
    expect(await o.place()).toMatchObject({ __typename: 'OutOfStock', order: { id } });
  });

  it('is no reason to turn away who chose to wait, even where nobody was asked [OB-17]', async () => {
    const free = await withBreakerOpen('reserve-stock');
    const queued = await o.place({ whenBusy: 'QUEUE' });
    expect(queued).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { status: 'PLACING', sequence: 1 },
    });
    await free();
    await o.wait(2_000);
    expect(await o.statusOf(orderOf(queued).id)).toBe('PLACED');
  });

  it('is no outage to an order that is taken in: the timer places it [OB-17]', async () => {
    o.answers.reserveStock = silence;
    const queued = await o.place({ whenBusy: 'QUEUE' });
    expect(queued).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { status: 'PLACING', sequence: 1 },
    });
    const { id } = orderOf(queued);
    expect(await o.place({ whenBusy: 'QUEUE' })).toEqual(queued);
    expect(await o.saidOf(id)).toEqual(['OrderQueued']);
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    await o.wait(2_000);
    expect(await o.saidOf(id)).toEqual(['OrderQueued', 'OrderPlaced']);
    expect(await o.place({ whenBusy: 'QUEUE' })).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'PLACED', sequence: 2 },
    });
  });

  it('for fifteen minutes ends even an order that was taken in, no later [OB-59]', async () => {
    o.answers.reserveStock = async () => {
      throw new Error('down');
    };
    const { id } = orderOf(await o.place({ whenBusy: 'QUEUE' }));
    await o.wait(14 * 60_000 + 50_000, 10_000);
    expect(await o.statusOf(id)).toBe('PLACING');
    await o.wait(10_000);
    expect(await o.statusOf(id)).toBe('OUT_OF_STOCK');
    const listed = await o.ask('{ orders { nodes { id status } } }');
    expect(listed.data).toMatchObject({ orders: { nodes: [{ id, status: 'OUT_OF_STOCK' }] } }); // it is on record
    expect(await o.said()).toMatchObject([
      { type: 'OrderQueued' },
      { type: 'OrderRefused', data: { sequence: 2, reason: 'TIMED_OUT' } },
    ]);
  });

  it('makes no customer wait twice: a repeat of the key meanwhile gets its driver’s answer [EB-13]', async () => {
    o.answers.reserveStock = silence;
    const first = o.place();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const repeats = await Promise.all(Array.from({ length: 10 }, () => o.place()));
    expect(new Set(repeats.map(({ __typename }) => __typename))).toEqual(new Set(['OrderPending']));
    expect(new Set(repeats.map((answer) => orderOf(answer).id))).toEqual(new Set([orderOf(await first).id]));
    expect(o.count('reserveStock')).toBe(1);
  });

  it('while an order is being undone makes no repeat wait for a driver that has gone', async () => {
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    o.answers.refundPayment = silence;
    expect(await o.place()).toMatchObject({ __typename: 'OrderPending', order: { status: 'PLACING' } });
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    expect(await o.place()).toMatchObject({ __typename: 'OutOfStock' }); // on the next repeat, at once
  });

  it('because its driver died: a repeat waits no longer than a driver may need, and the timer goes on', async () => {
    const { store } = o.context;
    const { transaction } = store;
    let units = 0;
    Object.assign(store, {
      transaction: (...body: Parameters<typeof transaction>) =>
        ++units === 1 ? transaction(...body) : Promise.reject(new Error('killed')),
    });
    await o.place();
    Object.assign(store, { transaction });
    const began = performance.now();
    expect(await o.place()).toMatchObject({ __typename: 'OrderPending' });
    expect(performance.now() - began).toBeLessThan(2_500); // its lease is 5 s
    await o.wait(6_000);
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'PLACED' } });
    expect(await o.rows()).toHaveLength(1);
  });

  it('is found out meanwhile: a charge that came about places the order', async () => {
    o.answers.approvePayment = silence;
    const { id } = orderOf(await o.place());
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'APPROVED' });
    await o.wait(1_000);
    expect(await o.statusOf(id)).toBe('PLACED');
    const keys = o.asked.filter(({ ask }) => ask === 'approvePayment').map(({ input }) => input.key);
    expect(keys).toEqual([`charge:${id}`, `charge:${id}`]); // the same charge, asked for again
    expect(o.count('reserveStock')).toBe(1); // the stock is held already
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { id } });
  });

  it('found declined ends the order', async () => {
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'PENDING' });
    const { id } = orderOf(await o.place());
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'DECLINED' });
    await o.wait(1_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
    expect(o.count('releaseStock')).toBe(1);
  });

  it('ends within a minute, with both tombstones asked for, whether the customer comes back or not', async () => {
    o.answers.approvePayment = silence;
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const { id } = orderOf(await o.place());
    await o.wait(30_000, 10_000);
    expect(await o.place()).toMatchObject({ __typename: 'OrderPending', order: { id } });
    await o.wait(29_000);
    expect(await o.statusOf(id)).toBe('PLACING');
    expect(o.count('releaseStock') + o.count('refundPayment')).toBe(0);
    await o.wait(3_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
    expect([o.count('releaseStock'), o.count('refundPayment')]).toEqual([1, 1]);
    expect(await o.place()).toMatchObject({ __typename: 'PaymentDeclined', reason: 'TIMED_OUT' });
    expect(await o.said()).toMatchObject([
      { type: 'OrderQueued' },
      { type: 'OrderRefused', data: { reason: 'TIMED_OUT', paymentStatus: 'VOIDED' } },
    ]);
  });

  it('that had charged is told as refunded when the order ends', async () => {
    o.answers.approvePayment = silence;
    const { id } = orderOf(await o.place());
    await o.wait(62_000, 10_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
    expect(await o.said()).toMatchObject([
      { type: 'OrderQueued' },
      { type: 'OrderRefused', data: { paymentStatus: 'REFUNDED' } },
    ]);
  });
});

describe('one key is one order', () => {
  it('also a hundred times at once, with equal answers', async () => {
    await o.close();
    o = await openOrders(testStores(), patient);
    const answers = await Promise.all(Array.from({ length: 100 }, () => o.place()));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'PLACED' } });
    expect(await o.rows()).toHaveLength(1);
    expect([o.count('reserveStock'), o.count('approvePayment')]).toEqual([1, 1]);
  });

  it('also in two processes at once', async () => {
    const stores = testStores();
    const [one, two] = [await openOrders(stores, patient), await openOrders(stores, patient)];
    try {
      const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? one : two).place()));
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(await one.rows()).toHaveLength(1);
      expect(one.count('approvePayment') + two.count('approvePayment')).toBe(1);
      expect(await two.saidOf(orderOf(answers[0] as Answer).id)).toEqual(['OrderPlaced']);
    } finally {
      await one.close();
      await two.close();
    }
  });

  it('and a pending order is given up by one of two timers', async () => {
    const stores = testStores();
    const [one, two] = [await openOrders(stores), await openOrders(stores)];
    try {
      one.answers.approvePayment = silence;
      const { id } = orderOf(await one.place());
      for (const process of [one, two]) process.pass(62_000);
      await Promise.all([one.look(), two.look(), one.look(), two.look()]);
      expect(await one.saidOf(id)).toEqual(['OrderQueued', 'OrderRefused']);
      expect(one.count('releaseStock') + two.count('releaseStock')).toBeGreaterThanOrEqual(1);
    } finally {
      await one.close();
      await two.close();
    }
  });

  it('and one driver, when a hundred repeat what was parked', async () => {
    const free = await withBreakerOpen('approve-payment');
    const { id } = orderOf(await o.place());
    await free();
    const answers = await Promise.all(Array.from({ length: 100 }, () => o.place()));
    expect(new Set(answers.map((answer) => orderOf(answer).id))).toEqual(new Set([id]));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['PlaceOrderSuccess']));
    expect([o.count('reserveStock'), o.count('approvePayment')]).toEqual([1, 1]);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced']);
  });

  it.each([
    ['other lines', { lines: [{ productId: 'prd_book', quantity: 2 }] }],
    ['another card', { payment: { method: 'CARD', cardToken: 'tok_other' } }],
    [
      'another way',
      { fulfilment: { shipment: { recipient: 'Lee', phone: '+82 10 1234 5678', address: anAddress } } },
    ],
  ])('with %s it was reused', async (_, change) => {
    await o.place();
    expect(await o.place(change)).toMatchObject({
      __typename: 'IdempotencyKeyReused',
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(await o.rows()).toHaveLength(1);
    expect(o.count('approvePayment')).toBe(1);
  });

  it('with the same wish written otherwise it was not', async () => {
    const { id } = orderOf(await o.place());
    expect(await o.place({ expectedTotal: won(1), whenBusy: 'QUEUE' })).toMatchObject({ order: { id } });
  });

  it('of another customer is another order', async () => {
    const mine = orderOf(await o.place());
    const theirs = orderOf(await o.place({}, haneul));
    expect(theirs.id).not.toBe(mine.id);
    expect(await o.rows()).toHaveLength(2);
  });

  it('is the present state of its order for ever', async () => {
    const { id } = orderOf(await o.place());
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    o.pass(48 * 3_600_000);
    expect(await o.place()).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'COMPLETED' },
    });
  });
});

describe('what cannot be ordered writes nothing and uses up no key', () => {
  it('another price than expected', async () => {
    expect(await o.place({ expectedTotal: won(11_000) })).toMatchObject({
      __typename: 'PriceChanged',
      code: 'PRICE_CHANGED',
      total: won(12_000),
    });
    expect(await o.place({ expectedTotal: { minorUnits: 12_000, currency: 'USD' } })).toMatchObject({
      __typename: 'PriceChanged',
    });
    await nothingWritten();
    expect(await o.place({ expectedTotal: won(12_000) })).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('products that are not offered', async () => {
    await o.hear(o.envelope('catalog', heard.product({ ...aLatte, available: false })));
    const lines = [
      { productId: 'prd_book', quantity: 1 },
      { productId: 'prd_latte', quantity: 1 },
      { productId: 'prd_unknown', quantity: 1 },
    ];
    expect(await o.place({ lines })).toMatchObject({
      __typename: 'ProductUnavailable',
      code: 'PRODUCT_UNAVAILABLE',
      productIds: ['prd_latte', 'prd_unknown'],
    });
    await nothingWritten();
  });

  const shipment = anInput().fulfilment.shipment;
  const ride = { pickUp: anAddress, dropOff: anAddress, passengers: 1 };
  const lines = (quantity: number, productId = 'prd_book') => ({ lines: [{ productId, quantity }] });
  const card = (cardToken: string) => ({ payment: { method: 'CARD', cardToken } });
  const shippedWith = (change: object) => ({ fulfilment: { shipment: { ...shipment, ...change } } });
  const books = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ productId: `prd_${i}`, quantity: 1 }));

  it.each<[string, Record<string, unknown>, string]>([
    ['quantity 0', lines(0), 'lines.0.quantity'],
    ['quantity -1', lines(-1), 'lines.0.quantity'],
    ['quantity 1000', lines(1_000), 'lines.0.quantity'],
    ['a thousand copies in parts', { lines: [...lines(999).lines, ...lines(1).lines] }, 'lines'],
    ['no lines', { lines: [] }, 'lines'],
    ['101 products', { lines: books(101) }, 'lines'],
    ['1001 lines', { lines: books(1_001) }, 'lines'],
    ['an empty product id', lines(1, ''), 'lines.0.productId'],
    ['a product id with a null byte', lines(1, 'prd_\0book'), 'lines.0.productId'],
    ['a product id of 10 kB', lines(1, 'p'.repeat(10_000)), 'lines.0.productId'],
    ['a path for a product id', lines(1, '../..'), 'lines.0.productId'],
    ['SQL for a product id', lines(1, '1 OR 1=1'), 'lines.0.productId'],
    ['an empty key', { idempotencyKey: '' }, 'idempotencyKey'],
    ['a key of 256 characters', { idempotencyKey: 'k'.repeat(256) }, 'idempotencyKey'],
    ['a key with a space', { idempotencyKey: 'a b' }, 'idempotencyKey'],
    ['a key with a control character', { idempotencyKey: 'a\u0000b' }, 'idempotencyKey'],
    ['no way to get it', { fulfilment: {} }, 'fulfilment'],
    ['two ways to get it', { fulfilment: { shipment, ride } }, 'fulfilment'],
    ['a book picked up', { fulfilment: { pickup: { storeId: 'sto_bookshop' } } }, 'fulfilment'],
    ['a latte by post', lines(1, 'prd_latte'), 'fulfilment'],
    [
      'a latte of another store',
      { ...lines(1, 'prd_latte'), fulfilment: { pickup: { storeId: 'sto_other' } } },
      'lines',
    ],
    ['two taxis', { ...lines(2, 'prd_taxi'), fulfilment: { ride } }, 'lines'],
    [
      'no passengers',
      { ...lines(1, 'prd_taxi'), fulfilment: { ride: { ...ride, passengers: 0 } } },
      'fulfilment.ride.passengers',
    ],
    ['a card number', card('4111111111111111'), 'payment.cardToken'],
    ['a card number with spaces', card('4111 1111 1111 1111'), 'payment.cardToken'],
    ['a token that payments would not take', card('tok_OK'), 'payment.cardToken'],
    ['a token of 41 characters', card(`tok_${'a'.repeat(41)}`), 'payment.cardToken'],
    ['an unknown currency', { expectedTotal: { minorUnits: 1, currency: 'KRWX' } }, 'expectedTotal.currency'],
    ['a negative total', { expectedTotal: won(-1) }, 'expectedTotal.minorUnits'],
    ['a recipient of 5 kB', shippedWith({ recipient: 'x'.repeat(5_000) }), 'fulfilment.shipment.recipient'],
    ['a blank recipient', shippedWith({ recipient: ' ' }), 'fulfilment.shipment.recipient'],
    ['text that turns round', shippedWith({ recipient: 'a\u202eb' }), 'fulfilment.shipment.recipient'],
    ['half a character', shippedWith({ recipient: 'a\ud800' }), 'fulfilment.shipment.recipient'],
    ['a line break', shippedWith({ recipient: 'a\r\nb' }), 'fulfilment.shipment.recipient'],
    ['a telephone number of letters', shippedWith({ phone: 'call me' }), 'fulfilment.shipment.phone'],
  ])('%s', async (_, change, field) => {
    const korean = await o.place(change);
    expect(korean).toMatchObject({
      __typename: 'InvalidOrder',
      code: 'INVALID_ORDER',
      field: field.split('.'),
    });
    expect(korean.message).toMatch(/[가-힣]/);
    const english = await o.place(change, minji, 'en');
    expect(english.message).toMatch(/^[ -~’]{10,200}$/);
    for (const given of [korean, english]) expect(JSON.stringify(given)).not.toContain('4111');
    await nothingWritten();
    expect(await o.place()).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it.each<[string, Record<string, unknown>]>([
    ['half a copy', lines(1.5)],
    ['2^31 copies', lines(2 ** 31)],
    ['a milliard copies and one field more', { ...lines(1), pricd: 1 }],
    ['no key', { idempotencyKey: undefined }],
    ['another way to pay', { payment: { method: 'CASH', cardToken: 'tok_minji' } }],
    ['2^53+1 won', { expectedTotal: { minorUnits: 2 ** 53 + 2, currency: 'KRW' } }],
  ])('%s is no such input at all', async (_, change) => {
    expect(await o.place(change)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    await nothingWritten();
  });

  it('several currencies, several stores, or more than can be charged', async () => {
    const dollars = { ...aBook, productId: 'prd_dollars', price: { minorUnits: 999, currency: 'USD' } };
    const elsewhere = { ...aBook, productId: 'prd_elsewhere', storeId: 'sto_other' };
    const dear = { ...aBook, productId: 'prd_dear', price: won(1_000_000_000) };
    for (const offer of [dollars, elsewhere, dear]) await o.hear(o.envelope('catalog', heard.product(offer)));
    for (const productId of ['prd_dollars', 'prd_elsewhere'])
      expect(await o.place({ lines: [...lines(1).lines, ...lines(1, productId).lines] })).toMatchObject({
        __typename: 'InvalidOrder',
      });
    expect(await o.place(lines(2, 'prd_dear'))).toMatchObject({ __typename: 'PlaceOrderSuccess' });
    expect(await o.place({ ...lines(3, 'prd_dear'), idempotencyKey: 'much' })).toMatchObject({
      __typename: 'InvalidOrder',
      field: ['lines'],
    });
    expect(await o.rows()).toHaveLength(1);
  });

  it('needs to be signed in', async () => {
    const { errors } = await o.ask(
      'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { __typename } }',
      { input: anInput() },
      { subject: null, scopes: [], stores: [], service: null },
    );
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
    await nothingWritten();
  });

  it('but strange text that is text is kept as it is', async () => {
    const recipient = '<script>{{7*7}}</script> =cmd() 김민지 🎁 é';
    const { id } = orderOf(await o.place(shippedWith({ recipient })));
    const { data } = await o.ask(`{ order(id: "${id}") { fulfilment { ... on Shipment { recipient } } } }`);
    expect(data).toEqual({ order: { fulfilment: { recipient } } });
  });
});
