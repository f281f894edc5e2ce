import { contextNames } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { freePort } from '../../tools/run/ports.ts';
import { aBook, cancel, dispatch, isSettled, ledgerOf, place, stockOf, until } from '../shop.ts';
import { testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// What a bookshop must do, on the whole system in one process; then with parts of it away.

type Whole = {
  readonly id: string;
  readonly status: string;
  readonly sequence: number;
  readonly placedAt: string;
  readonly total: { readonly minorUnits: number };
  readonly customer: { readonly id: string } | null;
  readonly lines: readonly {
    readonly title: string;
    readonly quantity: number;
    readonly unitPrice: { readonly minorUnits: number };
  }[];
  readonly fulfilment: { readonly address: { readonly city: string } };
  readonly payment: {
    readonly id: string;
    readonly status: string;
    readonly amount: { readonly minorUnits: number };
  } | null;
  readonly ticket: {
    readonly status: string;
    readonly lines: readonly { readonly quantity: number }[];
  } | null;
  readonly delivery: {
    readonly id: string;
    readonly status: string;
    readonly order: { readonly id: string } | null;
  } | null;
};
type View = {
  readonly orderId: string;
  readonly status: string;
  readonly paymentStatus: string | null;
  readonly fulfilmentStatus: string | null;
  readonly steps: readonly { readonly sequence: number; readonly status: string }[];
};

/** The order joined over all contexts; null for one that is not there. */
const wholeOf = async (buyer: GraphClient, id: string): Promise<Whole | null> => {
  const { data, errors } = await buyer.ask<{ order: Whole | null }>(
    `query ($id: ID!) { order(id: $id) {
       id status sequence placedAt total { minorUnits } customer { id } lines { title quantity unitPrice { minorUnits } }
       fulfilment { ... on Shipment { address { city } } }
       payment { id status amount { minorUnits } } ticket { status lines { quantity } }
       delivery { id status order { id } } } }`,
    { id },
  );
  if (!data) throw new Error(JSON.stringify(errors));
  return data.order;
};

const viewOf = async (buyer: GraphClient, id: string): Promise<View | undefined> =>
  (
    await buyer.ask<{ myPage: { orders: { nodes: View[] } } | null }>(
      '{ myPage { orders(first: 50) { nodes { orderId status paymentStatus fulfilmentStatus steps { sequence status } } } } }',
    )
  ).data?.myPage?.orders.nodes.find(({ orderId }) => orderId === id);

/** A busy machine is no reason to give up: the same key again, as a client should. */
const patiently = (buyer: GraphClient, wish: Parameters<typeof place>[1]) =>
  until(async () => {
    const answer = await place(buyer, wish);
    return isSettled(answer) ? answer : undefined;
  });

const deadlines = {
  JUMUN_PAYMENT_DEADLINE_MS: '10000',
  JUMUN_STOCK_DEADLINE_MS: '10000',
  JUMUN_WITHDRAWAL_DEADLINE_MS: '10000',
};

const placed = async (buyer: GraphClient, key: string, productId: string, quantity = 1): Promise<string> => {
  const { __typename, order } = await patiently(buyer, { key, productId, quantity });
  expect(__typename).toBe('PlaceOrderSuccess');
  return order?.id ?? '';
};

describe('the bookshop', () => {
  let system: System;
  let buyer: GraphClient;
  let courier: GraphClient;
  let book: string;
  beforeAll(async () => {
    system = await openSystem(undefined, deadlines);
    buyer = await system.as('cus_demo1');
    courier = await system.as('stf_courier', { scopes: ['deliveries:read', 'deliveries:write'] });
    book = await aBook(system, 'The bookshop', 10);
  });
  afterAll(() => system.close());

  it('takes an order for one copy to an address in Korean, charges it, and shows all of it joined [OB-01 OB-18 OB-20 OB-35 EB-01 EB-02 EB-23 EB-25 EB-41]', async () => {
    const id = await placed(buyer, 'one', book);
    const order = await until(async () => {
      const found = await wholeOf(buyer, id);
      return found?.delivery ? found : undefined;
    });
    expect(order).toMatchObject({
      id,
      status: expect.stringMatching(/^(PLACED|ACCEPTED)$/),
      placedAt: expect.stringMatching(/^\d{4}-/),
      total: { minorUnits: 12_000 },
      customer: { id: 'cus_demo1' },
      lines: [{ title: 'The bookshop', quantity: 1, unitPrice: { minorUnits: 12_000 } }],
      fulfilment: { address: { city: '서울' } },
      payment: { id: expect.stringMatching(/^pay_/), status: 'APPROVED', amount: { minorUnits: 12_000 } },
      ticket: { lines: [{ quantity: 1 }] },
      delivery: { id: expect.stringMatching(/^dlv_/), order: { id } },
    });
    expect((await ledgerOf(system)).charges.filter(({ orderId }) => orderId === id)).toHaveLength(1);
  });

  it('goes from order to stock, store and delivery by itself, and every state comes back to the order and to my page [OB-03 OB-26 OB-28 OB-37 OB-39 EB-03 EB-14 EB-16]', async () => {
    const id = await placed(buyer, 'through', book);
    await until(async () =>
      (await wholeOf(buyer, id))?.delivery?.status === 'PREPARING' ? true : undefined,
    );
    expect((await wholeOf(buyer, id))?.ticket?.status).toBe('ACCEPTED');
    expect(await dispatch(courier, id)).toBe('DispatchDeliverySuccess');
    await until(async () => ((await wholeOf(buyer, id))?.status === 'IN_FULFILMENT' ? true : undefined));
    await courier.ask('mutation ($id: ID!) { completeDelivery(input: { orderId: $id }) { __typename } }', {
      id,
    });
    const view = await until(async () => {
      const found = await viewOf(buyer, id);
      return found?.status === 'COMPLETED' ? found : undefined;
    });
    expect(view).toMatchObject({ paymentStatus: 'APPROVED', fulfilmentStatus: 'DELIVERED' });
    expect(view.steps.map(({ sequence }) => sequence)).toEqual(view.steps.map((_, i) => i + 1));
    expect(view.steps.map(({ status }) => status)).toEqual(
      expect.arrayContaining(['PLACED', 'ACCEPTED', 'IN_FULFILMENT', 'COMPLETED']),
    );
    expect(await wholeOf(buyer, id)).toMatchObject({
      status: 'COMPLETED',
      delivery: { status: 'DELIVERED' },
    });
  });

  it('cancels an order with its payment, its ticket and its delivery, puts the copy back, and says so everywhere [OB-02 OB-04 OB-25 OB-29 EB-06 EB-07 EB-08]', async () => {
    const before = await stockOf(buyer, book);
    const id = await placed(buyer, 'not-wanted', book);
    await until(async () => ((await wholeOf(buyer, id))?.delivery ? true : undefined));
    expect(await stockOf(buyer, book)).toBe((before ?? 0) - 1);
    expect((await cancel(buyer, id)).__typename).toBe('CancelOrderSuccess');
    expect((await ledgerOf(system)).refunds.filter(({ orderId }) => orderId === id)).toHaveLength(1);
    const order = await until(async () => {
      const found = await wholeOf(buyer, id);
      return found?.ticket?.status === 'CANCELLED' ? found : undefined;
    });
    expect(order).toMatchObject({
      status: 'CANCELLED',
      payment: { status: 'REFUNDED' },
      delivery: { status: 'CANCELLED' },
    });
    const view = await until(async () => {
      const found = await viewOf(buyer, id);
      return found?.status === 'CANCELLED' ? found : undefined;
    });
    expect(view.paymentStatus).toBe('REFUNDED');
    await until(async () => ((await stockOf(buyer, book)) === before ? true : undefined));
  });

  it('records an order for more copies than there are, as OUT_OF_STOCK, and charges no one [OB-11 OB-14 OB-30 EB-35]', async () => {
    const { __typename, order } = await patiently(buyer, { key: 'too-many', productId: book, quantity: 50 });
    expect([__typename, order?.status]).toEqual(['OutOfStock', 'OUT_OF_STOCK']);
    const id = order?.id ?? '';
    expect(await wholeOf(buyer, id)).toMatchObject({ status: 'OUT_OF_STOCK', payment: null, delivery: null });
    const view = await until(() => viewOf(buyer, id));
    expect([view.status, view.paymentStatus, view.steps.map(({ status }) => status)]).toEqual([
      'OUT_OF_STOCK',
      null,
      ['OUT_OF_STOCK'],
    ]);
    expect((await ledgerOf(system)).charges.filter(({ orderId }) => orderId === id)).toEqual([]);
  });

  it('sells again once a thousand copies have come [OB-06 OB-36]', async () => {
    const rare = await aBook(system, 'A rare book', 0);
    expect((await patiently(buyer, { key: 'rare', productId: rare })).__typename).toBe('OutOfStock');
    const admin = await system.as('stf_admin', { scopes: ['catalog:write', 'stores:any'] });
    const restocked = await admin.ask<{ restockProduct: { product: { stock: number } } }>(
      `mutation ($id: ID!) { restockProduct(input: { idempotencyKey: "more", productId: $id, quantity: 1000 }) {
         ... on RestockProductSuccess { product { stock } } } }`,
      { id: rare },
    );
    expect(restocked.data?.restockProduct.product.stock).toBe(1_000);
    await placed(buyer, 'rare-again', rare);
    expect(await stockOf(buyer, rare)).toBe(999);
  });

  it('shows customers only their own orders [EB-05]', async () => {
    const id = await placed(buyer, 'mine', book);
    const other = await system.as('cus_demo2');
    await until(() => viewOf(buyer, id));
    expect([await wholeOf(other, id), await viewOf(other, id)]).toEqual([null, undefined]);
    const { data } = await other.ask<{ orders: { nodes: unknown[] } }>('{ orders { nodes { id } } }');
    expect(data?.orders.nodes).toEqual([]);
  });
});

describe('with parts of it away', () => {
  const stores = testStores();
  let book: string;
  const buyerIn = (system: System) => system.as('cus_patient');
  /** The same stores again, with some contexts at an address where nothing answers. */
  const without = async (...names: readonly string[]) => {
    const nowhere = `http://127.0.0.1:${await freePort()}/graphql`;
    return openSystem(stores, {
      ...deadlines,
      JUMUN_SUBGRAPHS: names.map((name) => `${name}=${nowhere}`).join(' '),
    });
  };
  const allBut = (...names: readonly string[]) => contextNames.filter((name) => !names.includes(name));
  const orders: string[] = [];

  it('the bookshop takes orders while customers, notices, stores, deliveries and my page are all down, and catches up once they are back [OB-12 OB-15 OB-34 EB-16 EB-18 EB-39 EB-57 EB-12]', async () => {
    const first = await without();
    book = await aBook(first, 'Open all night', 100);
    await first.close();

    const alone = await without(...allBut('catalog', 'orders', 'payments'));
    try {
      const buyer = await buyerIn(alone);
      for (const key of ['a', 'b', 'c']) orders.push(await placed(buyer, key, book));
      expect(await stockOf(buyer, book)).toBe(97);
      expect(await wholeOf(buyer, orders[0] ?? '')).toMatchObject({
        status: 'PLACED',
        payment: { status: 'APPROVED' },
        ticket: null,
        delivery: null,
      });
    } finally {
      await alone.close();
    }

    const whole = await without();
    try {
      const buyer = await buyerIn(whole);
      for (const id of orders) {
        const view = await until(async () => {
          const found = await viewOf(buyer, id);
          return found?.fulfilmentStatus === 'PREPARING' ? found : undefined;
        });
        expect(view).toMatchObject({ status: 'ACCEPTED', paymentStatus: 'APPROVED' });
        expect(await wholeOf(buyer, id)).toMatchObject({
          status: 'ACCEPTED',
          ticket: { status: 'ACCEPTED' },
          delivery: { status: 'PREPARING' },
        });
      }
    } finally {
      await whole.close();
    }
  }, 90_000);

  it('my page still tells how orders are while the order context is down [OB-16 OB-40 EB-14]', async () => {
    const alone = await without(...allBut('mypage'));
    try {
      const view = await viewOf(await buyerIn(alone), orders[0] ?? '');
      expect(view).toMatchObject({
        status: 'ACCEPTED',
        paymentStatus: 'APPROVED',
        fulfilmentStatus: 'PREPARING',
      });
    } finally {
      await alone.close();
    }
  }, 60_000);

  it('no order is placed without payments or without stock: the customer is told, in Korean, that it is checked, and the same order then succeeds [OB-13 OB-33 EB-11 EB-13 EB-37 EB-38]', async () => {
    const tried: Record<string, string> = {};
    for (const missing of ['payments', 'catalog']) {
      const alone = await without(missing);
      try {
        const buyer = await buyerIn(alone);
        const answer = await place(buyer, { key: `without-${missing}`, productId: book });
        expect([missing, answer.__typename, answer.order?.status]).toEqual([
          missing,
          'OrderPending',
          'PLACING',
        ]);
        expect(await inKorean(alone, `without-${missing}`)).toMatchObject({
          placeOrder: { code: 'ORDER_PENDING', message: expect.stringMatching(/[가-힣]/) },
        });
        tried[missing] = answer.order?.id ?? '';
      } finally {
        await alone.close();
      }
    }
    const whole = await without();
    try {
      const buyer = await buyerIn(whole);
      for (const [missing, id] of Object.entries(tried)) {
        const again = await patiently(buyer, { key: `without-${missing}`, productId: book });
        expect([missing, again.__typename, again.order?.id]).toEqual([missing, 'PlaceOrderSuccess', id]);
      }
      expect(await stockOf(buyer, book)).toBe(95);
    } finally {
      await whole.close();
    }
  }, 90_000);

  /** Places the same order again, for a customer who reads Korean. */
  const inKorean = async (system: System, idempotencyKey: string) => {
    const address = { line1: '세종대로 110', city: '서울' };
    const input = {
      idempotencyKey,
      lines: [{ productId: book, quantity: 1 }],
      fulfilment: { shipment: { recipient: '김주문', phone: '010-1234-5678', address } },
      payment: { method: 'CARD', cardToken: 'tok_ok' },
    };
    const answer = await system.contexts.get('orders')?.subgraph.client.execute(
      {
        query:
          'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { ... on Refusal { code message } } }',
        variables: { input },
      },
      {
        caller: { subject: 'cus_patient', scopes: [], stores: [], service: null },
        locale: 'ko',
        correlationId: 'test',
      },
    );
    return answer?.data;
  };
});
