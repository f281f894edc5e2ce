import { expect, test } from 'vitest';
import { aCall, aCaller, codesOf, composed, openShop, sdlOf } from './shop.ts';

const joined = `query Joined($id: ID!) {
  order(id: $id) { title payment { status amount } delivery { status } customer { name } }
}`;

const everything = {
  title: 'book 7',
  payment: { status: 'APPROVED', amount: 900 },
  delivery: { status: 'STARTED' },
  customer: { name: 'name of customer of 7' },
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

test('one query is answered by four subgraphs [OB-42 GC-25]', async () => {
  const { graph } = await openShop();
  expect(plain(await graph.execute({ query: joined, variables: { id: '7' } }, aCall()))).toEqual({
    data: { order: everything },
  });
});

test('the caller, the language and the correlation id reach every subgraph', async () => {
  const { graph, state } = await openShop();
  const call = aCall({ caller: aCaller('cus_1', 'a'), locale: 'ko', correlationId: 'one-intention' });
  await graph.execute({ query: joined, variables: { id: '7' } }, call);
  expect(state.calls.map(({ subgraph }) => subgraph).sort()).toEqual([
    'customers',
    'deliveries',
    'orders',
    'payments',
  ]);
  for (const { call: seen } of state.calls) {
    expect(seen).toMatchObject({ caller: call.caller, locale: 'ko', correlationId: 'one-intention' });
    expect(seen.withinMs).toBeLessThanOrEqual(300);
  }
});

test('a subgraph that is away leaves its fields null with an error; the rest is answered', async () => {
  const { graph, state } = await openShop();
  state.moods.payments = 'away';
  const result = await graph.execute({ query: joined, variables: { id: '7' } }, aCall());
  expect(plain(result.data)).toEqual({ order: { ...everything, payment: null } });
  expect(result.errors).toHaveLength(1);
  expect(plain(result.errors?.[0])).toEqual({
    message: 'Part of the system is not responding right now. Please try again shortly.',
    path: ['order', 'payment'],
    extensions: { code: 'SERVICE_UNAVAILABLE', errorId: expect.stringMatching(/^[0-9a-f]{16}$/) },
  });
});

test('what the router says itself is said in the language of the request', async () => {
  const { graph, state } = await openShop();
  state.moods.payments = 'away';
  const inKorean = aCall({ locale: 'ko' });
  const away = await graph.execute({ query: joined, variables: { id: '7' } }, inKorean);
  expect(away.errors?.[0]?.message).toBe('지금 시스템 일부가 응답하지 않습니다. 잠시 후 다시 시도해 주세요.');
  const misfit = await graph.execute({ query: joined, variables: { id: ['7', {}] } }, inKorean);
  expect(misfit.errors?.[0]).toMatchObject({
    message: '"$id"의 값이 형식에 맞지 않습니다.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('a subgraph that never answers costs its time limit and no more [EB-40 GC-57]', async () => {
  const { graph, state } = await openShop();
  state.moods.deliveries = 'hanging';
  const began = performance.now();
  const result = await graph.execute({ query: joined, variables: { id: '7' } }, aCall());
  expect(performance.now() - began).toBeLessThan(600);
  expect(plain(result.data)).toEqual({ order: { ...everything, delivery: null } });
  expect(codesOf(result)).toEqual(['SERVICE_UNAVAILABLE']);
});

test('a whole request has a limit too, however many rounds it takes', async () => {
  const { graph, state } = await openShop({ requestMs: 300, queryMs: 250 });
  for (const name of ['orders', 'payments', 'deliveries', 'customers'] as const) state.moods[name] = 200;
  const result = await graph.execute({ query: joined, variables: { id: '7' } }, aCall());
  expect(plain(result.data)).toEqual({
    order: { title: 'book 7', payment: null, delivery: null, customer: null },
  });
});

test('a mutation may take longer than a query', async () => {
  const { graph, state } = await openShop();
  state.moods.orders = 400;
  const query = 'mutation { placeOrder(input: { title: "x", quantity: 1 }) { id } }';
  expect(plain(await graph.execute({ query }, aCall()))).toEqual({ data: { placeOrder: { id: 'x' } } });
  expect(codesOf(await graph.execute({ query: '{ order(id: 1) { id } }' }, aCall()))).toEqual([
    'SERVICE_UNAVAILABLE',
  ]);
});

test('many entities of a subgraph that is away give a bounded number of errors, each with its path', async () => {
  const { graph, state } = await openShop();
  state.moods.payments = 'away';
  const result = await graph.execute({ query: '{ orders(first: 60) { payment { status } } }' }, aCall());
  expect(result.errors).toHaveLength(20);
  expect(result.errors?.[3]?.path).toEqual(['orders', 3, 'payment']);
});

test('an internal error shows clients only its id', async () => {
  const { graph } = await openShop();
  const result = await graph.execute({ query: '{ broken }' }, aCall());
  expect(codesOf(result)).toEqual(['INTERNAL']);
  const text = JSON.stringify(result);
  for (const secret of ['SQLITE', 'secret', 'orders', 'stack', 'serviceName', 'DOWNSTREAM'])
    expect(text).not.toContain(secret);
});

test('an error that a subgraph has given an id keeps it', async () => {
  const { graph, state } = await openShop();
  const told = {
    message: 'at /srv/secret',
    path: ['balance'],
    extensions: { code: 'INTERNAL', errorId: 'e0e1e2e3e4e5e6e7' },
  };
  state.moods.payments = { data: { balance: null }, errors: [told as never] };
  const { errors } = await graph.execute({ query: '{ balance }' }, aCall());
  expect(errors?.[0]?.extensions).toEqual({ code: 'INTERNAL', errorId: 'e0e1e2e3e4e5e6e7' });
  expect(errors?.[0]?.message).not.toContain('secret');
});

test('a value that only a subgraph rejects is not repeated either', async () => {
  const { graph, state } = await openShop();
  const message = 'Variable "$at" got invalid value "secret"; Expected type "DateTime".';
  state.moods.payments = { errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } } as never] };
  const { errors } = await graph.execute({ query: '{ balance }' }, aCall());
  expect(errors?.[0]).toMatchObject({
    message: 'The value at "$at" does not fit its type.',
    extensions: { code: 'BAD_USER_INPUT' },
  });
});

test('the path of an error is one of the query, not of our plan', async () => {
  const { graph, state } = await openShop();
  const refusal = { message: 'No.', path: ['_entities'], extensions: { code: 'FORBIDDEN' } };
  state.moods.payments = { data: null, errors: [refusal as never] };
  const { errors } = await graph.execute({ query: '{ orders(first: 2) { payment { status } } }' }, aCall());
  expect(errors?.map(({ path }) => path)).toEqual([['orders']]);
});

test('a null where none is allowed is reported as our mistake', async () => {
  const { graph, state } = await openShop();
  state.moods.orders = { data: { orders: null } };
  const nothing = await graph.execute({ query: '{ orders { id } }' }, aCall());
  expect([nothing.data, codesOf(nothing)]).toEqual([null, ['INTERNAL']]);
  expect(nothing.extensions).toBeUndefined();
  state.moods.orders = 'well';
  const result = await graph.execute({ query: '{ hole { bottom } }' }, aCall());
  expect(plain(result.data)).toEqual({ hole: null });
  expect(codesOf(result)).toEqual(['INTERNAL']);
});

test("a subgraph's refusal keeps its code and message and loses its internal details", async () => {
  const { graph } = await openShop();
  const result = await graph.execute(
    { query: 'mutation { cancel(id: "1") { id } }' },
    aCall({ caller: aCaller('cus_1') }),
  );
  expect(plain(result)).toEqual({
    data: { cancel: null },
    errors: [
      {
        message: 'There is no such order.',
        path: ['cancel'],
        extensions: { code: 'NOT_FOUND', field: 'id', errorId: expect.any(String) },
      },
    ],
  });
});

test('the root field says who may ask before any subgraph is asked', async () => {
  const { graph, state } = await openShop();
  const ask = async (query: string, caller = aCall().caller) =>
    codesOf(await graph.execute({ query }, aCall({ caller })));
  expect(await ask('{ mine { id } }')).toEqual(['UNAUTHENTICATED']);
  expect(await ask('{ balance mine { id } }')).toEqual(['UNAUTHENTICATED']);
  expect(await ask('{ ...on Query { ...F } } fragment F on Query { a: mine { id } }')).toEqual([
    'UNAUTHENTICATED',
  ]);
  expect(await ask('mutation { register(name: "x") }')).toEqual(['UNAUTHENTICATED']);
  expect(await ask('mutation { register(name: "x") }', aCaller('cus_1', 'admin'))).toEqual(['FORBIDDEN']);
  expect(await ask('mutation { cancel(id: 1) { id } }')).toEqual(['UNAUTHENTICATED']);
  expect(state.calls).toEqual([]);
  expect(await ask('mutation { register(name: "x") }', aCaller('staff', 'boss', 'admin'))).toEqual([]);
  expect(await ask('mutation { register(name: "x") }', aCaller('staff', 'catalog:write'))).toEqual([]);
  expect(await ask('{ mine { id } }', aCaller('cus_1'))).toEqual([]);
});

test('a graph with an unguarded root field does not open', async () => {
  const open = sdlOf('payments').replace('balance: Int @access(public: true)', 'balance: Int');
  await expect(openShop({}, composed({ payments: open }))).rejects.toThrow(/Query\.balance/);
});

test('variables are checked before anything is asked, and never repeated [EB-25 T11]', async () => {
  const { graph, state } = await openShop();
  const query = 'mutation M($input: PlaceOrderInput!) { placeOrder(input: $input) { id } }';
  const ask = (variables: Record<string, unknown>) => graph.execute({ query, variables }, aCall());
  for (const variables of [
    {},
    { input: null },
    { input: 'secret-value' },
    { input: { title: 'secret-value', quantity: 'secret-value' } },
    { input: { title: 'secret-value', quantity: 1.5 } },
    { input: { title: 'secret-value', quantity: 1, quanity: 2 } },
    { input: { title: `secret-value${'x'.repeat(10_000)}`, quantity: 1 } },
  ]) {
    const result = await ask(variables);
    expect(codesOf(result)).toEqual(['BAD_USER_INPUT']);
    expect(JSON.stringify(result)).not.toMatch(/secret-value|Did you mean/);
  }
  expect(state.placed).toBe(0);
  expect(codesOf(await ask({ input: { title: 'x', quantity: 1 } }))).toEqual([]);
});

test('conditions, defaults and several operations of one document keep their meaning when cached', async () => {
  const { graph } = await openShop();
  const query = `query A($with: Boolean = true) { order(id: 1) { id payment @include(if: $with) { status } } }
    query B { balance }`;
  const ask = async (operationName: string, variables = {}) =>
    plain((await graph.execute({ query, operationName, variables }, aCall())).data);
  for (let round = 0; round < 2; round += 1) {
    expect(await ask('A')).toEqual({ order: { id: '1', payment: { status: 'APPROVED' } } });
    expect(await ask('A', { with: false })).toEqual({ order: { id: '1' } });
    expect(await ask('B')).toEqual({ balance: 7 });
  }
  expect(
    codesOf(await graph.execute({ query, operationName: 'A', variables: { with: null } }, aCall())),
  ).toEqual(['BAD_USER_INPUT']);
});

test('introspection answers in development and is refused in production', async () => {
  const query = '{ __schema { queryType { name } } }';
  const development = (await openShop({ introspection: true })).graph;
  expect(plain(await development.execute({ query }, aCall()))).toEqual({
    data: { __schema: { queryType: { name: 'Query' } } },
  });
  const { getIntrospectionQuery } = await import('graphql');
  expect(codesOf(await development.execute({ query: getIntrospectionQuery() }, aCall()))).toEqual([]);
  const production = (await openShop()).graph;
  expect(codesOf(await production.execute({ query }, aCall()))).toEqual(['INTROSPECTION_DISABLED']);
  expect(codesOf(await production.execute({ query: '{ __type(name: "Order") { name } }' }, aCall()))).toEqual(
    ['INTROSPECTION_DISABLED'],
  );
  expect(plain(await production.execute({ query: '{ __typename }' }, aCall()))).toEqual({
    data: { __typename: 'Query' },
  });
});

test('an alias named like a property of every object does no harm', async () => {
  const { graph } = await openShop();
  const query = '{ constructor: order(id: 1) { toString: id payment { hasOwnProperty: status } } }';
  expect(plain((await graph.execute({ query }, aCall())).data)).toEqual({
    constructor: { toString: '1', payment: { hasOwnProperty: 'APPROVED' } },
  });
  expect(({} as Record<string, unknown>).payment).toBeUndefined();
  expect(codesOf(await graph.execute({ query: '{ __proto__: order(id: 1) { id } }' }, aCall()))).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
});
