import { orderNumberOf } from '@jumun/schema/order-number';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { customer } from '../../../test/callers.ts';
import { fulfilmentWordAfter } from '../domain/order-view.ts';
import {
  aCancelledRide,
  aPickUp,
  aPickUpGivenUp,
  aPickUpNotCollected,
  aRejectedPickUp,
  aReopenedPickUp,
  aRide,
  aRideGivenUp,
  aRideThatLosesItsTaxi,
  aShippedOrder,
} from './builders.ts';
import { openMypage } from './open.ts';

let m: Awaited<ReturnType<typeof openMypage>>;
beforeAll(async () => {
  m = await openMypage();
});
afterAll(() => m.close());

const orders = `{ myPage { orders { nodes { orderId number status paymentStatus fulfilmentStatus steps { message(locale: "en") }
  order { id } } } } }`;

const ordersOf = async (customerId: string) => {
  const { data, errors } = await m.ask(customer(customerId), orders);
  expect(errors).toBeUndefined();
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  return (data as any).myPage.orders.nodes as any[];
};

const messagesOf = ({ steps }: { steps: { message: string }[] }) => steps.map(({ message }) => message);

it('a pick-up can be followed at any time, in the words of a store [CF-15]', async () => {
  await m.hear(...aPickUp('ord_coffee', 'cus_coffee'));
  const [order] = await ordersOf('cus_coffee');
  expect(order).toMatchObject({ status: 'COMPLETED', fulfilmentStatus: 'HANDED_OVER' });
  expect(messagesOf(order)).toEqual([
    'Your order is placed and paid for; the store has yet to accept it.',
    'The store has accepted your order and is preparing it; it can no longer be cancelled.',
    'Your order is ready to be picked up.',
    'You have picked up your order.',
  ]);
});

it('a ride can be followed in the words of a ride, from its booking to its end [CT-09 CT-17 CT-24]', async () => {
  await m.hear(...aRide('ord_ride', 'cus_ride'));
  const [order] = await ordersOf('cus_ride');
  expect(order).toMatchObject({
    orderId: 'ord_ride',
    number: orderNumberOf('ord_ride'),
    status: 'COMPLETED',
    fulfilmentStatus: 'COMPLETED',
    order: { id: 'ord_ride' },
  });
  expect(messagesOf(order)).toEqual([
    'Your ride is booked and paid for; it is waiting for a taxi.',
    'A taxi has been assigned to your ride.',
    'Your ride has begun.',
    'Your ride is over.',
  ]);
});

it('its live stream says the same', async () => {
  await m.hear(...aRide('ord_live', 'cus_live'));
  const watching = await m.watch(
    customer('cus_live'),
    'subscription { orderStatus(orderId: "ord_live") { sequence status fulfilmentStatus message } }',
  );
  const events = await watching.take(4);
  watching.close();
  expect(events.map(({ message }) => message)).toEqual([
    '예약과 결제가 완료되었습니다. 택시 배정을 기다리고 있습니다.',
    '택시가 배정되었습니다.',
    '운행이 시작되었습니다.',
    '운행이 끝났습니다.',
  ]);
});

it('a booking is on the page with its customer, its reservation and its status, from the moment it is placed [CT-24]', async () => {
  await m.hear(...aRide('ord_first', 'cus_first').slice(0, 1));
  const { data } = await m.ask(
    customer('cus_first'),
    '{ myPage { customer { id } orders { nodes { orderId fulfilmentId fulfilmentStatus status } } } }',
  );
  expect(data?.myPage).toEqual({
    customer: { id: 'cus_first' },
    orders: {
      nodes: [
        {
          orderId: 'ord_first',
          fulfilmentId: 'rid_first',
          fulfilmentStatus: 'REQUESTED',
          status: 'PLACED',
        },
      ],
    },
  });
});

it('a ride that waits for a taxi has a word for it from the beginning, and again once it has lost one [CT-24 CT-36]', async () => {
  await m.hear(...aRideThatLosesItsTaxi('ord_lost', 'cus_lost'));
  const [order] = await ordersOf('cus_lost');
  expect(order).toMatchObject({ status: 'PLACED', fulfilmentStatus: 'REQUESTED' });
  const watching = await m.watch(
    customer('cus_lost'),
    'subscription { orderStatus(orderId: "ord_lost") { status fulfilmentStatus message(locale: "en") } }',
  );
  expect(await watching.take(3)).toMatchObject([
    { status: 'PLACED', fulfilmentStatus: 'REQUESTED' },
    { status: 'ACCEPTED', fulfilmentStatus: 'ASSIGNED' },
    {
      status: 'PLACED',
      fulfilmentStatus: 'REQUESTED',
      message: 'Your taxi is not available any more; we are looking for another one.',
    },
  ]);
  watching.close();
});

it('a ride for which there is no taxi is CANCELLED, and says why', async () => {
  await m.hear(...aRideGivenUp('NO_TAXI_IN_TIME', 'ord_none', 'cus_none'));
  const { data } = await m.ask(
    customer('cus_none'),
    `{ myPage { orders { nodes { status fulfilmentStatus rejectionReason en: rejectionReason(locale: "en")
      steps { message(locale: "en") } } } } }`,
  );
  expect(data?.myPage).toMatchObject({
    orders: {
      nodes: [
        {
          status: 'CANCELLED',
          fulfilmentStatus: 'CANCELLED',
          rejectionReason: '제때 배차할 수 있는 택시가 없었습니다.',
          en: 'No taxi could be found in time.',
          steps: [
            {},
            {
              message:
                'Your booking is cancelled because there is no taxi for it; what you paid is refunded.',
            },
          ],
        },
      ],
    },
  });
});

it('a cancelled booking stays on the page as cancelled, and its message says that it was deleted [CT-08]', async () => {
  await m.hear(...aCancelledRide('ord_gone', 'cus_gone'));
  const [order] = await ordersOf('cus_gone');
  expect(order).toMatchObject({
    status: 'CANCELLED',
    paymentStatus: 'REFUNDED',
    fulfilmentStatus: 'CANCELLED',
  });
  expect(messagesOf(order).at(-1)).toBe('Your booking is cancelled and deleted; what you paid is refunded.');
});

it('whenever its steps are heard, a cancelled booking has the word of the cancellation', async () => {
  const events = aCancelledRide('ord_late', 'cus_late');
  await m.hear(...events.toReversed());
  const [order] = await ordersOf('cus_late');
  expect(order).toMatchObject({ status: 'CANCELLED', fulfilmentStatus: 'CANCELLED' });
});

it.each([
  ['우유가 떨어졌습니다', '우유가 떨어졌습니다', '우유가 떨어졌습니다'],
  [
    'NOT_ACCEPTED_IN_TIME',
    '매장에서 제때 접수하지 못했습니다.',
    'The store did not accept your order in time.',
  ],
])('a pick-up that its store turned down is REJECTED, and says why: %s', async (rejection, ko, en) => {
  const customerId = `cus_${rejection.length}`;
  const orderId = `ord_${rejection.length}`;
  await m.hear(...aRejectedPickUp(rejection, orderId, customerId));
  const { data } = await m.ask(
    customer(customerId),
    `{ myPage { orders { nodes { status fulfilmentStatus rejectionReason en: rejectionReason(locale: "en")
      steps { message(locale: "en") } } } } }`,
  );
  expect(data?.myPage).toMatchObject({
    orders: {
      nodes: [{ status: 'CANCELLED', fulfilmentStatus: 'REJECTED', rejectionReason: ko, en }],
    },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  expect(messagesOf((data as any).myPage.orders.nodes[0]).at(-1)).toBe(
    'The store could not take your order; what you paid is refunded.',
  );
  const watching = await m.watch(
    customer(customerId),
    `subscription { orderStatus(orderId: "${orderId}") { sequence fulfilmentStatus rejectionReason } }`,
  );
  expect((await watching.take(2)).at(-1)).toEqual({
    sequence: 2,
    fulfilmentStatus: 'REJECTED',
    rejectionReason: ko,
  });
  watching.close();
});

it('a pick-up that its store gives up after accepting it is CANCELLED, and says why', async () => {
  await m.hear(...aPickUpGivenUp('오븐이 고장 났습니다', 'ord_given', 'cus_given'));
  const query = `{ myPage { orders { nodes { status fulfilmentStatus rejectionReason steps { message(locale: "en") } } } } }`;
  const { data } = await m.ask(customer('cus_given'), query);
  expect(data?.myPage).toMatchObject({
    orders: {
      nodes: [
        { status: 'CANCELLED', fulfilmentStatus: 'CANCELLED', rejectionReason: '오븐이 고장 났습니다' },
      ],
    },
  });
  // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
  expect(messagesOf((data as any).myPage.orders.nodes[0]).at(-1)).toBe(
    'The store had accepted your order but cannot prepare it, and cancelled it; what you paid is refunded.',
  );
});

it('a pick-up whose store takes its acceptance back is placed again, and says that it can be cancelled', async () => {
  await m.hear(...aReopenedPickUp('ord_again', 'cus_again'));
  const [order] = await ordersOf('cus_again');
  expect(order).toMatchObject({ status: 'PLACED', fulfilmentStatus: null });
  expect(messagesOf(order).at(-1)).toBe(
    'The store took its acceptance back; your order waits to be accepted again and can be cancelled until then.',
  );
});

it('a pick-up that nobody comes for is over, and says that it is not refunded', async () => {
  await m.hear(...aPickUpNotCollected('ord_left', 'cus_noshow'));
  const [order] = await ordersOf('cus_noshow');
  expect(order).toMatchObject({ status: 'NO_SHOW', fulfilmentStatus: 'NO_SHOW' });
  expect(messagesOf(order).at(-1)).toBe(
    'Nobody picked up your order, so it is closed; what you paid is not refunded.',
  );
});

it('what was called off before it was placed has no word: there was nothing to be made, sent or driven', () => {
  for (const status of ['PLACING', 'PAYMENT_FAILED', 'OUT_OF_STOCK', 'CANCELLED'] as const)
    expect(
      fulfilmentWordAfter({ type: 'OrderRefused', status, fulfilment: 'RIDE', fulfilmentStatus: null }),
    ).toBeNull();
});

it('all bookings and orders are listed with their status [CT-24 CT-36]', async () => {
  const rides = Array.from({ length: 7 }, (_, i) => aRide(`ord_r${i}`, 'cus_all').slice(0, (i % 4) + 1));
  await m.hear(...rides.flat(), ...aPickUp('ord_p', 'cus_all'), ...aShippedOrder('ord_s', 'cus_all'));
  const seen: unknown[] = [];
  let after: string | null = null;
  do {
    const { data }: Awaited<ReturnType<typeof m.ask>> = await m.ask(
      customer('cus_all'),
      `query ($after: String) { myPage { orders(first: 4, after: $after) {
         nodes { orderId status paymentStatus } pageInfo { hasNextPage endCursor } } } }`,
      { after },
    );
    // biome-ignore lint/suspicious/noExplicitAny: the answer as JSON
    const page = (data as any).myPage.orders;
    seen.push(...page.nodes);
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  expect(seen).toHaveLength(9);
  for (const order of seen) expect(Object.values(order as object)).not.toContain(null);
  expect(seen).toContainEqual({ orderId: 'ord_r1', status: 'ACCEPTED', paymentStatus: 'APPROVED' });
});
