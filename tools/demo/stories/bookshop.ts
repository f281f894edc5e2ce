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

const fulfilment = {
  shipment: { recipient: '김주문', phone: '010-1234-5678', address: { line1: '세종대로 110', city: '서울' } },
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

type Balance = { mileage: number; grade: string };
type Timeline = { order: { timeline: { sequence: number }[] } };
type Page = {
  myPage: {
    orders: {
      nodes: { orderId: string; status: string; readonly steps: readonly { readonly status: string }[] }[];
    };
  };
};

/** A book is ordered and watched until it arrives; a second order is cancelled and refunded; the stock is right throughout. */
export const bookshop = async (stage: Stage): Promise<void> => {
  const scene = await openScene(stage);
  const orderId = await ordered(scene);
  const events = await watchedUntilItArrives(scene, orderId);
  await mileageCollected(scene);
  const secondId = await cancelledAndRefunded(scene);
  await declinedCard(scene);
  await sameStoryEverywhere(scene, [orderId, secondId], events);
  await othersSeeNothing(scene, orderId);
};

const openScene = async (stage: Stage) => {
  const { step, show, until } = stage;
  const run = randomUUID().slice(0, 8);
  step('A customer signs in and looks at books');
  const customer = await stage.as('customer@jumun.example');
  const books =
    (await customer.ask<{ products: { nodes: Book[] } }>(booksOperation)).data?.products.nodes ?? [];
  const book = books.find(({ stock }) => stock > 1) as Book;
  show(book);
  const stock = async () =>
    (await customer.ask<{ product: { stock: number } }>(stockOperation, { id: book.id })).data?.product.stock;
  const balance = async () => (await customer.ask<{ myPage: Balance }>(balanceOperation)).data?.myPage;
  /** `confirm`: the same may be ordered again within the minute, as this story does. */
  const order = async (key: string, cardToken = 'tok_ok', { tell = show, confirm = true } = {}) => {
    const input = {
      idempotencyKey: `${key}-${run}`,
      lines: [{ productId: book.id, quantity: 1 }],
      fulfilment,
      payment: { method: 'CARD', cardToken },
      confirm,
    };
    const answer = await customer.ask<Placed>(placeOperation, { input });
    tell(answer.data?.placeOrder ?? answer.errors);
    return answer.data?.placeOrder;
  };
  const stockBefore = (await stock()) ?? 0;
  const mileageBefore = (await balance())?.mileage ?? 0;
  return {
    stage,
    customer,
    order,
    stock,
    stockBefore,
    balance,
    /** The mileage once the first order has arrived. */
    mileageAfter: mileageBefore + book.price.minorUnits,
    price: book.price.minorUnits,
    async mileageIs(claim: string, mileage: number) {
      await until(claim, async () => ((await balance())?.mileage === mileage ? true : undefined));
      show(await balance());
    },
  };
};

type Scene = Awaited<ReturnType<typeof openScene>>;

const ordered = async ({ stage, order, stock, stockBefore }: Scene): Promise<string> => {
  const { step, glimpse, expect } = stage;
  step('The customer orders one');
  const placed = await order('first');
  expect('the order is placed', placed?.__typename, 'PlaceOrderSuccess');
  const orderId = placed?.order?.id ?? '';
  expect('one copy fewer is for sale', await stock(), stockBefore - 1);
  const repeated = await order('first', 'tok_ok', { tell: glimpse }); // its status may have moved on
  expect('the same key gives the same order', repeated?.order?.id, orderId);
  const reloaded = await order('reloaded', 'tok_ok', { confirm: false });
  expect('the same basket under another key is asked about', reloaded?.__typename, 'DuplicateOrder');
  return orderId;
};

/** Returns how many events the customer saw. */
const watchedUntilItArrives = async ({ stage, customer }: Scene, orderId: string): Promise<number> => {
  const { step, show, glimpse, expect, until } = stage;
  step(
    'The customer watches the order live, joined from orders, payments, deliveries, customers and catalog',
  );
  const events: Watched['orderStatus'][] = [];
  const watching = customer.watch<Watched>(watchOperation, { orderId, after: 0 }, ({ data, errors }) => {
    glimpse(data?.orderStatus ?? errors);
    if (data) events.push(data.orderStatus);
  });
  await until('the parcel is being packed', () =>
    events.find(({ order }) => order?.delivery?.status === 'PREPARING'),
  );

  step('A courier collects the parcel and delivers it');
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
  const sequences = events.map(({ sequence }) => sequence);
  expect(
    'every event came once, in order',
    sequences,
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
  await until('a client that comes back with after: 2 gets the rest', () =>
    replayed.length >= events.length - 2 ? true : undefined,
  );
  again.stop();
  expect('and nothing else', replayed, sequences.slice(2));
  return events.length;
};

const mileageCollected = async ({ stage, balance, mileageIs, mileageAfter }: Scene): Promise<void> => {
  stage.step('The customer has collected mileage, and is GOLD from 10,000 on');
  await mileageIs('the mileage is up by the price', mileageAfter);
  const grade = mileageAfter >= 10_000 ? 'GOLD' : 'SILVER';
  await stage.until(`the grade is ${grade}`, async () =>
    (await balance())?.grade === grade ? true : undefined,
  );
};

const cancelledAndRefunded = async (scene: Scene): Promise<string> => {
  const { stage, customer, order, stock, stockBefore, mileageIs, mileageAfter, price } = scene;
  const { step, show, expect, until } = stage;
  step('A second order is cancelled and refunded');
  const orderId = (await order('second'))?.order?.id ?? '';
  await mileageIs('the mileage is up again', mileageAfter + price);
  await until('the second parcel is being packed', async () => {
    const { data } = await customer.ask<Timeline>(timelineOperation, { id: orderId });
    return data?.order.timeline.length === 3 ? true : undefined;
  });
  type Cancelled = { cancelOrder: { __typename: string; order?: unknown } };
  const cancelled = await customer.ask<Cancelled>(cancelOperation, { orderId });
  show(cancelled.data);
  expect('the order is cancelled and the money is back', cancelled.data?.cancelOrder, {
    __typename: 'CancelOrderSuccess',
    order: { status: 'CANCELLED', payment: { status: 'REFUNDED' } },
  });
  await until('the copy is for sale again', async () =>
    (await stock()) === stockBefore - 1 ? true : undefined,
  );
  await mileageIs('the mileage is back to what it was', mileageAfter);
  return orderId;
};

const declinedCard = async ({ stage, order, stock, stockBefore }: Scene): Promise<void> => {
  stage.step('A declined card leaves nothing behind');
  const declined = await order('declined', 'tok_declined');
  stage.expect('the customer is told', declined?.__typename, 'PaymentDeclined');
  stage.expect('the stock is as before', await stock(), stockBefore - 1);
};

const sameStoryEverywhere = async (
  { stage, customer }: Scene,
  orderIds: readonly [string, string],
  events: number,
): Promise<void> => {
  const { step, show, glimpse, expect, until } = stage;
  step('My page and the timeline tell the same story');
  const page = await until('my page shows both', async () => {
    const nodes = (await customer.ask<Page>(pageOperation)).data?.myPage.orders.nodes ?? [];
    const done = nodes.filter(
      (node) => orderIds.includes(node.orderId) && /COMPLETED|CANCELLED/.test(node.status),
    );
    return done.length === 2 ? done : undefined;
  });
  // which of store and courier is heard of first decides whether being accepted is one step or two
  for (const { steps, ...one } of page)
    show({ ...one, steps: [...new Set(steps.map(({ status }) => status))] });
  const timeline = await customer.ask<Timeline>(timelineOperation, { id: orderIds[0] });
  glimpse(timeline.data?.order.timeline);
  expect('as many entries as events', timeline.data?.order.timeline.length, events);
};

const othersSeeNothing = async ({ stage }: Scene, orderId: string): Promise<void> => {
  const { step, show, expect } = stage;
  step('Another customer sees nothing of it');
  const other = await stage.as('customer2@jumun.example');
  const foreign = await other.ask<{ order: unknown }>(timelineOperation, { id: orderId });
  show(foreign.data);
  expect('the order is not found', foreign.data?.order, null);
  const theft = await other.ask<{ cancelOrder: { __typename: string } }>(cancelOperation, { orderId });
  expect('nor can it be cancelled', theft.data?.cancelOrder.__typename, 'OrderNotFound');
};
