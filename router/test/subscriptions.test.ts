import type { ExecutionResult } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import type { Graph } from '../graph.ts';
import { aCall, aCaller, codesOf, openShop } from './shop.ts';

const status = `subscription Status($id: ID!, $after: Int) {
  orderStatus(orderId: $id, after: $after) {
    sequence status order { title payment { status } delivery { status } customer { name } }
  }
}`;
const statusOnly =
  'subscription ($id: ID!, $after: Int) { orderStatus(orderId: $id, after: $after) { n: sequence status } }';

type Events = AsyncIterableIterator<ExecutionResult>;
const opened: Events[] = [];
afterEach(async () => {
  for (const events of opened.splice(0)) await events.return?.();
});

const listen = async (
  graph: Graph,
  query = status,
  variables: object = { id: '7' },
  call = aCall(),
): Promise<Events> => {
  const events = await graph.subscribe({ query, variables: { ...variables } }, call);
  if (!(Symbol.asyncIterator in events)) throw new Error(JSON.stringify(events));
  opened.push(events);
  return events;
};

const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
const take = async (events: Events, count: number): Promise<ExecutionResult[]> => {
  const taken: ExecutionResult[] = [];
  while (taken.length < count) {
    const step = await events.next();
    if (step.done) break;
    taken.push(step.value);
  }
  return taken;
};
const sequences = (results: readonly ExecutionResult[]): unknown[] =>
  results.map(({ data, errors }) => {
    const event = data?.orderStatus as Record<string, unknown> | undefined;
    return event?.sequence ?? event?.n ?? errors?.[0]?.extensions.code;
  });

test('every event arrives joined with what three other subgraphs know', async () => {
  const { graph, state } = await openShop();
  const events = await listen(graph);
  state.happen('7', 'PLACED');
  state.happen('7', 'ACCEPTED');
  const order = {
    title: 'book 7',
    payment: { status: 'APPROVED' },
    delivery: { status: 'STARTED' },
    customer: { name: 'name of customer of 7' },
  };
  expect(plain(await take(events, 2))).toEqual([
    { data: { orderStatus: { sequence: 1, status: 'PLACED', order } } },
    { data: { orderStatus: { sequence: 2, status: 'ACCEPTED', order } } },
  ]);
});

test('a hundred clients with the same subscription share one stream and one join per event', async () => {
  const { graph, state } = await openShop();
  const everyone = await Promise.all(Array.from({ length: 100 }, () => listen(graph)));
  state.happen('7', 'PLACED');
  for (const events of everyone) expect(sequences(await take(events, 1))).toEqual([1]);
  expect(state.opened).toBe(1);
  expect(state.calls.filter(({ subgraph }) => subgraph === 'payments')).toHaveLength(1);
});

test('another caller, language, variable or text is another stream', async () => {
  const { graph, state } = await openShop();
  await listen(graph);
  await listen(graph, status, { id: '8' });
  await listen(graph, statusOnly);
  await listen(graph, status, { id: '7' }, aCall({ caller: aCaller('cus_1') }));
  await listen(graph, status, { id: '7' }, aCall({ caller: aCaller('cus_1', 'more') }));
  await listen(graph, status, { id: '7' }, aCall({ locale: 'ko' }));
  expect(state.opened).toBe(6);
});

test('a broken stream continues after the last event seen: no gap and no repeat', async () => {
  const { graph, state } = await openShop();
  const events = await listen(graph);
  state.happen('7', 'PLACED');
  expect(sequences(await take(events, 1))).toEqual([1]);
  state.moods.orders = 'away';
  state.breakStreams();
  state.happen('7', 'ACCEPTED');
  await new Promise((resolve) => setTimeout(resolve, 300));
  state.moods.orders = 'well';
  state.happen('7', 'READY');
  expect(sequences(await take(events, 2))).toEqual([2, 3]);
  state.breakStreams();
  state.happen('7', 'COMPLETED');
  expect(sequences(await take(events, 1))).toEqual([4]);
  expect(state.lastStream?.variables).toEqual({ id: '7', resumeAfter__: 3 });
});

test('a subgraph that is down leaves its field null with an error, and the stream continues', async () => {
  const { graph, state } = await openShop();
  const events = await listen(graph);
  state.moods.payments = 'away';
  state.happen('7', 'PLACED');
  const [event] = await take(events, 1);
  expect(event?.data).toMatchObject({
    orderStatus: { sequence: 1, order: { payment: null, delivery: { status: 'STARTED' } } },
  });
  expect(event?.errors?.[0]).toMatchObject({
    path: ['orderStatus', 'order', 'payment'],
    extensions: { code: 'SERVICE_UNAVAILABLE' },
  });
  state.moods.payments = 'well';
  state.happen('7', 'ACCEPTED');
  expect((await take(events, 1))[0]).toMatchObject({
    data: { orderStatus: { order: { payment: { status: 'APPROVED' } } } },
  });
});

test('a subscription whose subgraph is away is refused, and can be asked for again', async () => {
  const { graph, state } = await openShop();
  state.moods.orders = 'away';
  const refused = await graph.subscribe({ query: status, variables: { id: '7' } }, aCall());
  expect(Symbol.asyncIterator in refused).toBe(false);
  expect(codesOf(refused as ExecutionResult)).toEqual(['SERVICE_UNAVAILABLE']);
  state.moods.orders = 'well';
  const events = await listen(graph);
  state.happen('7', 'PLACED');
  expect(sequences(await take(events, 1))).toEqual([1]);
});

test('a subscription is admitted like a query', async () => {
  const { graph, state } = await openShop();
  const ask = async (query: string) =>
    codesOf((await graph.subscribe({ query }, aCall())) as ExecutionResult);
  expect(await ask('subscription { mineChanged { status } }')).toEqual(['UNAUTHENTICATED']);
  expect(await ask('subscription ($v: Boolean = true) { ticks @include(if: $v) }')).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
  expect(
    await ask('subscription ($v: Boolean = true) { ...on Subscription @skip(if: $v) { ticks } }'),
  ).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(await ask('subscription { ticks @skip(if: true) }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(await ask('subscription { ticks orderStatus(orderId: 1) { status } }')).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
  expect(state.opened).toBe(0);
});

test('closing the graph ends every stream', async () => {
  const { graph, state } = await openShop();
  const events = await listen(graph);
  await graph.close();
  expect(sequences(await take(events, 2))).toEqual(['SERVICE_UNAVAILABLE']);
  expect(state.open).toBe(0);
});
