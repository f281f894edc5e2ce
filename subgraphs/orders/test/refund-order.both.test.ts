import { CustomerLeft } from '@jumun/schema/events/customers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard } from './builders.ts';
import {
  aRide,
  manager,
  minji,
  money,
  type OrdersInTest,
  openOrders,
  orderOf,
  silence,
  staff,
  support,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

/** Two copies at 12,000 each. */
const books = { lines: [{ productId: 'prd_book', quantity: 2 }] };
const placed = async (change: Readonly<Record<string, unknown>> = books) => orderOf(await o.place(change)).id;
const one = { lines: [{ productId: 'prd_book', quantity: 1 }] };
const won = (minorUnits: number) => ({ amount: { minorUnits, currency: 'KRW' }, reason: '포장이 찢어짐' });
const seen = async (id: string) => {
  const { data } = await o.ask(`query ($id: ID!) { order(id: $id) { ${money} } }`, { id });
  return data?.order as { refunded: { minorUnits: number }; refunds: { amount: { minorUnits: number } }[] };
};
const parts = () =>
  o.asked.filter(({ ask }) => ask === 'refundPart').map(({ input }) => [input.key, input.minorUnits]);

describe('giving some of it back', () => {
  it('gives back one of two copies: its share, once, and others hear of it', async () => {
    const id = await placed();
    const answer = await o.refund(id, one);
    expect(answer).toMatchObject({
      __typename: 'RefundOrderSuccess',
      refund: {
        cause: 'STAFF',
        reason: null,
        refundedAt: expect.any(String),
        amount: { minorUnits: 12_000 },
        lines: [{ title: 'A Book', quantity: 1, amount: { minorUnits: 12_000 } }],
      },
      order: {
        status: 'PLACED',
        sequence: 2,
        refunded: { minorUnits: 12_000 },
        refunds: [{ amount: { minorUnits: 12_000 } }],
        lines: [{ quantity: 2, refundedQuantity: 1, share: { minorUnits: 24_000 } }],
      },
    });
    expect(await o.refund(id, one)).toEqual(answer);
    expect(parts()).toEqual([[`refund:${id}:${answer.refund?.id}`, 12_000]]);
    expect((await o.said()).at(-1)).toMatchObject({
      type: 'OrderRefunded',
      data: {
        refundId: answer.refund?.id,
        cause: 'STAFF',
        amount: { minorUnits: 12_000 },
        refundedTotal: { minorUnits: 12_000 },
        refundedLines: [{ productId: 'prd_book', quantity: 1, amount: { minorUnits: 12_000 } }],
      },
    });
  });

  it('gives back an amount with a reason, and at last all that is left', async () => {
    const id = await placed();
    expect(await o.refund(id, won(5_000))).toMatchObject({
      refund: { amount: { minorUnits: 5_000 }, reason: '포장이 찢어짐', lines: [{ quantity: 0 }] },
    });
    expect(await o.refund(id, { idempotencyKey: 'rest' })).toMatchObject({
      refund: { amount: { minorUnits: 19_000 } },
      order: { status: 'PLACED', refunded: { minorUnits: 24_000 } },
    });
    expect(await o.refund(id, { idempotencyKey: 'more' })).toMatchObject({
      code: 'NOTHING_TO_REFUND',
      message: '이 주문은 더 돌려줄 금액이 없습니다.',
    });
    expect((await o.said()).at(-1)?.data).toMatchObject({ paymentStatus: 'REFUNDED', status: 'PLACED' });
  });

  it('of a completed order, and one whose books have left', async () => {
    const id = await placed();
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    expect(await o.refund(id, one)).toMatchObject({
      order: { status: 'COMPLETED', refunded: { minorUnits: 12_000 } },
    });
  });
});

describe('no more goes back', () => {
  it('than was paid, than was ordered of a product, or with lines and an amount at once', async () => {
    const id = await placed();
    expect(await o.refund(id, won(24_001))).toMatchObject({
      code: 'REFUND_TOO_HIGH',
      left: { minorUnits: 24_000 },
    });
    expect(await o.refund(id, { lines: [{ productId: 'prd_book', quantity: 3 }] })).toMatchObject({
      code: 'LINE_REFUND_TOO_HIGH',
      productId: 'prd_book',
      quantityLeft: 2,
    });
    expect(await o.refund(id, { ...one, ...won(1) })).toMatchObject({
      code: 'INVALID_REFUND',
      field: ['amount'],
    });
    expect(await o.refund(id, { lines: [] })).toMatchObject({ code: 'INVALID_REFUND' });
    expect(await o.refund(id, { amount: { minorUnits: 1, currency: 'KRW' } })).toMatchObject({
      code: 'INVALID_REFUND',
      field: ['reason'],
    });
    expect(await o.refund(id, won(0))).toMatchObject({ code: 'INVALID_REFUND' });
    expect(parts()).toEqual([]);
    expect(await o.refund(id, one)).toMatchObject({ __typename: 'RefundOrderSuccess' }); // the key is still free
  });

  it('under a key that was used for another refund', async () => {
    const id = await placed();
    await o.refund(id, one);
    expect(await o.refund(id, won(1))).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  });

  it('of many who give back at once', async () => {
    const id = await placed();
    await Promise.all(
      Array.from({ length: 12 }, (_, n) => o.refund(id, { idempotencyKey: `k${n}`, ...won(10_000) })),
    );
    await o.wait(20_000);
    const { refunded, refunds } = await seen(id);
    expect(refunded.minorUnits).toBeLessThanOrEqual(24_000);
    expect(refunds.reduce((sum, { amount }) => sum + amount.minorUnits, 0)).toBe(refunded.minorUnits);
    expect(new Set(parts().map(([key]) => key)).size).toBe(refunds.length);
  });

  it('of an order that is not placed, or cancelled', async () => {
    const id = await placed();
    await o.cancel(id);
    expect(await o.refund(id, one)).toMatchObject({ code: 'ORDER_NOT_REFUNDABLE', status: 'CANCELLED' });
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'no' });
    const failed = await placed({ idempotencyKey: 'declined' });
    expect(await o.refund(failed, one)).toMatchObject({
      code: 'ORDER_NOT_REFUNDABLE',
      status: 'PAYMENT_FAILED',
    });
  });
});

describe('an answer that does not come', () => {
  it('is told as pending; the timer asks again with the same key, and the money goes back once', async () => {
    const id = await placed();
    o.answers.refundPart = silence;
    const answer = await o.refund(id, one);
    expect(answer).toMatchObject({
      __typename: 'RefundPending',
      refund: { refundedAt: null, amount: { minorUnits: 12_000 } },
      order: { refunded: { minorUnits: 0 } },
    });
    expect(await o.refund(id, { idempotencyKey: 'other', ...won(1) })).toMatchObject({
      code: 'REFUND_UNDER_WAY',
    });
    expect((await o.ask('query ($id: ID!) { order(id: $id) { blockedOn { what } } }', { id })).data).toEqual({
      order: { blockedOn: { what: 'REFUND' } },
    });
    o.answers.refundPart = () => ({ status: 'RETURNED' });
    await o.wait(10_000);
    expect(await seen(id)).toMatchObject({ refunded: { minorUnits: 12_000 } });
    expect(new Set(parts().map(([key]) => key)).size).toBe(1);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderRefunded']);
    expect(await o.refund(id, one)).toMatchObject({ __typename: 'RefundOrderSuccess' });
  });

  it('a refund that payments will never make is dropped, and the way is free for another', async () => {
    const id = await placed();
    o.answers.refundPart = () => ({ status: 'REFUSED' });
    expect(await o.refund(id, one)).toMatchObject({ code: 'NOTHING_TO_REFUND' });
    expect(await o.saidOf(id)).toEqual(['OrderPlaced']);
    o.answers.refundPart = () => ({ status: 'RETURNED' });
    expect(await o.refund(id, { idempotencyKey: 'again', ...one })).toMatchObject({
      __typename: 'RefundOrderSuccess',
    });
  });
});

describe('together with a cancellation', () => {
  it('which gives back the rest only, and says so', async () => {
    const id = await placed();
    await o.refund(id, won(5_000));
    const quote = await o.ask('query ($id: ID!) { cancelQuote(orderId: $id) { refund { minorUnits } } }', {
      id,
    });
    expect(quote.data).toEqual({ cancelQuote: { refund: { minorUnits: 19_000 } } });
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(await seen(id)).toMatchObject({
      refunded: { minorUnits: 24_000 },
      refunds: [
        { cause: 'STAFF', amount: { minorUnits: 5_000 } },
        { cause: 'CANCELLED', amount: { minorUnits: 19_000 } },
      ],
    });
    expect((await o.said()).at(-1)).toMatchObject({
      type: 'OrderCancelled',
      data: { paymentStatus: 'REFUNDED', refundedTotal: { minorUnits: 24_000 } },
    });
  });

  it('that comes while a part is on its way: the part goes back first, then the rest', async () => {
    const id = await placed();
    o.answers.refundPart = silence;
    await o.refund(id, one);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending' });
    expect(o.count('refundPayment')).toBe(0); // the rest is not known yet
    o.answers.refundPart = () => ({ status: 'RETURNED' });
    await o.wait(10_000);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderRefunded', 'OrderCancelled']);
    expect(o.count('refundPayment')).toBe(1);
    expect(await seen(id)).toMatchObject({ refunded: { minorUnits: 24_000 } });
  });
});

describe('who may give back', () => {
  it('support of every order, a manager of those of the own store, and nobody else', async () => {
    const id = await placed();
    const ride = await placed({ idempotencyKey: 'ride', ...aRide });
    expect(await o.refund(id, one, manager)).toMatchObject({ __typename: 'RefundOrderSuccess' });
    expect(await o.refund(ride, won(1), manager)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
    const elsewhere = { ...manager, stores: ['sto_cafe'] };
    expect(await o.refund(id, { idempotencyKey: 'e', ...one }, elsewhere)).toMatchObject({
      code: 'ORDER_NOT_FOUND',
    });
    expect(await o.refund(ride, { idempotencyKey: 'r', ...won(1) })).toMatchObject({
      __typename: 'RefundOrderSuccess',
    });
    for (const caller of [minji, staff])
      expect(await o.refund(id, { idempotencyKey: 'x', ...one }, caller)).toMatchObject({
        errors: [{ extensions: { code: 'FORBIDDEN' } }],
      });
    expect(await o.refund('ord_none', one)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
  });
});

it('what was said about a refund is forgotten with its customer', async () => {
  const id = await placed();
  await o.refund(id, won(1_000), support);
  await o.hear(o.envelope('customers', CustomerLeft.make({ customerId: 'cus_minji' })));
  expect(JSON.stringify(await o.rows())).not.toContain('찢어짐');
  expect(JSON.stringify(await o.facts())).not.toContain('찢어짐');
});
