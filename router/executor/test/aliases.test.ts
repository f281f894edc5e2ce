import { describe, expect, it } from 'vitest';
import { openTestGraph, type Request } from './graph.ts';

const graph = openTestGraph(
  {
    orders: `
      type Query { order(id: ID!): Order viewer: Customer things: [Thing!]! }
      type Mutation { pay(id: ID!): Payment }
      type Subscription { changed: Change }
      type Change { sequence: Int! order: Order! }
      type Payment { id: ID! order: Order! note: String }
      union Thing = Order | Payment
      type Order @key(fields: "id") { id: ID! status: String customer: Customer title: String }
      type Customer @key(fields: "id") { id: ID! }
    `,
    customers: `
      type Customer @key(fields: "id") { id: ID! name: String email: String constructor: String friends(first: Int): [Customer!]! }
    `,
    deliveries: `
      type Order @key(fields: "id") { id: ID! delivery: Delivery }
      type Delivery { id: ID! status: String courier: Customer }
      type Customer @key(fields: "id") { id: ID! }
    `,
  },
  {
    'Query.order': (_, { id }) => ({ id }),
    'Query.viewer': () => ({ id: 'kim' }),
    'Query.things': () => [
      { __typename: 'Order', id: 'o1' },
      { __typename: 'Payment', id: 'p1', note: 'cash' },
    ],
    'Mutation.pay': (_, { id }) => ({ id: `payment of ${id}`, order: { id } }),
    'Order.status': ({ id }) => `status of ${id}`,
    'Order.title': ({ id }) => `title of ${id}`,
    'Order.customer': () => ({ id: 'kim' }),
    'Order.delivery': ({ id }) => ({ id: `delivery of ${id}`, status: 'STARTED', courier: { id: 'lee' } }),
    'Customer.name': ({ id }) => `name of ${id}`,
    'Customer.email': ({ id }) => `${id}@example.com`,
    'Customer.friends': ({ id }, { first }) => [{ id: `friend ${first} of ${id}` }],
  },
);

const answers = async (text: string, data: unknown): Promise<void> => {
  const told = await graph.ask(text);
  expect(told).toMatchObject({ data, errors: [], flaws: [] });
};

describe('an alias', () => {
  it('that is the name of a key gives what it is an alias of, beside fields that need the key', () =>
    answers('{ viewer { id: name email friends { name } } }', {
      viewer: {
        id: 'name of kim',
        email: 'kim@example.com',
        friends: [{ name: 'name of friend undefined of kim' }],
      },
    }));

  it('that is the name of a key does so at every depth', () =>
    answers('{ order(id: "o1") { id: status delivery { id: status courier { id: email name: id } } } }', {
      order: {
        id: 'status of o1',
        delivery: { id: 'STARTED', courier: { id: 'lee@example.com', name: 'lee' } },
      },
    }));

  it('called __typename gives what it is an alias of', () =>
    answers('{ order(id: "o1") { __typename: status delivery { status } kind: __typename } }', {
      order: { __typename: 'status of o1', delivery: { status: 'STARTED' }, kind: 'Order' },
    }));

  it('called __typename does not change what an object of a union is', () =>
    answers(
      '{ things { ... on Order { __typename: title delivery { id } } ... on Payment { __typename: note } } }',
      {
        things: [{ __typename: 'title of o1', delivery: { id: 'delivery of o1' } }, { __typename: 'cash' }],
      },
    ));

  it('is right in a mutation', () =>
    answers(
      'mutation { id: pay(id: "o1") { note: id order { id: title status: id delivery { id: status } } } }',
      {
        id: {
          note: 'payment of o1',
          order: { id: 'title of o1', status: 'o1', delivery: { id: 'STARTED' } },
        },
      },
    ));

  it('is right in a subscription, whose events are asked for under keys of ours', async () => {
    const text =
      'subscription { changed { order: sequence sequence: order { id: status delivery { status } } } }';
    const sequence = { __typename: 'Order', id: 'o1', as_id: 'status of o1' };
    expect(graph.eventsOf(text)).toContain('as_sequence');
    const told = await graph.ask(text, {
      event: { data: { changed: { as_order: 7, as_sequence: sequence } } },
    });
    expect(told).toMatchObject({
      data: { changed: { order: 7, sequence: { id: 'status of o1', delivery: { status: 'STARTED' } } } },
      errors: [],
      flaws: [],
    });
  });

  it('may be the same for different fields of different types', () =>
    answers('{ things { ... on Order { x: title } ... on Payment { x: note } } }', {
      things: [{ x: 'title of o1' }, { x: 'cash' }],
    }));

  it('may stand in several fragments, and its objects get the fields of all', () =>
    answers(
      `{ order(id: "o1") { a: customer { id } ...More ... on Order { a: customer { email } } } }
       fragment More on Order { a: customer { name } }`,
      { order: { a: { id: 'kim', name: 'name of kim', email: 'kim@example.com' } } },
    ));

  it('tells the same field with other arguments apart', () =>
    answers('{ viewer { friends(first: 1) { id } more: friends(first: 2) { id } } }', {
      viewer: { friends: [{ id: 'friend 1 of kim' }], more: [{ id: 'friend 2 of kim' }] },
    }));

  it('may be a name that every JavaScript object has', () =>
    answers('{ viewer { constructor: name __proto__: email } }', {
      viewer: JSON.parse('{ "constructor": "name of kim", "__proto__": "kim@example.com" }'),
    }));

  it('is not needed for a field whose name every JavaScript object has', async () => {
    const text = '{ viewer { constructor } }';
    const instead = ({ subgraph }: Request) =>
      subgraph === 'customers' ? { data: { _entities: [{}] } } : undefined;
    expect(await graph.ask(text, { instead })).toMatchObject({
      data: { viewer: { constructor: null } },
      flaws: [],
    });
  });

  it('is the name by which the errors of a subgraph know the field', async () => {
    const { errors } = await graph.ask('{ order(id: "o1") { id: delivery { x: status } } }', {
      instead: ({ subgraph }) =>
        subgraph === 'deliveries'
          ? {
              data: { _entities: [{ as_id: { as_x: null } }] },
              errors: [{ message: 'lost', path: ['_entities', 0, 'as_id', 'as_x'] }],
            }
          : undefined,
    });
    expect(errors.map(({ path }) => path)).toEqual([['order', 'id', 'x']]);
  });
});

it('the names of root types are known without asking anybody', async () => {
  const { data, requests } = await graph.ask('{ __typename t: __typename ... on Query { u: __typename } }');
  expect(data).toEqual({ __typename: 'Query', t: 'Query', u: 'Query' });
  expect(requests).toEqual([]);
});

it('questions about the schema are answered beside others, under any alias', async () => {
  const { data, requests } = await graph.ask(
    '{ __typename: __type(name: "Order") { name } viewer { id } s: __schema { queryType { n: name } } }',
  );
  expect(data).toEqual({
    __typename: { name: 'Order' },
    viewer: { id: 'kim' },
    s: { queryType: { n: 'Query' } },
  });
  expect(requests).toHaveLength(1);
});

it('what @skip and @include take out is not asked for', async () => {
  const text =
    'query ($with: Boolean!) { order(id: "o1") { title delivery @include(if: $with) { status } } }';
  const without = await graph.ask(text, { variables: { with: false } });
  expect(without.data).toEqual({ order: { title: 'title of o1' } });
  expect(without.requests).toHaveLength(1);
  const whole = await graph.ask(text, { variables: { with: true } });
  expect(whole.data).toEqual({ order: { title: 'title of o1', delivery: { status: 'STARTED' } } });
});

it('an event may be given to several runs: none writes into it', async () => {
  const event = { data: { changed: { as_order: { __typename: 'Order', id: 'o1' } } } };
  const before = structuredClone(event);
  const { data } = await graph.ask('subscription { changed { order { delivery { status } } } }', { event });
  expect(data).toEqual({ changed: { order: { delivery: { status: 'STARTED' } } } });
  expect(event).toEqual(before);
});
