import { afterAll, beforeAll, expect, test } from 'vitest';
import type { GraphClient } from '../../tools/demo/graph-client.ts';
import { audit } from '../../tools/verify/audit/audit.ts';
import { inLines, newGround } from '../audit/world.ts';
import { openParcels } from '../parcels.ts';
import { aBook, ledgerOf, place, statusOf, stockOf, until } from '../shop.ts';
import { ground, testStores } from '../stores.ts';
import { openSystem, type System } from '../system.ts';

// Parcels that do not arrive: what couriers, customers and those who decide see of it, to the end.

const there = ground === 'pglite' ? undefined : await newGround();
let system: System;
let buyer: GraphClient;
beforeAll(async () => {
  system = await openSystem(there?.stores ?? testStores(), {
    JUMUN_STOCK_DEADLINE_MS: '10000',
    JUMUN_PAYMENT_DEADLINE_MS: '10000',
    JUMUN_PROVIDER_DEADLINE_MS: '9000',
  });
  buyer = await system.as('cus_demo1');
});
afterAll(() => system.close());

type View = { readonly orderId: string; readonly status: string; readonly message: string } & {
  readonly fulfilmentStatus: string | null;
};

/** Places an order, and waits until its parcel is packed; `told` are the steps as its customer is told them, live. */
const ordered = async (key: string, productId: string) => {
  const { order } = await place(buyer, { key, productId });
  const id = order?.id ?? '';
  await until(async () => (await statusOf(buyer, id))?.delivery ?? undefined);
  const told: View[] = [];
  buyer.watch<{ orderStatus: View }>(
    `subscription ($id: ID!) { orderStatus(orderId: $id, after: 0) { orderId status fulfilmentStatus message(locale: "en") } }`,
    { id },
    ({ data }) => void (data && told.push(data.orderStatus)),
  );
  const words = () => told.map(({ fulfilmentStatus }) => fulfilmentStatus);
  const hears = (word: string) => until(async () => words().includes(word) || undefined, 30_000);
  return { id, told, words, hears };
};

const messagesOf = async (orderId: string) => {
  const { data } = await buyer.ask<{
    notifications: { nodes: { order: { id: string } | null; topic: string; body: string | null }[] };
  }>('{ notifications(first: 100) { nodes { order { id } topic body } } }');
  return data?.notifications.nodes.filter(({ order }) => order?.id === orderId) ?? [];
};

test('a parcel is taken, cannot be handed over, is lost, sent again with other copies and arrives', async () => {
  const book = await aBook(system, 'Sent twice', 2);
  const { courier, support, leaveWith, failed, carry, sendAgain } = await openParcels(system);
  const { id, words, hears } = await ordered('sent-twice', book);

  const watched: string[] = [];
  courier.watch<{ deliveryQueue: { delivery: { status: string; order: object | null } } }>(
    'subscription { deliveryQueue(after: 0) { delivery { status } } }',
    {},
    ({ data }) => void (data && watched.push(data.deliveryQueue.delivery.status)),
  );
  const seen = async () =>
    (
      await courier.ask<{ deliveries: { nodes: object[] } }>(
        `{ deliveries(filter: { mine: true }, open: true) {
          nodes { orderNumber recipient phone address { line1 city } goods { title quantity } store { name } } } }`,
      )
    ).data?.deliveries.nodes;
  expect(await seen()).toEqual([]);
  await leaveWith(id);
  expect(await seen()).toMatchObject([
    {
      recipient: '김주문',
      phone: '+821012345678',
      address: { line1: '세종대로 110', city: '서울' },
      goods: [{ title: 'Sent twice', quantity: 1 }],
      store: { name: expect.any(String) },
    },
  ]);
  await failed(id, 'first');
  await carry('loseDelivery', { orderId: id });
  await hears('LOST');
  expect(await stockOf(buyer, book)).toBe(1);

  await sendAgain(id, 'again');
  expect(await stockOf(buyer, book)).toBe(0);
  await hears('SENT_AGAIN');
  await leaveWith(id);
  await carry('completeDelivery', { orderId: id });
  await hears('DELIVERED');
  expect(words().filter((word) => word !== null && word !== 'ACCEPTED')).toEqual([
    'PREPARING',
    'DISPATCHED',
    'ATTEMPT_FAILED',
    'LOST',
    'SENT_AGAIN',
    'DISPATCHED',
    'DELIVERED',
  ]);
  expect(await statusOf(buyer, id)).toMatchObject({ status: 'COMPLETED', payment: { status: 'APPROVED' } });
  await until(async () => watched.includes('DELIVERED') || undefined);
  expect(watched).toEqual(expect.arrayContaining(['PREPARING', 'DISPATCHED', 'LOST', 'DELIVERED']));

  // what is over is decided by nobody
  const { data } = await support.ask<{ refundUndelivered: object }>(
    'mutation ($id: ID!) { refundUndelivered(input: { orderId: $id }) { __typename } }',
    { id },
  );
  expect(data?.refundUndelivered).toEqual({ __typename: 'OrderNotUndelivered' });
});

test('a parcel comes back after three attempts and is refunded: the copy is on sale again, and its customer is told', async () => {
  const book = await aBook(system, 'Came back', 1);
  const { leaveWith, failed, carry, refund } = await openParcels(system);
  const { id, told, hears } = await ordered('came-back', book);
  await leaveWith(id);
  for (const key of ['one', 'two', 'three']) await failed(id, key, 'REFUSED');
  await hears('RETURNING');
  await carry('returnDelivery', { orderId: id });
  await hears('RETURNED');
  expect(await stockOf(buyer, book)).toBe(0); // nobody has decided yet
  await refund(id);
  await until(async () => ((await stockOf(buyer, book)) === 1 ? true : undefined));
  expect(await statusOf(buyer, id)).toMatchObject({
    status: 'CANCELLED',
    payment: { status: 'REFUNDED' },
    delivery: { status: 'RETURNED' },
  });
  const last = await until(async () => told.find(({ status }) => status === 'CANCELLED'));
  expect(last).toMatchObject({ fulfilmentStatus: 'RETURNED' });
  expect(last.message).toContain('came back to the store');
  const messages = await until(async () => {
    const all = await messagesOf(id);
    return all.some(({ topic }) => topic === 'ORDER_CANCELLED') ? all : undefined;
  }, 30_000);
  expect(messages.map(({ body }) => body).join('\n')).toContain('전해 드리지 못하고 돌아온');
});

test('a parcel is lost and refunded: its copy is gone, and the money is back once', async () => {
  const book = await aBook(system, 'Gone', 1);
  const { leaveWith, carry, refund } = await openParcels(system);
  const { id, hears } = await ordered('gone', book);
  await leaveWith(id);
  await carry('loseDelivery', { orderId: id });
  await hears('LOST');
  await refund(id);
  await refund(id);
  await until(async () => ((await statusOf(buyer, id))?.status === 'CANCELLED' ? true : undefined));
  const { refunds } = await ledgerOf(system);
  expect(refunds.filter(({ orderId }) => orderId === id)).toHaveLength(1);
  expect(await stockOf(buyer, book)).toBe(0);
});

test.runIf(there)('all of it leaves nothing for the audit to find', async () => {
  await until(async () => {
    const { findings } = await audit({ env: there?.env ?? {}, providerUrl: system.provider.url, graceMs: 0 });
    return inLines(findings).length === 0 ? true : undefined;
  }, 60_000);
});
