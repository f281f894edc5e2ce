import type { Caller } from '@jumun/platform/graph/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { customer, staff } from '../../../test/callers.ts';
import { ground, testStores } from '../../../test/stores.ts';
import { heard } from './builders.ts';
import { type OrdersInTest, openOrders, orderOf, patient, silence } from './open.ts';

// The context is opened twice on one store, as if two members of staff used two processes.

let o: OrdersInTest;
let there: OrdersInTest;
beforeEach(async () => {
  const openStore = testStores();
  o = await openOrders(openStore, patient);
  there = await openOrders(openStore, patient);
});
afterEach(() => Promise.all([o.close(), there.close()]));

const desk = staff('orders:read', 'orders:write', 'stores:any');
const manager: Caller = {
  ...staff('orders:read', 'orders:write'),
  subject: 'stf_manager',
  stores: ['sto_bookshop'],
};
const elsewhere: Caller = { ...manager, stores: ['sto_second'] };

const shown = 'order { id status sequence blockedOn { what } timeline { event message } }';
type Decided = {
  readonly __typename: string;
  readonly productIds?: readonly string[];
  readonly order?: { readonly status: string; readonly blockedOn: { readonly what: string } | null };
};
const decide = async (field: string, input: object, caller: Caller, of: OrdersInTest) => {
  const name = `${field[0]?.toUpperCase()}${field.slice(1)}`;
  const { data, errors } = await of.ask(
    `mutation ($input: ${name}Input!) { answer: ${field}(input: $input) { __typename
      ... on ${name}Success { ${shown} } ... on OrderNotUndelivered { ${shown} }
      ${field === 'sendOrderAgain' ? `... on NotEnoughToSendAgain { ${shown} productIds }` : ''} } }`,
    { input },
    caller,
  );
  return (data?.answer ?? { __typename: String(errors?.[0]?.extensions.code) }) as Decided;
};
const again = (orderId: string, idempotencyKey = 'again', caller = desk, of = o) =>
  decide('sendOrderAgain', { orderId, idempotencyKey }, caller, of);
const refund = (orderId: string, caller = desk, of = o) =>
  decide('refundUndelivered', { orderId }, caller, of);

const hear = (event: Parameters<OrdersInTest['envelope']>[1]) => o.hear(o.envelope('deliveries', event));
/** An order whose parcel has left, and then was lost or came back. */
const sent = async (key = 'key-1') => {
  const { id } = orderOf(await o.place({ idempotencyKey: key }));
  await hear(heard.deliveryDispatched(id));
  return id;
};
const lost = async (key?: string) => {
  const id = await sent(key);
  await hear(heard.deliveryLost(id));
  return id;
};
const returned = async (key?: string, isUsable = true) => {
  const id = await sent(key);
  await hear(heard.deliveryReturned(id, isUsable));
  return id;
};
const saidLast = async () => (await o.said()).at(-1);

describe('an order whose parcel was lost', () => {
  it('waits for staff to decide, and says so', async () => {
    const id = await lost();
    const { data } = await o.ask(`{ order(id: "${id}") { status blockedOn { what } timeline { message } } }`);
    expect(data?.order).toMatchObject({ status: 'IN_FULFILMENT', blockedOn: { what: 'STAFF' } });
    expect(JSON.stringify(data)).toContain('배송 중에 상품을 잃어버렸습니다');
    expect(await saidLast()).toMatchObject({ type: 'OrderProgressed', data: { fulfilmentStatus: 'LOST' } });
  });

  it('is sent again with other copies, once for a key, and goes on to its end', async () => {
    const id = await lost();
    const answer = await again(id);
    expect(answer).toMatchObject({ __typename: 'SendOrderAgainSuccess', order: { status: 'IN_FULFILMENT' } });
    expect(o.asked.at(-1)).toMatchObject({ ask: 'reserveStock', input: { key: `${id}-2` } });
    const said = await saidLast();
    expect(said).toMatchObject({
      type: 'OrderSentAgain',
      data: { parcel: 2, reservation: `${id}-2`, fulfilmentStatus: 'SENT_AGAIN', lines: [{ quantity: 1 }] },
    });
    expect(await again(id)).toEqual(answer);
    expect(await again(id, 'another')).toMatchObject({ __typename: 'OrderNotUndelivered' });
    expect(await refund(id)).toMatchObject({ __typename: 'OrderNotUndelivered' });
    expect(await saidLast()).toEqual(said);
    expect(o.count('reserveStock')).toBe(2);

    await hear(heard.deliveryCompleted(id)); // of the parcel that was lost: it comes too late to be true
    expect(await o.statusOf(id)).toBe('IN_FULFILMENT');
    await hear(heard.deliveryLost(id, 2));
    expect(await again(id)).toEqual({ ...answer, order: expect.anything() }); // that one was done already
    expect(await again(id, 'third')).toMatchObject({ __typename: 'SendOrderAgainSuccess' });
    expect(await saidLast()).toMatchObject({ data: { parcel: 3, reservation: `${id}-3` } });
  });

  it('is not sent again where there is not enough, and can still be sent or refunded', async () => {
    const id = await lost();
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    expect(await again(id)).toMatchObject({
      __typename: 'NotEnoughToSendAgain',
      productIds: ['prd_book'],
      order: { status: 'IN_FULFILMENT', blockedOn: { what: 'STAFF' } },
    });
    o.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    expect(await again(id)).toMatchObject({ __typename: 'SendOrderAgainSuccess' });
  });

  it('is sent by a timer where stock did not answer', async () => {
    const quick = await openOrders();
    const { id } = orderOf(await quick.place());
    await quick.hear(quick.envelope('deliveries', heard.deliveryLost(id)));
    quick.answers.reserveStock = silence;
    const waiting = await again(id, 'again', desk, quick);
    expect(waiting).toMatchObject({
      __typename: 'SendOrderAgainSuccess',
      order: { blockedOn: { what: 'STOCK' } },
    });
    expect(await refund(id, desk, quick)).toMatchObject({ __typename: 'OrderNotUndelivered' });
    quick.answers.reserveStock = () => ({ __typename: 'StockReservation', state: 'HELD' });
    await quick.wait(12_000);
    expect((await quick.said()).at(-1)).toMatchObject({ type: 'OrderSentAgain' });
    await quick.close();
  });

  it('is refunded whole, once, and nothing of it goes back to the stock', async () => {
    const id = await lost();
    const answer = await refund(id);
    expect(answer).toMatchObject({ __typename: 'RefundUndeliveredSuccess', order: { status: 'CANCELLED' } });
    expect(await refund(id)).toEqual(answer);
    expect(await again(id)).toMatchObject({ __typename: 'OrderNotUndelivered' });
    expect(o.count('refundPayment')).toBe(1);
    expect(o.count('withdrawDelivery')).toBe(0); // nobody has to let go of it
    expect(await saidLast()).toMatchObject({
      type: 'OrderCancelled',
      data: { releases: [], paymentStatus: 'REFUNDED', fulfilmentStatus: 'LOST' },
    });
  });

  it('is refunded by a timer where payments did not answer', async () => {
    const id = await lost();
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDING' });
    expect(await refund(id)).toMatchObject({ __typename: 'RefundUndeliveredSuccess' });
    expect(await o.statusOf(id)).not.toBe('CANCELLED');
    o.answers.refundPayment = () => ({ __typename: 'Payment', status: 'REFUNDED' });
    await o.wait(12_000);
    expect(await o.statusOf(id)).toBe('CANCELLED');
  });

  it('keeps a late ask for stock from holding anything once it is refunded', async () => {
    const id = await lost();
    o.answers.reserveStock = () => ({ __typename: 'StockShort', productIds: ['prd_book'] });
    await again(id);
    await refund(id);
    expect(await saidLast()).toMatchObject({ type: 'OrderCancelled', data: { releases: [`${id}-2`] } });
  });
});

describe('an order whose parcel has come back', () => {
  it('is sent again as it is, and asks for nothing of the stock', async () => {
    const id = await returned();
    const asked = o.asked.length;
    expect(await again(id)).toMatchObject({ __typename: 'SendOrderAgainSuccess' });
    expect(o.asked).toHaveLength(asked);
    expect(await saidLast()).toMatchObject({ data: { parcel: 2, reservation: null } });
  });

  it('is refunded, and what came back is on sale again', async () => {
    const id = await returned();
    await refund(id);
    const { data } = (await saidLast())!;
    expect(data).not.toHaveProperty('releases'); // its own reservation
  });

  it('is treated as lost where it was damaged', async () => {
    const id = await returned('key-1', false);
    await again(id);
    expect(await saidLast()).toMatchObject({ data: { reservation: `${id}-2` } });
    const other = await returned('key-2', false);
    await refund(other);
    expect(await saidLast()).toMatchObject({ data: { releases: [] } });
  });
});

describe('who decides', () => {
  it('is staff with orders:write, of those who are bound to stores those of its store', async () => {
    const id = await lost();
    expect(await again(id, 'a', customer('cus_minji'))).toEqual({ __typename: 'FORBIDDEN' });
    expect(await refund(id, staff('orders:read'))).toEqual({ __typename: 'FORBIDDEN' });
    expect(await again(id, 'a', elsewhere)).toEqual({ __typename: 'OrderNotFound' });
    expect(await refund(id, elsewhere)).toEqual({ __typename: 'OrderNotFound' });
    expect(await again(id, 'a', manager)).toMatchObject({ __typename: 'SendOrderAgainSuccess' });
  });

  it('decides nothing about an order that is on its way, has arrived or was cancelled', async () => {
    const underway = await sent('a');
    const arrived = await sent('b');
    await hear(heard.deliveryCompleted(arrived));
    const { id: cancelled } = orderOf(await o.place({ idempotencyKey: 'c' }));
    await o.cancel(cancelled);
    for (const id of [underway, arrived, cancelled]) {
      expect(await again(id)).toMatchObject({ __typename: 'OrderNotUndelivered' });
      expect(await refund(id)).toMatchObject({ __typename: 'OrderNotUndelivered' });
    }
    expect(o.count('refundPayment')).toBe(1);
  });

  it('sends again what was not refunded, and nothing where all of it was', async () => {
    const refundOrder = (orderId: string, lines: object[] | null) =>
      o.ask(
        `mutation ($input: RefundOrderInput!) { refundOrder(input: $input) { __typename } }`,
        { input: { idempotencyKey: `part-${orderId}`, orderId, lines, reason: '한 권이 빠졌습니다' } },
        desk,
      );
    const two = [{ productId: 'prd_book', quantity: 2 }];
    const { id } = orderOf(await o.place({ lines: two }));
    await hear(heard.deliveryLost(id));
    const { data } = await refundOrder(id, [{ productId: 'prd_book', quantity: 1 }]);
    expect(data).toEqual({ refundOrder: { __typename: 'RefundOrderSuccess' } });
    expect(await again(id)).toMatchObject({ __typename: 'SendOrderAgainSuccess' });
    expect(o.asked.at(-1)).toMatchObject({ input: { lines: [{ productId: 'prd_book', quantity: 1 }] } });

    const whole = await lost('whole');
    await refundOrder(whole, [{ productId: 'prd_book', quantity: 1 }]);
    expect(await again(whole)).toMatchObject({ __typename: 'OrderNotUndelivered' });
  });

  it('is one of two: what is sent again is not refunded, and what is refunded is not sent again', async () => {
    const races = { sqlite: 40, postgres: 40, pglite: 10 }[ground];
    const outcomes = { sent: 0, refunded: 0 };
    for (let i = 0; i < races; i++) {
      const id = await (i % 2 ? lost : returned)(`race-${i}`);
      const both =
        i % 4 < 2
          ? [again(id, 'again', desk, o), refund(id, desk, there)]
          : [refund(id, desk, there), again(id, 'again', desk, o)];
      const answers = (await Promise.all(both)).map(({ __typename }) => __typename);
      expect(answers.filter((answer) => answer === 'OrderNotUndelivered')).toHaveLength(1);
      const said = await o.saidOf(id);
      const isSent = answers.includes('SendOrderAgainSuccess');
      expect([said.includes('OrderSentAgain'), said.includes('OrderCancelled')]).toEqual([isSent, !isSent]);
      outcomes[isSent ? 'sent' : 'refunded']++;
    }
    expect(Math.min(outcomes.sent, outcomes.refunded)).toBeGreaterThan(0);
  });
});
