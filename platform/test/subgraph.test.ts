import { setTimeout as pause } from 'node:timers/promises';
import type { ExecutionResult } from 'graphql';
import { describe, expect, test } from 'vitest';
import { anonymous, type Call } from '../graph/client.ts';
import { interruptible, liveIterator } from '../graph/live.ts';
import { type Load, loadWith } from '../graph/load.ts';
import type { RequestContext } from '../graph/request.ts';
import { dateTime, decimalOf, exponentOf, formatMoney } from '../graph/scalars.ts';
import { openSubgraph } from '../graph/subgraph.ts';
import { Fault } from '../kernel/errors.ts';
import type { Reader } from '../kernel/unit.ts';
import { StoreBusy } from '../kernel/unit.ts';

const typeDefs = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable", "@composeDirective"])
    @link(url: "https://jumun.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String) repeatable on OBJECT | FIELD_DEFINITION
  scalar DateTime
  scalar SafeInt
  type Money { amount: String! minorUnits: SafeInt! currency: String! formatted(locale: String): String! }
  type Query {
    when(at: DateTime!): DateTime @access(public: true)
    count(n: SafeInt!): SafeInt @access(public: true)
    badCount: SafeInt @access(public: true)
    price(minorUnits: SafeInt!, currency: String!): Money! @access(public: true)
    needs(id: ID!): String @access(public: true)
    fault: String @access(public: true)
    crash: String @access(public: true)
    busy: String @access(public: true)
    slow: String @access(public: true)
    rows: [Row!]! @access(public: true)
    seen: String @access(public: true)
  }
  type Row { name: String }
  type Subscription { ticks: Int @access(public: true) hidden: Int @access(public: true) broken: Int @access(public: true) names: String @access(public: true) returned: Int @access(public: true) }
`;

const logged: Record<string, unknown>[] = [];
const batches: unknown[][] = [];
const reader = {} as Reader;
const nameRows = {
  async findMany(read: Reader, ids: readonly number[]): Promise<(string | null)[]> {
    expect(read).toBe(reader);
    batches.push([...ids]);
    return ids.map((id) => (id === 2 ? null : `name ${id}`));
  },
};
let freed = 0;
const idle = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => {
      freed++;
      resolve();
    });
  });
let generatorFreed = 0;
let returned = 0;

const subgraph = openSubgraph({
  name: 'things',
  typeDefs,
  log: { error: (facts) => logged.push(facts) },
  context: (call) => ({ place: `for ${call.correlationId}`, load: loadWith(reader) }),
  resolvers: {
    Query: {
      when: (_: unknown, { at }: { at: number }) => {
        expect(at).toBeTypeOf('number');
        return at;
      },
      count: (_: unknown, { n }: { n: number }) => n,
      badCount: () => 0.5,
      price: (_: unknown, amount: object) => amount,
      needs: (_: unknown, { id }: { id: string }) => id,
      fault: () => {
        throw new Fault(
          'NOT_FOUND',
          { ko: '그런 것은 없습니다.', en: 'There is no such thing.' },
          { thing: 7 },
        );
      },
      crash: () => {
        throw new Error('SELECT secret FROM host-7.internal');
      },
      busy: () => {
        throw new StoreBusy('held elsewhere');
      },
      slow: () => pause(60_000, 'late', { ref: false }),
      rows: () => [1, 2, 3],
      seen: (_: unknown, __: unknown, { place, locale, correlationId }: RequestContext & { place: string }) =>
        `${place} ${locale} ${correlationId}`,
    },
    Row: { name: (id: number, _: unknown, { load }: { load: Load }) => load(nameRows, id) },
    Subscription: {
      ticks: {
        subscribe: (_: unknown, __: unknown, { call }: RequestContext) =>
          liveIterator({ next: () => [], wait: idle, signal: call.signal }),
      },
      hidden: {
        subscribe: (_: unknown, __: unknown, { call }: RequestContext) => {
          call.signal?.addEventListener('abort', () => generatorFreed++);
          return (async function* () {
            await new Promise(() => {});
            yield 1;
          })();
        },
      },
      broken: {
        subscribe: () =>
          liveIterator({
            next: () => {
              throw new Error('host-7.internal went away');
            },
            wait: idle,
          }),
      },
      returned: {
        subscribe: () => ({
          next: () => new Promise(() => {}),
          return: async () => {
            returned++;
            return { value: undefined, done: true };
          },
          [Symbol.asyncIterator]() {
            return this;
          },
        }),
      },
      names: {
        subscribe: async function* () {
          yield 1;
          yield 1;
        },
        resolve: (id: number, _: unknown, { load }: { load: Load }) => load(nameRows, id),
      },
    },
  },
});

const call: Call = { caller: anonymous, locale: 'ko', correlationId: 'cor_1' };
const ask = (query: string, variables?: Record<string, unknown>, by: Call = call): Promise<ExecutionResult> =>
  subgraph.client.execute({ query, variables }, by);
const firstError = async (query: string, variables?: Record<string, unknown>): Promise<unknown> =>
  (await ask(query, variables)).errors?.[0]?.toJSON();

describe('scalars', () => {
  test('a DateTime comes in as milliseconds and goes out as ISO text', async () => {
    expect((await ask('{ when(at: "2026-11-20T18:30:00+09:00") }')).data).toEqual({
      when: '2026-11-20T09:30:00.000Z',
    });
    expect(
      (await ask('query ($at: DateTime!) { when(at: $at) }', { at: '2026-02-28T00:00:00.5Z' })).data,
    ).toEqual({ when: '2026-02-28T00:00:00.500Z' });
  });

  test.each([
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-11-20T09:30:00',
    '2026-11-20',
    '2026-11-20T24:00:00Z',
    '9999-01-01T00:00:00Z',
    'now',
    1_700_000_000_000,
  ])('%s is no DateTime', async (at) => {
    expect(await firstError('query ($at: DateTime!) { when(at: $at) }', { at })).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
    expect(await firstError(`{ when(at: ${JSON.stringify(at)}) }`)).toMatchObject({
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  test('29 February exists in leap years only', () => {
    expect(dateTime.parseValue('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29));
    expect(() => dateTime.parseValue('2027-02-29T00:00:00Z')).toThrow(Fault);
  });

  test('a SafeInt goes to the last whole number that is exact, and no further', async () => {
    expect((await ask('{ count(n: -9007199254740991) }')).data).toEqual({ count: -9007199254740991 });
    for (const n of [2 ** 53, 1.5, '5', Number.NaN, null])
      expect(await firstError('query ($n: SafeInt!) { count(n: $n) }', { n })).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
      });
    for (const n of ['9007199254740993', '1.5', '"5"'])
      expect(await firstError(`{ count(n: ${n}) }`)).toMatchObject({
        extensions: { code: 'BAD_USER_INPUT' },
      });
    expect(await firstError('{ badCount }')).toMatchObject({ extensions: { code: 'INTERNAL' } });
  });

  test('money is exact, and written as its readers write it', async () => {
    expect(['KRW', 'JPY', 'USD', 'EUR'].map(exponentOf)).toEqual([0, 0, 2, 2]);
    expect([4500, -5, 0].map((minorUnits) => decimalOf({ minorUnits, currency: 'USD' }))).toEqual([
      '45.00',
      '-0.05',
      '0.00',
    ]);
    expect(decimalOf({ minorUnits: Number.MAX_SAFE_INTEGER, currency: 'USD' })).toBe('90071992547409.91');
    expect(formatMoney({ minorUnits: Number.MAX_SAFE_INTEGER, currency: 'USD' }, 'en')).toBe(
      '$90,071,992,547,409.91',
    );
    const { data } = await ask(
      '{ price(minorUnits: 4500, currency: "KRW") { amount minorUnits formatted en: formatted(locale: "en-US") other: formatted(locale: "fr") } }',
    );
    expect(data).toEqual({
      price: { amount: '4500', minorUnits: 4500, formatted: '₩4,500', en: '₩4,500', other: '₩4,500' },
    });
    expect(formatMoney({ minorUnits: 1250, currency: 'USD' }, 'ko')).toBe('US$12.50');
  });
});

describe('errors', () => {
  test('a fault keeps its code, its sentence and its facts', async () => {
    expect(await firstError('{ fault }')).toMatchObject({
      message: '그런 것은 없습니다.',
      path: ['fault'],
      extensions: { code: 'NOT_FOUND', thing: 7 },
    });
  });

  test('a store that is busy says when to come back', async () => {
    expect(await firstError('{ busy }')).toMatchObject({
      extensions: { code: 'OVERLOADED', retryAfterMs: expect.any(Number) },
    });
  });

  test('anything else gives nothing away but the id of the log line', async () => {
    const error = await firstError('{ crash }');
    expect(error).toMatchObject({
      message: '저희 쪽에 문제가 생겼습니다.',
      extensions: { code: 'INTERNAL', errorId: expect.stringMatching(/^err_/) },
    });
    expect(JSON.stringify(error)).not.toMatch(/SELECT|host-7|stack/);
    expect((await ask('{ crash }')).errors?.[0]?.originalError).toBeUndefined();
    const { extensions } = error as { extensions: { errorId: string } };
    expect(logged).toContainEqual(
      expect.objectContaining({
        correlationId: 'cor_1',
        errorId: extensions.errorId,
        err: expect.objectContaining({ message: expect.stringContaining('SELECT') }),
      }),
    );
  });

  test('each kind of bad document has its own code', async () => {
    const code = async (query: string, variables?: Record<string, unknown>): Promise<unknown> =>
      ((await firstError(query, variables)) as { extensions?: { code: string } })?.extensions?.code;
    expect(await code('{')).toBe('GRAPHQL_PARSE_FAILED');
    expect(await code('{ nothing }')).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(await code('{ needs(id: {}) }')).toBe('BAD_USER_INPUT');
    expect(await code('query ($id: ID!) { needs(id: $id) }', {})).toBe('BAD_USER_INPUT');
    expect(await code('query ($id: ID = "1") { needs(id: $id) }', { id: null })).toBe('BAD_USER_INPUT');
    expect(await code('query A { seen } query B { seen }')).toBe('OPERATION_NOT_FOUND');
    expect(await code('subscription { ticks }')).toBe('BAD_REQUEST');
    expect(await code('subscription ($v: Boolean!) { ticks @include(if: $v) }', { v: true })).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    );
  });
});

describe('a request', () => {
  test('finds the call and what its subgraph adds in the context', async () => {
    expect((await ask('{ seen }')).data).toEqual({ seen: 'for cor_1 ko cor_1' });
  });

  test('reads rows of one kind together, afresh for each request', async () => {
    batches.length = 0;
    expect((await ask('{ rows { name } }')).data).toEqual({
      rows: [{ name: 'name 1' }, { name: null }, { name: 'name 3' }],
    });
    await ask('{ rows { name } }');
    expect(batches).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  test('is given up when its time is over', async () => {
    const started = Date.now();
    await expect(ask('{ slow }', {}, { ...call, withinMs: 50 })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(Date.now() - started).toBeLessThan(10_000);
    await expect(ask('{ seen }', {}, { ...call, withinMs: 0 })).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
    });
    expect(
      (await ask('{ seen }', {}, { ...call, withinMs: Number.MAX_SAFE_INTEGER })).errors,
    ).toBeUndefined();
  });
});

describe('a subscription', () => {
  const open = async (field: string, by: Call = call): Promise<AsyncIterableIterator<ExecutionResult>> => {
    const opened = await subgraph.client.subscribe({ query: `subscription { ${field} }` }, by);
    if (!(Symbol.asyncIterator in opened)) throw new Error(JSON.stringify(opened));
    return opened;
  };
  const within300ms = <T>(wish: Promise<T>): Promise<T> =>
    Promise.race([
      wish,
      pause(300, undefined, { ref: false }).then(() => {
        throw new Error('not within 300 ms');
      }),
    ]);

  test('that is idle frees its source at once when it is left', async () => {
    freed = 0;
    const events = await open('ticks');
    const pending = events.next();
    await pause(20);
    await within300ms(events.return?.() as Promise<unknown>);
    expect(await within300ms(pending)).toEqual({ value: undefined, done: true });
    expect(freed).toBe(1);
    expect(await events.next()).toEqual({ value: undefined, done: true });
  });

  test('that is idle frees its source at once when its signal aborts', async () => {
    freed = 0;
    const client = new AbortController();
    const pending = (await open('ticks', { ...call, signal: client.signal })).next();
    await pause(20);
    client.abort();
    expect(await within300ms(pending)).toMatchObject({ done: true });
    expect(freed).toBe(1);
    expect(await (await open('ticks', { ...call, signal: client.signal })).next()).toMatchObject({
      done: true,
    });
  });

  test('ends when its client closes', async () => {
    freed = 0;
    const pending = (await open('ticks')).next();
    await pause(20);
    await subgraph.client.close();
    expect(await within300ms(pending)).toMatchObject({ done: true });
    expect(freed).toBe(1);
  });

  test('reaches even a generator, which cannot be stopped, by the signal of its call', async () => {
    generatorFreed = 0;
    const events = await open('hidden');
    const pending = events.next();
    await events.return?.();
    expect(await within300ms(pending)).toMatchObject({ done: true });
    expect(generatorFreed).toBe(1);
  });

  test('ends a source that knows nothing of signals by its return()', async () => {
    returned = 0;
    await (await open('returned')).return?.();
    expect(returned).toBe(1);
  });

  test('whose source fails ends with a fault that gives nothing away', async () => {
    const events = await open('broken');
    await expect(events.next()).rejects.toMatchObject({
      code: 'INTERNAL',
      message: 'Something went wrong on our side.',
    });
    expect(await events.next()).toMatchObject({ done: true });
  });

  test('reads rows afresh for each event', async () => {
    batches.length = 0;
    await Array.fromAsync(await open('names'));
    expect(batches).toEqual([[1], [1]]);
  });

  test('is not opened by a query', async () => {
    expect(await subgraph.client.subscribe({ query: '{ seen }' }, call)).toMatchObject({
      errors: [{ extensions: { code: 'BAD_REQUEST' } }],
    });
  });
});

describe('a subgraph that is defined anew', () => {
  const head = `
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@composeDirective"])
      @link(url: "https://jumun.example/access/v1.0", import: ["@access"])
      @composeDirective(name: "@access")
    directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String) repeatable on OBJECT | FIELD_DEFINITION`;
  const before = `${head}
    type Query { greeting: String @access(public: true) }
    type Subscription { news: String @access(public: true) }`;
  const after = `${head}
    type Query { greeting: String @access(signedIn: true) farewell: String @access(public: true) }`;

  const openGreetings = () => {
    const gate = Promise.withResolvers<void>();
    const greetings = openSubgraph({
      name: 'greetings',
      typeDefs: before,
      resolvers: {
        Query: {
          greeting: async () => {
            await gate.promise;
            return 'hello';
          },
          farewell: () => 'bye',
        },
        Subscription: {
          news: {
            subscribe: async function* () {
              yield { news: 'old' };
              await gate.promise;
              yield { news: 'newer' };
            },
          },
        },
      },
    });
    return { greetings, gate };
  };

  test('answers by the new schema, with the same resolvers and the same client', async () => {
    const { greetings, gate } = openGreetings();
    const { client } = greetings;
    gate.resolve();
    expect((await client.execute({ query: '{ greeting }' }, call)).data).toEqual({ greeting: 'hello' });
    greetings.redefine(after);
    expect(greetings.client).toBe(client);
    expect(greetings.sdl).toBe(after);
    expect(greetings.schema.getSubscriptionType()).toBeUndefined();
    expect((await client.execute({ query: '{ farewell }' }, call)).data).toEqual({ farewell: 'bye' });
    expect((await client.execute({ query: '{ greeting }' }, call)).errors?.[0]?.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });

  test('lets operations and subscriptions go on that have begun', async () => {
    const { greetings, gate } = openGreetings();
    const running = greetings.client.execute({ query: '{ greeting }' }, call);
    const news = await greetings.client.subscribe({ query: 'subscription { news }' }, call);
    if (!(Symbol.asyncIterator in news)) throw new Error(JSON.stringify(news));
    expect((await news.next()).value).toEqual({ data: { news: 'old' } });
    greetings.redefine(after);
    gate.resolve();
    expect((await running).data).toEqual({ greeting: 'hello' });
    expect((await news.next()).value).toEqual({ data: { news: 'newer' } });
    expect(await greetings.client.subscribe({ query: 'subscription { news }' }, call)).toMatchObject({
      errors: [{ extensions: { code: expect.any(String) } }],
    });
  });

  test.each([
    ['cannot be parsed', 'type Query {', 'Syntax Error'],
    ['lacks a type', `${head} type Query { greeting: Nothing @access(public: true) }`, 'Nothing'],
    ['does not say who may ask', `${head} type Query { greeting: String }`, 'carries no @access'],
    [
      'no schema may be like',
      `${head} type Query { greeting(of: Query): String @access(public: true) }`,
      'Input Type',
    ],
  ])('keeps its schema when the new one %s', async (_what, sdl, reason) => {
    const { greetings, gate } = openGreetings();
    gate.resolve();
    const { schema } = greetings;
    expect(() => greetings.redefine(sdl)).toThrow(reason);
    expect(greetings).toMatchObject({ schema, sdl: before });
    expect((await greetings.client.execute({ query: '{ greeting }' }, call)).data).toEqual({
      greeting: 'hello',
    });
  });
});

describe('a live iterator', () => {
  test('gives everything in order, looking again at each notification', async () => {
    const store = [1, 2];
    let seen = 0;
    let notify = (): void => {};
    const live = liveIterator({
      next: () => {
        const found = store.slice(seen);
        seen = store.length;
        return found;
      },
      wait: () => new Promise<void>((resolve) => (notify = resolve)),
    });
    expect([(await live.next()).value, (await live.next()).value]).toEqual([1, 2]);
    const third = live.next();
    await pause(5);
    notify(); // nothing has come
    await pause(5);
    store.push(3);
    notify();
    expect((await third).value).toBe(3);
    await live.return?.();
  });

  test('does not lose a notification that comes while it looks', async () => {
    let notify = (): void => {};
    const looks: (() => number[])[] = [
      () => {
        notify(); // the value comes just after this look was taken
        return [];
      },
      () => [1],
    ];
    const live = liveIterator({
      next: () => (looks.shift() as () => number[])(),
      wait: () => new Promise<void>((resolve) => (notify = resolve)),
    });
    expect(await Promise.race([live.next(), pause(300, 'lost', { ref: false })])).toEqual({
      value: 1,
      done: false,
    });
    await live.return?.();
  });

  test('answers several impatient readers in order', async () => {
    let n = 0;
    const counting = interruptible(
      async () => ({ value: ++n, done: false }),
      () => {},
    );
    expect(
      (await Promise.all([counting.next(), counting.next(), counting.next()])).map(({ value }) => value),
    ).toEqual([1, 2, 3]);
  });
});
