import { afterAll, beforeAll, expect, test } from 'vitest';
import { cancel, command, until } from '../shop.ts';
import { testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// What a customer reads of the delivery, the ticket or the ride of an order that they cancel, live and afterwards.

let system: System;
beforeAll(async () => {
  system = await openSystem(testStores(), {
    JUMUN_STOCK_DEADLINE_MS: '10000',
    JUMUN_PAYMENT_DEADLINE_MS: '10000',
    JUMUN_PROVIDER_DEADLINE_MS: '9000',
    JUMUN_WITHDRAWAL_DEADLINE_MS: '10000',
  });
});
afterAll(() => system.close());

const address = { line1: '세종대로 110', city: '서울' };

type Cancelled = {
  readonly fulfilment: 'SHIPMENT' | 'PICKUP' | 'RIDE';
  readonly productId: string;
  readonly wish: object;
  /** The word that the page has when the customer cancels. */
  readonly before: string | null;
  /** What has happened by then. */
  readonly until?: (orderId: string) => Promise<unknown>;
};

const orders: readonly Cancelled[] = [
  {
    fulfilment: 'SHIPMENT',
    productId: 'prd_book01',
    wish: { shipment: { recipient: '김주문', phone: '010-1234-5678', address } },
    before: 'PREPARING',
  },
  {
    fulfilment: 'PICKUP',
    productId: 'prd_menu01',
    wish: { pickup: { storeId: 'sto_cafe1' } },
    before: null,
  },
  {
    fulfilment: 'RIDE',
    productId: 'prd_ride_basic',
    wish: { ride: { pickUp: address, dropOff: address, passengers: 1 } },
    before: 'ASSIGNED',
    async until(orderId) {
      const dispatcher = await system.as('stf_dispatcher', { scopes: ['taxis:read', 'taxis:write'] });
      const assigned = () => command(dispatcher, 'assignRide', { orderId, taxiId: 'tax_demo1' });
      await until(async () => ((await assigned()).__typename === 'AssignRideSuccess' ? true : undefined));
    },
  },
];

type View = {
  readonly orderId: string;
  readonly status: string;
  readonly fulfilmentStatus: string | null;
  readonly rejectionReason: string | null;
};

const fields = 'orderId status fulfilmentStatus rejectionReason';
const pageOperation = `{ myPage { orders { nodes { ${fields} } } } }`;

/** Places an order and looks at it everywhere: live, in the changes of the page, and on the page. */
const placedAndWatched = async (
  order: Pick<Cancelled, 'fulfilment' | 'productId' | 'wish'>,
  idempotencyKey = 'cancelled',
) => {
  const buyer = await system.as(`cus_${order.fulfilment.toLowerCase()}`);
  const placed = await command(
    buyer,
    'placeOrder',
    {
      idempotencyKey,
      lines: [{ productId: order.productId, quantity: 1 }],
      fulfilment: order.wish,
      payment: { method: 'CARD', cardToken: 'tok_ok' },
    },
    '... on PlaceOrderSuccess { order { id } }',
  );
  const { id } = placed.order as { id: string };
  const live: View[] = [];
  buyer.watch<{ orderStatus: View }>(
    `subscription ($id: ID!) { orderStatus(orderId: $id, after: 0) { ${fields} } }`,
    { id },
    ({ data }) => void (data && live.push(data.orderStatus)),
  );
  const changes: Partial<View>[] = [];
  buyer.watch<{ myPageChanged: { change: Partial<View> } }>(
    `subscription { myPageChanged { change { ... on OrderView { ${fields} } } } }`,
    {},
    ({ data }) => void (data && changes.push(data.myPageChanged.change)),
  );
  const shown = async (wanted: (view: View) => boolean) =>
    until(async () => {
      const { data } = await buyer.ask<{ myPage: { orders: { nodes: View[] } } }>(pageOperation);
      return data?.myPage.orders.nodes.find((view) => view.orderId === id && wanted(view));
    }, 30_000);
  const last = (views: readonly Partial<View>[]) =>
    until(async () => views.find(({ orderId, status }) => orderId === id && status === 'CANCELLED'));
  return { buyer, id, live, changes, shown, last };
};

test.for(orders)(
  'a cancelled $fulfilment says so wherever the customer looks, and no longer how far it had come',
  async (order) => {
    const { buyer, id, live, changes, shown, last } = await placedAndWatched(order);
    await order.until?.(id);
    await shown(({ status, fulfilmentStatus }) => status !== 'PLACING' && fulfilmentStatus === order.before);

    expect(await cancel(buyer, id)).toMatchObject({ __typename: 'CancelOrderSuccess' });

    const cancelled = {
      orderId: id,
      status: 'CANCELLED',
      fulfilmentStatus: 'CANCELLED',
      rejectionReason: null,
    };
    expect(await shown(({ status }) => status === 'CANCELLED')).toEqual(cancelled);
    expect(await last(live)).toEqual(cancelled);
    expect(await last(changes)).toEqual(cancelled);
  },
);

test('an order that its store turns down says REJECTED wherever the customer looks, and why, in the words of the store', async () => {
  const coffee = orders.find(({ fulfilment }) => fulfilment === 'PICKUP');
  if (!coffee) throw new Error('there is coffee');
  const { id, live, changes, shown, last } = await placedAndWatched(coffee, 'turned-down');
  const barista = await system.as('stf_cafe', { scopes: ['tickets:write', 'stores:any'] });
  const reason = '우유가 떨어졌습니다';
  const reject = () => command(barista, 'rejectTicket', { orderId: id, reason });
  await until(async () => ((await reject()).__typename === 'RejectTicketSuccess' ? true : undefined));

  const turnedDown = {
    orderId: id,
    status: 'CANCELLED',
    fulfilmentStatus: 'REJECTED',
    rejectionReason: reason,
  };
  expect(await shown(({ status }) => status === 'CANCELLED')).toEqual(turnedDown);
  expect(await last(live)).toEqual(turnedDown);
  expect(await last(changes)).toEqual(turnedDown);
});
