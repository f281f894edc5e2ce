import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStores } from '../../../test/stores.ts';
import { aBook, aLatte } from './builders.ts';
import {
  type Answer,
  aPickup,
  haneul,
  minji,
  type OrdersInTest,
  openOrders,
  orderOf,
  patient,
  silence,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

let keys = 0;
/** What a customer does who loads the page again: the same order under a new key. */
const reload = (change: Readonly<Record<string, unknown>> = {}, caller = minji): Promise<Answer> =>
  o.place({ idempotencyKey: `reloaded-${++keys}`, confirm: false, ...change }, caller);

const typesOf = (answers: readonly Answer[]) => answers.map(({ __typename }) => __typename).sort();

describe('a second order of the same basket within the minute', () => {
  it('is asked about: nothing is written, and the order that was there is shown', async () => {
    const first = orderOf(await reload());
    expect(await reload()).toMatchObject({
      __typename: 'DuplicateOrder',
      code: 'DUPLICATE_ORDER',
      message: expect.stringMatching(/한 번 더 주문/),
      order: { id: first.id, status: 'PLACED' },
    });
    expect(await o.rows()).toHaveLength(1);
    expect(o.count('approvePayment')).toBe(1);
  });

  it('takes one more click where it is meant, under the same key', async () => {
    const first = orderOf(await reload());
    const again = { idempotencyKey: 'again' };
    expect(await reload(again)).toMatchObject({ __typename: 'DuplicateOrder' });
    const second = await reload({ ...again, confirm: true });
    expect(second).toMatchObject({ __typename: 'PlaceOrderSuccess', order: { status: 'PLACED' } });
    expect(orderOf(second).id).not.toBe(first.id);
    expect(await reload(again)).toEqual(second); // its key has its order: nothing is asked about any more
    expect(await reload()).toMatchObject({ __typename: 'DuplicateOrder', order: { id: orderOf(second).id } });
  });

  it('is asked about while the first is still being checked', async () => {
    o.answers.approvePayment = silence;
    const first = await reload();
    expect(first.__typename).toBe('OrderPending');
    expect(await reload()).toMatchObject({
      __typename: 'DuplicateOrder',
      order: { id: orderOf(first).id, status: 'PLACING' },
    });
  });

  it('is none after the minute', async () => {
    await reload();
    o.pass(59_999);
    expect((await reload()).__typename).toBe('DuplicateOrder');
    o.pass(1);
    expect((await reload()).__typename).toBe('PlaceOrderSuccess');
  });

  it('is none where the first came to nothing: refused, cancelled or being undone', async () => {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'no funds' });
    expect((await reload()).__typename).toBe('PaymentDeclined');
    expect((await reload()).__typename).toBe('PaymentDeclined');
    o.answers.refundPayment = silence;
    expect((await reload()).__typename).toBe('OrderPending'); // stock and money are given back
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDED' });
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'APPROVED' });
    const placed = await reload();
    expect(placed.__typename).toBe('PlaceOrderSuccess');
    await o.cancel(orderOf(placed).id);
    expect((await reload()).__typename).toBe('PlaceOrderSuccess');
  });

  it('is the same in whatever order and number its lines come, and another with anything else in it', async () => {
    const [two, one] = [
      { productId: aBook.productId, quantity: 2 },
      { productId: aBook.productId, quantity: 1 },
    ];
    expect((await reload({ lines: [two] })).__typename).toBe('PlaceOrderSuccess');
    expect((await reload({ lines: [one, one] })).__typename).toBe('DuplicateOrder');
    expect((await reload({ lines: [one] })).__typename).toBe('PlaceOrderSuccess');
    expect((await reload(aPickup)).__typename).toBe('PlaceOrderSuccess');
    expect((await reload({ lines: [two] }, haneul)).__typename).toBe('PlaceOrderSuccess');
    expect(aPickup.lines[0]?.productId).toBe(aLatte.productId);
  });
});

describe('a storm of orders of one basket', () => {
  beforeEach(async () => {
    await o.close();
    o = await openOrders(testStores(), patient);
  });

  it('makes one order, however many come at once and whatever their keys', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => reload()));
    expect(typesOf(answers)).toEqual([
      ...Array.from({ length: 49 }, () => 'DuplicateOrder'),
      'PlaceOrderSuccess',
    ]);
    expect(new Set(answers.map((answer) => orderOf(answer).id)).size).toBe(1);
    expect([await o.rows(), o.count('approvePayment')]).toMatchObject([{ length: 1 }, 1]);
  });

  it('makes one order also where two processes are stormed, time after time', async () => {
    const stores = testStores();
    const [one, two] = [await openOrders(stores, patient), await openOrders(stores, patient)];
    try {
      for (let minute = 1; minute <= 5; minute++) {
        const answers = await Promise.all(
          Array.from({ length: 12 }, (_, i) =>
            (i % 2 ? one : two).place({ idempotencyKey: `${minute}-${i}`, confirm: false }),
          ),
        );
        expect(typesOf(answers).filter((type) => type === 'PlaceOrderSuccess')).toHaveLength(1);
        expect(await one.rows()).toHaveLength(minute);
        for (const process of [one, two]) process.pass(60_000);
      }
    } finally {
      await one.close();
      await two.close();
    }
  });

  it('makes as many as were confirmed', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => reload({ confirm: true })));
    expect(new Set(answers.map((answer) => orderOf(answer).id)).size).toBe(20);
    expect(new Set(typesOf(answers))).toEqual(new Set(['PlaceOrderSuccess']));
  });
});
