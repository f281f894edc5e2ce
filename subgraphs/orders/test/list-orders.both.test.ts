import type { Caller } from '@jumun/platform/graph/client';
import { orderNumberOf } from '@jumun/schema/order-number';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heard } from './builders.ts';
import { aPickup, aRide, haneul, minji, type OrdersInTest, openOrders, orderOf, staff } from './open.ts';

// One morning of orders, looked for in every way.

let o: OrdersInTest;
let book: string;
let coffee: string;
let ride: string;
let theirs: string;
beforeAll(async () => {
  o = await openOrders();
  const placed = async (key: string, change = {}, caller = minji) => {
    const { id } = orderOf(await o.place({ idempotencyKey: key, ...change }, caller));
    o.pass(60_000);
    return id;
  };
  book = await placed('book');
  coffee = await placed('coffee', aPickup);
  ride = await placed('ride', aRide);
  theirs = await placed('theirs', {}, haneul);
  await o.hear(o.envelope('stores', heard.ticketAccepted(coffee)));
  await o.cancel(ride);
});
afterAll(() => o.close());

const list = async (args = '', caller: Caller = staff) => {
  const { data, errors } = await o.ask(
    `{ orders${args} { nodes { id } pageInfo { hasNextPage endCursor } } }`,
    {},
    caller,
  );
  expect(errors).toBeUndefined();
  const { nodes, pageInfo } = (
    data as { orders: { nodes: { id: string }[]; pageInfo: { endCursor: string } } }
  ).orders;
  return Object.assign(
    nodes.map(({ id }) => id),
    pageInfo,
  );
};
const filtered = async (filter: string, caller?: Caller) => [
  ...(await list(`(filter: { ${filter} })`, caller)),
];

describe('orders are listed', () => {
  it('by their states', async () => {
    expect(await filtered('status: [ACCEPTED]')).toEqual([coffee]);
    expect(await filtered('status: [CANCELLED, PLACED]')).toEqual([theirs, ride, book]);
    expect(await filtered('status: []')).toEqual([]);
    expect(await filtered('status: null, open: true')).toEqual([theirs, coffee, book]);
  });

  it('by product, store and the way in which they reach their customers', async () => {
    expect(await filtered('productId: "prd_latte"')).toEqual([coffee]);
    expect(await filtered('productId: "prd_book"')).toEqual([theirs, book]);
    expect(await filtered('storeId: "sto_cafe"')).toEqual([coffee]);
    expect(await filtered('fulfilment: RIDE')).toEqual([ride]);
    expect(await filtered('fulfilment: SHIPMENT, storeId: "sto_cafe"')).toEqual([]);
  });

  it('by their customer and by their number, however that is typed', async () => {
    expect(await filtered('customerId: "cus_haneul"')).toEqual([theirs]);
    const number = orderNumberOf(coffee).toLowerCase();
    expect(await filtered(`number: "${number.slice(0, 4)} ${number.slice(4)}"`)).toEqual([coffee]);
    expect(await filtered('number: "no number"')).toEqual([]);
  });

  it('in all these ways to their customer too, who sees nobody else’s', async () => {
    expect(await filtered('productId: "prd_book"', minji)).toEqual([book]);
    expect(await filtered('customerId: "cus_haneul"', minji)).toEqual([]);
    expect(await filtered(`number: "${orderNumberOf(theirs)}"`, minji)).toEqual([]);
    expect(await filtered('storeId: "sto_cafe", open: true', minji)).toEqual([coffee]);
  });

  it('oldest first where that is asked for, page by page', async () => {
    expect([...(await list('(sort: OLDEST)'))]).toEqual([book, coffee, ride, theirs]);
    const first = await list('(sort: OLDEST, first: 3)');
    expect([...first]).toEqual([book, coffee, ride]);
    expect([...(await list(`(sort: OLDEST, first: 3, after: "${first.endCursor}")`))]).toEqual([theirs]);
  });

  it('with whatever is no id of ours as not there', async () => {
    for (const id of ['\\u0000', "' or 1=1", 'x'.repeat(1_000)])
      for (const field of ['productId', 'storeId', 'customerId', 'number'])
        expect(await filtered(`${field}: "${id}"`)).toEqual([]);
  });
});

describe('staff who are bound to stores', () => {
  const cafe: Caller = { ...staff, stores: ['sto_cafe'] };
  const support: Caller = { ...cafe, scopes: [...cafe.scopes, 'stores:any'] };
  const one = async (id: string, caller: Caller) =>
    (
      await o.ask(
        'query ($id: ID!) { order(id: $id) { id } cancelQuote(orderId: $id) { outcome } }',
        { id },
        caller,
      )
    ).data;

  it('see the orders of these only, however they look for others', async () => {
    expect([...(await list('', cafe))]).toEqual([coffee]);
    expect(await filtered('storeId: "sto_bookshop"', cafe)).toEqual([]);
    expect(await filtered('storeId: "sto_cafe"', cafe)).toEqual([coffee]);
    expect(await filtered(`number: "${orderNumberOf(book)}"`, cafe)).toEqual([]);
    expect(await one(coffee, cafe)).toMatchObject({ order: { id: coffee } });
    for (const id of [book, ride]) expect(await one(id, cafe)).toEqual({ order: null, cancelQuote: null });
    const byNumber = `{ orderByNumber(number: "${orderNumberOf(book)}") { id } }`;
    expect((await o.ask(byNumber, {}, cafe)).data).toEqual({ orderByNumber: null });
    const references = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Order { id } } }';
    const r = [book, coffee].map((id) => ({ __typename: 'Order', id }));
    expect((await o.ask(references, { r }, cafe)).data?._entities).toEqual([null, { id: coffee }]);
  });

  it('see all where they work for every store', async () => {
    expect(await list('', support)).toHaveLength(4);
    expect(await filtered('storeId: "sto_bookshop"', support)).toEqual([theirs, book]);
    expect(await one(ride, support)).toMatchObject({ order: { id: ride } });
  });
});
