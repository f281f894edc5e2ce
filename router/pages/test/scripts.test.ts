// The scripts of the pages, outside of a browser.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const assets = join(import.meta.dirname, '../assets');

// they are plain JavaScript, whose types are checked with those of a browser by the first test
const { eventsOf } = await import(join(assets, 'events.js'));
const { fetcherOf } = await import(join(assets, 'fetcher.js'));
const { operationsIn } = await import(join(assets, 'operations.js'));
const { openSession } = await import(join(assets, 'session.js'));

it('the scripts have no mistake that the compiler knows', async () => {
  const compiler = join(import.meta.dirname, '../../../node_modules/typescript/bin/tsc');
  const checked = promisify(execFile)(process.execPath, [compiler, '-p', assets]);
  await expect(checked).resolves.toMatchObject({ stdout: '' });
});

const bytes = (text: string) => new TextEncoder().encode(text);

const streamOf = (chunks: readonly (string | Uint8Array)[]): ReadableStream<Uint8Array> =>
  new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(typeof chunk === 'string' ? bytes(chunk) : chunk);
      controller.close();
    },
  });

const read = (...chunks: (string | Uint8Array)[]): Promise<unknown[]> =>
  Array.fromAsync(eventsOf(streamOf(chunks)));

describe('events are read', () => {
  it('whatever pieces they arrive in', async () => {
    const whole = bytes(': hello\n\nevent: next\r\ndata: {"한글":1}\r\n\r\nevent: complete\rdata\r\r');
    const expected = [
      { event: 'next', data: '{"한글":1}' },
      { event: 'complete', data: '' },
    ];
    for (let cut = 1; cut < whole.length; cut += 1)
      expect(await read(whole.subarray(0, cut), whole.subarray(cut), '\n'), `cut at ${cut}`).toEqual(
        expected,
      );
  });

  it('with several lines of data, and without a name', async () => {
    expect(await read('data: a\ndata:b\nid: 7\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]);
  });

  it('only when they are complete', async () => {
    expect(await read('event: next\ndata: 1\n\nevent: next\ndata: 2\n')).toEqual([
      { event: 'next', data: '1' },
    ]);
  });
});

describe('the operations of a document', () => {
  it.each<[string, string]>([
    ['{ a }', 'query'],
    ['query A { a }', 'query A'],
    ['query A($b: C = { d: 1 }) @e(f: "{") { a(b: $b) { query mutation } }', 'query A'],
    ['# subscription A { a }\nmutation B { b }', 'mutation B'],
    ['mutation A { a(b: "} subscription C { c }") }', 'mutation A'],
    ['mutation A { a(b: """} \\""" subscription C { c }""") }', 'mutation A'],
    ['fragment F on Query { a } subscription{ ...F }', 'subscription'],
    [
      'query A { a } subscription B($c: D) { b } fragment F on G { h } mutation I { i }',
      'query A, subscription B, mutation I',
    ],
    ['fragment query on Query { a } query fragment { ...query }', 'query fragment'],
    ['', ''],
    ['query A {', ''],
  ])('are told apart: %s', (document, expected) => {
    const told = operationsIn(document).map(({ kind, name }: { kind: string; name: string | null }) =>
      name === null ? kind : `${kind} ${name}`,
    );
    expect(told.join(', ')).toBe(expected);
  });
});

describe('the fetcher', () => {
  const requests: { headers: Record<string, string>; body: string; signal: AbortSignal | null }[] = [];
  const answer = (response: () => Response) =>
    vi.stubGlobal('fetch', async (_: string, init: (typeof requests)[number]) => {
      requests.push(init);
      return response();
    });
  const token = async () => 'the token';

  /** Everything a subscription tells, up to its end. */
  const told = (fetched: { subscribe(observer: object): unknown }): Promise<unknown[]> =>
    new Promise((resolve) => {
      const heard: unknown[] = [];
      fetched.subscribe({
        next: (result: unknown) => heard.push(result),
        error: (error: Error) => resolve([...heard, error.message]),
        complete: () => resolve([...heard, 'complete']),
      });
    });
  const streamed = (text: string) => () =>
    new Response(text, { headers: { 'content-type': 'text/event-stream; charset=utf-8' } });

  beforeEach(() => void requests.splice(0));
  afterEach(() => void vi.unstubAllGlobals());

  it('sends the token of whoever is signed in, unless the headers editor has another', async () => {
    answer(() => Response.json({ data: {} }));
    const fetcher = fetcherOf('/graphql', token);
    await fetcher({ query: '{ a }' });
    await fetcher({ query: '{ a }' }, { headers: { Authorization: 'Bearer mine' } });
    expect(requests[0]?.headers).toMatchObject({ authorization: 'Bearer the token' });
    expect(requests[1]?.headers).toMatchObject({ Authorization: 'Bearer mine' });
    expect(requests[1]?.headers).not.toHaveProperty('authorization');
  });

  it('asks for an operation that the document has, whatever it was told', async () => {
    answer(() => Response.json({ data: {} }));
    const fetcher = fetcherOf('/graphql', token);
    const query = 'query A { a } mutation B { b }';
    for (const operationName of ['B', 'C', undefined]) await fetcher({ query, operationName });
    await fetcher({ query: '{ a }', operationName: 'C' });
    expect(requests.map(({ body }) => JSON.parse(body).operationName)).toEqual(['B', 'A', 'A', null]);
  });

  it('shows what is not GraphQL as an error', async () => {
    answer(() => new Response('Bad Gateway', { status: 502 }));
    expect(await fetcherOf('/graphql', token)({ query: '{ a }' })).toEqual({
      errors: [{ message: 'The router answered with status 502: Bad Gateway' }],
    });
  });

  it('tells the events of a subscription until it is complete', async () => {
    answer(streamed('event: next\ndata: {"data":1}\n\nevent: complete\ndata:\n\n'));
    const fetched = fetcherOf('/graphql', token)({ query: 'subscription { a }' });
    expect(await told(fetched)).toEqual([{ data: 1 }, 'complete']);
    expect(requests[0]?.headers).toMatchObject({
      accept: 'text/event-stream',
      authorization: 'Bearer the token',
    });
  });

  it('says that a stream broke off', async () => {
    answer(streamed('event: next\ndata: {"data":1}\n\n'));
    const fetched = fetcherOf('/graphql', token)({ query: 'subscription { a }' });
    expect(await told(fetched)).toEqual([{ data: 1 }, expect.stringMatching(/^The stream broke off/)]);
  });

  it('tells why a subscription was refused', async () => {
    answer(() => Response.json({ errors: [{ message: 'No.' }] }, { status: 401 }));
    const fetched = fetcherOf('/graphql', token)({ query: 'subscription { a }' });
    expect(await told(fetched)).toEqual([{ errors: [{ message: 'No.' }] }, 'complete']);
  });

  it('leaves a stream when nobody listens any more', async () => {
    answer(() => new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } }));
    const heard: string[] = [];
    const { unsubscribe } = fetcherOf(
      '/graphql',
      token,
    )({ query: 'subscription { a }' }).subscribe({
      next: () => heard.push('next'),
      error: () => heard.push('error'),
      complete: () => heard.push('complete'),
    });
    await vi.waitFor(() => expect(requests.length).toBe(1));
    unsubscribe();
    expect(requests[0]?.signal?.aborted).toBe(true);
    expect(heard).toEqual([]);
  });
});

describe('a session', () => {
  const customer = { name: 'customer', email: 'customer@jumun.example', password: 'jumun-demo' };
  const cafe = { ...customer, name: 'cafe', email: 'cafe@jumun.example' };
  const lifeMs = 15 * 60_000;

  type Request = { query: string; variables?: { input: { email?: string; refreshToken?: string } } };
  type Shown = { accessToken: string; account: { name: string } } | undefined;

  /** A graph that numbers its tokens, and a session with it. */
  const open = () => {
    const state = {
      asked: [] as string[],
      mood: 'well' as 'well' | 'refusing' | 'refusing to refresh' | 'away',
    };
    const shown: { session: Shown; problem: string }[] = [];
    const ask = async ({ query, variables }: Request) => {
      const name = /(\w+)\(input/.exec(query)?.[1] ?? 'logOut';
      const field = /\{\s*(\w+)/.exec(query)?.[1] ?? '';
      state.asked.push(`${field} ${variables?.input.email ?? variables?.input.refreshToken ?? ''}`.trim());
      if (state.mood === 'away') throw new Error('Failed to fetch');
      if (state.mood === 'refusing' || (state.mood === 'refusing to refresh' && field === 'refreshSession'))
        return { data: { [field]: { message: `${name}: no.` } } };
      const number = state.asked.length;
      const session = {
        accessToken: `access ${number}`,
        refreshToken: `refresh ${number}`,
        expiresAt: new Date(Date.now() + lifeMs).toISOString(),
      };
      return { data: { [field]: { session, viewer: { name: '김주문' } } } };
    };
    const session = openSession(ask, (next: Shown, problem: string) =>
      shown.push({ session: next, problem }),
    );
    return { state, shown, session };
  };

  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is opened by logIn, and its token is sent from then on', async () => {
    const { session, state } = open();
    expect(await session.token()).toBeUndefined();
    await session.signIn(customer);
    expect(state.asked).toEqual(['logIn customer@jumun.example']);
    expect(await session.token()).toBe('access 1');
  });

  it('is renewed before its token expires, again and again, each refresh token once', async () => {
    const { session, state } = open();
    await session.signIn(customer);
    await vi.advanceTimersByTimeAsync(lifeMs - 60_001);
    expect(await session.token()).toBe('access 1');
    await vi.advanceTimersByTimeAsync(2);
    expect(await session.token()).toBe('access 2');
    await vi.advanceTimersByTimeAsync(lifeMs);
    expect(state.asked).toEqual([
      'logIn customer@jumun.example',
      'refreshSession refresh 1',
      'refreshSession refresh 2',
    ]);
  });

  it('is opened anew when it cannot be renewed', async () => {
    const { session, state } = open();
    await session.signIn(customer);
    state.mood = 'refusing to refresh';
    await vi.advanceTimersByTimeAsync(lifeMs - 59_000);
    expect(state.asked.at(-1)).toBe('logIn customer@jumun.example');
    expect(await session.token()).toBe('access 3');
  });

  it('outlives a router that is away for a moment', async () => {
    const { session, state, shown } = open();
    await session.signIn(customer);
    state.mood = 'away';
    await vi.advanceTimersByTimeAsync(lifeMs - 50_000);
    expect(await session.token()).toBe('access 1');
    state.mood = 'well';
    await vi.advanceTimersByTimeAsync(6_000);
    expect(await session.token()).not.toBe('access 1');
    expect(shown.map(({ problem }) => problem)).not.toContain('Failed to fetch');
  });

  it('ends, and says why, when it could not be renewed in time', async () => {
    const { session, state, shown } = open();
    await session.signIn(customer);
    state.mood = 'refusing';
    await vi.advanceTimersByTimeAsync(lifeMs + 10_000);
    expect(await session.token()).toBeUndefined();
    expect(shown.at(-1)).toEqual({ session: undefined, problem: 'logIn: no.' });
  });

  it('is renewed first after the machine has slept', async () => {
    const { session } = open();
    await session.signIn(customer);
    vi.setSystemTime(Date.now() + 2 * lifeMs); // the timers have not run
    expect(await session.token()).toBe('access 2');
  });

  it('is that of the last click, whatever is answered first', async () => {
    const { session, shown } = open();
    await Promise.all([session.signIn(customer), session.signIn(cafe)]);
    expect(shown.map(({ session: one }) => one?.account.name)).toEqual(['cafe']);
  });

  it('ends at the graph too when its owner signs out', async () => {
    const { session, state, shown } = open();
    await session.signIn(customer);
    await session.signOut();
    expect(state.asked.at(-1)).toBe('logOut');
    expect(await session.token()).toBeUndefined();
    expect(shown.at(-1)).toEqual({ session: undefined, problem: '' });
    await vi.advanceTimersByTimeAsync(2 * lifeMs);
    expect(state.asked.length).toBe(2);
  });

  it('that was refused says why', async () => {
    const { session, state, shown } = open();
    state.mood = 'refusing';
    await session.signIn(customer);
    expect(shown).toEqual([{ session: undefined, problem: 'logIn: no.' }]);
  });
});
