import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type ExecutionResult, GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { anonymous, type Call, type Caller, type SubgraphClient, serviceCaller } from '../graph/client.ts';
import { liveIterator } from '../graph/live.ts';
import type { RequestContext } from '../graph/request.ts';
import { openSubgraph } from '../graph/subgraph.ts';
import { Fault } from '../kernel/errors.ts';
import { remoteClient } from '../remote/client.ts';
import { signCall, subscriptionBody } from '../remote/internal-token.ts';
import { type Keys, openKeys } from '../remote/keys.ts';
import { remoteJournal } from '../remote/routes.ts';
import { serveSubgraph } from '../remote/serve-subgraph.ts';

const typeDefs = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@composeDirective"])
    @link(url: "https://jumun.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String) repeatable on OBJECT | FIELD_DEFINITION
  type Query {
    hello: String @access(public: true)
    me: String @access(signedIn: true)
    slow(ms: Int!): String @access(public: true)
    long(length: Int!): String @access(public: true)
    fault: String @access(public: true)
    asked: Note @access(requires: [["service:clerk"]])
  }
  type Mutation { count: Int @access(public: true) }
  type Subscription { ticks(from: Int): Int @access(signedIn: true) flood: String @access(public: true) broken: Int @access(public: true) never: Int @access(public: true) }
  type Note @key(fields: "id") @access(requires: [["notes:read"]], owner: "ownerId") { id: ID! }
`;

let open = 0;
let count = 0;
let push: (n: number) => void = () => {};
const ticks = (_: unknown, { from }: { from?: number }, { call }: RequestContext): AsyncIterable<object> => {
  open++;
  const waiting: number[] = from === undefined || from === null ? [] : [from];
  let notify = (): void => {};
  push = (n) => {
    waiting.push(n);
    notify();
  };
  return liveIterator({
    next: () => waiting.splice(0).map((n) => ({ ticks: n })),
    wait: (signal) =>
      new Promise((resolve) => {
        notify = resolve;
        signal.addEventListener('abort', () => {
          open--;
          resolve();
        });
      }),
    signal: call.signal,
  });
};

const subgraph = openSubgraph({
  name: 'desk',
  typeDefs,
  resolvers: {
    Query: {
      hello: () => 'hello',
      me: (_: unknown, __: unknown, { caller, locale, correlationId }: RequestContext) =>
        `${caller.subject} ${locale} ${correlationId}`,
      slow: (_: unknown, { ms }: { ms: number }) => pause(ms, 'late'),
      long: (_: unknown, { length }: { length: number }) => 'x'.repeat(length),
      fault: () => {
        throw new Fault('NOT_FOUND', { ko: '그런 것은 없습니다.', en: 'There is no such thing.' });
      },
      asked: () => ({ id: '1', ownerId: 'ben' }),
    },
    Mutation: { count: () => ++count },
    Note: { __resolveReference: ({ id }: { id: string }) => ({ id, ownerId: 'ben' }) },
    Subscription: {
      ticks: { subscribe: ticks },
      flood: { subscribe: () => liveIterator({ next: () => [{ flood: 'x' }], wait: async () => {} }) },
      broken: {
        subscribe: () =>
          liveIterator({
            next: () => {
              throw new Error('host-7.internal went away');
            },
            wait: async () => {},
          }),
      },
      never: { subscribe: () => new Promise(() => {}) },
    },
  },
});

let folder: string;
let router: Keys;
let clerk: Keys;
let desk: Keys;
let served: Awaited<ReturnType<typeof serveSubgraph>>;
let client: SubgraphClient;
let problems: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'keys-'));
  [router, clerk, desk] = await Promise.all([
    openKeys(folder, 'router'),
    openKeys(folder, 'clerk'),
    openKeys(folder, 'desk'),
  ]);
  const routes = {
    '/journal': async (call: Call, body: unknown) => ({ asks: call.caller.service, body: body ?? null }),
  };
  served = await serveSubgraph({ subgraph, keys: desk, port: 0, ready: async () => problems, routes });
  client = remoteClient({ name: 'desk', urls: [served.url], keys: router });
});
afterAll(async () => {
  await client.close();
  await served.close(100);
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  problems = [];
});

const anna: Caller = { ...anonymous, subject: 'anna' };
const callBy = (caller: Caller, more: Partial<Call> = {}): Call => ({
  caller,
  locale: 'ko',
  correlationId: 'cor_1',
  ...more,
});
const ask = (caller: Caller, query: string, more?: Partial<Call>): Promise<ExecutionResult> =>
  client.execute({ query }, callBy(caller, more));
const at = (route: string): string => new URL(route, served.url).href;
const bodyOf = (query: string): string => JSON.stringify({ query });

/** A raw request as an outsider would send it. */
const post = async (
  body: string,
  token?: string,
  route = '/graphql',
  method = 'POST',
): Promise<{ status: number; body: unknown }> => {
  const headers = {
    'content-type': 'application/json',
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  const answer = await fetch(at(route), { method, headers, ...(method !== 'GET' && { body }) });
  return { status: answer.status, body: await answer.json() };
};
const refused = {
  status: 401,
  body: {
    errors: [
      { message: 'This call carries no valid internal token.', extensions: { code: 'UNAUTHENTICATED' } },
    ],
  },
};

const subscribe = async (
  field: string,
  more?: Partial<Call>,
  through = client,
): Promise<AsyncIterableIterator<ExecutionResult>> => {
  const opened = await through.subscribe({ query: `subscription { ${field} }` }, callBy(anna, more));
  if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
  return opened;
};
const within = <T>(ms: number, wish: Promise<T>): Promise<T> =>
  Promise.race([
    wish,
    pause(ms, undefined, { ref: false }).then(() => {
      throw new Error(`not within ${ms} ms`);
    }),
  ]);
const until = async (holds: () => boolean, ms = 300): Promise<void> => {
  for (const end = Date.now() + ms; !holds(); await pause(5))
    if (Date.now() > end) throw new Error(`not within ${ms} ms`);
};
/** The status an upgrade is answered with. */
const upgrade = async (token?: string, address = served.url): Promise<number> => {
  const socket = new WebSocket(
    address.replace('http', 'ws'),
    'graphql-transport-ws',
    token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } },
  );
  const status = await Promise.race([
    once(socket, 'open').then(() => 101),
    new Promise<number>((resolve) =>
      socket.once('unexpected-response', (_, { statusCode = 0 }) => resolve(statusCode)),
    ),
  ]);
  socket.on('error', () => {});
  socket.terminate();
  return status;
};

describe('without a valid internal token', () => {
  test.each([
    ['a query', bodyOf('{ hello }'), '/graphql', 'POST'],
    ['_entities', bodyOf('{ _entities(representations: []) { __typename } }'), '/graphql', 'POST'],
    ['_service', bodyOf('{ _service { sdl } }'), '/graphql', 'POST'],
    ['introspection', bodyOf('{ __schema { queryType { name } } }'), '/graphql', 'POST'],
    ['no GraphQL at all', '}{', '/graphql', 'POST'],
    ['GET', '', '/graphql?query={hello}', 'GET'],
    ['DELETE', '', '/graphql', 'DELETE'],
    ['an unknown path', '', '/nothing', 'GET'],
    ['a route of its own', '', '/journal', 'GET'],
    ['POST to a route of its own', '{}', '/journal', 'POST'],
    ['POST /live', '', '/live', 'POST'],
    ['the metrics', '', '/metrics', 'GET'],
  ])('%s is 401', async (_, body, route, method) => {
    expect(await post(body, undefined, route, method)).toMatchObject(refused);
    expect(await post(body, 'not.a.token', route, method)).toMatchObject(refused);
  });

  test('a WebSocket is refused before there is one', async () => {
    expect(await upgrade()).toBe(401);
    expect(await upgrade('not.a.token')).toBe(401);
    expect(await upgrade(await signCall(router, 'shelf', '', callBy(anonymous)))).toBe(401);
    expect(await upgrade(await signCall(router, 'desk', '', callBy(anonymous)))).toBe(101);
    expect(await upgrade(await signCall(router, 'desk', '', callBy(anonymous)), at('/other'))).toBe(404);
  });

  test('a long body is 401 before it is read', async () => {
    const sending = request(at('/graphql'), { method: 'POST', headers: { 'content-length': 50_000_000 } });
    sending.on('error', () => {});
    sending.flushHeaders();
    const [answer] = (await within(1_000, once(sending, 'response'))) as [IncomingMessage];
    expect(answer.statusCode).toBe(401);
    sending.destroy();
  });

  test('only liveness and readiness answer', async () => {
    expect(await post('', undefined, '/live', 'GET')).toEqual({ status: 200, body: { live: true } });
    expect(await post('', undefined, '/ready', 'GET')).toEqual({
      status: 200,
      body: { ready: true, problems: [] },
    });
    problems = ['The store is away.'];
    expect(await post('', undefined, '/ready', 'GET')).toEqual({
      status: 503,
      body: { ready: false, problems },
    });
  });
});

describe('a token', () => {
  const body = bodyOf('{ me }');

  test('opens the client, in the words of the router', async () => {
    expect(await post(body, await signCall(router, 'desk', body, callBy(anna)))).toEqual({
      status: 200,
      body: { data: { me: 'anna ko cor_1' } },
    });
  });

  test('for another audience, another body or used before is 401', async () => {
    expect(await post(body, await signCall(router, 'shelf', body, callBy(anna)))).toMatchObject(refused);
    expect(await post(bodyOf('{ hello }'), await signCall(router, 'desk', body, callBy(anna)))).toMatchObject(
      refused,
    );
    const once = await signCall(router, 'desk', body, callBy(anna));
    expect((await post(body, once)).status).toBe(200);
    expect(await post(body, once)).toMatchObject(refused);
  });

  test('that has expired is 401', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 40_000 });
    const old = await signCall(router, 'desk', body, callBy(anna));
    vi.useRealTimers();
    expect(await post(body, old)).toMatchObject(refused);
  });

  test('in which a context names a person or another context is 401', async () => {
    expect(await post(body, await signCall(clerk, 'desk', body, callBy(anna)))).toMatchObject(refused);
    expect(
      await post(body, await signCall(clerk, 'desk', body, callBy({ ...serviceCaller('desk') }))),
    ).toMatchObject(refused);
    expect(
      await post(body, await signCall(clerk, 'desk', body, callBy({ ...anonymous, scopes: ['notes:read'] }))),
    ).toMatchObject(refused);
  });

  test('gives a service the answer it asked for, and nothing by reference', async () => {
    const asService = remoteClient({ name: 'desk', urls: [served.url], keys: clerk });
    const query =
      '{ asked { id } _entities(representations: [{ __typename: "Note", id: "1" }]) { ... on Note { id } } }';
    expect(await asService.execute({ query }, callBy(serviceCaller('clerk')))).toEqual({
      data: { asked: { id: '1' }, _entities: [null] },
    });
    await asService.close();
  });

  test('opens the routes of its own to GET and POST, and no other path', async () => {
    const token = (text: string): Promise<string> =>
      signCall(clerk, 'desk', text, callBy(serviceCaller('clerk')));
    expect(await post('', await token(''), '/journal', 'GET')).toEqual({
      status: 200,
      body: { asks: 'clerk', body: null },
    });
    expect(await post('{"after":1}', await token('{"after":1}'), '/journal')).toEqual({
      status: 200,
      body: { asks: 'clerk', body: { after: 1 } },
    });
    expect(await post('', await token(''), '/constructor', 'GET')).toMatchObject({ status: 404 });
    expect(await post('', await token(''), '/graphql', 'GET')).toMatchObject({ status: 405 });
    expect(await post('{', await token('{'))).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'INVALID_JSON' } }] },
    });
    expect(await post('[]', await token('[]'))).toMatchObject({
      status: 400,
      body: { errors: [{ extensions: { code: 'BAD_REQUEST' } }] },
    });
  });

  test('does not let in more than 1 MB', async () => {
    const long = bodyOf(`{ hello } #${'x'.repeat(1024 * 1024)}`);
    expect(await post(long, await signCall(router, 'desk', long, callBy(anna)))).toMatchObject({
      status: 413,
    });
  });
});

describe('a remote client', () => {
  test('answers as the client in-process does', async () => {
    for (const query of [
      '{ hello }',
      '{ me }',
      '{ fault }',
      '{ nothing }',
      '{',
      'mutation { nothing }',
      'subscription { ticks }',
    ]) {
      const [far, near] = await Promise.all([
        ask(anna, query),
        subgraph.client.execute({ query }, callBy(anna)),
      ]);
      expect(far.data).toEqual(near.data);
      expect(far.errors?.map((error) => [error.message, error.path, error.extensions])).toEqual(
        near.errors?.map((error) => [error.message, error.path, error.extensions]),
      );
      expect(far.errors?.every((error) => error instanceof GraphQLError) ?? true).toBe(true);
    }
    expect((await ask(anonymous, '{ me }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  test('waits no longer than it may', async () => {
    const started = Date.now();
    await expect(ask(anna, '{ slow(ms: 2000) }', { withinMs: 100 })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(Date.now() - started).toBeLessThan(1_000);
    await expect(ask(anna, '{ hello }', { withinMs: 0 })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  test('waits no longer for a subgraph that has stopped answering, whatever that one thinks of the time', async () => {
    const silent = createServer(() => {}).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const url = `http://127.0.0.1:${(silent.address() as AddressInfo).port}/graphql`;
    const toSilent = remoteClient({ name: 'desk', urls: [url], keys: router });
    const asked = toSilent.execute({ query: '{ hello }' }, callBy(anna, { withinMs: 100 }));
    await expect(within(1_000, asked)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    silent.close();
    silent.closeAllConnections();
    await toSilent.close();
  });

  test('takes no more than 10 MB', async () => {
    expect((await ask(anna, '{ long(length: 9000000) }')).errors).toBeUndefined();
    await expect(ask(anna, '{ long(length: 11000000) }')).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
  });

  test('asks a replica of an earlier release once more, signed, and it does nothing twice', async () => {
    const asked: (string | undefined)[] = [];
    const earlier = await serveSubgraph({
      subgraph,
      keys: {
        publicKeyOf: (kid) => {
          asked.push(kid);
          return desk.publicKeyOf(kid);
        },
        secretFrom: () => undefined,
      },
      port: 0,
      ready: async () => [],
    });
    const toEarlier = remoteClient({ name: 'desk', urls: [earlier.url], keys: router });
    const before = count;
    expect(await toEarlier.execute({ query: 'mutation { count }' }, callBy(anna))).toEqual({
      data: { count: before + 1 },
    });
    expect(asked).toEqual([router.kid, router.kid]);
    await toEarlier.close();
    await earlier.close(100);
  });

  test('distinguishes a subgraph that does not trust us from one that refuses the caller', async () => {
    const stranger = await mkdtemp(path.join(tmpdir(), 'keys-'));
    const unknown = remoteClient({
      name: 'desk',
      urls: [served.url],
      keys: await openKeys(stranger, 'router'),
    });
    await expect(unknown.execute({ query: '{ hello }' }, callBy(anna))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    await expect(unknown.subscribe({ query: 'subscription { ticks }' }, callBy(anna))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    await unknown.close();
    await rm(stranger, { recursive: true });
  });

  describe('on a line that breaks', () => {
    let requests: string[] = [];
    let flaky: Server;
    let shaky: SubgraphClient;
    beforeAll(async () => {
      // takes the first request of each test and hangs up
      flaky = createServer((request, response) => {
        requests.push(request.headers.authorization ?? '');
        if (requests.length === 1) return void request.socket.destroy();
        response.end(JSON.stringify({ data: { hello: 'again' } }));
      }).listen(0, '127.0.0.1');
      await once(flaky, 'listening');
      shaky = remoteClient({
        name: 'desk',
        urls: [`http://127.0.0.1:${(flaky.address() as AddressInfo).port}/graphql`],
        keys: router,
      });
    });
    afterAll(async () => {
      await shaky.close();
      flaky.close();
      flaky.closeAllConnections();
    });
    beforeEach(() => {
      requests = [];
    });

    test('a query is sent once more, with a token of its own', async () => {
      expect(await shaky.execute({ query: 'query A { hello }', operationName: 'A' }, callBy(anna))).toEqual({
        data: { hello: 'again' },
      });
      expect(new Set(requests).size).toBe(2);
    });

    test('a mutation is never sent again', async () => {
      await expect(
        shaky.execute({ query: 'query A { hello } mutation B { count }', operationName: 'B' }, callBy(anna)),
      ).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
      await pause(50);
      expect(requests).toHaveLength(1);
    });
  });
});

describe('a remote subscription', () => {
  test('gives events as they come', async () => {
    const events = await subscribe('ticks(from: 1)');
    expect((await events.next()).value).toEqual({ data: { ticks: 1 } });
    const second = events.next();
    await pause(20);
    push(2);
    expect((await within(300, second)).value).toEqual({ data: { ticks: 2 } });
    await events.return?.();
  });

  test('that is idle frees its source within 300 ms when it is left', async () => {
    await until(() => open === 0);
    const events = await subscribe('ticks');
    const pending = events.next();
    expect(open).toBe(1);
    await pause(50);
    await events.return?.();
    expect(await within(300, pending)).toMatchObject({ done: true });
    await until(() => open === 0);
  });

  test('that is idle frees its source within 300 ms when its signal aborts', async () => {
    const client = new AbortController();
    const pending = (await subscribe('ticks', { signal: client.signal })).next();
    await pause(50);
    client.abort();
    expect(await within(300, pending)).toMatchObject({ done: true });
    await until(() => open === 0);
  });

  test('leaves its neighbours on the shared socket alone', async () => {
    const [first, second] = [await subscribe('ticks'), await subscribe('ticks')];
    expect(open).toBe(2);
    await first.return?.();
    await until(() => open === 1);
    push(7);
    expect((await within(300, second.next())).value).toEqual({ data: { ticks: 7 } });
    await second.return?.();
    await until(() => open === 0);
  });

  test('that is refused says so as the client in-process does', async () => {
    for (const query of ['subscription { ticks }', 'subscription { nothing }', '{ hello }', '{']) {
      const [far, near] = await Promise.all([
        client.subscribe({ query }, callBy(anonymous)),
        subgraph.client.subscribe({ query }, callBy(anonymous)),
      ]);
      expect(JSON.parse(JSON.stringify(far))).toMatchObject({
        errors: [{ extensions: (near as ExecutionResult).errors?.[0]?.extensions }],
      });
    }
  });

  test('that is not opened in time is given up', async () => {
    const mute: SubgraphClient = { ...subgraph.client, subscribe: () => new Promise(() => {}) };
    const own = await serveSubgraph({
      subgraph: { ...subgraph, client: mute },
      keys: desk,
      port: 0,
      ready: async () => [],
    });
    const toOwn = remoteClient({ name: 'desk', urls: [own.url], keys: router });
    for (const through of [client, toOwn]) {
      const opening = through.subscribe({ query: 'subscription { never }' }, callBy(anna, { withinMs: 100 }));
      await expect(within(1_000, opening)).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    }
    await toOwn.close();
    await own.close(100);
  });

  test('whose source fails ends with a fault that gives nothing away', async () => {
    await expect((await subscribe('broken')).next()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'Something went wrong on our side.',
    });
  });

  test('that is read too slowly is cut off', async () => {
    const events = await subscribe('flood');
    await pause(1_000);
    const read = async (): Promise<number> => {
      let n = 0;
      for await (const _ of events) if (++n > 100_000) return n;
      return n;
    };
    await expect(read()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  });

  test('needs a token of its own, for exactly what it asks', async () => {
    const upgradeToken = await signCall(router, 'desk', '', callBy(anonymous));
    class Signed extends WebSocket {
      constructor(address: string, protocols: string) {
        super(address, protocols, { headers: { authorization: `Bearer ${upgradeToken}` } });
      }
    }
    const client = createClient({
      url: served.url.replace('http', 'ws'),
      webSocketImpl: Signed,
      retryAttempts: 0,
      lazyCloseTimeout: 1_000,
    });
    const query = 'subscription { ticks(from: 1) }';
    const first = (extensions: Record<string, unknown>): Promise<unknown> =>
      new Promise((resolve) => {
        const stop = client.subscribe(
          { query, extensions },
          {
            next: (result) => {
              resolve(result);
              stop();
            },
            error: resolve,
            complete: () => {},
          },
        );
      });
    const bad = [{ extensions: { code: 'UNAUTHENTICATED' } }];
    expect(await first({})).toMatchObject(bad);
    expect(
      await first({
        token: await signCall(
          router,
          'desk',
          subscriptionBody({ query: 'subscription { flood }' }),
          callBy(anna),
        ),
      }),
    ).toMatchObject(bad);
    expect(
      await first({ token: await signCall(router, 'shelf', subscriptionBody({ query }), callBy(anna)) }),
    ).toMatchObject(bad);
    expect(
      await first({ token: await signCall(clerk, 'desk', subscriptionBody({ query }), callBy(anna)) }),
    ).toMatchObject(bad);
    expect(
      await first({ token: await signCall(router, 'desk', subscriptionBody({ query }), callBy(anna)) }),
    ).toEqual({ extensions: { opened: true } });
    await client.dispose();
  });
});

describe('closing', () => {
  test('finishes what is in flight, ends subscriptions so that the router can tell, and takes nothing new', async () => {
    const own = await serveSubgraph({ subgraph, keys: desk, port: 0, ready: async () => [] });
    const toOwn = remoteClient({ name: 'desk', urls: [own.url], keys: router });
    const answer = toOwn.execute({ query: '{ slow(ms: 300) }' }, callBy(anna));
    const event = (await subscribe('ticks', {}, toOwn)).next().catch((error) => error);
    expect(open).toBe(1);
    await pause(50);
    const closed = own.close(2_000);
    expect(await within(200, event)).toMatchObject({ code: 'SERVICE_UNAVAILABLE', cause: { code: 1012 } });
    expect(await answer).toEqual({ data: { slow: 'late' } });
    await within(1_000, closed);
    expect(open).toBe(0);
    await expect(toOwn.execute({ query: '{ hello }' }, callBy(anna))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    await toOwn.close();
  });

  test('cuts off after the grace what does not finish', async () => {
    const own = await serveSubgraph({ subgraph, keys: desk, port: 0, ready: async () => [] });
    const toOwn = remoteClient({ name: 'desk', urls: [own.url], keys: router });
    const answer = toOwn
      .execute({ query: 'mutation { count } #' }, callBy(anna))
      .then(() => toOwn.execute({ query: '{ slow(ms: 3000) }' }, callBy(anna)));
    answer.catch(() => {});
    await pause(100);
    await within(1_000, own.close(200));
    await expect(answer).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
    await toOwn.close();
  });
});

describe('replicas', () => {
  const gone = 'http://127.0.0.1:1/graphql'; // nothing listens there

  test('a query and a mutation go to another one where the connection is refused', async () => {
    const both = remoteClient({ name: 'desk', urls: [gone, served.url], keys: router });
    const before = count;
    for (let times = 0; times < 4; times++) {
      expect(await both.execute({ query: '{ hello }' }, callBy(anna))).toEqual({ data: { hello: 'hello' } });
      await both.execute({ query: 'mutation { count }' }, callBy(anna));
    }
    expect(count).toBe(before + 4);
    await both.close();
  });

  test('a mutation that may have been read is never sent to another one', async () => {
    const reads = createServer((request) => request.socket.destroy());
    await new Promise<void>((resolve) => reads.listen(0, '127.0.0.1', resolve));
    const breaking = `http://127.0.0.1:${(reads.address() as AddressInfo).port}/graphql`;
    const before = count;
    let failed = 0;
    for (let times = 0; times < 4; times++) {
      const both = remoteClient({ name: 'desk', urls: [breaking, served.url], keys: router });
      await both.execute({ query: 'mutation { count }' }, callBy(anna)).catch(() => failed++);
      expect(await both.execute({ query: '{ hello }' }, callBy(anna))).toEqual({ data: { hello: 'hello' } });
      await both.close();
    }
    expect(count + failed).toBe(before + 4);
    reads.close();
    reads.closeAllConnections();
  });

  test('a subscription opens at another one where the connection is refused', async () => {
    for (let times = 0; times < 3; times++) {
      const both = remoteClient({ name: 'desk', urls: [gone, served.url], keys: router });
      const events = await subscribe('ticks', {}, both); // rejects if it is not open
      await events.return?.();
      await both.close();
    }
  });

  test('a replica that is about to stop is not asked again, though it still answers', async () => {
    const own = await serveSubgraph({ subgraph, keys: desk, port: 0, ready: async () => [] });
    const both = remoteClient({ name: 'desk', urls: [own.url, served.url], keys: router });
    const closed = own.close(2_000, 1_000);
    const asks: unknown[] = [];
    for (let times = 0; times < 6; times++)
      asks.push(await both.execute({ query: '{ slow(ms: 1) }' }, callBy(anna)));
    expect(asks).toEqual(Array.from({ length: 6 }, () => ({ data: { slow: 'late' } })));
    const answers = new Set<unknown>();
    for (let times = 0; times < 6; times++)
      answers.add((await both.execute({ query: 'mutation { count }' }, callBy(anna))).errors);
    expect(answers).toEqual(new Set([undefined]));
    await closed;
    await both.close();
  });

  test('one that is about to stop says so and keeps serving during its notice', async () => {
    const own = await serveSubgraph({ subgraph, keys: desk, port: 0, ready: async () => [] });
    const toOwn = remoteClient({ name: 'desk', urls: [own.url], keys: router });
    const closed = own.close(1_000, 300);
    expect((await fetch(new URL('/ready', own.url))).status).toBe(503);
    expect(await toOwn.execute({ query: '{ hello }' }, callBy(anna))).toEqual({ data: { hello: 'hello' } });
    await closed;
    await expect(toOwn.execute({ query: '{ hello }' }, callBy(anna))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    await toOwn.close();
  });
});

describe('a journal elsewhere', () => {
  test('is read page by page in the name of its hearer', async () => {
    const page = {
      journalId: 'log_1',
      head: 7,
      prunedTo: 0,
      eventIdAtAfter: '',
      events: [],
      upTo: { number: 7, eventId: 'evt_7' },
    };
    const asked: unknown[] = [];
    const route = async ({ caller }: Call, body: unknown) => {
      asked.push([caller.service, body]);
      return page;
    };
    const own = await serveSubgraph({
      subgraph,
      keys: desk,
      port: 0,
      ready: async () => [],
      routes: { '/journal': route },
    });
    const log = remoteJournal({ source: 'desk', urls: [own.url], keys: clerk });
    expect(await log.page(5, 100)).toEqual(page);
    expect(asked).toEqual([['clerk', { after: 5, limit: 100 }]]);
    await log.close();
    await own.close(100);
  });
});
