import { anonymous, type Caller, serviceCaller } from '@jumun/platform/graph/client';
import type { Instant } from '@jumun/platform/kernel/clock';
import { newId } from '@jumun/platform/kernel/ids';
import type { PublishedEvent } from '@jumun/platform/kernel/published';
import { ContactChanged, CustomerLeft } from '@jumun/schema/events/customers';
import * as orders from '@jumun/schema/events/orders';
import { StoreOpened } from '@jumun/schema/events/stores';
import { loadContext } from '@jumun/subgraphs/contexts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aStore } from './a-store.ts';
import { customer } from './callers.ts';
import { type ContextInTest, type Json, openForTest } from './context.ts';
import { envelope } from './envelope.ts';
import { testStores } from './stores.ts';

// Who could not buy a book, or asks for it, is told when it can be bought, whatever made it so: catalog and notifications are real, and what catalog
// says is heard by notifications, each event twice.

let now = Date.parse('2026-11-20T09:00:00Z');
const clock = () => now++ as Instant;

let catalog: ContextInTest;
let notifications: ContextInTest;
beforeAll(async () => {
  const openStore = testStores();
  const opened = async (name: string, settings = {}) =>
    openForTest((await loadContext(name)).open, { clock, openStore, settings });
  catalog = await opened('catalog');
  notifications = await opened('notifications', { JUMUN_PUSH_URL: 'http://127.0.0.1:1/push' });
  const shop = StoreOpened.make(aStore('sto_bookshop', { fulfilments: ['SHIPMENT'] }));
  await catalog.hear([envelope('stores', 'sto_bookshop', shop, now)]);
}, 120_000);
afterAll(async () => {
  await catalog.close();
  await notifications.close();
});

const price = { minorUnits: 13_500, currency: 'KRW' };
const aContact = {
  ...{ name: '김민지', email: 'minji@example.com', phone: '+821012345678', locale: 'ko' as const },
  marketingConsent: false,
};
const seller: Caller = { ...anonymous, subject: 'stf_admin', scopes: ['catalog:write', 'stores:any'] };

const give = async (command: string, input: object, caller = seller): Promise<Json> => {
  const type = `${command[0]?.toUpperCase()}${command.slice(1)}Input`;
  const shown = command === 'registerProduct' ? '... on RegisterProductSuccess { product { id } }' : '';
  const query = `mutation ($input: ${type}!) { answer: ${command}(input: $input) { __typename ${shown} } }`;
  return (await catalog.ask<Json>(caller, query, { input })).answer;
};

let heardOfCatalog = 0;

/** Notifications hears what catalog has said by now, and tells whoever is to be told. */
const catchUp = async (): Promise<void> => {
  for (const event of await catalog.said(heardOfCatalog)) {
    await notifications.hear([event, event]);
    heardOfCatalog = event.number;
  }
  const [timer] = notifications.context.timers;
  const due = await timer?.due(timer.read, clock(), 100);
  for (const id of due?.ids ?? []) await timer?.fire(id);
};

/** Both hear what orders say of an order of this book. */
const say = async (orderId: string, event: PublishedEvent): Promise<void> => {
  const said = envelope('orders', orderId, event, clock());
  await notifications.hear([said]);
  await catalog.hear([said]);
};

let book = '';
let buyer = '';
let waiting = '';

/** The order of a book by one customer, as orders tells of it. */
const orderOf = (orderId: string, customerId: string) => ({
  ...{ orderId, customerId, sequence: 1, fulfilmentStatus: null, total: price, placedAt: now },
  ...{ fulfilment: 'SHIPMENT' as const, storeId: 'sto_bookshop', paymentStatus: null },
  lines: [{ productId: book, kind: 'BOOK' as const, title: '느린 우체국', quantity: 1, unitPrice: price }],
});

const reserve = (key: string) =>
  give('reserveStock', { key, lines: [{ productId: book, quantity: 1 }] }, serviceCaller('orders'));

/** The customer is refused, as no copy is there, and waits. */
const missIt = async (customerId = waiting): Promise<void> => {
  const orderId = newId('ord');
  const refused = { ...orderOf(orderId, customerId), status: 'OUT_OF_STOCK' as const };
  await say(orderId, orders.OrderRefused.make({ ...refused, reason: 'SHORT', shortProductIds: [book] }));
};

/** The one copy is bought, by somebody who does not wait. */
const buyIt = async (): Promise<string> => {
  const orderId = newId('ord');
  expect(await reserve(orderId)).toMatchObject({ __typename: 'StockReservation' });
  const placed = { ...orderOf(orderId, buyer), status: 'PLACED' as const };
  await say(orderId, orders.OrderPlaced.make({ ...placed, membershipNumber: null, rideClass: null }));
  return orderId;
};

const cancelIt = async (orderId: string): Promise<void> => {
  const cancelled = { ...orderOf(orderId, buyer), sequence: 2, status: 'CANCELLED' as const };
  await say(orderId, orders.OrderCancelled.make(cancelled));
};

const restock = () => give('restockProduct', { productId: book, quantity: 1, idempotencyKey: newId('key') });
const adjust = (change: number) =>
  give('adjustStock', { productId: book, change, reason: '실사', idempotencyKey: newId('key') });
const wish = (customerId: string, productId = book) =>
  give('waitForProduct', { productId }, customer(customerId));
const stopWishing = (customerId: string) =>
  give('stopWaitingForProduct', { productId: book }, customer(customerId));
const putOnOffer = (available: boolean) => give('setAvailability', { productId: book, available });

/** How often the customer was told that the book is back. */
const told = async (customerId = waiting): Promise<number> => {
  await catchUp();
  const query = '{ notifications(first: 50) { nodes { topic deliveryStatus } } }';
  const { nodes } = (await notifications.ask<Json>(customer(customerId), query)).notifications;
  return nodes.filter(
    ({ topic, deliveryStatus }: Json) => topic === 'RESTOCKED' && deliveryStatus === 'PENDING',
  ).length;
};

let sold = '';
beforeEach(async () => {
  [buyer, waiting] = [newId('cus'), newId('cus')];
  const input = { title: '느린 우체국', price, book: { author: '문도윤', stock: 1 } };
  book = (await give('registerProduct', { ...input, idempotencyKey: newId('key') })).product.id;
  sold = await buyIt();
  await missIt();
  expect(await told()).toBe(0);
});

describe('who could not buy a book is told once that it can be bought', () => {
  test('when copies come in [OB-10]', async () => {
    await restock();
    expect(await told()).toBe(1);
  });

  test('when the order of its last copy is cancelled; who cancelled is not told', async () => {
    await cancelIt(sold);
    expect([await told(), await told(buyer)]).toEqual([1, 0]);
  });

  test('when a copy that was held for an order is let go', async () => {
    await restock();
    const held = newId('ord');
    await reserve(held);
    await missIt(buyer);
    expect([await told(), await told(buyer)]).toEqual([0, 0]);
    await give('releaseStock', { key: held }, serviceCaller('orders'));
    expect([await told(), await told(buyer)]).toEqual([1, 1]);
  });

  test('when it is put on offer again with a copy that came in meanwhile', async () => {
    await putOnOffer(false);
    await restock();
    expect(await told()).toBe(0);
    await putOnOffer(true);
    expect(await told()).toBe(1);
  });

  test('when it is put on offer again with a copy of an order that was cancelled meanwhile', async () => {
    await putOnOffer(false);
    await cancelIt(sold);
    expect(await told()).toBe(0);
    await putOnOffer(true);
    expect(await told()).toBe(1);
  });

  test('and not again, by whatever else brings it back', async () => {
    await restock();
    expect(await told()).toBe(1);
    await cancelIt(sold);
    await putOnOffer(false);
    await putOnOffer(true);
    await restock();
    expect(await told()).toBe(1);
  });
});

describe('who could not buy a book is not told', () => {
  test('that it is on offer, while there is no copy', async () => {
    await putOnOffer(false);
    await putOnOffer(true);
    expect(await told()).toBe(0);
    await restock();
    expect(await told()).toBe(1);
  });

  test('of a copy that somebody else has by the time they would be told', async () => {
    await restock();
    await reserve(newId('ord'));
    expect(await told()).toBe(0);
    await restock();
    expect(await told()).toBe(1);
  });

  test('of copies that are taken off offer by the time they would be told', async () => {
    await restock();
    await putOnOffer(false);
    expect(await told()).toBe(0);
    await putOnOffer(true);
    expect(await told()).toBe(1);
  });
});

describe('who asks to be told, without an order, is told once that the book can be bought', () => {
  let asker = '';
  beforeEach(async () => {
    asker = newId('cus');
    expect(await wish(asker)).toMatchObject({ __typename: 'WaitForProductSuccess' });
    expect(await told(asker)).toBe(0);
  });

  test('when copies come in [OB-10 OB-22]', async () => {
    await restock();
    expect([await told(asker), await told(asker)]).toEqual([1, 1]);
  });

  test('when copies are found', async () => {
    await adjust(2);
    expect(await told(asker)).toBe(1);
  });

  test('when the order of its last copy is cancelled', async () => {
    await cancelIt(sold);
    expect(await told(asker)).toBe(1);
  });

  test('when a copy that was held for an order is let go', async () => {
    await restock();
    expect(await told(asker)).toBe(1);
    const held = newId('ord');
    await reserve(held);
    await wish(asker);
    expect(await told(asker)).toBe(1);
    await give('releaseStock', { key: held }, serviceCaller('orders'));
    expect(await told(asker)).toBe(2);
  });

  test('when it is put on offer again, and only if a copy is there', async () => {
    await putOnOffer(false);
    await putOnOffer(true);
    expect(await told(asker)).toBe(0);
    await putOnOffer(false);
    await adjust(1);
    expect(await told(asker)).toBe(0);
    await putOnOffer(true);
    expect(await told(asker)).toBe(1);
  });

  test('once, however often they ask and it comes back', async () => {
    for (let i = 0; i < 3; i++) await wish(asker);
    await restock();
    expect(await told(asker)).toBe(1);
    await adjust(-1);
    await adjust(1);
    await putOnOffer(false);
    await putOnOffer(true);
    expect(await told(asker)).toBe(1);
  });

  test('once more, when they ask again after it is gone again', async () => {
    await restock();
    expect(await told(asker)).toBe(1);
    await adjust(-1);
    expect(await wish(asker)).toMatchObject({ __typename: 'WaitForProductSuccess' });
    await restock();
    expect(await told(asker)).toBe(2);
  });

  test('also by one message, where an order of theirs was refused too', async () => {
    await missIt(asker);
    await restock();
    expect(await told(asker)).toBe(1);
    await adjust(1);
    expect(await told(asker)).toBe(1);
  });

  test('unless they take it back, which also ends the waiting after a refused order', async () => {
    await missIt(asker);
    for (let i = 0; i < 2; i++)
      expect(await stopWishing(asker)).toMatchObject({ __typename: 'StopWaitingForProductSuccess' });
    await restock();
    expect([await told(asker), await told()]).toEqual([0, 1]);
  });

  test('unless somebody else has the copy by the time they would be told: then they wait on', async () => {
    await restock();
    await reserve(newId('ord'));
    expect(await told(asker)).toBe(0);
    await restock();
    expect(await told(asker)).toBe(1);
  });

  test('unless they have left by then', async () => {
    const left = envelope('customers', asker, CustomerLeft.make({ customerId: asker }), clock());
    for (const context of [catalog, notifications]) await context.hear([left]);
    await restock();
    await catchUp();
    const kept = '{ notifications(first: 50) { nodes { topic } } }';
    expect((await notifications.ask<Json>(customer(asker), kept)).notifications.nodes).toEqual([]);
    await adjust(-1);
    const query = `mutation ($input: WaitForProductInput!) { waitForProduct(input: $input) { __typename } }`;
    const { errors } = await catalog.execute(customer(asker), query, { input: { productId: book } });
    expect(errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });
});

describe('nobody can wait for', () => {
  test('what can be bought now, or does not exist', async () => {
    await restock();
    expect(await wish(buyer)).toMatchObject({ __typename: 'ProductAvailable' });
    expect(await wish(buyer, 'prd_none')).toMatchObject({ __typename: 'ProductNotFound' });
  });
});

describe('the waiting list of a book', () => {
  const list = async (caller: Caller, variables: object = {}): Promise<Json> => {
    const query = `query ($id: ID!, $first: Int, $after: String) { waitingList(productId: $id, first: $first, after: $after) {
      nodes { customerId name asked since } pageInfo { hasNextPage endCursor } } }`;
    const { data, errors } = await notifications.execute(caller, query, { id: book, ...variables });
    return errors ? errors[0]?.extensions.code : data?.waitingList;
  };
  const bound = (...stores: string[]): Caller => ({ ...seller, scopes: ['catalog:write'], stores });

  test('is read by those who sell it: who waits, since when and why, the longest first [OB-22]', async () => {
    const asker = newId('cus');
    await wish(asker);
    const contact = { ...aContact, customerId: asker };
    await notifications.hear([envelope('customers', asker, ContactChanged.make(contact), clock())]);
    await catchUp();
    const seen = await list(bound('sto_bookshop'));
    expect(seen.nodes).toMatchObject([
      { customerId: waiting, name: null, asked: false },
      { customerId: asker, name: '김**', asked: true },
    ]);
    expect(await list(seller)).toEqual(seen);
    const first = await list(seller, { first: 1 });
    expect(first.nodes).toEqual(seen.nodes.slice(0, 1));
    expect((await list(seller, { after: first.pageInfo.endCursor })).nodes).toEqual(seen.nodes.slice(1));
    expect(await list(bound('sto_cafe1'))).toBe('FORBIDDEN');
    expect(await list(customer(asker))).toBe('FORBIDDEN');
    await restock();
    await catchUp();
    expect((await list(seller)).nodes).toEqual([]);
  });

  test('tells customers which products they wait for themselves', async () => {
    const query = '{ awaitedProducts { nodes { productId since } } }';
    const mine = async () => (await notifications.ask<Json>(customer(waiting), query)).awaitedProducts.nodes;
    expect(await mine()).toMatchObject([{ productId: book }]);
    await stopWishing(waiting);
    await catchUp();
    expect(await mine()).toEqual([]);
  });
});
