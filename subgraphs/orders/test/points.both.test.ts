import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heard, won } from './builders.ts';
import {
  anInput,
  aPickup,
  minji,
  type OrdersInTest,
  openOrders,
  openWithBreakerOpen,
  orderOf,
  silence,
} from './open.ts';

let o: OrdersInTest;
beforeEach(async () => {
  o = await openOrders();
});
afterEach(() => o.close());

/** A book of 12,000 won, of which points pay for so many. */
const withPoints = (pointsToSpend: number | null, cardToken: string | null = 'tok_minji') =>
  ({ payment: { method: 'CARD', cardToken, pointsToSpend } }) as const;
const place = (points: number | null, cardToken?: string | null, change: object = {}) =>
  o.place({ ...withPoints(points, cardToken), ...change });
const asks = () => o.asked.map(({ ask }) => ask);
const nothingWritten = async () => {
  expect(await o.rows()).toEqual([]);
  expect(o.asked).toEqual([]);
};

describe('an order that spends points', () => {
  it('holds them after the stock and before the charge, and the card pays the rest', async () => {
    const answer = await place(4_000);
    expect(answer).toMatchObject({
      __typename: 'PlaceOrderSuccess',
      order: { status: 'PLACED', total: won(12_000), pointsSpent: 4_000, paidByCard: { minorUnits: 8_000 } },
    });
    const { id } = orderOf(answer);
    expect(o.asked).toMatchObject([
      { ask: 'reserveStock' },
      { ask: 'holdPoints', input: { orderId: id, customerId: 'cus_minji', amount: 4_000 } },
      { ask: 'approvePayment', input: { minorUnits: 8_000, currency: 'KRW', cardToken: 'tok_minji' } },
    ]);
    expect(await o.said()).toMatchObject([
      { type: 'OrderPlaced', data: { total: won(12_000), pointsSpent: 4_000 } },
    ]);
  });

  it('for everything asks for no charge, and needs no card', async () => {
    const answer = await place(12_000, null);
    expect(answer).toMatchObject({
      order: { status: 'PLACED', pointsSpent: 12_000, paidByCard: { minorUnits: 0 } },
    });
    expect(asks()).toEqual(['reserveStock', 'holdPoints']);
    expect(await o.said()).toMatchObject([{ data: { paymentStatus: 'APPROVED' } }]);
    expect(await o.cancel(orderOf(answer).id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(asks().slice(2)).toEqual(['withdrawDelivery', 'returnPoints']);
    expect((await o.said()).at(-1)).toMatchObject({
      type: 'OrderCancelled',
      data: { paymentStatus: 'REFUNDED', pointsSpent: 12_000 },
    });
  });

  it('keeps no card that is not charged', async () => {
    o.answers.holdPoints = silence;
    await place(12_000);
    expect(JSON.stringify(await o.rows())).not.toContain('tok_minji');
  });

  it('is one order by its key: other points under it are another order', async () => {
    const first = await place(4_000);
    expect(await place(4_000)).toEqual(first);
    expect(await place(5_000)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await place(null)).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(o.count('holdPoints')).toBe(1);
  });

  it.each([
    ['more than it costs', 12_001, 'tok_minji', 'pointsToSpend'],
    ['less than none', -1, 'tok_minji', 'pointsToSpend'],
    ['a part, without a card for the rest', 4_000, null, 'cardToken'],
    ['none, without a card', 0, null, 'cardToken'],
  ])('does not begin with %s', async (_, points, cardToken, field) => {
    expect(await place(points, cardToken)).toMatchObject({
      code: 'INVALID_ORDER',
      field: ['payment', field],
    });
    await nothingWritten();
  });
});

describe('an order that spends none', () => {
  it('says so by null, 0 or silence, which are the same request', async () => {
    const first = await o.place();
    for (const points of [null, 0]) expect(await place(points)).toEqual(first);
    expect(first).toMatchObject({ order: { pointsSpent: 0, paidByCard: { minorUnits: 12_000 } } });
  });

  it('is placed and cancelled while wallets is away', async () => {
    o.answers.holdPoints = silence;
    o.answers.returnPoints = silence;
    const { id, status } = orderOf(await o.place());
    expect(status).toBe('PLACED');
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(asks()).not.toContain('holdPoints');
    expect(asks()).not.toContain('returnPoints');
    expect((await o.said())[0]?.data).not.toHaveProperty('pointsSpent');
  });
});

describe('points that are fewer than were to be spent', () => {
  it('refuse the order: nothing is charged, and the stock goes back', async () => {
    o.answers.holdPoints = () => ({ __typename: 'PointsShort', available: 250 });
    o.answers.refundPayment = () => ({ __typename: 'RefundRecorded' });
    const answer = await place(4_000);
    expect(answer).toMatchObject({
      __typename: 'NotEnoughPoints',
      code: 'NOT_ENOUGH_POINTS',
      message: expect.stringMatching(/포인트가 부족/),
      available: 250,
      order: { status: 'PAYMENT_FAILED' },
    });
    expect(asks()).toEqual(['reserveStock', 'holdPoints', 'releaseStock', 'returnPoints', 'refundPayment']);
    expect(await o.said()).toMatchObject([
      { type: 'OrderRefused', data: { reason: 'NO_POINTS', pointsSpent: 4_000 } },
    ]);
    expect(await place(4_000)).toEqual(answer);
  });
});

describe('points of an order that does not come about', () => {
  it('go back where the card is declined', async () => {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'NO_FUNDS' });
    const { id } = orderOf(await place(4_000));
    expect(o.asked.find(({ ask }) => ask === 'returnPoints')?.input).toEqual({
      key: `return:${id}`,
      orderId: id,
    });
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
  });

  it('go back before the order ends, however long wallets is away', async () => {
    o.answers.approvePayment = () => ({ __typename: 'PaymentRefused', reason: 'NO_FUNDS' });
    o.answers.returnPoints = silence;
    const { id } = orderOf(await place(4_000));
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('PLACING');
    o.answers.returnPoints = () => ({ state: 'RETURNED' });
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
  });
});

describe('wallets that does not answer', () => {
  it('leaves the order pending, not charged, and it goes on by itself', async () => {
    o.answers.holdPoints = silence;
    const first = await place(4_000);
    expect(first).toMatchObject({ __typename: 'OrderPending', order: { status: 'PLACING' } });
    const { id } = orderOf(first);
    const { data } = await o.ask('query ($id: ID!) { order(id: $id) { blockedOn { what } } }', { id });
    expect(data).toEqual({ order: { blockedOn: { what: 'POINTS' } } });
    expect(asks()).not.toContain('approvePayment');
    o.answers.holdPoints = () => ({ __typename: 'PointsHold', state: 'HELD' });
    await o.wait(1_000);
    expect(await o.statusOf(id)).toBe('PLACED');
    expect(o.count('reserveStock')).toBe(1);
  });

  it('is "try again later" where it was not asked at all', async () => {
    await o.close();
    const opened = await openWithBreakerOpen('hold-points');
    o = opened.orders;
    expect(await place(4_000)).toMatchObject({ __typename: 'TryAgainLater' });
    await opened.free();
    expect(await place(4_000)).toMatchObject({ __typename: 'PlaceOrderSuccess' });
  });

  it('for a minute ends the order, and the points that may be held go back', async () => {
    o.answers.holdPoints = silence;
    const { id } = orderOf(await place(4_000));
    await o.wait(62_000, 10_000);
    expect(await o.statusOf(id)).toBe('PAYMENT_FAILED');
    expect(o.count('returnPoints')).toBe(1);
  });
});

describe('a cancellation', () => {
  it('gives the points back first, and the card the rest', async () => {
    const { id } = orderOf(await place(4_000));
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(o.asked.slice(3)).toMatchObject([
      { ask: 'withdrawDelivery' },
      { ask: 'returnPoints', input: { key: `return:${id}`, orderId: id } },
      { ask: 'refundPayment', input: { key: `refund:${id}` } },
    ]);
  });

  it('is decided, but not over, until wallets has answered', async () => {
    const { id } = orderOf(await place(4_000));
    o.answers.returnPoints = silence;
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancellationPending' });
    expect(o.count('refundPayment')).toBe(0);
    o.answers.returnPoints = () => ({ state: 'RETURNED' });
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
    expect(o.count('refundPayment')).toBe(1);
  });

  it('by the store gives them back as well', async () => {
    const { id } = orderOf(await place(1_000, 'tok_minji', aPickup));
    await o.hear(o.envelope('stores', heard.ticketRejected(id)));
    await o.wait(2_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
    expect(o.count('returnPoints')).toBe(1);
  });
});

describe('a part that staff give back', () => {
  const two = { lines: [{ productId: 'prd_book', quantity: 2 }] };
  const parts = () =>
    o.asked.flatMap(({ ask, input }) => {
      if (ask === 'returnPoints') return [`${input.amount ?? 'rest'} points`];
      return ask === 'refundPart' ? [`${input.minorUnits} to the card`] : [];
    });

  it('is points first, and the card has what is left, once for each refund', async () => {
    const { id } = orderOf(await place(13_000, 'tok_minji', two));
    const first = await o.refund(id, { lines: [{ productId: 'prd_book', quantity: 1 }] });
    expect(first).toMatchObject({ refund: { amount: { minorUnits: 12_000 }, points: 12_000 } });
    expect(await o.refund(id, { lines: [{ productId: 'prd_book', quantity: 1 }] })).toEqual(first);
    expect(parts()).toEqual(['12000 points']);
    await o.refund(id, { idempotencyKey: 'rest' });
    expect(parts().slice(1).sort()).toEqual(['1000 points', '11000 to the card']);
    const keys = o.asked.filter(({ ask }) => ask === 'returnPoints').map(({ input }) => input.key);
    expect(new Set(keys).size).toBe(2);
    expect((await o.said()).filter(({ type }) => type === 'OrderRefunded')).toMatchObject([
      { data: { amount: { minorUnits: 12_000 }, points: 12_000 } },
      { data: { amount: { minorUnits: 12_000 }, points: 1_000 } },
    ]);
  });

  it('goes on by itself until wallets has answered', async () => {
    const { id } = orderOf(await place(4_000));
    o.answers.returnPoints = silence;
    await o.refund(id, { amount: won(1_000), reason: '늦은 배송' });
    expect((await o.said()).map(({ type }) => type)).toEqual(['OrderPlaced']);
    o.answers.returnPoints = () => ({ state: 'SPENT' });
    await o.wait(6_000);
    expect((await o.said()).map(({ type }) => type)).toEqual(['OrderPlaced', 'OrderRefunded']);
  });

  it('leaves the rest to a cancellation', async () => {
    const { id } = orderOf(await place(4_000));
    await o.refund(id, { amount: won(1_000), reason: '늦은 배송' });
    expect(await o.cancel(id)).toMatchObject({ __typename: 'CancelOrderSuccess' });
    expect(parts()).toEqual(['1000 points', 'rest points']);
    expect(o.count('refundPayment')).toBe(1);
  });
});

it('an order of before there were points to spend has spent none', async () => {
  const { id } = orderOf(await o.place());
  const [row] = await o.rows();
  expect(row?.state).not.toHaveProperty('pointsSpent'); // as the versions before wrote it
  const { data } = await o.ask(
    'query ($id: ID!) { order(id: $id) { pointsSpent paidByCard { minorUnits } } }',
    { id },
    minji,
  );
  expect(data).toEqual({ order: { pointsSpent: 0, paidByCard: { minorUnits: 12_000 } } });
  expect(anInput().payment).not.toHaveProperty('pointsToSpend');
});
