import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aBook, heard } from './builders.ts';
import {
  aPickup,
  aRide,
  haneul,
  money,
  type OrdersInTest,
  openOrders,
  orderOf,
  silence,
  support,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
  await o.hear(
    o.envelope(
      'catalog',
      heard.product({ ...aBook, productId: 'prd_atlas', price: { minorUnits: 30_000, currency: 'KRW' } }),
    ),
  );
});
afterEach(() => o.close());

/** Three copies at 12,000 and an atlas at 30,000. */
const books = {
  lines: [
    { productId: 'prd_book', quantity: 3 },
    { productId: 'prd_atlas', quantity: 1 },
  ],
};
const placed = async (change: Readonly<Record<string, unknown>> = books) => orderOf(await o.place(change)).id;
const one = { lines: [{ productId: 'prd_book', quantity: 1 }] };
const seen = async (id: string) =>
  (await o.ask(`query ($id: ID!) { order(id: $id) { ${money} } }`, { id })).data?.order;

describe('cancelling some lines', () => {
  it('asks the authority, gives back their share, and says what is in the shop again', async () => {
    const id = await placed();
    const answer = await o.cancelLines(id, one);
    expect(answer).toMatchObject({
      __typename: 'CancelOrderSuccess',
      order: { id, status: 'PLACED' },
      refund: { amount: { minorUnits: 12_000 } },
    });
    expect(o.asked.slice(2)).toMatchObject([
      { ask: 'withdrawDelivery', input: { orderId: id, part: { lines: one.lines } } },
      { ask: 'refundPart', input: { minorUnits: 12_000 } },
    ]);
    expect((await o.said()).at(-1)).toMatchObject({
      type: 'OrderRefunded',
      data: {
        cause: 'CANCELLED',
        restock: { reservation: id, lines: one.lines },
        refundedLines: [{ productId: 'prd_book', quantity: 1, amount: { minorUnits: 12_000 } }],
      },
    });
    expect(await seen(id)).toMatchObject({
      refunded: { minorUnits: 12_000 },
      lines: [{ quantity: 3, refundedQuantity: 1 }, { refundedQuantity: 0 }],
    });
  });

  it('with a key once, however often it is asked for, also when it would be all that is left', async () => {
    const id = await placed({ lines: [{ productId: 'prd_book', quantity: 2 }] });
    const answer = await o.cancelLines(id, { idempotencyKey: 'once', ...one });
    expect(await o.cancelLines(id, { idempotencyKey: 'once', ...one })).toEqual(answer);
    expect(
      await o.cancelLines(id, { idempotencyKey: 'once', lines: [{ productId: 'prd_book', quantity: 2 }] }),
    ).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect(o.count('refundPart')).toBe(1);
    expect(await o.statusOf(id)).toBe('PLACED');
  });

  it('of all that is left is cancelling the order: the rest goes back', async () => {
    const id = await placed();
    await o.cancelLines(id, one);
    const rest = {
      lines: [
        { productId: 'prd_book', quantity: 2 },
        { productId: 'prd_atlas', quantity: 1 },
      ],
    };
    expect(await o.cancelLines(id, rest)).toMatchObject({
      __typename: 'CancelOrderSuccess',
      order: { status: 'CANCELLED' },
      refund: null,
    });
    expect(o.count('refundPayment')).toBe(1);
    expect(await seen(id)).toMatchObject({
      refunded: { minorUnits: 66_000 },
      refunds: [{ amount: { minorUnits: 12_000 } }, { amount: { minorUnits: 54_000 } }],
    });
  });

  it('is refused beyond what was ordered, too late, of a ride, and of what is not one’s own', async () => {
    const id = await placed();
    expect(await o.cancelLines(id, { lines: [{ productId: 'prd_book', quantity: 4 }] })).toMatchObject({
      code: 'LINE_REFUND_TOO_HIGH',
      quantityLeft: 3,
    });
    expect(await o.cancelLines(id, one, haneul)).toMatchObject({ code: 'ORDER_NOT_FOUND' });
    const ride = await placed({ idempotencyKey: 'ride', ...aRide });
    expect(await o.cancelLines(ride, { lines: [{ productId: 'prd_taxi', quantity: 1 }] })).toMatchObject({
      code: 'INVALID_CANCELLATION',
    });
    o.answers.withdrawDelivery = () => ({ outcome: 'TOO_LATE', reason: 'DISPATCHED' });
    expect(await o.cancelLines(id, one)).toMatchObject({ code: 'ORDER_NOT_CANCELLABLE' });
    await o.hear(o.envelope('deliveries', heard.deliveryDispatched(id)));
    expect(await o.cancelLines(id, one)).toMatchObject({
      code: 'ORDER_NOT_CANCELLABLE',
      message: '상품이 이미 발송되어 취소할 수 없습니다.',
    });
    expect(o.count('refundPart')).toBe(0);
    expect(o.count('withdrawDelivery')).toBe(1);
  });

  it('of a pick-up asks its store', async () => {
    const id = await placed({ ...aPickup, lines: [{ productId: 'prd_latte', quantity: 2 }] });
    await o.cancelLines(id, { lines: [{ productId: 'prd_latte', quantity: 1 }] });
    expect(o.count('withdrawTicket')).toBe(1);
  });

  it('by support needs a reason, which the customer reads', async () => {
    const id = await placed();
    expect(await o.cancelLines(id, one, support)).toMatchObject({ errors: [{}] });
    await o.cancelLines(id, { ...one, reason: '전화로 요청' }, support);
    expect(await seen(id)).toMatchObject({ refunds: [{ cause: 'CANCELLED', reason: '전화로 요청' }] });
  });
});

describe('an answer that does not come', () => {
  it('is asked for again with the same key; meanwhile nothing else goes back', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = silence;
    expect(await o.cancelLines(id, one)).toMatchObject({ __typename: 'CancellationPending' });
    expect(await o.cancelLines(id, one)).toMatchObject({ code: 'REFUND_UNDER_WAY' });
    expect(await o.refund(id, one)).toMatchObject({ code: 'REFUND_UNDER_WAY' });
    o.answers.withdrawDelivery = () => ({ outcome: 'WITHDRAWN', reason: null });
    await o.wait(10_000);
    expect(await seen(id)).toMatchObject({ refunded: { minorUnits: 12_000 } });
    const keys = o.asked.flatMap(({ ask, input }) =>
      ask === 'withdrawDelivery' ? [(input.part as { key: string }).key] : [],
    );
    expect(new Set(keys).size).toBe(1);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderRefunded']);
  });

  it('and the whole order is cancelled meanwhile: all of it goes back, once', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = (input) => (input.part ? silence() : { outcome: 'WITHDRAWN', reason: null });
    await o.cancelLines(id, one);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    o.answers.withdrawDelivery = () => ({ outcome: 'WITHDRAWN', reason: null });
    await o.wait(10_000);
    expect(o.count('refundPart')).toBe(0);
    expect(await seen(id)).toMatchObject({ status: 'CANCELLED', refunded: { minorUnits: 66_000 } });
  });
});
