import { type Customer, customerOn, staffOn, watchQueue } from './customer.ts';
import type { Stage } from './stage.ts';

type Item = {
  id: string;
  title: string;
  available: boolean;
  stock: number | null;
  price: { formatted: string };
};
type QueueEvent = {
  ticketQueue: { sequence: number; ticket: { status: string; order: { id: string } | null } };
};

const storeId = 'sto_cafe1';
const menuOperation =
  '{ products(kind: MENU_ITEM, first: 3) { nodes { id title available stock price { formatted } } } }';
const ticketOperation =
  'query ($id: ID!) { order(id: $id) { ticket { status prepMinutes store { name } lines { title quantity } } } }';
const queueOperation =
  'subscription ($storeId: ID!) { ticketQueue(storeId: $storeId) { sequence ticket { status order { id } } } }';
const memberOperation = '{ viewer { ... on Customer { membershipNumber } } }';
const foreignOperation = 'query ($storeId: ID!) { tickets(storeId: $storeId, first: 1) { nodes { id } } }';

/** Coffee is ordered and picked up; another order is rejected by the café, a third is cancelled in time; points follow. */
export const cafe = async (stage: Stage): Promise<void> => {
  const scene = await openScene(stage);
  const earned = await orderedAndPickedUp(scene);
  await rejectedByTheCafe(scene);
  await cancelledInTime(scene);
  stage.expect(
    'the points are those of the first order alone',
    await scene.points(),
    scene.pointsBefore + earned,
  );
  scene.queue.complete();
  await soldOut(scene);
};

const openScene = async (stage: Stage) => {
  const { step, show, expect } = stage;
  step('A customer looks at the menu');
  const customer = customerOn(stage, await stage.as('customer@jumun.example'));
  const menu = (await customer.ask<{ products: { nodes: Item[] } }>(menuOperation)).products.nodes;
  const coffee = menu[0] as Item;
  show(coffee);
  expect('coffee has no stock to count', coffee.stock, null);
  const { viewer } = await customer.ask<{ viewer: { membershipNumber: string } }>(memberOperation);
  const points = () => pointsOf(customer);
  const pointsBefore = await points();

  step('The café watches its queue, and only its own');
  const barista = await stage.as('cafe@jumun.example');
  const queue = watchQueue<QueueEvent>(stage, barista, 'the café', {
    operation: queueOperation,
    variables: { storeId },
    read: ({ ticketQueue: { sequence, ticket } }) => ({
      sequence,
      orderId: ticket.order?.id,
      status: ticket.status,
    }),
  });
  const bookstore = await stage.as('bookstore@jumun.example');
  const foreign = await bookstore.ask<unknown>(foreignOperation, { storeId });
  expect('the staff of another store cannot see it', foreign.errors?.[0]?.extensions?.code, 'FORBIDDEN');

  const fulfilment = { pickup: { storeId, membershipNumber: viewer.membershipNumber } };
  const wish = { lines: [{ productId: coffee.id, quantity: 2 }], fulfilment };
  return { stage, customer, menu, wish, queue, atCafe: staffOn(stage, barista), points, pointsBefore };
};

type Scene = Awaited<ReturnType<typeof openScene>>;

const pointsOf = async (customer: Customer): Promise<number> =>
  (await customer.ask<{ myPage: { points: number | null } }>('{ myPage { points } }')).myPage.points ?? 0;

/** From the order to the counter; returns the points earned. */
const orderedAndPickedUp = async (scene: Scene): Promise<number> => {
  const { stage, customer, wish, queue, atCafe, points, pointsBefore } = scene;
  const { step, show, expect, until } = stage;

  step('The customer orders two, with a membership number');
  const orderId = await customer.order('first', wish);
  const live = customer.watch(orderId);
  await live.reaches('PLACED');
  await queue.sees(orderId, 'OPEN');
  await until('it waits for the store', async () =>
    (await customer.blockedOn(orderId)) === 'STORE' ? true : undefined,
  );
  expect('it can still be cancelled', await customer.quote(orderId), 'ALLOWED');
  expect('no points yet', await points(), pointsBefore);

  step('The café accepts: seven minutes');
  const accepted = await atCafe('acceptTicket', { orderId, prepMinutes: 7 });
  expect('accepted', accepted.__typename, 'AcceptTicketSuccess');
  await live.reaches('ACCEPTED');
  show(await customer.ask(ticketOperation, { id: orderId }));
  const earned = await until('the points arrive once it is accepted', async () => {
    const now = await points();
    return now > pointsBefore ? now - pointsBefore : undefined;
  });
  show({ earned });

  step('Now it is too late to cancel');
  expect('the quote says no', await customer.quote(orderId), 'REFUSED');
  expect('and so does the answer', (await customer.cancel(orderId)).__typename, 'OrderNotCancellable');

  step('Ready, and picked up');
  await atCafe('handOverTicket', { orderId });
  await atCafe('readyTicket', { orderId });
  await live.reaches('READY');
  await atCafe('handOverTicket', { orderId });
  await live.reaches('COMPLETED');
  live.complete();
  await customer.timeline(orderId);
  return earned;
};

const rejectedByTheCafe = async ({ stage, customer, wish, queue, atCafe }: Scene): Promise<void> => {
  stage.step('The café rejects an order: cancelled and refunded');
  const orderId = await customer.order('second', wish);
  const live = customer.watch(orderId);
  await queue.sees(orderId, 'OPEN');
  await atCafe('rejectTicket', { orderId, reason: 'The milk is out' });
  const rejected = await live.reaches('CANCELLED');
  stage.expect('the money is back', rejected.paymentStatus, 'REFUNDED');
  live.complete();
};

const cancelledInTime = async ({ stage, customer, wish, queue, atCafe }: Scene): Promise<void> => {
  stage.step('A third is cancelled before the café begins');
  const orderId = await customer.order('third', wish);
  await queue.sees(orderId, 'OPEN');
  stage.expect('cancelled and refunded', (await customer.cancel(orderId)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await queue.sees(orderId, 'CANCELLED');
  const late = await atCafe('acceptTicket', { orderId, prepMinutes: 5 });
  stage.expect('the café can no longer accept it', late.__typename, 'TicketNotOpen');
};

const soldOut = async ({ stage, customer, menu, wish: { fulfilment } }: Scene): Promise<void> => {
  stage.step('What is sold out cannot be ordered');
  const admin = staffOn(stage, await stage.as('admin@jumun.example'));
  const productId = (menu[2] as Item).id;
  const lines = [{ productId, quantity: 1 }];
  const quietly = customerOn({ ...stage, show: () => {} }, customer.client);
  await admin('setAvailability', { productId, available: false });
  await stage.until('orders has heard of it', async () => {
    const { __typename } = await quietly.place(`sold-out-${Date.now()}`, { lines, fulfilment });
    return __typename === 'ProductUnavailable' ? true : undefined;
  });
  await admin('setAvailability', { productId, available: true });
};
