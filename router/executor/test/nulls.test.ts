import { describe, expect, it } from 'vitest';
import type { Answer } from '../source.ts';
import { openTestGraph, placesOf, type Request } from './graph.ts';

const graph = openTestGraph(
  {
    orders: `
      type Query { order: Order orders: [Order!]! must: Order! }
      type Order @key(fields: "id") { id: ID! title: String! lines: [[Line!]] size: Size json: JSON! count: Int! }
      type Line { name: String! }
      enum Size { SMALL LARGE }
      scalar JSON
    `,
    customers: `
      type Order @key(fields: "id") {
        id: ID! customer: Customer! note: String tags: [String!]!
        weight: Int @external volume: Int @external
        shipping: String @requires(fields: "weight volume")
      }
      type Customer { name: String! age: Int }
    `,
    scales: `
      type Order @key(fields: "id") { id: ID! weight: Int volume: Int }
    `,
  },
  {
    'Query.order': () => ({ id: 'o1', title: 'book' }),
    'Query.orders': () => [
      { id: 'o1', title: 'book' },
      { id: 'o2', title: 'tea' },
      { id: 'o1', title: 'book' },
    ],
    'Order.customer': () => ({ name: 'Kim' }),
    'Order.tags': () => ['new'],
  },
);

const answering =
  (subgraph: string, answer: Answer) =>
  (request: Request): Answer | undefined =>
    request.subgraph === subgraph ? structuredClone(answer) : undefined;

const failing =
  (subgraph: string) =>
  (request: Request): Promise<Answer> | undefined =>
    request.subgraph === subgraph ? Promise.reject(new Error('connection refused')) : undefined;

describe('what the schema does not allow becomes null at the nearest place that may be, and is told with its path', () => {
  const order = (title: unknown) => answering('orders', { data: { order: { as_t: title } } });

  it.each([
    { name: 'null', title: null, message: 'Cannot return null for non-nullable field Order.title.' },
    { name: 'nothing', title: undefined, message: 'Cannot return null for non-nullable field Order.title.' },
    { name: 'an object', title: { of: 'book' }, message: 'Invalid value found for field Order.title.' },
    { name: 'a number', title: 7, message: 'Invalid value found for field Order.title.' },
    { name: 'a list', title: ['book'], message: 'Invalid value found for field Order.title.' },
  ])('$name for String!', async ({ title, message }) => {
    const { data, flaws } = await graph.ask('{ order { t: title } }', { instead: order(title) });
    expect(data).toEqual({ order: null });
    expect(flaws).toEqual([{ message: message.replace('Order.title', 'Order.t'), path: ['order', 't'] }]);
  });

  it.each([
    { field: 'size', value: 'MIDDLE', message: 'Invalid value found for field Order.size.' },
    { field: 'lines { name }', value: 'many', message: 'Invalid non-list value for field Order.lines.' },
  ])('a value that does not fit $field, which alone is null', async ({ field, value, message }) => {
    const [key = ''] = field.split(' ');
    const instead = answering('orders', { data: { order: { id: 'o1', [key]: value } } });
    const { data, flaws } = await graph.ask(`{ order { id ${field} } }`, { instead });
    expect(data).toEqual({ order: { id: 'o1', [key]: null } });
    expect(flaws).toEqual([{ message, path: ['order', key] }]);
  });

  it('a number too large for Int', async () => {
    const instead = answering('orders', { data: { order: { count: 2 ** 31 } } });
    const { data, flaws } = await graph.ask('{ order { count } }', { instead });
    expect(data).toEqual({ order: null });
    expect(flaws).toHaveLength(1);
  });

  it('an object in lists of lists', async () => {
    const lines = [[{ name: 'tea' }], [{ name: 'cup' }, 'spoon', { name: null }], null];
    const instead = answering('orders', { data: { order: { lines } } });
    const { data, flaws } = await graph.ask('{ order { lines { name } } }', { instead });
    expect(data).toEqual({ order: { lines: [[{ name: 'tea' }], null, null] } });
    expect(flaws.map(({ path }) => path)).toEqual([
      ['order', 'lines', 1, 1],
      ['order', 'lines', 1, 2, 'name'],
    ]);
  });

  it('a custom scalar that is null in its own right', async () => {
    const instead = answering('orders', { data: { order: { json: null, id: 'o1' } } });
    const { data, flaws } = await graph.ask('{ order { json id } }', { instead });
    expect(data).toEqual({ order: null });
    expect(flaws).toHaveLength(1);
  });

  it('a custom scalar that JSON cannot write', async () => {
    const instead = answering('orders', { data: { order: { json: Number.NaN } } });
    const { data, flaws } = await graph.ask('{ order { json } }', { instead });
    expect(data).toEqual({ order: null });
    expect(flaws).toHaveLength(1);
  });

  it('everything, when the root may not be null', async () => {
    const instead = answering('orders', { data: { must: null } });
    const { data, flaws } = await graph.ask('{ must { id } }', { instead });
    expect(data).toBeNull();
    expect(flaws).toEqual([
      { message: 'Cannot return null for non-nullable field Query.must.', path: ['must'] },
    ]);
  });

  it('an entity of another subgraph, in every place where it stands', async () => {
    const instead = answering('customers', {
      data: { _entities: [{ customer: null }, { customer: { name: 'Lee' } }] },
    });
    const { data, flaws } = await graph.ask('{ orders { id customer { name } } }', { instead });
    expect(data).toBeNull();
    expect(flaws.map(({ path }) => path)).toEqual([
      ['orders', 0, 'customer'],
      ['orders', 2, 'customer'],
    ]);
  });
});

describe('errors of a subgraph keep their place', () => {
  it('and say enough about a null above, at or below it', async () => {
    const instead = answering('orders', {
      data: { order: null },
      errors: [{ message: 'no title', path: ['order', 'title'] }],
    });
    const told = await graph.ask('{ order { title } }', { instead });
    expect(told).toMatchObject({ data: { order: null }, flaws: [] });
    expect(placesOf(told)).toEqual(['orders: no title @ order.title']);
  });

  it.each([
    { path: ['order'], name: 'above' },
    { path: ['order', 'title'], name: 'of a field beside it, which has made the same object null' },
  ])('also $name', async ({ path }) => {
    const instead = answering('orders', {
      data: { order: { count: null, title: null } },
      errors: [{ message: 'not now', path }],
    });
    const told = await graph.ask('{ order { count title } }', { instead });
    expect(told).toMatchObject({ data: { order: null }, flaws: [] });
    expect(told.errors).toHaveLength(1);
  });

  it('up to a thousand of them', async () => {
    const errors = Array.from({ length: 1_500 }, (_, index) => ({
      message: 'no',
      path: ['orders', index, 'title'],
    }));
    const orders = errors.map(() => ({ title: null }));
    const told = await graph.ask('{ orders { title } }', {
      instead: answering('orders', { data: { orders }, errors }),
    });
    expect(told).toMatchObject({ data: null, flaws: [] });
    expect(told.errors).toHaveLength(1_000);
  });

  it('and are errors of the object when only the plan has asked for the field', async () => {
    const instead = answering('scales', {
      data: { _entities: [{ weight: null, volume: 3 }] },
      errors: [{ message: 'no weight', path: ['_entities', 0, 'weight'] }],
    });
    const told = await graph.ask('{ order { weight: id shipping } }', { instead });
    expect(told.data).toEqual({ order: { weight: 'o1', shipping: null } });
    expect(placesOf(told)).toEqual(['scales: no weight @ order']);
  });

  it('but not about a null elsewhere', async () => {
    const instead = answering('orders', {
      data: { order: { id: 'o1', title: null }, orders: [] },
      errors: [{ message: 'not all', path: ['orders'] }],
    });
    const told = await graph.ask('{ order { id title } orders { id } }', { instead });
    expect(told.data).toEqual({ order: null, orders: [] });
    expect(told.flaws.map(({ path }) => path)).toEqual([['order', 'title']]);
    expect(placesOf(told)).toEqual(['orders: not all @ orders']);
  });

  it('in entities, wherever they stand', async () => {
    const instead = answering('customers', {
      data: { _entities: [{ note: null }, { note: 'soon' }] },
      errors: [{ message: 'no note', path: ['_entities', 0, 'note'] }],
    });
    const told = await graph.ask('{ orders { note } }', { instead });
    expect(told.data).toEqual({ orders: [{ note: null }, { note: 'soon' }, { note: null }] });
    expect(placesOf(told)).toEqual([
      'customers: no note @ orders.0.note',
      'customers: no note @ orders.2.note',
    ]);
  });

  it('and what has none is told without', async () => {
    const instead = answering('orders', { data: null, errors: [{ message: 'closed' }] });
    const told = await graph.ask('{ order { id } }', { instead });
    expect(told).toMatchObject({ data: { order: null }, flaws: [] });
    expect(placesOf(told)).toEqual(['orders: closed @ unknown']);
  });
});

describe('a fetch that fails', () => {
  it('is told for each place that stays empty', async () => {
    const told = await graph.ask('{ o: order { title note } orders { note } }', {
      instead: failing('customers'),
    });
    expect(told.data).toEqual({
      o: { title: 'book', note: null },
      orders: [{ note: null }, { note: null }, { note: null }],
    });
    expect(placesOf(told).sort()).toEqual([
      'customers: connection refused @ o.note',
      'customers: connection refused @ orders.0.note',
      'customers: connection refused @ orders.1.note',
      'customers: connection refused @ orders.2.note',
    ]);
    expect(told.flaws).toEqual([]);
  });

  it('names the root fields it was for', async () => {
    const told = await graph.ask('{ a: order { id } b: order { title } }', { instead: failing('orders') });
    expect(told).toMatchObject({ data: { a: null, b: null }, flaws: [] });
    expect(placesOf(told)).toEqual(['orders: connection refused @ a', 'orders: connection refused @ b']);
  });

  it('is told twenty times at most, and explains the rest', async () => {
    const orders = Array.from({ length: 30 }, (_, index) => ({
      __typename: 'Order',
      id: `o${index}`,
      title: 'tea',
    }));
    const told = await graph.ask('{ orders { id customer { name } } }', {
      instead: (request) =>
        request.subgraph === 'orders' ? { data: structuredClone({ orders }) } : failing('customers')(request),
    });
    expect(told.data).toBeNull();
    expect(told.errors).toHaveLength(20);
    expect(told.flaws).toEqual([]);
  });

  it.each([
    { name: 'nothing at all', answer: {} },
    { name: 'data that is null and no error', answer: { data: null } },
    { name: 'fewer entities than were asked for', answer: { data: { _entities: [] } } },
    { name: 'no list of entities', answer: { data: { _entities: null } } },
  ])('may have been answered: with $name', async ({ answer }) => {
    const told = await graph.ask('{ order { note } }', { instead: answering('customers', answer) });
    expect(told.data).toEqual({ order: { note: null } });
    expect(told.errors.map(({ path }) => path)).toEqual([['order', 'note']]);
  });

  it('is told once for an object of which the client has asked for none of the fields', async () => {
    const told = await graph.ask('{ order { shipping } }', { instead: failing('scales') });
    expect(told.data).toEqual({ order: { shipping: null } });
    expect(placesOf(told)).toEqual(['scales: connection refused @ order']);
  });

  it('leaves a place named as the client knows it', async () => {
    const told = await graph.ask('{ order { id: note more: note } }', { instead: failing('customers') });
    expect(told.data).toEqual({ order: { id: null, more: null } });
    expect(told.errors.map(({ path }) => path)).toEqual([
      ['order', 'id'],
      ['order', 'more'],
    ]);
  });
});
