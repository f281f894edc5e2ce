import { afterAll, beforeAll, expect, test } from 'vitest';
import { aBook, cancel, place, until } from '../shop.ts';
import { openSystem, type System } from '../system.ts';

let system: System;
beforeAll(async () => {
  system = await openSystem(undefined, { JUMUN_UNKNOWN_ORDER_MS: '600' });
});
afterAll(() => system.close());

const anOrder = async () => {
  const book = await aBook(system, 'Mine', 10);
  const owner = await system.as('cus_owner');
  const { order } = await place(owner, { key: 'mine', productId: book });
  return { id: order?.id ?? '', owner, stranger: await system.as('cus_stranger') };
};

test("another customer's order is not found: by id, by a nested path, by entity, by subscription, by cancelling", async () => {
  const { id, stranger } = await anOrder();

  expect(
    (await stranger.ask('query ($id: ID!) { order(id: $id) { status total { formatted } } }', { id })).data,
  ).toEqual({
    order: null,
  });
  expect((await cancel(stranger, id)).__typename).toBe('OrderNotFound');
  expect(
    (await stranger.ask('{ orders { nodes { id } } myPage { orders { nodes { orderId } } } }')).data,
  ).toEqual({
    orders: { nodes: [] },
    myPage: { orders: { nodes: [] } },
  });

  // an entity reference, as the router would send it for a caller who found the id elsewhere
  const call = {
    caller: { subject: 'cus_stranger', scopes: [], stores: [], service: null },
    locale: 'en' as const,
    correlationId: 'test',
  };
  const byEntity = async (context: string, selection: string) =>
    system.contexts.get(context)?.subgraph.client.execute(
      {
        query: `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Order { ${selection} } } }`,
        variables: { ids: [{ __typename: 'Order', id }] },
      },
      call,
    );
  expect((await byEntity('orders', 'status'))?.data).toEqual({ _entities: [null] });
  expect((await byEntity('payments', 'payment { status }'))?.data).toEqual({
    _entities: [{ payment: null }],
  });
  expect((await byEntity('deliveries', 'delivery { status }'))?.data).toEqual({
    _entities: [{ delivery: null }],
  });
  expect((await byEntity('stores', 'ticket { status }'))?.data).toEqual({ _entities: [{ ticket: null }] });
});

test("another customer's wallet is not found", async () => {
  const owner = await system.as('cus_owner');
  const productId = await aBook(system, 'Mileage', 10);
  const order = await until(async () => {
    const placed = await place(owner, { key: 'wallet', productId });
    return placed.order?.status === 'PLACED' ? placed.order : undefined;
  });
  const walletFor = (subject: string) =>
    system.contexts.get('wallets')?.subgraph.client.execute(
      {
        query:
          'query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on Customer { wallet { mileage entries { nodes { orderId } } } } } }',
        variables: { ids: [{ __typename: 'Customer', id: 'cus_owner' }] },
      },
      {
        caller: { subject, scopes: [], stores: [], service: null },
        locale: 'en' as const,
        correlationId: 'test',
      },
    );
  await until(async () =>
    JSON.stringify(await walletFor('cus_owner')).includes(order.id) ? true : undefined,
  );
  expect((await walletFor('cus_stranger'))?.data).toEqual({ _entities: [{ wallet: null }] });
});

test('watching an order that is not yours is the same as watching one that is not there', async () => {
  const { id, stranger } = await anOrder();
  const watched = async (orderId: string) => {
    const began = performance.now();
    const events: unknown[] = [];
    const watching = stranger.watch(
      'subscription ($orderId: ID!) { orderStatus(orderId: $orderId) { sequence } }',
      { orderId },
      (event) => events.push(event),
    );
    const end = await watching.ended;
    return { events, end, took: performance.now() - began };
  };
  const [foreign, missing] = await Promise.all([
    watched(id),
    watched('ord_00000000000000000000000000000000'),
  ]);
  const shape = ({ events, end }: { events: unknown[]; end: unknown }) =>
    JSON.parse(JSON.stringify({ events, end }, (key, value) => (key === 'errorId' ? 'x' : value)));
  expect(shape(foreign)).toEqual(shape(missing));
  expect(JSON.stringify(shape(foreign))).toContain('NOT_FOUND');
  expect(JSON.stringify(shape(foreign))).not.toContain('"sequence"');
  expect(Math.abs(foreign.took - missing.took)).toBeLessThan(300);
});

test('neither anonymous callers nor customers reach what is not for them', async () => {
  const { id } = await anOrder();
  const anonymous = await fetch(system.url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: 'query ($id: ID!) { order(id: $id) { status } }', variables: { id } }),
  });
  expect(anonymous.status).toBe(401);
  const customer = await system.as('cus_curious');
  const denied = await customer.ask('{ deliveries { nodes { id } } }');
  expect(denied.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
});
