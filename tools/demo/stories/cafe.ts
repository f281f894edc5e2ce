import { customerOn, staffOn } from './customer.ts';
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

/** Coffee is ordered and picked up; another is turned down by the café, a third is cancelled in time; points follow. */
export const cafe = async (stage: Stage): Promise<void> => {
  const { step, show, expect, until } = stage;

  step('A customer looks at the menu');
  const customer = customerOn(stage, await stage.as('customer@jumun.example'));
  const menu = (await customer.ask<{ products: { nodes: Item[] } }>(menuOperation)).products.nodes;
  const coffee = menu[0] as Item;
  show(coffee);
  expect('coffee is not counted', coffee.stock, null);
  const { viewer } = await customer.ask<{ viewer: { membershipNumber: string } }>(
    '{ viewer { ... on Customer { membershipNumber } } }',
  );
  const pointsNow = async () =>
    (await customer.ask<{ myPage: { points: number | null } }>('{ myPage { points } }')).myPage.points ?? 0;
  const before = await pointsNow();

  step('The café watches its queue, and only its own');
  const barista = await stage.as('cafe@jumun.example');
  const atCafe = staffOn(stage, barista);
  const queue: QueueEvent['ticketQueue'][] = [];
  const watching = barista.watch<QueueEvent>(
    'subscription ($storeId: ID!) { ticketQueue(storeId: $storeId) { sequence ticket { status order { id } } } }',
    { storeId },
    ({ data, errors }) => {
      if (data) queue.push(data.ticketQueue);
      else show(errors);
    },
  );
  const inQueue = (orderId: string, status: string) =>
    until(`the café sees it ${status}`, () =>
      queue.find(({ ticket }) => ticket.order?.id === orderId && ticket.status === status),
    );
  const foreign = await (await stage.as('bookstore@jumun.example')).ask<unknown>(
    'query ($storeId: ID!) { tickets(storeId: $storeId, first: 1) { nodes { id } } }',
    { storeId },
  );
  expect('staff of another store see nothing of it', foreign.errors?.[0]?.extensions?.code, 'FORBIDDEN');

  const pickup = { pickup: { storeId, membershipNumber: viewer.membershipNumber } };
  const wish = { lines: [{ productId: coffee.id, quantity: 2 }], fulfilment: pickup };

  step('The customer orders two, with a membership number');
  const first = await customer.order('first', wish);
  const live = customer.watch(first);
  await live.reaches('PLACED');
  await inQueue(first, 'OPEN');
  await until('it waits for the store', async () =>
    (await customer.blockedOn(first)) === 'STORE' ? true : undefined,
  );
  expect('it could still be cancelled', await customer.quote(first), 'ALLOWED');
  expect('no points yet', await pointsNow(), before);

  step('The café accepts: seven minutes');
  const accepted = await atCafe('acceptTicket', { orderId: first, prepMinutes: 7 });
  expect('accepted', accepted.__typename, 'AcceptTicketSuccess');
  await live.reaches('ACCEPTED');
  show(await customer.ask(ticketOperation, { id: first }));
  const earned = await until('points are there once it is accepted', async () => {
    const points = await pointsNow();
    return points > before ? points - before : undefined;
  });
  show({ earned });

  step('Now it is too late to cancel');
  expect('the quote says so', await customer.quote(first), 'REFUSED');
  expect('and so does the answer', (await customer.cancel(first)).__typename, 'OrderNotCancellable');

  step('Ready, and picked up');
  await atCafe('handOverTicket', { orderId: first });
  await atCafe('readyTicket', { orderId: first });
  await live.reaches('READY');
  await atCafe('handOverTicket', { orderId: first });
  await live.reaches('COMPLETED');
  live.complete();
  await customer.timeline(first);

  step('The café turns an order down: cancelled and refunded');
  const second = await customer.order('second', wish);
  const turnedDown = customer.watch(second);
  await inQueue(second, 'OPEN');
  await atCafe('rejectTicket', { orderId: second, reason: 'The milk is out' });
  const rejected = await turnedDown.reaches('CANCELLED');
  expect('the money is back', rejected.paymentStatus, 'REFUNDED');
  turnedDown.complete();

  step('A third is cancelled before anybody began');
  const third = await customer.order('third', wish);
  await inQueue(third, 'OPEN');
  expect('cancelled and refunded', (await customer.cancel(third)).order, {
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
  });
  await inQueue(third, 'CANCELLED');
  expect(
    'the café cannot take it any more',
    (await atCafe('acceptTicket', { orderId: third, prepMinutes: 5 })).__typename,
    'TicketNotOpen',
  );
  expect('points are those of the first order alone', await pointsNow(), before + earned);
  watching.stop();
  const numbers = queue.map(({ sequence }) => sequence);
  expect(
    'the queue missed nothing',
    numbers,
    numbers.map((_, i) => (numbers[0] ?? 0) + i),
  );

  step('What is sold out cannot be ordered');
  const admin = staffOn(stage, await stage.as('admin@jumun.example'));
  const soldOut = (menu[2] as Item).id;
  const lines = [{ productId: soldOut, quantity: 1 }];
  const quietly = customerOn({ ...stage, show: () => {} }, customer.client);
  await admin('setAvailability', { productId: soldOut, available: false });
  await until('orders have heard of it', async () => {
    const { __typename } = await quietly.place(`sold-out-${Date.now()}`, { lines, fulfilment: pickup });
    return __typename === 'ProductUnavailable' ? true : undefined;
  });
  await admin('setAvailability', { productId: soldOut, available: true });
};
