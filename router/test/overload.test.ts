import { createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { noOverload, type Overload, openOverload } from '../admission/overload.ts';
import { openEdge } from './edge-server.ts';
import { until } from './shop.ts';

// What customers meet when there is more to do than can be done: new orders are turned away at once, and nothing else is.

const opened: { router: { close(graceMs?: number): Promise<void> }; graph: { close(): Promise<void> } }[] =
  [];
afterEach(async () => {
  for (const { router, graph } of opened.splice(0)) {
    await router.close(1_000);
    await graph.close();
  }
});

const full: Overload = { ...noOverload, refusal: () => ({ retryAfterMs: 1_234 }) };
const placing = {
  query: 'mutation ($input: PlaceOrderInput!) { placeOrder(input: $input) { id } }',
  variables: { input: { title: 'x', quantity: 1 } },
};
const refusal = { code: 'OVERLOADED', retryAfterMs: 1_234, errorId: expect.any(String) };

const open = async (overload: Overload) => {
  const edge = await openEdge({ overload });
  opened.push(edge);
  return edge;
};

/** Orders that stay under way until they are let go. */
const openBusy = async (orders: number) => {
  let tick = (): void => {};
  let letGo = (): void => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const clock = { now: 0 };
  const measured = openOverload({
    targetMs: 300,
    now: () => clock.now,
    every: (_, called) => {
      tick = called;
      return () => {};
    },
  });
  const overload: Overload = {
    ...measured,
    during: (work) => measured.during(held.then(() => work)),
  };
  const edge = await open(overload);
  const answers = Array.from({ length: orders }, () => edge.ask(placing));
  await until(() => overload.underWay() === orders, 10_000);
  const hold = (milliseconds: number): void => {
    clock.now += milliseconds;
    tick();
  };
  return { ...edge, overload, answers, hold, letGo };
};

test.each([
  ['the first time, when nobody knows the text', 1],
  ['when the text is known', 3],
])(
  'a new order is turned away with the code, when to come back and the header, and nothing of it is begun: %s',
  async (_, times) => {
    const { ask, state } = await open(full);
    for (let n = 0; n < times; n += 1) {
      const response = await ask(placing);
      const { errors, data } = (await response.json()) as {
        errors: { extensions: object }[];
        data?: unknown;
      };
      expect([response.status, response.headers.get('retry-after'), data]).toEqual([503, '2', undefined]);
      expect(errors.map(({ extensions }) => extensions)).toEqual([refusal]);
      expect(response.headers.get('content-type')).toContain('application/json');
      expect(response.headers.get('x-correlation-id')).toMatch(/^req_/);
    }
    expect([state.placed, state.calls]).toEqual([0, []]);
  },
);

test('over WebSocket and SSE as well, on a connection that stays', async () => {
  const { router, ask, state } = await open(full);
  await ask(placing);
  const client = createClient({
    url: router.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const refused = await Array.fromAsync(client.iterate(placing)).catch((errors: unknown) => errors);
  expect(refused).toMatchObject([{ extensions: refusal }]);
  expect((await Array.fromAsync(client.iterate({ query: '{ couriers }' })))[0]).toEqual({
    data: { couriers: 2 },
  });
  await client.dispose();
  const streamed = await ask(placing, { accept: 'text/event-stream' });
  expect(await streamed.text()).toContain('"code":"OVERLOADED","retryAfterMs":1234');
  expect(state.placed).toBe(0);
});

test('what customers ask about orders they have, cancelling and signing in are answered all the same [GC-28]', async () => {
  const { ask, aToken, state } = await open(full);
  const own = { authorization: `Bearer ${await aToken()}` };
  const answers = await Promise.all([
    ask({ query: '{ mine { id } }' }, own),
    ask({ query: 'mutation { cancel(id: "1") { id } }' }, own),
    ask({ query: 'mutation { logIn(email: "ann@shop.example", password: "x") }' }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(state.calls.length).toBe(3);
});

test('an operation beside it in the same document is answered', async () => {
  const { ask } = await open(full);
  const query = `query Status { couriers } ${placing.query.replace('mutation', 'mutation Place')}`;
  const named = async (operationName: string) => (await ask({ ...placing, query, operationName })).status;
  expect([await named('Status'), await named('Place'), await named('Status'), await named('Place')]).toEqual([
    200, 503, 200, 503,
  ]);
});

test('while the event loop is held a little is begun and the rest turned away; what was begun is finished', async () => {
  const { ask, answers, hold, overload, state, letGo } = await openBusy(8);
  hold(2_000);
  expect((await ask(placing)).status).toBe(503);
  expect((await ask({ query: '{ couriers }' })).status).toBe(200);
  letGo();
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual(
    Array.from({ length: 8 }, () => 200),
  );
  expect([state.placed, overload.underWay()]).toEqual([8, 0]);
  expect((await ask(placing)).status).toBe(200);
});

test('two hundred who come at once from rest are all let in', async () => {
  const { answers, state, letGo } = await openBusy(200);
  letGo();
  expect(new Set((await Promise.all(answers)).map(({ status }) => status))).toEqual(new Set([200]));
  expect(state.placed).toBe(200);
});
