import { createHash } from 'node:crypto';
import { ApolloServerPluginCacheControl } from '@apollo/server/plugin/cacheControl';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { openTrusted } from '../admission/trusted.ts';
import { addressOf } from '../transports/wire.ts';
import { openEdge, speak } from './edge-server.ts';
import { until } from './shop.ts';

// What answers say beside their data: statuses, headers, and the codes of refusals that ApolloServer makes by itself.

type Edge = Awaited<ReturnType<typeof openEdge>>;

const open: Edge[] = [];
const openOne = async (parts: Parameters<typeof openEdge>[0] = {}): Promise<Edge> => {
  const edge = await openEdge(parts);
  open.push(edge);
  return edge;
};
afterEach(async () => {
  for (const { router, graph } of open.splice(0)) {
    await router.close(300);
    await graph.close();
  }
});

const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
const query = '{ order(id: 1) { id } }';

test.each([
  ['a hash of another text', { version: 1, sha256Hash: sha256Of('another') }, 'PERSISTED_QUERY_MISMATCH'],
  ['another version', { version: 2, sha256Hash: sha256Of(query) }, 'BAD_REQUEST'],
  ['a hash that is no text', { version: 1, sha256Hash: { toString: 1 } }, 'BAD_REQUEST'],
  ['no hash', { version: 1 }, 'BAD_REQUEST'],
])(
  'a persisted query with %s is refused as the mistake of the client that it is',
  async (_, persistedQuery, code) => {
    const { ask, graph } = await openOne();
    for (const body of [{ query, extensions: { persistedQuery } }, { extensions: { persistedQuery } }]) {
      const response = await ask(body);
      const isUnknown = code === 'PERSISTED_QUERY_MISMATCH' && !('query' in body);
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      expect([response.status, errors[0]?.extensions.code]).toEqual(
        isUnknown ? [200, 'PERSISTED_QUERY_NOT_FOUND'] : [400, code],
      );
    }
    expect(graph.upstreams()).toBe(0);
  },
);

test('a listed document may be named as a persisted query by its id, whatever ids the list uses', async () => {
  const trusted = openTrusted({ mode: 'enforce', list: new Map([['order-1', query]]) });
  const { ask } = await openOne({ trusted });
  for (const sha256Hash of ['order-1', sha256Of(query)]) {
    const response = await ask({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
    expect(await response.json()).toEqual({ data: { order: { id: '1' } } });
  }
});

const overSocket = async (url: string, payload: object): Promise<unknown> => {
  const socket = new WebSocket(url.replace('http', 'ws'), 'graphql-transport-ws');
  const heard: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    socket.on('open', () => socket.send('{"type":"connection_init"}'));
    socket.on('error', reject);
    socket.on('close', (code) => {
      heard.push(code);
      resolve();
    });
    socket.on('message', (data) => {
      const message = JSON.parse(String(data)) as { type: string; payload?: unknown };
      if (message.type === 'connection_ack')
        socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload }));
      else heard.push(message.payload);
      if (message.type === 'complete' || message.type === 'error') socket.close(1000);
    });
  });
  return heard[0];
};

test.each([
  ['no text', {}],
  ['an empty text', { query: '' }],
])('a listed document is asked over a WebSocket and over HTTP by its id with %s', async (_, text) => {
  const trusted = openTrusted({ mode: 'enforce', list: new Map([['order-1', query]]) });
  const { ask, router } = await openOne({ trusted });
  const persistedQuery = { version: 1, sha256Hash: sha256Of(query) };
  for (const named of [{ documentId: 'order-1' }, { extensions: { persistedQuery } }]) {
    const answer = { data: { order: { id: '1' } } };
    expect(await overSocket(router.url, { ...text, ...named })).toEqual(answer);
    expect(await (await ask({ ...text, ...named })).json()).toEqual(answer);
  }
});

test('what is not valid is not kept as a persisted query, where it would push out what is', async () => {
  const { ask } = await openOne();
  const codeOf = async (text: string): Promise<unknown> => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256Of(text) } };
    await ask({ query: text, extensions });
    const { errors } = (await (await ask({ extensions })).json()) as {
      errors?: { extensions: { code: string } }[];
    };
    return errors?.[0]?.extensions.code;
  };
  expect(await codeOf('{ nothing }')).toBe('PERSISTED_QUERY_NOT_FOUND');
  expect(await codeOf(query)).toBeUndefined();
});

test('anonymous callers with a network of IPv6 of their own share one budget, not one for each address', () => {
  const addressFrom = (remoteAddress: string): string =>
    addressOf({ socket: { remoteAddress }, headers: {} } as never, { proxies: 0 } as never);
  expect(addressFrom('2001:db8:1:2:3:4:5:6')).toBe(addressFrom('2001:db8:1:2::9'));
  expect(addressFrom('2001:db8::1')).toBe(addressFrom('2001:db8:0:0:ffff::'));
  expect(addressFrom('2001:db8:1:3::9')).not.toBe(addressFrom('2001:db8:1:2::9'));
  expect(addressFrom('::ffff:10.0.0.7')).toBe(addressFrom('10.0.0.7'));
  expect(addressFrom('::ffff:10.0.0.7')).not.toBe(addressFrom('::ffff:10.0.0.8'));
});

test("a plugin of Apollo's that is switched off by default can be added", async () => {
  const { ask } = await openOne({ plugins: [ApolloServerPluginCacheControl()] });
  expect((await ask({ query })).status).toBe(200);
});

test('an unknown document id is refused over a stream as the stream says it', async () => {
  const { ask } = await openOne();
  const response = await ask({ documentId: 'unknown' }, { accept: 'text/event-stream' });
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(/event: next\ndata: .*DOCUMENT_NOT_FOUND.*\n\nevent: complete/);
});

test('whatever may not be done by a method says which methods may', async () => {
  const { router, base } = await openOne();
  const accept = { accept: 'application/json' };
  const allowed = async (url: string, init: RequestInit = {}): Promise<unknown[]> => {
    const { status, headers } = await fetch(url, init);
    return [status, headers.get('allow')];
  };
  const mutation = encodeURIComponent('mutation { placeOrder(input: { title: "x", quantity: 1 }) { id } }');
  expect(await allowed(`${router.url}?query=${mutation}`, { headers: accept })).toEqual([405, 'POST']);
  const stream = { accept: 'text/event-stream, application/json' };
  expect(await allowed(`${router.url}?query=${mutation}`, { headers: stream })).toEqual([405, 'POST']);
  expect(await allowed(router.url, { method: 'PATCH' })).toEqual([405, 'GET, POST, OPTIONS']);
  expect(await allowed(`${base}/live`, { method: 'POST' })).toEqual([405, 'GET, HEAD']);
  expect(await allowed(`${router.url}/stream?token=x`, { method: 'PATCH' })).toEqual([
    405,
    'GET, POST, PUT, DELETE, OPTIONS',
  ]);
});

test('pages of other origins can read refusals too', async () => {
  const { router, ask } = await openOne();
  const headers = { origin: 'https://shop.example' };
  const read = (response: Response): unknown[] => [
    response.status,
    response.headers.get('access-control-allow-origin'),
    response.headers.get('vary'),
  ];
  expect(read(await ask('{"query":', headers))).toEqual([400, 'https://shop.example', 'origin']);
  expect(read(await ask({ query: 'x'.repeat(110_000) }, headers))).toEqual([
    413,
    'https://shop.example',
    'origin',
  ]);
  expect(read(await ask({ query: '{ mine { id } }' }, headers))).toEqual([
    401,
    'https://shop.example',
    'origin',
  ]);
  expect(read(await fetch(router.url, { method: 'PATCH', headers }))).toEqual([
    405,
    'https://shop.example',
    'origin',
  ]);
  expect(read(await fetch(router.url, { headers: { ...headers, accept: 'image/png' } }))).toEqual([
    406,
    'https://shop.example',
    'origin',
  ]);
});

test('pages answer HEAD as they answer GET, without the page', async () => {
  const { base, router } = await openOne({ mode: 'development' });
  for (const url of [`${base}/graphiql`, router.url]) {
    const headers = { accept: 'text/html' };
    const got = await fetch(url, { headers });
    const asked = await fetch(url, { method: 'HEAD', headers });
    expect([asked.status, asked.headers.get('content-type')]).toEqual([200, got.headers.get('content-type')]);
    expect([(await got.text()).length > 0, await asked.text()]).toEqual([true, '']);
  }
});

test('a plugin may say for how long an answer may be kept; by default it may not be', async () => {
  const { ask } = await openOne({
    plugins: [
      {
        requestDidStart: async () => ({
          willSendResponse: async ({ operationName, response: { http } }) => {
            if (operationName === 'Kept') {
              http.headers.set('cache-control', 'max-age=60, public');
              http.headers.set('vary', 'accept-language');
            }
          },
        }),
      },
    ],
  });
  const of = async (name: string): Promise<unknown[]> => {
    const { headers } = await ask({ query: `query ${name} ${query}` });
    return [headers.get('cache-control'), headers.get('vary')];
  };
  expect(await of('Kept')).toEqual(['max-age=60, public', 'origin, accept-language']);
  expect(await of('Other')).toEqual(['no-store', 'origin']);
});

test('what is not HTTP is refused with a status that says why, and as JSON that no browser takes for something else', async () => {
  const { router } = await openOne();
  const broken = await speak(router.url, 'GET\r\n\r\n');
  expect(broken).toMatch(/^HTTP\/1\.1 400 .*x-content-type-options: nosniff/s);
  const upgrade = 'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13';
  const refused = await speak(
    router.url,
    `GET /other HTTP/1.1\r\nhost: a\r\n${upgrade}\r\nsec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
  );
  expect(refused).toMatch(/^HTTP\/1\.1 404 .*x-content-type-options: nosniff/s);
  const long = await speak(router.url, `GET / HTTP/1.1\r\nhost: a\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`);
  expect(long).toMatch(/^HTTP\/1\.1 431 .*The headers are too long/s);
});

test('a stream that opens while the router drains is ended as those before it were', async () => {
  const { router, state, ask } = await openOne();
  let goOn = (): void => undefined;
  state.beforeStream = () => new Promise((resolve) => (goOn = resolve));
  const asked = ask({ query: 'subscription { ticks }' }, { accept: 'text/event-stream' });
  await until(() => state.lastStream !== undefined);
  const began = performance.now();
  const closed = router.close(4_000);
  goOn();
  const text = await (await asked).text();
  expect(text).not.toContain('event: complete');
  await closed;
  expect(performance.now() - began).toBeLessThan(1_500);
});
