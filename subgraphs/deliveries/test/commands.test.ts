import type { Instant } from '@jumun/platform/kernel/clock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anAcceptedTicket } from './builders.ts';
import { courier, customer, openDeliveries, orders } from './open.ts';

let d: Awaited<ReturnType<typeof openDeliveries>>;
beforeEach(async () => {
  d = await openDeliveries();
});
afterEach(() => d.close());

const start = async (...orderIds: string[]) => {
  for (const id of orderIds) await d.hear(d.envelope('stores', anAcceptedTicket(id)));
};

const selections = {
  dispatchDelivery: `... on DispatchDeliverySuccess { delivery { id status dispatchedAt order { id } } }
    ... on DeliveryNotPreparing { delivery { status } }`,
  completeDelivery: `... on CompleteDeliverySuccess { delivery { id status deliveredAt } }
    ... on DeliveryNotDispatched { delivery { status } }`,
};

const command = async (name: keyof typeof selections, caller = courier) => {
  const { data, errors } = await d.ask(
    caller,
    `mutation { answer: ${name}(input: { orderId: "ord_1" }) {
       __typename ... on Refusal { code message } ${selections[name]} } }`,
  );
  return errors ? { code: errors[0]?.extensions.code } : data?.answer;
};

const withdraw = (orderId = 'ord_1', caller = orders) =>
  d.ask(
    caller,
    'mutation ($orderId: ID!) { withdrawDelivery(input: { orderId: $orderId }) { orderId outcome reason } }',
    { orderId },
  );

describe('a courier', () => {
  it('dispatches and delivers; a repeat succeeds and changes nothing', async () => {
    await start('ord_1');
    d.time.now = 2_000 as Instant;
    const sent = { __typename: 'DispatchDeliverySuccess', delivery: { id: 'dlv_1', status: 'DISPATCHED' } };
    expect(await command('dispatchDelivery')).toMatchObject({
      ...sent,
      delivery: { dispatchedAt: '1970-01-01T00:00:02.000Z', order: { id: 'ord_1' } },
    });
    expect(await command('dispatchDelivery')).toMatchObject(sent);
    const arrived = { __typename: 'CompleteDeliverySuccess', delivery: { status: 'DELIVERED' } };
    expect(await command('completeDelivery')).toMatchObject(arrived);
    expect(await command('completeDelivery')).toMatchObject(arrived);
    const said = await d.said();
    expect(said.map(({ type }) => type)).toEqual([
      'DeliveryStarted',
      'DeliveryDispatched',
      'DeliveryCompleted',
    ]);
  });

  it('is refused in the language of the request, with the delivery as it is', async () => {
    expect(await command('dispatchDelivery')).toEqual({
      __typename: 'DeliveryNotFound',
      code: 'DELIVERY_NOT_FOUND',
      message: '해당 주문의 배송 내역을 찾을 수 없습니다.',
    });
    await start('ord_1');
    expect(await command('completeDelivery')).toMatchObject({
      code: 'DELIVERY_NOT_DISPATCHED',
      delivery: { status: 'PREPARING' },
    });
    await withdraw();
    expect(await command('dispatchDelivery')).toMatchObject({
      code: 'DELIVERY_NOT_PREPARING',
      delivery: { status: 'CANCELLED' },
    });
  });

  it('needs the scope', async () => {
    expect(await command('dispatchDelivery', customer('cus_minji'))).toEqual({ code: 'FORBIDDEN' });
  });

  it('pages through the deliveries that have started, newest first', async () => {
    await start('ord_1', 'ord_2', 'ord_3');
    await withdraw('ord_2');
    await withdraw('ord_4');
    const query = `query ($open: Boolean, $first: Int, $after: String) { deliveries(open: $open, first: $first, after: $after) {
      nodes { id } edges { cursor node { status } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const page = async (variables: object) =>
      // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
      (await d.ask(courier, query, { ...variables })).data?.deliveries as any;
    const first = await page({ first: 2 });
    expect(first).toMatchObject({
      nodes: [{ id: 'dlv_3' }, { id: 'dlv_2' }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(await page({ first: 2, after: first.pageInfo.endCursor })).toMatchObject({
      nodes: [{ id: 'dlv_1' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
    expect((await page({ open: true })).nodes).toEqual([{ id: 'dlv_3' }, { id: 'dlv_1' }]);
    expect((await page({ open: false })).nodes).toEqual([{ id: 'dlv_2' }]);
  });
});

describe('orders', () => {
  it('asks to withdraw and gets the same answer every time', async () => {
    await start('ord_1', 'ord_2');
    const granted = { orderId: 'ord_1', outcome: 'WITHDRAWN', reason: null };
    for (const _ of [1, 2]) expect((await withdraw()).data).toEqual({ withdrawDelivery: granted });

    await d.ask(courier, 'mutation { dispatchDelivery(input: { orderId: "ord_2" }) { __typename } }');
    const late = { orderId: 'ord_2', outcome: 'TOO_LATE', reason: 'DISPATCHED' };
    expect((await withdraw('ord_2')).data).toEqual({ withdrawDelivery: late });
    await d.ask(courier, 'mutation { completeDelivery(input: { orderId: "ord_2" }) { __typename } }');
    expect((await withdraw('ord_2')).data).toEqual({ withdrawDelivery: late });
    expect((await d.said()).filter(({ type }) => type === 'WithdrawalDecided')).toHaveLength(2);
  });

  it('asks about an order that was never heard of: granted, and it never starts', async () => {
    expect((await withdraw()).data).toMatchObject({ withdrawDelivery: { outcome: 'WITHDRAWN' } });
    await start('ord_1');
    expect((await d.said()).map(({ type }) => type)).toEqual(['WithdrawalDecided']);
  });

  it('is the only one that may ask', async () => {
    expect((await withdraw('ord_1', courier)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('and a courier ask at the same moment: exactly one wins', async () => {
    const ids = Array.from({ length: 40 }, (_, i) => `ord_${100 + i}`);
    await start(...ids);
    await Promise.all(
      ids.flatMap((orderId, i) => {
        const dispatch = () =>
          d.ask(
            courier,
            'mutation ($orderId: ID!) { dispatchDelivery(input: { orderId: $orderId }) { __typename } }',
            { orderId },
          );
        return i % 2 ? [dispatch(), withdraw(orderId)] : [withdraw(orderId), dispatch()];
      }),
    );
    const said = await d.said();
    for (const id of ids) {
      const about = said.filter(({ aggregate, type }) => aggregate === id && type !== 'DeliveryStarted');
      const left = about.some(({ type }) => type === 'DeliveryDispatched');
      const [decided] = about.filter(({ type }) => type === 'WithdrawalDecided');
      expect(decided?.data).toMatchObject({ outcome: left ? 'TOO_LATE' : 'WITHDRAWN' });
      expect(about.some(({ type }) => type === 'DeliveryCancelled')).toBe(!left);
    }
  });
});

describe('the delivery of an order', () => {
  const query = `query ($orders: [_Any!]!) { _entities(representations: $orders) { ... on Order { delivery { id status } } } }`;
  const ask = async (subject: string) =>
    (await d.ask(customer(subject), query, { orders: [{ __typename: 'Order', id: 'ord_1' }] })).data
      ?._entities;

  it('is null before it starts, also after a request to cancel', async () => {
    expect(await ask('cus_minji')).toEqual([{ delivery: null }]);
    await withdraw();
    expect(await ask('cus_minji')).toEqual([{ delivery: null }]);
  });

  it('is seen by its customer and by no other', async () => {
    await start('ord_1');
    expect(await ask('cus_minji')).toEqual([{ delivery: { id: 'dlv_1', status: 'PREPARING' } }]);
    expect(await ask('cus_jun')).toEqual([{ delivery: null }]);
  });

  it('is not revealed by reference', async () => {
    await start('ord_1');
    const reference = `{ _entities(representations: [{ __typename: "Delivery", id: "dlv_1" }]) { ... on Delivery { status } } }`;
    expect((await d.ask(customer('cus_jun'), reference)).data).toEqual({ _entities: [null] });
    expect((await d.ask(customer('cus_minji'), reference)).data).toEqual({
      _entities: [{ status: 'PREPARING' }],
    });
  });
});
