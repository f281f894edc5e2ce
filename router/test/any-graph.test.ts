// A router for a graph that is not ours: subgraphs at the addresses of the supergraph, callers known by them alone.

import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { environment, readyOf, type Started, startNode } from '../../test/processes.ts';
import { type GraphParts, openGraph } from '../graph.ts';
import { anonymousOnly } from '../identity.ts';
import { optionsOf } from '../options.ts';
import { plainClient } from '../plain-client.ts';
import { openRouter } from '../server.ts';
import { type Foreign, openForeign } from './foreign.ts';
import { silent, until } from './shop.ts';

let foreign: Foreign;
beforeAll(async () => {
  foreign = await openForeign();
});
afterAll(() => foreign.close());

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  foreign.state.postageMs = 0;
  for (const close of closing.splice(0)) await close();
});

/** A router that passes the client's token on. */
const openAny = async (parts: Partial<GraphParts> = {}) => {
  const graph = await openGraph({
    supergraphSdl: foreign.supergraph(),
    clientFor: (name, url) => plainClient({ name, url, headers: { 'x-api-key': 'ours' } }),
    letGo: (client) => void client.close(),
    guarded: false,
    log: silent,
    ...parts,
  });
  const router = await openRouter({
    graph,
    identity: anonymousOnly,
    config: {
      port: 0,
      host: '127.0.0.1',
      mode: 'production',
      allowedOrigins: [],
      forwardedHeaders: ['authorization'],
    },
    pages: undefined,
    log: silent,
    ready: () => [],
  });
  closing.push(async () => {
    await router.close(1_000);
    await graph.close();
  });
  const ask = async (query: string, token?: string) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: token }) };
    const response = await fetch(router.url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    return (await response.json()) as { data?: Record<string, unknown>; errors?: { message: string }[] };
  };
  const watch = (query: string, token = 'nobody') => {
    class SocketWithToken extends WebSocket {
      constructor(url: string, protocols: string) {
        super(url, protocols, { headers: { authorization: token } });
      }
    }
    const client = createClient({
      url: router.url.replace('http', 'ws'),
      webSocketImpl: SocketWithToken,
      retryAttempts: 0,
    });
    const events: unknown[] = [];
    const stop = client.subscribe(
      { query },
      { next: (event) => events.push(event), error: (error) => events.push(error), complete() {} },
    );
    closing.unshift(async () => {
      stop();
      await client.dispose();
    });
    return { events, stop };
  };
  return { graph, router, ask, watch };
};

/** At once, which is before an idle connection is given up. */
const connectionsEnd = async ({ connections }: Foreign['servers']['books']): Promise<void> => {
  for (let waited = 0; (await connections()) > 0; waited += 20) {
    expect(waited).toBeLessThan(1_000);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const everything = '{ products { __typename title stars(of: 3) ... on Book { postage } } }';
const answer = {
  products: [
    { __typename: 'Book', title: 'Emma', stars: '1/3', postage: '300 g' },
    { __typename: 'Disc', title: 'Kind of Blue', stars: '2/3' },
  ],
};

describe('what is asked', () => {
  test('an interface, an interface that is an object elsewhere, and a field that requires another are answered over HTTP', async () => {
    const { ask } = await openAny();
    expect(await ask(everything)).toEqual({ data: answer });
  });

  test('the headers of the router and of the client go along, to HTTP and to WebSocket', async () => {
    const { ask, watch } = await openAny();
    expect(await ask('{ whoAsks }', 'a')).toEqual({ data: { whoAsks: 'a ours' } });
    expect(await ask('{ whoAsks }')).toEqual({ data: { whoAsks: 'undefined ours' } });
    const { events } = watch('subscription { whoWatches }', 'b');
    await until(() => events.length > 0);
    expect(events).toEqual([{ data: { whoWatches: 'b' } }]);
  });

  test('what a page says in connectionParams goes along too, and what is no header harms nobody else', async () => {
    const { ask, router } = await openAny();
    const tell = (authorization: string, query: string): Promise<unknown> => {
      const url = router.url.replace('http', 'ws');
      const connectionParams = { headers: { Authorization: authorization } };
      const client = createClient({ url, webSocketImpl: WebSocket, connectionParams, retryAttempts: 0 });
      closing.unshift(async () => client.dispose());
      return new Promise((resolve) => {
        client.subscribe({ query }, { next: resolve, error: resolve, complete() {} });
      });
    };
    const watched = 'subscription { whoWatches }';
    expect(await tell('page', watched)).toEqual({ data: { whoWatches: 'page' } });
    expect(await tell('page', '{ whoAsks }')).toEqual({ data: { whoAsks: 'page ours' } });
    const away = expect.stringContaining('SERVICE_UNAVAILABLE');
    expect(JSON.stringify(await tell('a\r\nx-api-key: theirs', '{ whoAsks }'))).toEqual(away);
    expect(JSON.stringify(await tell('a\r\nx-api-key: theirs', watched))).toEqual(away);
    expect(await ask('{ whoAsks }', 'a')).toEqual({ data: { whoAsks: 'a ours' } });
  });

  test('events come over WebSocket from the address of the subgraph, and the others complete them', async () => {
    const { ask, watch } = await openAny();
    const { events, stop } = watch('subscription { sold { book { title postage stars(of: 1) } } }');
    await until(() => foreign.state.watching === 1);
    await ask('mutation { sell(id: "1") { id } }');
    await until(() => events.length === 1);
    expect(events).toEqual([{ data: { sold: { book: { title: 'Emma', postage: '300 g', stars: '1/1' } } } }]);
    stop();
    await until(() => foreign.state.watching === 0);
    await until(() => foreign.servers.books.sockets() === 0);
  });

  test('a subgraph that is late loses its connection, so that it cannot hold all of them', async () => {
    const books = await foreign.open('books');
    const supergraphSdl = foreign.supergraph({ urls: { books: books.url } });
    const { ask } = await openAny({ supergraphSdl, limits: { queryMs: 100 } });
    expect(await ask('{ slowly(ms: 5000) }')).toMatchObject({ data: { slowly: null } });
    await connectionsEnd(books);
  });
});

describe('errors of subgraphs', () => {
  test('are shown as they are where nothing is hidden', async () => {
    const { ask } = await openAny({ hides: false });
    const { data, errors } = await ask('{ broken refused }');
    expect(data).toEqual({ broken: null, refused: null });
    expect(errors).toMatchObject([
      {
        message: 'SQLITE_ERROR: no such table',
        path: ['broken'],
        extensions: { code: 'DOWNSTREAM_SERVICE_ERROR' },
      },
      { message: 'Only for members.', path: ['refused'], extensions: { code: 'NOT_A_MEMBER', since: 3 } },
    ]);
  });

  test('are masked where they are hidden', async () => {
    const { ask } = await openAny();
    const { errors } = await ask('{ broken refused }');
    expect(errors).toMatchObject([
      { extensions: { code: 'INTERNAL' } },
      { extensions: { code: 'INTERNAL' } },
    ]);
    expect(JSON.stringify(errors)).not.toMatch(/SQLITE|members|NOT_A_MEMBER|since/);
  });

  test('a subgraph that is away is away, whatever is shown', async () => {
    const urls = { shipping: 'http://127.0.0.1:1/graphql' };
    const { ask } = await openAny({ hides: false, supergraphSdl: foreign.supergraph({ urls }) });
    const { data, errors } = await ask('{ book(id: "1") { title postage } }');
    expect(data).toEqual({ book: { title: 'Emma', postage: null } });
    expect(errors).toMatchObject([
      { path: ['book', 'postage'], extensions: { code: 'SERVICE_UNAVAILABLE' } },
    ]);
    expect(JSON.stringify(errors)).not.toContain('127.0.0.1');
  });
});

describe('equal reads that are under way together', () => {
  const askedOf = (name: string): number => foreign.asked.filter(({ subgraph }) => subgraph === name).length;

  test('are asked once for the same token, and never shared between two', async () => {
    const { ask } = await openAny();
    const before = askedOf('books');
    const slow = '{ slowly(ms: 100) }';
    const answers = await Promise.all([
      ask(slow, 'a'),
      ask(slow, 'b'),
      ask(slow, 'a'),
      ask(slow, 'b'),
      ask(slow),
    ]);
    expect(answers.map(({ data }) => data?.slowly)).toEqual(['a', 'b', 'a', 'b', null]);
    expect(askedOf('books') - before).toBe(3);
  });

  test('do not write into the answer of one another', async () => {
    const { ask } = await openAny();
    foreign.state.postageMs = 60; // all have their stars long before they are told;
    const of = (most: number) => `{ book(id: "1") { title postage stars(of: ${most}) } }`;
    const rounds = Array.from({ length: 5 }, () => [1, 2, 3]).flat();
    const answers = await Promise.all(rounds.map((most) => ask(of(most))));
    expect(answers).toEqual(
      rounds.map((most) => ({ data: { book: { title: 'Emma', postage: '300 g', stars: `1/${most}` } } })),
    );
  });

  test('a read that begins after a mutation has been answered is not one that began before', async () => {
    const { ask } = await openAny();
    const slow = '{ slowly(ms: 150) }';
    const before = askedOf('books');
    const early = ask(slow);
    await until(() => askedOf('books') > before);
    await ask('mutation { sell(id: "1") { id } }');
    await Promise.all([early, ask(slow)]);
    expect(askedOf('books') - before).toBe(3);
  });

  test('equal subscriptions with two tokens are two streams', async () => {
    const { watch } = await openAny();
    const watched = ['a', 'b', 'a'].map((token) => watch('subscription { whoWatches }', token));
    await until(() => watched.every(({ events }) => events.length > 0));
    expect(watched.map(({ events }) => events[0])).toEqual(
      ['a', 'b', 'a'].map((whoWatches) => ({ data: { whoWatches } })),
    );
  });
});

describe('another supergraph', () => {
  const limits = { requestMs: 300, mutationMs: 300, queryMs: 300 };

  test('asks a subgraph at its new address and lets the old one go, its streams last', async () => {
    const other = await foreign.open('books');
    const { graph, ask, watch } = await openAny({ limits });
    const { events, stop } = watch('subscription { sold { number } }');
    await until(() => foreign.state.watching === 1);
    await ask(everything);
    const asked = foreign.asked.length;
    expect(graph.replace(foreign.supergraph({ urls: { books: other.url } }))).toBe(true);
    expect(await ask(everything)).toEqual({ data: answer });
    expect(foreign.asked.length).toBeGreaterThan(asked);
    await new Promise((resolve) => setTimeout(resolve, 700)); // as long as a request may take, and some more
    await ask('mutation { sell(id: "1") { id } }');
    await until(() => events.length === 1);
    expect(foreign.servers.books.sockets()).toBe(1);
    stop();
    await until(() => foreign.servers.books.sockets() === 0);
    await connectionsEnd(foreign.servers.books);
    expect(await other.connections()).toBeGreaterThan(0);
  });

  test('that cannot be used leaves the last one in place, with its addresses', async () => {
    const { graph, ask } = await openAny({ limits });
    const good = foreign.supergraph({ urls: { books: 'http://127.0.0.1:1/graphql' } });
    const bad: [text: string, why: RegExp][] = [
      ['type Query {', /Syntax Error/],
      ['type Query { a: Int }', /not a supergraph/],
      [good.replace('http://127.0.0.1:1/graphql', ''), /"books" can be asked/],
      [good.replace('minutes: Int!', 'minutes: Nowhere!'), /Nowhere/],
      [good.replace('join/v0.5', 'join/v9.9'), /join/],
    ];
    for (const [text, why] of bad) {
      expect(() => graph.replace(text)).toThrow(why);
      expect(await ask(everything)).toEqual({ data: answer });
    }
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await ask(everything)).toEqual({ data: answer });
  });
});

describe('the options', () => {
  const given = (...more: string[]) => optionsOf(['--supergraph', 'a.graphql', ...more]);

  test('have defaults', () => {
    expect(given()).toMatchObject({
      port: 4000,
      host: '127.0.0.1',
      isOpen: true,
      trusted: 'off',
      cost: 1_000,
    });
  });

  test('headers are read by their names', () => {
    expect(
      given('--header', 'X-Key: a: b', '--header', 'x-two:2', '--forward', 'Authorization'),
    ).toMatchObject({
      headers: { 'x-key': 'a: b', 'x-two': '2' },
      forwarded: ['authorization'],
    });
  });

  test.each([
    [[], '--supergraph is missing'],
    [['--supergraph', ''], '--supergraph is missing'],
    [['--port', '4000'], '--supergraph is missing'],
    [['--supergraph', 'a', '--port', 'x'], '--port must be a whole number from 0 to 65535, and is "x".'],
    [['--supergraph', 'a', '--port', '70000'], '--port must be'],
    [['--supergraph', 'a', '--cost', '0'], '--cost must be a whole number from 1, and is "0".'],
    [['--supergraph', 'a', '--cost-per-minute', '1e3'], '--cost-per-minute must be'],
    [['--supergraph', 'a', '--header', 'no colon'], '--header must be "name: value"'],
    [['--supergraph', 'a', '--header', 'a b: c'], '--header must be'],
    [['--supergraph', 'a', '--header', 'a: b\r\nc: d'], '--header must be'],
    [['--supergraph', 'a', '--forward', 'content-length'], 'how the request itself is sent'],
    [['--supergraph', 'a', '--forward', 'a b'], '--forward must be the name of a header'],
    [['--supergraph', 'a', '--origin', 'https://a.example/path'], '--origin must be an origin'],
    [['--supergraph', 'a', '--trusted', 'maybe'], '--trusted must be off, log or enforce'],
    [['--supergraph', 'a', '--trusted', 'enforce'], '--trusted enforce needs --documents'],
    [['--supergraph', 'a', '--what'], "Unknown option '--what'"],
    [['a.graphql'], "Unexpected argument 'a.graphql'"],
  ])('%j is refused with a sentence', (args, why) => {
    expect(() => optionsOf(args)).toThrow(why);
  });
});

describe('the command', () => {
  const folder = mkdtempSync(join(tmpdir(), 'any graph-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const started: Started[] = [];
  afterAll(() => {
    for (const { child } of started) child.kill('SIGKILL');
  });
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return name;
  };
  const command = (...args: string[]): Started => {
    const one = startNode(['router/run.ts', ...args], environment({ INIT_CWD: folder }));
    started.push(one);
    return one;
  };
  const endOf = async (one: Started) => ({ code: await one.ended, said: one.output() });

  test('refuses what it cannot do, and says why in a sentence', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const good = file('good.graphql', foreign.supergraph());
    const ends = await Promise.all([
      endOf(command('--supergraph', 'missing.graphql')),
      endOf(command('--supergraph', file('api.graphql', 'type Query { a: Int }'))),
      endOf(command('--supergraph', good, '--port', String(port))),
      endOf(command('--supergraph', good, '--plugin', file('plugin.mjs', 'export default 7;'))),
      endOf(command('--supergraph', good, '--trusted', 'enforce', '--documents', file('list.json', '{'))),
    ]);
    taken.close();
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1, 1]);
    const whys = [
      /missing\.graphql cannot be read/,
      /api\.graphql cannot be used: This is not a supergraph/,
      new RegExp(`Port ${port} is taken`),
      /plugin\.mjs exports no plugin of ApolloServer/,
      /list\.json: The list of trusted documents is not JSON/,
    ];
    for (const [index, { said }] of ends.entries()) {
      expect(said).toMatch(whys[index] as RegExp);
      expect(said).not.toMatch(/\n\s+at |node:internal/);
    }
  });

  test('--help tells every option', async () => {
    const { code, said } = await endOf(command('--help'));
    expect([code, said]).toEqual([0, expect.stringContaining('--supergraph FILE')]);
  });

  const ask = async (url: unknown, body: object, headers: Record<string, string> = {}) => {
    const response = await fetch(String(url), {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
    return { status: response.status, headers: response.headers, ...((await response.json()) as object) };
  };

  test('answers with everything that was said, takes a saved supergraph, and drains on SIGTERM', async () => {
    const plugin = `export default () => ({ requestDidStart: async () => ({
      willSendResponse: async ({ response }) => void response.http.headers.set('x-plugin', 'it runs') }) });`;
    const live = file('live.graphql', foreign.supergraph());
    const router = command(
      ...['--supergraph', live, '--port', '0', '--header', 'x-api-key: k', '--forward', 'authorization'],
      ...['--plugin', file('good.mjs', plugin), '--cost', '5'],
    );
    const { url } = await readyOf(router);
    const told = await ask(url, { query: '{ whoAsks }' }, { authorization: 'me' });
    expect([told, told.headers.get('x-plugin')]).toMatchObject([{ data: { whoAsks: 'me k' } }, 'it runs']);
    expect(await ask(url, { query: '{ broken }' })).toMatchObject({
      errors: [{ message: 'SQLITE_ERROR: no such table' }],
    });
    expect(await ask(url, { query: everything })).toMatchObject({
      errors: [{ extensions: { code: 'QUERY_TOO_COMPLEX' } }],
    });
    const page = await fetch(String(url), { headers: { accept: 'text/html' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('live.graphql')]);

    file('live.graphql', foreign.supergraph({ more: 'extend type Query { hello: String }' }));
    await until(() => router.output().includes('The graph has changed'), 5_000);
    expect(await ask(url, { query: '{ __type(name: "Query") { fields { name } } }' })).toMatchObject({
      data: { __type: { fields: expect.arrayContaining([{ name: 'hello' }]) } },
    });
    file('live.graphql', 'type Query {');
    await until(() => router.output().includes('The graph stays as it was: Syntax Error'), 5_000);

    const inFlight = ask(url, { query: '{ slowly(ms: 700) }' }, { authorization: 'me' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    router.child.kill('SIGTERM');
    expect(await inFlight).toMatchObject({ data: { slowly: 'me' } });
    expect(await router.ended).toBe(0);
  }, 30_000);

  test('in production it hides how the graph is made, and answers only what is listed', async () => {
    const list = file(
      'listed.json',
      JSON.stringify({ known: '{ book(id: "1") { title } }', broken: '{ broken }' }),
    );
    const router = command(
      ...['--supergraph', file('hidden.graphql', foreign.supergraph()), '--port', '0', '--production'],
      ...['--documents', list, '--trusted', 'enforce'],
    );
    const { url } = await readyOf(router);
    expect(await ask(url, { documentId: 'known' })).toMatchObject({ data: { book: { title: 'Emma' } } });
    expect(await ask(url, { query: '{ whoAsks }' })).toMatchObject({
      errors: [{ extensions: { code: 'OPERATION_NOT_ALLOWED' } }],
    });
    const masked = await ask(url, { documentId: 'broken' });
    expect(masked).toMatchObject({ errors: [{ extensions: { code: 'INTERNAL' } }] });
    expect(JSON.stringify(masked)).not.toContain('SQLITE');
    expect((await fetch(String(url), { headers: { accept: 'text/html' } })).status).not.toBe(200);
    router.child.kill('SIGTERM');
    expect(await router.ended).toBe(0);
  }, 30_000);
});
