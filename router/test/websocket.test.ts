import { once } from 'node:events';
import { type Client, createClient } from 'graphql-ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { GraphCall } from '../call.ts';
import { openEdge } from './edge-server.ts';
import { until } from './shop.ts';

type Edge = Awaited<ReturnType<typeof openEdge>>;
let edge: Edge;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

const address = (): string => edge.router.url.replace('http', 'ws');
const clientOf = (connectionParams: object = {}, url = address()): Client =>
  createClient({
    url,
    webSocketImpl: WebSocket,
    connectionParams: { ...connectionParams },
    retryAttempts: 0,
    lazy: true,
  });

/** A raw socket, which need not follow the protocol. */
const aSocket = async (protocol = 'graphql-transport-ws', options: WebSocket.ClientOptions = {}) => {
  const socket = new WebSocket(address(), protocol, options);
  const closed = once(socket, 'close').then(([code, reason]) => [code, String(reason)] as const);
  const messages: Record<string, unknown>[] = [];
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  await once(socket, 'open');
  const say = (message: unknown): void =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  const init = async (payload?: object): Promise<void> => {
    say({ type: 'connection_init', payload });
    await until(() => messages.some(({ type }) => type === 'connection_ack'));
  };
  return { socket, closed, messages, say, init };
};

const subscribe = (id: string, query: string, variables: object = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
});

test('a subscription joined from four subgraphs arrives over WebSocket', async () => {
  const client = clientOf({ authorization: `Bearer ${await edge.aToken()}` });
  const query =
    'subscription { orderStatus(orderId: 1) { sequence order { title payment { status } delivery { status } customer { name } } } }';
  const events = client.iterate({ query });
  edge.state.happen('1', 'PLACED');
  expect((await events.next()).value).toEqual({
    data: {
      orderStatus: {
        sequence: 1,
        order: {
          title: 'book 1',
          payment: { status: 'APPROVED' },
          delivery: { status: 'STARTED' },
          customer: { name: 'name of customer of 1' },
        },
      },
    },
  });
  await events.return?.();
  await until(() => edge.state.open === 0, 1_000);
  await client.dispose();
});

test('queries and mutations over WebSocket have the same limits and answers as over HTTP', async () => {
  const client = clientOf();
  const ask = async (query: string) => {
    try {
      return (await client.iterate({ query }).next()).value;
    } catch (errors) {
      return (errors as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);
    }
  };
  expect(await ask('{ balance }')).toEqual({ data: { balance: 7 } });
  expect(await ask('{ mine { id } }')).toEqual(['UNAUTHENTICATED']);
  expect(await ask('{ __schema { types { name } } }')).toEqual(['INTROSPECTION_DISABLED']);
  expect(
    await ask('mutation { a: logIn(email: "a", password: "b") b: logIn(email: "a", password: "b") }'),
  ).toEqual(['QUERY_TOO_COMPLEX']);
  expect(await ask(`{ orders(tags: ${'['.repeat(5_000)}${']'.repeat(5_000)}) { id } }`)).toEqual([
    'QUERY_TOO_LARGE',
  ]);
  expect(await ask('{ ordr }')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(await ask('subscription ($v: Boolean = true) { ticks @include(if: $v) }')).toEqual([
    'GRAPHQL_VALIDATION_FAILED',
  ]);
  expect(await ask('{ balance }')).toEqual({ data: { balance: 7 } });
  await client.dispose();
});

test('a flood of pings closes the socket', async () => {
  const { socket, closed } = await aSocket();
  for (let n = 0; n < 120; n += 1) socket.ping();
  expect((await closed)[0]).toBe(1006); // the frame that says why does not get past what is still coming
});

test('a foreign origin, a foreign host name and another path are refused before the socket opens', async () => {
  const statusOf = async (url: string, headers: Record<string, string> = {}) => {
    const socket = new WebSocket(url, 'graphql-transport-ws', { headers });
    const [error] = await once(socket, 'error');
    return String(error);
  };
  expect(await statusOf(address(), { origin: 'https://evil.example' })).toContain('403');
  expect(await statusOf(address(), { host: 'evil.example' })).toContain('421');
  expect(await statusOf(address().replace('/graphql', '/other'))).toContain('404');
  const { socket } = await aSocket('graphql-transport-ws', { headers: { origin: 'https://shop.example' } });
  socket.terminate();
});

test('a bad token closes the socket; a good one closes it when it expires', async () => {
  const bad = await aSocket();
  bad.say({ type: 'connection_init', payload: { authorization: 'Bearer a.b.c' } });
  expect(await bad.closed).toEqual([4403, 'The access token is not valid; sign in again.']);
  const short = await aSocket();
  const began = Date.now();
  await short.init({ authorization: `Bearer ${await edge.aToken(2)}` });
  short.say(subscribe('1', 'subscription { mineChanged { sequence } }'));
  await until(() => edge.state.open === 1);
  expect((await short.closed)[0]).toBe(4403);
  expect(Date.now() - began).toBeLessThan(5_000);
  await until(() => edge.state.open === 0, 1_000);
});

test('a client that stops reading is dropped; the others lose nothing', async () => {
  const [slow, quick] = [await aSocket(), await aSocket()];
  await Promise.all([slow.init(), quick.init()]);
  const orderId = 'x'.repeat(9_000);
  const query = 'subscription ($id: ID!) { orderStatus(orderId: $id) { sequence order { id title } } }';
  for (const { say } of [slow, quick]) say(subscribe('1', query, { id: orderId }));
  await until(() => edge.state.open === 1);
  slow.socket.pause();
  let dropped = false;
  void slow.closed.then(() => (dropped = true));
  const heard = (): number => quick.messages.filter(({ type }) => type === 'next').length;
  let sent = 0;
  while (sent < 1_500) {
    for (let n = 0; n < 50; n += 1) edge.state.happen(orderId, 'AGAIN');
    sent += 50;
    await until(() => heard() === sent, 10_000);
  }
  slow.socket.resume();
  const [code] = await slow.closed;
  expect(dropped).toBe(true);
  expect([1013, 1006]).toContain(code); // the connection is cut a second later, read or not
  expect(heard()).toBe(sent);
  quick.socket.terminate();
}, 60_000);

test('a drain tells sockets to reconnect', async () => {
  const own = await openEdge();
  const socket = new WebSocket(own.router.url.replace('http', 'ws'), 'graphql-transport-ws');
  await once(socket, 'open');
  const closed = once(socket, 'close');
  await own.router.close(5_000);
  expect((await closed)[0]).toBe(1012);
});

test.each([
  ['by their names', (tenant: string) => ({ 'X-Tenant': tenant })],
  ['as headers', (tenant: string) => ({ headers: { 'x-tenant': tenant } })],
])(
  'headers that go along to subgraphs may be given in connectionParams %s, since pages can set no others',
  async (_, given) => {
    const own = await openEdge({ config: { forwardedHeaders: ['x-tenant', 'x-other'] } });
    const url = own.router.url.replace('http', 'ws');
    const client = clientOf({ ...given('north'), 'x-unlisted': 'y' }, url);
    for await (const _answer of client.iterate({ query: '{ balance }' })) break;
    const sent = own.state.calls.map(({ call }) => (call as GraphCall).forwarded);
    expect(sent).toEqual([{ 'x-tenant': 'north' }]);
    await client.dispose();
    await own.router.close(1_000);
    await own.graph.close();
  },
);
