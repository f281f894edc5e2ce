import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard } from './builders.ts';
import {
  aPickup,
  aRide,
  haneul,
  minji,
  type OrdersInTest,
  openOrders,
  orderOf,
  quoteOperation,
  silence,
  staff,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

const placed = async (change: Readonly<Record<string, unknown>> = {}) => orderOf(await o.place(change)).id;
const tooLate = (reason: string) => () => ({ outcome: 'TOO_LATE', reason });

describe('cancelling an order', () => {
  it('withdraws it, refunds it, and says so once [OB-02 OB-25 EB-06 EB-07 EB-30]', async () => {
    const id = await placed();
    const answer = await o.cancel(id);
    expect(answer).toMatchObject({
      __typename: 'CancelOrderSuccess',
      order: { id, status: 'CANCELLED', sequence: 2 },
    });
    expect(o.asked.slice(2)).toEqual([
      { ask: 'withdrawDelivery', input: { orderId: id } },
      { ask: 'refundPayment', input: { key: `refund:${id}`, orderId: id } },
    ]);
    expect(await o.cancel(id)).toEqual(answer);
    expect(o.asked).toHaveLength(4);
    expect(await o.said()).toMatchObject([
      { type: 'OrderPlaced' },
      {
        type: 'OrderCancelled',
        data: { sequence: 2, paymentStatus: 'REFUNDED', lines: [{ productId: 'prd_book' }] },
      },
    ]);
    expect(await o.place()).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { id, status: 'CANCELLED' },
    });
  });

  it.each([
    ['a shipment', {}, 'withdrawDelivery'],
    ['a pick-up', aPickup, 'withdrawTicket'],
    ['a ride', aRide, 'withdrawRide'],
  ])('of %s asks the one authority over it', async (_, change, ask) => {
    await o.cancel(await placed(change));
    expect(o.asked.map((one) => one.ask).filter((name) => name.startsWith('withdraw'))).toEqual([ask]);
  });

  it('twenty times at once refunds once', async () => {
    const id = await placed();
    const answers = await Promise.all(Array.from({ length: 20 }, () => o.cancel(id)));
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['CancelOrderSuccess']));
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancelled']);
    expect(
      new Set(o.asked.filter(({ ask }) => ask === 'refundPayment').map(({ input }) => input.key)).size,
    ).toBe(1);
  });

  it('that is too late leaves everything as it is, now and later [EB-10]', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = tooLate('DISPATCHED');
    const answer = await o.cancel(id);
    expect(answer).toMatchObject({
      __typename: 'OrderNotCancellable',
      code: 'ORDER_NOT_CANCELLABLE',
      status: 'PLACED',
      order: { id, status: 'PLACED', sequence: 1 },
    });
    expect(await o.cancel(id)).toEqual(answer);
    expect(o.count('withdrawDelivery')).toBe(1);
    expect(o.count('refundPayment')).toBe(0);
    await o.hear(o.envelope('deliveries', heard.deliveryDispatched(id)));
    expect(await o.cancel(id)).toMatchObject({ __typename: 'OrderNotCancellable', status: 'IN_FULFILMENT' });
  });

  it('of an order that has ended otherwise is refused without asking any other context', async () => {
    const id = await placed();
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    expect(await o.cancel(id)).toMatchObject({ __typename: 'OrderNotCancellable', status: 'COMPLETED' });
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    const short = await placed({ idempotencyKey: 'short' });
    expect(await o.cancel(short)).toMatchObject({
      __typename: 'OrderNotCancellable',
      status: 'OUT_OF_STOCK',
    });
    expect(o.count('withdrawDelivery')).toBe(0);
  });

  it('of another customer’s order, or of none, finds nothing [EB-06]', async () => {
    const id = await placed();
    for (const [order, caller] of [
      [id, haneul],
      [id, staff],
      ['ord_none', minji],
      ['', minji],
      ['ord_\0', minji],
      ['../..', minji],
      ['x'.repeat(10_000), minji],
      [id.toUpperCase(), minji],
    ] as const)
      expect(await o.cancel(order, caller)).toEqual({
        __typename: 'OrderNotFound',
        code: 'ORDER_NOT_FOUND',
        message: '주문을 찾을 수 없습니다.',
      });
    expect(await o.statusOf(id)).toBe('PLACED');
  });

  it('takes a reason of five hundred characters, which stays out of logs and events', async () => {
    const id = await placed();
    expect(await o.cancel(id, minji, 'x'.repeat(501))).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
    o.answers.reserveStock = silence;
    const placing = await placed({ idempotencyKey: 'other' });
    await o.cancel(placing, minji, 'call me at 010 1234 5678');
    expect(JSON.stringify(await o.facts())).not.toContain('1234 5678');
  });
});

describe('cancelling while the order is placed', () => {
  it('undoes an order that waits for stock, and nobody is asked for a charge', async () => {
    o.answers.reserveStock = silence;
    const id = await placed();
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const answer = await o.cancel(id);
    expect(answer).toMatchObject({ __typename: 'CancelOrderSuccess', order: { id, status: 'CANCELLED' } });
    await o.wait(5_000);
    expect([o.count('approvePayment'), o.count('withdrawDelivery')]).toEqual([0, 0]);
    expect([o.count('releaseStock'), o.count('refundPayment')]).toEqual([1, 1]);
    expect(await o.said()).toMatchObject([
      { type: 'OrderQueued' },
      { type: 'OrderRefused', data: { status: 'CANCELLED', reason: 'CANCELLED', paymentStatus: 'VOIDED' } },
    ]);
    expect(await o.cancel(id)).toEqual(answer);
    expect(await o.place()).toMatchObject({ order: { id, status: 'CANCELLED' } });
    const { data } = await o.ask(
      'query ($id: ID!) { order(id: $id) { timeline { message(locale: "en") } } }',
      {
        id,
      },
    );
    expect(data).toMatchObject({
      order: {
        timeline: [{}, { message: 'The order was cancelled before it was placed; nothing stays charged.' }],
      },
    });
  });

  it('gives back a charge that was asked for, and takes no other', async () => {
    o.answers.approvePayment = silence;
    const id = await placed();
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'CancelOrderSuccess',
      order: { status: 'CANCELLED' },
    });
    o.answers.approvePayment = () => ({ __typename: 'Payment', status: 'APPROVED' });
    await o.wait(5_000);
    expect([o.count('approvePayment'), o.count('refundPayment')]).toEqual([1, 1]);
    expect(await o.said()).toMatchObject([
      { type: 'OrderQueued' },
      { type: 'OrderRefused', data: { status: 'CANCELLED', paymentStatus: 'REFUNDED' } },
    ]);
  });

  it('is pending until stock and money are known to be back', async () => {
    o.answers.approvePayment = silence;
    const id = await placed();
    o.answers.refundPayment = silence;
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'CancellationPending',
      order: { id, status: 'PLACING' },
    });
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending' });
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'VOIDED' });
    await o.wait(3_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
    expect(await o.saidOf(id)).toEqual(['OrderQueued', 'OrderRefused']);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
  });

  it('is stronger than the driver that is placing it', async () => {
    await o.close();
    o = await openOrders(undefined, { JUMUN_PAYMENT_DEADLINE_MS: '10000' });
    const asked = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    o.answers.approvePayment = async () => {
      asked.resolve();
      await released.promise;
      return { __typename: 'PaymentRefused', reason: 'VOIDED' };
    };
    const placing = o.place();
    await asked.promise;
    const [row] = await o.rows();
    expect(await o.cancel(row?.id ?? '')).toMatchObject({ __typename: 'CancelOrderSuccess' });
    released.resolve();
    expect(await placing).toMatchObject({ order: { status: 'CANCELLED' } });
    expect(await o.saidOf(row?.id ?? '')).toEqual(['OrderRefused']);
  });
});

describe('an authority that does not answer', () => {
  let id: string;
  beforeEach(async () => {
    id = await placed();
    o.answers.withdrawDelivery = silence;
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'CancellationPending',
      order: { status: 'CANCELLATION_REQUESTED', sequence: 2 },
    });
  });

  it('is asked again by the timer until the order is cancelled', async () => {
    await o.wait(1_000);
    expect(await o.statusOf(id)).toBe('CANCELLATION_REQUESTED');
    o.answers.withdrawDelivery = () => ({ outcome: 'WITHDRAWN', reason: null });
    await o.wait(2_000);
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancellationRequested', 'OrderCancelled']);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess', order: { sequence: 3 } });
  });

  it('may say it as an event; then the money goes back', async () => {
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided(id, 'WITHDRAWN')));
    expect(await o.statusOf(id)).toBe('CANCELLATION_REQUESTED'); // not before the money is back
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
    expect(o.count('refundPayment')).toBe(1);
    expect(o.count('withdrawDelivery')).toBe(1);
  });

  it('may say that it was too late: the order goes on where it is by now', async () => {
    await o.hear(
      o.envelope('deliveries', heard.deliveryDispatched(id)),
      o.envelope('deliveries', heard.withdrawalDecided(id, 'TOO_LATE', 'DISPATCHED')),
    );
    expect(await o.statusOf(id)).toBe('IN_FULFILMENT');
    expect(await o.said()).toMatchObject([
      { type: 'OrderPlaced' },
      { type: 'OrderCancellationRequested' },
      {
        type: 'OrderCancellationRefused',
        data: { sequence: 3, status: 'IN_FULFILMENT', fulfilmentStatus: 'DISPATCHED' },
      },
    ]);
    expect(await o.cancel(id)).toMatchObject({ __typename: 'OrderNotCancellable', status: 'IN_FULFILMENT' });
    await o.wait(5_000);
    expect(o.count('withdrawDelivery')).toBe(1); // it is not asked again
    await o.hear(o.envelope('deliveries', heard.deliveryCompleted(id)));
    expect(await o.saidOf(id)).toHaveLength(4);
  });

  it('asked again while undecided gives the same answer', async () => {
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending', order: { sequence: 2 } });
    expect(await o.saidOf(id)).toEqual(['OrderPlaced', 'OrderCancellationRequested']);
  });
});

describe('a refund that is not certain', () => {
  it('is asked for with the same key until it is; there is no way back', async () => {
    const id = await placed();
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDING' });
    expect(await o.cancel(id)).toMatchObject({
      __typename: 'CancellationPending',
      order: { status: 'CANCELLATION_REQUESTED' },
    });
    await o.hear(
      o.envelope('deliveries', heard.withdrawalDecided(id, 'TOO_LATE', 'DISPATCHED')),
      o.envelope('deliveries', heard.deliveryDispatched(id)),
    );
    await o.wait(3_000);
    expect(await o.statusOf(id)).toBe('CANCELLATION_REQUESTED');
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDED' });
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
    expect(o.count('withdrawDelivery')).toBe(1);
    expect(
      new Set(o.asked.filter(({ ask }) => ask === 'refundPayment').map(({ input }) => input.key)),
    ).toEqual(new Set([`refund:${id}`]));
  });
});

describe('what cancelling would mean', () => {
  const quote = async (id: string, caller = minji) =>
    (await o.ask(quoteOperation, { id }, caller)).data?.cancelQuote;

  it('is the whole price while it is free, and nothing is done', async () => {
    const id = await placed();
    expect(await quote(id)).toEqual({
      outcome: 'ALLOWED',
      reason: null,
      en: null,
      refund: { minorUnits: 12_000 },
      until: null,
    });
    expect(await o.saidOf(id)).toEqual(['OrderPlaced']);
  });

  it('is no more than a wish while it is undecided, and nothing when it is too late', async () => {
    const id = await placed();
    await o.hear(o.envelope('deliveries', heard.deliveryDispatched(id)));
    expect(await quote(id)).toEqual({
      outcome: 'REFUSED',
      reason: '상품이 이미 발송되어 취소할 수 없습니다.',
      en: 'The parcel has left, so the order can no longer be cancelled.',
      refund: null,
      until: null,
    });
    o.answers.reserveStock = silence;
    const placing = await placed({ idempotencyKey: 'other' });
    expect(await quote(placing)).toMatchObject({ outcome: 'ALLOWED', reason: null, refund: null });
  });

  it('says no after the authority has said no, whatever the table says', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = tooLate('DISPATCHED');
    await o.cancel(id);
    expect(await quote(id)).toMatchObject({ outcome: 'REFUSED', refund: null });
  });

  it('is shown to everyone who may see the order; staff who only read are told that they cannot cancel it', async () => {
    const id = await placed();
    expect(await quote(id)).toMatchObject({ outcome: 'ALLOWED' });
    expect(await quote(id, staff)).toMatchObject({
      outcome: 'REFUSED',
      en: 'Only the customer who ordered can cancel it, or staff who help customers.',
      refund: null,
    });
    expect(await o.cancel(id, staff)).toMatchObject({ __typename: 'OrderNotFound' });
    for (const [order, caller] of [
      [id, haneul],
      ['ord_none', minji],
      ['ord_\0', minji],
    ] as const)
      expect(await quote(order, caller)).toBeNull();
  });
});

describe('staff with orders:write', () => {
  const support = { ...staff, subject: 'stf_support', scopes: ['orders:read', 'orders:write', 'stores:any'] };
  const because = 'The customer telephoned: wrong edition';
  const shown = async (id: string, caller = minji) =>
    (await o.ask(`{ order(id: "${id}") { status cancellationReason timeline { event actor } } }`, {}, caller))
      .data?.order;
  const quote = async (id: string, caller = minji) =>
    (await o.ask(quoteOperation, { id }, caller)).data?.cancelQuote;
  const saidAtTheEnd = async (id: string) =>
    (await o.said()).filter(({ aggregate }) => aggregate === id).at(-1)?.data as { because?: string };

  it('cancel in the customer’s name; the customer is told why, and the trail who did it', async () => {
    const id = await placed();
    expect(await quote(id, support)).toMatchObject({ outcome: 'ALLOWED' });
    const answer = await o.cancel(id, support, because);
    expect(answer).toMatchObject({ __typename: 'CancelOrderSuccess', order: { status: 'CANCELLED' } });
    expect(await shown(id)).toMatchObject({ status: 'CANCELLED', cancellationReason: because });
    expect((await saidAtTheEnd(id)).because).toBe(because);
    const acts = (await o.acts()).map(({ data }) => data);
    expect(acts).toEqual([
      expect.objectContaining({ actor: 'stf_support', command: 'cancelOrder', subjects: [id] }),
    ]);
    expect(await shown(id)).toMatchObject({
      timeline: [
        { event: 'OrderPlaced', actor: 'customer' },
        { event: 'OrderCancelled', actor: 'staff' },
      ],
    });
    // a repeat is the same, and no further act
    expect(await o.cancel(id, support, 'again')).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(await shown(id)).toMatchObject({ cancellationReason: because });
  });

  it('call an order off that is still being placed', async () => {
    o.answers.reserveStock = silence;
    const id = await placed({ whenBusy: 'QUEUE' });
    o.answers.releaseStock = () => ({ state: 'RELEASED' });
    await o.cancel(id, support, because);
    await o.wait(3_000);
    expect(await shown(id)).toMatchObject({ status: 'CANCELLED', cancellationReason: because });
    expect((await saidAtTheEnd(id)).because).toBe(because);
  });

  it('say why, also where the authority decides later', async () => {
    const id = await placed();
    o.answers.withdrawDelivery = silence;
    expect((await o.cancel(id, support, because)).__typename).toBe('CancellationPending');
    await o.hear(o.envelope('deliveries', heard.withdrawalDecided(id, 'WITHDRAWN')));
    await o.wait(3_000);
    expect(await shown(id)).toMatchObject({ status: 'CANCELLED', cancellationReason: because });
  });

  it.each([null, '', ' '])('are refused without a reason (%j): nothing happens', async (reason) => {
    const id = await placed();
    const answer = await o.cancel(id, support, reason);
    expect(JSON.stringify(answer.errors)).toContain('BAD_USER_INPUT');
    expect(await o.statusOf(id)).toBe('PLACED');
  });

  it('find no order of a store that they do not work for', async () => {
    const id = await placed();
    const elsewhere = { ...support, scopes: ['orders:read', 'orders:write'], stores: ['sto_cafe'] };
    expect((await o.cancel(id, elsewhere, because)).__typename).toBe('OrderNotFound');
    expect(await o.statusOf(id)).toBe('PLACED');
    expect((await o.cancel(id, { ...elsewhere, stores: ['sto_bookshop'] }, because)).__typename).toBe(
      'CancelOrderSuccess',
    );
  });
});
