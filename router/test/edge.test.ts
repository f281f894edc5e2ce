import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEdge, speak } from './edge-server.ts';
import { until } from './shop.ts';

type Edge = Awaited<ReturnType<typeof openEdge>>;
let edge: Edge;
let development: Edge;
beforeAll(async () => {
  [edge, development] = [await openEdge(), await openEdge({ mode: 'development' })];
});
afterAll(async () => {
  await Promise.all([edge.router.close(500), development.router.close(500)]);
  await edge.graph.close();
});

type Sent = { method?: string; body?: string | Buffer; headers?: Record<string, string>; query?: string };
const json = { 'content-type': 'application/json' };
const body = (value: object): Sent => ({ body: JSON.stringify(value), headers: json });
const query = (text: string, variables?: unknown): Sent =>
  body({ query: text, ...(variables === undefined ? {} : { variables }) });
const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ');
const typename = encodeURIComponent('{ __typename }');
const nested = (count: number): string =>
  `{"query":"{ __typename }","variables":{"x":${'['.repeat(count)}${']'.repeat(count)}}}`;
const logIn = 'logIn(email:"a@b",password:"p")';

const badInputs: [string, Sent, string, number][] = [
  ['an empty body', { body: '', headers: json }, 'BAD_REQUEST', 400],
  ['no body and no content type', { body: '', headers: {} }, 'BAD_REQUEST', 400],
  ['{}', { body: '{}', headers: json }, 'BAD_REQUEST', 400],
  ['null', { body: 'null', headers: json }, 'BAD_REQUEST', 400],
  ['truncated JSON', { body: '{"query":', headers: json }, 'INVALID_JSON', 400],
  ['a number as query', body({ query: 7 }), 'BAD_REQUEST', 400],
  ['a list as query', body({ query: ['{ a }'] }), 'BAD_REQUEST', 400],
  ['null as query', body({ query: null }), 'BAD_REQUEST', 400],
  ['variables that are a string', query('{ __typename }', 'x'), 'BAD_REQUEST', 400],
  ['variables that are a list', query('{ __typename }', []), 'BAD_REQUEST', 400],
  [
    'an operation that is not there',
    body({ query: 'query A { __typename }', operationName: 'B' }),
    'OPERATION_NOT_FOUND',
    400,
  ],
  [
    'two operations and no name',
    query('query A { __typename } query B { __typename }'),
    'OPERATION_NOT_FOUND',
    400,
  ],
  ['only a fragment', query('fragment F on Query { __typename }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['101 kB', query(`{ __typename } #${'x'.repeat(101_000)}`), 'PAYLOAD_TOO_LARGE', 413],
  ['3 MB', query(`{ __typename } #${'x'.repeat(3_000_000)}`), 'PAYLOAD_TOO_LARGE', 413],
  [
    'a gzip bomb',
    { body: gzipSync(Buffer.alloc(50_000_000, 32)), headers: { ...json, 'content-encoding': 'gzip' } },
    'PAYLOAD_TOO_LARGE',
    413,
  ],
  [
    'an unknown content encoding',
    { body: 'x', headers: { ...json, 'content-encoding': 'br' } },
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  ],
  [
    'the charset ibm037',
    { body: '{}', headers: { 'content-type': 'application/json; charset=ibm037' } },
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  ],
  [
    'the charset utf-7',
    { body: '{}', headers: { 'content-type': 'application/json; charset=utf-7' } },
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  ],
  [
    'plain text',
    { body: '{"query":"{ __typename }"}', headers: { 'content-type': 'text/plain' } },
    'CSRF_BLOCKED',
    403,
  ],
  [
    'a form',
    { body: 'query={__typename}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    'CSRF_BLOCKED',
    403,
  ],
  [
    'an upload',
    { body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=x' } },
    'UNSUPPORTED_MEDIA_TYPE',
    415,
  ],
  ['a query by GET from anywhere', { method: 'GET', query: `?query=${typename}` }, 'CSRF_BLOCKED', 403],
  [
    'a mutation by GET',
    {
      method: 'GET',
      query: `?query=${encodeURIComponent(`mutation { ${logIn} }`)}`,
      headers: { 'apollo-require-preflight': 'yes' },
    },
    'METHOD_NOT_ALLOWED',
    405,
  ],
  [
    'truncated variables by GET',
    {
      method: 'GET',
      query: `?query=${typename}&variables={`,
      headers: { 'apollo-require-preflight': 'yes' },
    },
    'INVALID_JSON',
    400,
  ],
  ['PUT', { method: 'PUT', ...query('{ __typename }') }, 'METHOD_NOT_ALLOWED', 405],
  ['DELETE', { method: 'DELETE' }, 'METHOD_NOT_ALLOWED', 405],
  [
    'a request for HTML',
    { ...query('{ __typename }'), headers: { ...json, accept: 'text/html' } },
    'NOT_ACCEPTABLE',
    406,
  ],
  [
    'a request for HTML by GET',
    { method: 'GET', headers: { accept: 'text/html,*/*;q=0.8' } },
    'NOT_ACCEPTABLE',
    406,
  ],
  [
    'two requests at once',
    { body: '[{"query":"{__typename}"},{"query":"{__typename}"}]', headers: json },
    'BATCHING_DISABLED',
    400,
  ],
  ['a syntax error', query('{ order('), 'GRAPHQL_PARSE_FAILED', 400],
  ['an unknown field', query('{ ordr(id: 1) { id } }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['an unknown argument', query('{ order(idd: 1) { id } }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['__schema', query('{ __schema { types { name } } }'), 'INTROSPECTION_DISABLED', 400],
  [
    '__type in a fragment',
    query('{ ...F } fragment F on Query { t: __type(name: "Order") { name } }'),
    'INTROSPECTION_DISABLED',
    400,
  ],
  ['_service', query('{ _service { sdl } }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['_entities', query('{ _entities(representations: []) { __typename } }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['a field for services only', query('{ askInside(id: 1) }'), 'GRAPHQL_VALIDATION_FAILED', 400],
  ['31 aliases', query(`{ order(id: 1) { ${many(31, (n) => `a${n}: id`)} } }`), 'QUERY_TOO_COMPLEX', 400],
  ['11 root fields', query(`{ ${many(11, (n) => `a${n}: balance`)} }`), 'QUERY_TOO_COMPLEX', 400],
  [
    '11 root fields by fragments',
    query(
      `{ ...F ...G } fragment F on Query { ${many(6, (n) => `a${n}: balance`)} } fragment G on Query { ${many(5, (n) => `b${n}: balance`)} }`,
    ),
    'QUERY_TOO_COMPLEX',
    400,
  ],
  ['two log-ins', query(`mutation { a: ${logIn} b: ${logIn} }`), 'QUERY_TOO_COMPLEX', 400],
  [
    'a thousand log-ins',
    query(`mutation { ${many(1_000, (n) => `a${n}: ${logIn}`)} }`),
    'QUERY_TOO_COMPLEX',
    400,
  ],
  [
    '5,000 aliases of __typename',
    query(`{ ${many(5_000, (n) => `a${n}:__typename`)} }`),
    'QUERY_TOO_LARGE',
    400,
  ],
  ['one field 30,000 times', query(`{ ${'id '.repeat(30_000)} }`), 'QUERY_TOO_LARGE', 400],
  [
    'a bomb of 2^22 fragments',
    query(
      `{ order(id: 1) { ...F22 } } ${many(22, (n) => `fragment F${n + 1} on Order { ...F${n} ...F${n} }`)} fragment F0 on Order { id }`,
    ),
    'QUERY_TOO_COMPLEX',
    400,
  ],
  [
    '51 fragments',
    query(`{ order(id: 1) { id } } ${many(51, (n) => `fragment F${n} on Order { id }`)}`),
    'QUERY_TOO_COMPLEX',
    400,
  ],
  [
    'a fragment that contains itself',
    query('{ order(id: 1) { ...F } } fragment F on Order { id ...G } fragment G on Order { ...F }'),
    'GRAPHQL_VALIDATION_FAILED',
    400,
  ],
  ['depth 2,000', query(`${'{a'.repeat(2_000)}${'}'.repeat(2_000)}`), 'QUERY_TOO_DEEP', 400],
  ['depth 11', query(`{ a${'{a'.repeat(10)}${'}'.repeat(10)} }`), 'QUERY_TOO_DEEP', 400],
  [
    'depth 11 by fragments',
    query(
      `{ ...F } fragment F on Query { a { b { c { d { e { ...G } } } } } } fragment G on X { a { b { c { d { e { f } } } } } }`,
    ),
    'QUERY_TOO_DEEP',
    400,
  ],
  [
    'a list 20,000 deep',
    query(`{ orders(tags: ${'['.repeat(20_000)}${']'.repeat(20_000)}) { id } }`),
    'QUERY_TOO_LARGE',
    400,
  ],
  [
    'a list 11 deep',
    query(`{ orders(tags: ${'['.repeat(12)}${']'.repeat(12)}) { id } }`),
    'QUERY_TOO_LARGE',
    400,
  ],
  ['20,000 directives', query(`{ balance ${'@a '.repeat(20_000)} }`), 'QUERY_TOO_LARGE', 400],
  [
    '21 directives',
    query(`{ ${many(3, (n) => `a${n}: balance ${'@include(if: true) '.repeat(7)}`)} }`),
    'QUERY_TOO_COMPLEX',
    400,
  ],
  ['variables 45,000 deep', { body: nested(45_000), headers: json }, 'BAD_REQUEST', 400],
  ['variables 11 deep', { body: nested(11), headers: json }, 'BAD_REQUEST', 400],
  [
    'a variable of 10,001 characters',
    query('query ($id: ID!) { order(id: $id) { id } }', { id: 'x'.repeat(10_001) }),
    'BAD_USER_INPUT',
    400,
  ],
  [
    'a variable of the wrong type',
    query('query ($first: Int!) { orders(first: $first) { id } }', { first: '5' }),
    'BAD_USER_INPUT',
    400,
  ],
  [
    '@include without its variable',
    query('{ balance @include(if: $missing) }'),
    'GRAPHQL_VALIDATION_FAILED',
    400,
  ],
  ['a subscription that cannot be answered once', query('subscription { ticks }'), 'BAD_REQUEST', 400],
  ['no token on a private field', query('{ mine { id } }'), 'UNAUTHENTICATED', 401],
  [
    'a bad token on a private field',
    { ...query('{ mine { id } }'), headers: { ...json, authorization: 'Bearer x.y.z' } },
    'UNAUTHENTICATED',
    401,
  ],
  [
    'a token of 20 kB',
    { ...query('{ mine { id } }'), headers: { ...json, authorization: `Bearer ${'x'.repeat(20_000)}.x.x` } },
    'UNAUTHENTICATED',
    401,
  ],
  [
    'a page from a foreign origin',
    { ...query('{ __typename }'), headers: { ...json, origin: 'https://evil.example' } },
    'CSRF_BLOCKED',
    403,
  ],
];

test.each(badInputs)('%s is refused in the uniform form', async (_, sent, code, status) => {
  const { method = 'POST', headers = {}, query: search = '' } = sent;
  const response = await fetch(edge.router.url + search, {
    method,
    headers,
    ...(sent.body === undefined || method === 'GET' ? {} : { body: sent.body as never }),
  });
  const text = await response.text();
  expect({ status: response.status, code: JSON.parse(text).errors[0].extensions.code }).toEqual({
    status,
    code,
  });
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8');
  const { data, errors } = JSON.parse(text);
  expect(data).toBeUndefined();
  expect(errors.length).toBeLessThanOrEqual(3);
  for (const error of errors) {
    expect(Object.keys(error).sort()).toEqual(['extensions', 'message']);
    expect(error.extensions.errorId).toMatch(/^[0-9a-f]{16}$/);
  }
  expect(text).not.toMatch(/Did you mean|call stack|node_modules|\bat .+:\d+|serviceName/);
  expect(edge.state.logIns).toBe(0);
});

test('what is not HTTP is refused and the connection ends', async () => {
  const head = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
  for (const text of [
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!`,
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    `${head}X-Folded: a\r\n b\r\n\r\n`,
    'GET /graphql HTTP/1.1\nHost: localhost\n\n',
    'hello\r\n\r\n',
  ]) {
    const heard = await speak(edge.router.url, text);
    expect(heard).toMatch(/^HTTP\/1\.1 400 /);
    expect(heard).toContain('"BAD_REQUEST"');
  }
});

test('a foreign name, an absolute address and TRACE are refused', async () => {
  const first = async (text: string) => (await speak(edge.router.url, text)).split('\r\n')[0];
  expect(await first('GET /graphql HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toContain(
    '421',
  );
  expect(
    await first('GET http://evil.example/graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'),
  ).toContain('400');
  expect(await first('TRACE /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toContain(
    '405',
  );
});

test('two Authorization headers are no authorization', async () => {
  const token = await edge.aToken();
  const text = '{"query":"{ mine { id } }"}';
  const send = (headers: string) =>
    speak(
      edge.router.url,
      `POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n${headers}Content-Length: ${text.length}\r\n\r\n${text}`,
    );
  const one = `Authorization: Bearer ${token}\r\n`;
  expect(await send(one)).toContain('of cus_1');
  expect(await send(one + one)).toMatch(/401[\s\S]*UNAUTHENTICATED/);
});

test('an upgrade to anything but a WebSocket is ignored', async () => {
  const text = '{"query":"{ balance }"}';
  const head =
    'POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AA\r\n';
  const sent = `${head}Content-Type: application/json\r\nContent-Length: ${text.length}\r\n\r\n${text}`;
  expect(await speak(edge.router.url, sent)).toContain('{"data":{"balance":7}}');
});

test('headers in which a client claims to be an insider have no effect', async () => {
  const headers = {
    'x-internal-user': 'admin',
    'x-user-id': 'admin',
    'x-internal-signature': 'x',
    'x-forwarded-for': '10.0.0.1',
  };
  const response = await edge.ask({ query: '{ whoAsks }' }, headers);
  const { data } = (await response.json()) as { data: { whoAsks: string } };
  expect(JSON.parse(data.whoAsks)).toEqual({ subject: null, scopes: [], stores: [], service: null });
  expect(JSON.stringify(edge.state.calls.at(-1)?.call)).not.toMatch(/admin|10\.0\.0\.1/);
});

test('good requests are answered, by POST and by GET, in the form asked for', async () => {
  const answer = async (response: Response) => [
    response.status,
    response.headers.get('content-type'),
    await response.json(),
  ];
  const right = { data: { balance: 7 } };
  expect(await answer(await edge.ask({ query: '{ balance }' }))).toEqual([
    200,
    'application/json; charset=utf-8',
    right,
  ]);
  expect(
    await answer(
      await edge.ask({ query: '{ balance }', variables: null, operationName: null, extensions: {} }),
    ),
  ).toEqual([200, 'application/json; charset=utf-8', right]);
  expect(
    await answer(await edge.ask({ query: '{ balance }' }, { accept: 'application/graphql-response+json' })),
  ).toEqual([200, 'application/graphql-response+json; charset=utf-8', right]);
  expect(
    await answer(
      await fetch(`${edge.router.url}?query={balance}`, { headers: { 'apollo-require-preflight': 'yes' } }),
    ),
  ).toEqual([200, 'application/json; charset=utf-8', right]);
  const packed = await fetch(edge.router.url, {
    method: 'POST',
    headers: { ...json, 'content-encoding': 'gzip' },
    body: gzipSync('{"query":"{ balance }"}'),
  });
  expect(await answer(packed)).toEqual([200, 'application/json; charset=utf-8', right]);
});

test('an outage of everything asked for is 503 with Retry-After; a partial one is not', async () => {
  edge.state.moods.payments = 'away';
  edge.state.moods.orders = 'away';
  const whole = await edge.ask({ query: '{ orders { id } }' });
  expect([whole.status, whole.headers.get('retry-after')]).toEqual([503, '1']);
  expect((await edge.ask({ query: '{ balance }' })).status).toBe(200);
  edge.state.moods.payments = 'well';
  edge.state.moods.orders = 'well';
});

test('the language of the request wins over that of the profile, and Korean is the default', async () => {
  const localeOf = async (headers: Record<string, string>) => {
    await edge.ask({ query: '{ balance }' }, headers);
    return edge.state.calls.at(-1)?.call.locale;
  };
  const english = { authorization: `Bearer ${await edge.aToken(300, { locale: 'en' })}` };
  expect(await localeOf({ 'accept-language': 'fr' })).toBe('ko');
  expect(await localeOf({ ...english, 'accept-language': 'fr' })).toBe('en');
  expect(await localeOf({ ...english, 'accept-language': 'fr, ko-KR;q=0.5' })).toBe('ko');
});

test('a valid correlation id is kept; otherwise a new one is made', async () => {
  const through = async (given: string) =>
    (await edge.ask({ query: '{ balance }' }, { 'x-correlation-id': given })).headers.get('x-correlation-id');
  expect(await through('my-intention-1')).toBe('my-intention-1');
  expect(edge.state.calls.at(-1)?.call.correlationId).toBe('my-intention-1');
  for (const bad of ['short', 'x'.repeat(65), 'with space in it', '<script>alert(1)'])
    expect(await through(bad)).toMatch(/^req_[0-9a-f]{32}$/);
});

test('pages: Sandbox in development, for browsers only, and never in production', async () => {
  const page = { headers: { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
  for (const path of ['/', '/graphql']) {
    const response = await fetch(development.base + path, page);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = await response.text();
    for (const part of ['embeddable-sandbox.cdn.apollographql.com', '/graphiql'])
      expect(text).toContain(part);
    expect((await fetch(edge.base + path, page)).headers.get('content-type')).toContain('application/json');
  }
  expect((await development.ask({ query: '{ __schema { queryType { name } } }' })).status).toBe(200);
});

test('pages of allowed origins may ask: listed ones, and in development those of this machine [OB-43]', async () => {
  const allowed = async ({ router }: Edge, origin: string) => {
    const response = await fetch(router.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    return response.status === 204 && response.headers.get('access-control-allow-origin') === origin;
  };
  expect(await allowed(edge, 'https://shop.example')).toBe(true);
  expect(await allowed(edge, 'http://localhost:3000')).toBe(false);
  expect(await allowed(edge, 'https://shop.example.evil.example')).toBe(false);
  expect(await allowed(edge, 'null')).toBe(false);
  expect(await allowed(edge, edge.base)).toBe(true);
  expect(await allowed(development, 'http://localhost:3000')).toBe(true);
  expect(await allowed(development, 'http://localhost.evil.example')).toBe(false);
});

test('probes say whether the process lives and what keeps it from being ready [OB-52 OB-53 EB-62 CF-41]', async () => {
  let reasons: string[] = ['Redis does not answer.'];
  const { router, base } = await openEdge({ ready: () => reasons });
  const probe = async (path: string) => {
    const response = await fetch(base + path);
    return [response.status, await response.json()];
  };
  expect(await probe('/live')).toEqual([200, { status: 'live' }]);
  expect(await probe('/ready')).toEqual([503, { status: 'not ready', reasons: ['Redis does not answer.'] }]);
  reasons = [];
  expect(await probe('/ready')).toEqual([200, { status: 'ready' }]);
  await router.close(500);
});

const sse = (url: string, text: string, signal: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    headers: { ...json, accept: 'text/event-stream' },
    body: JSON.stringify({ query: text }),
    signal,
  });

test('a subscription is streamed as events, and closed when its reader leaves', async () => {
  const { router, state, graph } = await openEdge();
  state.happen('7', 'PLACED');
  const stop = new AbortController();
  const response = await sse(
    router.url,
    'subscription { orderStatus(orderId: 7) { sequence } }',
    stop.signal,
  );
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let heard = '';
  const hear = async (part: string) => {
    while (!heard.includes(part)) heard += (await reader.read()).value ?? '(end)';
  };
  await hear('event: next\ndata: {"data":{"orderStatus":{"sequence":1}}}\n\n');
  state.happen('7', 'ACCEPTED');
  await hear('event: next\ndata: {"data":{"orderStatus":{"sequence":2}}}\n\n');
  expect(state.open).toBe(1);
  stop.abort();
  await until(() => state.open === 0, 1_000);
  const completed = await sse(
    router.url,
    'subscription { orderStatus(orderId: 7) { sequence } }',
    new AbortController().signal,
  );
  await until(() => state.open === 1);
  for (const stream of [...state.streams]) stream.finish();
  expect((await completed.text()).endsWith('event: complete\ndata:\n\n')).toBe(true);
  const once = await sse(router.url, '{ balance }', new AbortController().signal);
  expect(await once.text()).toBe(
    ':\n\nevent: next\ndata: {"data":{"balance":7}}\n\nevent: complete\ndata:\n\n',
  );
  const refused = await sse(
    router.url,
    'subscription { mineChanged { status } }',
    new AbortController().signal,
  );
  expect(refused.status).toBe(200); // a client of this protocol reads no other answer
  expect(await refused.text()).toMatch(
    /^:\n\nevent: next\ndata: .*UNAUTHENTICATED.*\n\nevent: complete\ndata:\n\n$/,
  );
  await router.close(500);
  await graph.close();
});

test('a drain finishes the request in flight, refuses new ones and is done in time', async () => {
  const { router, state, ask, base } = await openEdge({ limits: { mutationMs: 3_000 } });
  state.moods.orders = 1_200;
  const stop = new AbortController();
  const stream = sse(router.url, 'subscription { ticks }', stop.signal).then((response) => response.text());
  const running = ask({ query: 'mutation { placeOrder(input: { title: "last", quantity: 1 }) { id } }' });
  await until(() => state.calls.length === 1);
  const began = performance.now();
  const closing = router.close(15_000);
  await expect(fetch(`${base}/live`, { headers: { connection: 'close' } })).rejects.toThrow();
  const response = await running;
  expect([response.status, await response.json()]).toEqual([200, { data: { placeOrder: { id: 'last' } } }]);
  expect(await stream).not.toContain('complete');
  await closing;
  expect(performance.now() - began).toBeLessThan(3_000);
});

test('a request that never ends does not keep the process alive', async () => {
  const { router, state, ask } = await openEdge({ limits: { mutationMs: 60_000 } });
  state.moods.orders = 'hanging';
  const running = ask({ query: 'mutation { placeOrder(input: { title: "x", quantity: 1 }) { id } }' }).catch(
    () => 'cut',
  );
  await until(() => state.calls.length === 1);
  const began = performance.now();
  await router.close(1_000);
  expect(performance.now() - began).toBeLessThan(1_200);
  expect(await running).toBe('cut');
});
