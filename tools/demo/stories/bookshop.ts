import { randomUUID } from 'node:crypto';
import type { Stage } from './stage.ts';

type Book = { id: string; title: string; stock: number; price: { formatted: string; minorUnits: number } };
type Placed = { placeOrder: { __typename: string; order?: { id: string; status: string } } };
type Watched = {
  orderStatus: {
    sequence: number;
    status: string;
    message: string;
    order: {
      payment: { status: string } | null;
      delivery: { status: string } | null;
      customer: { name: string } | null;
      lines: { title: string; quantity: number; product: { title: string } | null }[];
    } | null;
  };
};

const booksOperation = `{ products(kind: BOOK, first: 5) { nodes { id title stock price { formatted minorUnits } } } }`;
const stockOperation = `query ($id: ID!) { product(id: $id) { stock } }`;
const placeOperation = `mutation ($input: PlaceOrderInput!) {
  placeOrder(input: $input) { __typename ... on PlaceOrderSuccess { order { id status } } ... on Refusal { code message } }
}`;
const cancelOperation = `mutation ($orderId: ID!) {
  cancelOrder(input: { orderId: $orderId }) {
    __typename
    ... on CancelOrderSuccess { order { status payment { status } } }
    ... on OrderNotCancellable { code message order { status } }
    ... on OrderNotFound { code message }
  }
}`;
export const watchOperation = `subscription ($orderId: ID!, $after: Int) {
  orderStatus(orderId: $orderId, after: $after) {
    sequence status message
    order { payment { status } delivery { status } customer { name } lines { title quantity product { title } } }
  }
}`;
const dispatchOperation = `mutation ($orderId: ID!) { dispatchDelivery(input: { orderId: $orderId }) { __typename ... on Refusal { code message } } }`;
const completeOperation = `mutation ($orderId: ID!) { completeDelivery(input: { orderId: $orderId }) { __typename ... on Refusal { code message } } }`;
const pageOperation = `query { myPage { orders(first: 5) { nodes { orderId status paymentStatus steps { sequence status } } } } }`;
const balanceOperation = `query { myPage { mileage grade } }`;
const timelineOperation = `query ($id: ID!) { order(id: $id) { status timeline { sequence event status actor } } }`;

/** A book is ordered and watched until it arrives; a second order is cancelled and refunded; the stock is right at every moment. */
export const bookshop = async (stage: Stage): Promise<void> => {
  const { step, show, glimpse, expect, until } = stage;
  const run = randomUUID().slice(0, 8);

  step('A customer signs in and looks at books');
  const customer = await stage.as('customer@jumun.example');
  const books =
    (await customer.ask<{ products: { nodes: Book[] } }>(booksOperation)).data?.products.nodes ?? [];
  const book = books.find(({ stock }) => stock > 1) as Book;
  show(book);
  const stockOf = async () =>
    (await customer.ask<{ product: { stock: number } }>(stockOperation, { id: book.id })).data?.product.stock;
  const before = (await stockOf()) ?? 0;
  type Balance = { myPage: { mileage: number; grade: string } };
  const balance = async () => (await customer.ask<Balance>(balanceOperation)).data?.myPage;
  const collected = (await balance())?.mileage ?? 0;
  const mileageIs = async (claim: string, mileage: number) => {
    await until(claim, async () => ((await balance())?.mileage === mileage ? true : undefined));
    show(await balance());
  };

  const order = async (key: string, cardToken = 'tok_ok', tell = show) => {
    const input = {
      idempotencyKey: `${key}-${run}`,
      lines: [{ productId: book.id, quantity: 1 }],
      fulfilment: {
        shipment: {
          recipient: '김주문',
          phone: '010-1234-5678',
          address: { line1: '세종대로 110', city: '서울' },
        },
      },
      payment: { method: 'CARD', cardToken },
    };
    const answer = await customer.ask<Placed>(placeOperation, { input });
    tell(answer.data?.placeOrder ?? answer.errors);
    return answer.data?.placeOrder;
  };

  step('The customer orders one');
  const placed = await order('first');
  expect('the order is placed', placed?.__typename, 'PlaceOrderSuccess');
  const orderId = placed?.order?.id ?? '';
  expect('one copy fewer is for sale', await stockOf(), before - 1);
  const repeated = await order('first', 'tok_ok', glimpse); // it may be further by then
  expect('the same key gives the same order', repeated?.order?.id, orderId);

  step(
    'The customer watches the order live, joined from orders, payments, deliveries, customers and catalog',
  );
  const events: Watched['orderStatus'][] = [];
  const watching = customer.watch<Watched>(watchOperation, { orderId, after: 0 }, ({ data, errors }) => {
    glimpse(data?.orderStatus ?? errors);
    if (data) events.push(data.orderStatus);
  });
  await until('the parcel is being made up', () =>
    events.find(({ order }) => order?.delivery?.status === 'PREPARING'),
  );

  step('A courier takes the parcel away and brings it');
  const courier = await stage.as('courier@jumun.example');
  show((await courier.ask(dispatchOperation, { orderId })).data);
  await until('the customer sees it leave', () => events.find(({ status }) => status === 'IN_FULFILMENT'));

  step('Too late to cancel now');
  const late = await customer.ask<{ cancelOrder: { __typename: string } }>(cancelOperation, { orderId });
  show(late.data);
  expect('the cancellation is refused', late.data?.cancelOrder.__typename, 'OrderNotCancellable');

  show((await courier.ask(completeOperation, { orderId })).data);
  await until('the customer sees it arrive', () => events.find(({ status }) => status === 'COMPLETED'));
  watching.stop();
  expect(
    'every event came once, in order',
    events.map(({ sequence }) => sequence),
    events.map((_, i) => i + 1),
  );
  expect(
    'every event came complete',
    events.filter(
      ({ order }) => !order?.payment || !order.customer || order.lines.some(({ product }) => !product),
    ),
    [],
  );
  const replayed: number[] = [];
  const again = customer.watch<Watched>(watchOperation, { orderId, after: 2 }, ({ data }) => {
    if (data) replayed.push(data.orderStatus.sequence);
  });
  await until('whoever comes back with after: 2 gets the rest', () =>
    replayed.length >= events.length - 2 ? true : undefined,
  );
  again.stop();
  expect(
    'and nothing else',
    replayed,
    events.slice(2).map(({ sequence }) => sequence),
  );

  step('The customer has collected mileage, and from 10,000 on is GOLD');
  const withFirst = collected + book.price.minorUnits;
  await mileageIs('the mileage is up by the price', withFirst);
  const grade = withFirst >= 10_000 ? 'GOLD' : 'SILVER';
  await until(`the grade is ${grade}`, async () => ((await balance())?.grade === grade ? true : undefined));

  step('A second order is cancelled and refunded');
  const second = await order('second');
  const secondId = second?.order?.id ?? '';
  await mileageIs('the mileage is up again', withFirst + book.price.minorUnits);
  type Timeline = { order: { timeline: { sequence: number }[] } };
  await until('the second parcel is being made up', async () => {
    const { data } = await customer.ask<Timeline>(timelineOperation, { id: secondId });
    return data?.order.timeline.length === 3 ? true : undefined;
  });
  const cancelled = await customer.ask<{ cancelOrder: { __typename: string; order?: unknown } }>(
    cancelOperation,
    { orderId: secondId },
  );
  show(cancelled.data);
  expect('the order is cancelled and the money is back', cancelled.data?.cancelOrder, {
    __typename: 'CancelOrderSuccess',
    order: { status: 'CANCELLED', payment: { status: 'REFUNDED' } },
  });
  await until('the copy is for sale again', async () =>
    (await stockOf()) === before - 1 ? true : undefined,
  );
  await mileageIs('the mileage is back to what it was', withFirst);

  step('A declined card leaves nothing behind');
  const declined = await order('declined', 'tok_declined');
  expect('the customer is told', declined?.__typename, 'PaymentDeclined');
  expect('the stock is as before', await stockOf(), before - 1);

  step('My page and the timeline tell the same story');
  type Page = { myPage: { orders: { nodes: { orderId: string; status: string; steps: unknown[] }[] } } };
  const page = await until('my page shows all three', async () => {
    const nodes = (await customer.ask<Page>(pageOperation)).data?.myPage.orders.nodes ?? [];
    const done = nodes.filter(
      (node) => [orderId, secondId].includes(node.orderId) && /COMPLETED|CANCELLED/.test(node.status),
    );
    return done.length === 2 ? done : undefined;
  });
  for (const one of page) show(one);
  const timeline = await customer.ask<Timeline>(timelineOperation, { id: orderId });
  show(timeline.data?.order.timeline);
  expect('as many entries as events', timeline.data?.order.timeline.length, events.length);

  step('Somebody else sees nothing of it');
  const other = await stage.as('customer2@jumun.example');
  const foreign = await other.ask<{ order: unknown }>(timelineOperation, { id: orderId });
  show(foreign.data);
  expect('the order is not found', foreign.data?.order, null);
  const theft = await other.ask<{ cancelOrder: { __typename: string } }>(cancelOperation, { orderId });
  expect('nor can it be cancelled', theft.data?.cancelOrder.__typename, 'OrderNotFound');
};
