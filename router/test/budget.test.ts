import { createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
import { defaultLimits } from '../admission/limits.ts';
import { ownLimits } from '../admission/shared-limits.ts';
import { openEdge } from './edge-server.ts';

// What callers may spend, as they learn of it over HTTP and WebSocket.

const dear = '{ orders(first: 100) { id } }';
const small = '{ couriers }';
const price = 100;

const opened: { router: { close(): Promise<void> }; graph: { close(): Promise<void> } }[] = [];
afterEach(async () => {
  for (const { router, graph } of opened.splice(0)) {
    await router.close();
    await graph.close();
  }
});

/** A caller may ask ten dear queries in a minute, and as many small ones in ten seconds as `requests` says. */
const open = async ({ requests = 1_000, ...config }: { proxies?: number; requests?: number } = {}) => {
  const clock = { now: 0 };
  const edge = await openEdge({
    limits: {
      cost: price,
      costPerMinute: 10 * price,
      requestsPerTenSeconds: requests,
      attemptsPerMinute: 3,
    },
    openLimit: ownLimits(() => clock.now),
    config,
  });
  opened.push(edge);
  const as = async (sub: string, seconds = 300) => ({
    authorization: `Bearer ${await edge.aToken(seconds, { sub })}`,
  });
  /** How often a query is answered before it is refused. */
  const answered = async (query: string, ...turns: readonly Record<string, string>[]): Promise<number> => {
    for (let count = 0; count < 2_000; count += 1) {
      const { status } = await edge.ask({ query }, turns[count % turns.length]);
      if (status === 429) return count;
      expect(status).toBe(200);
    }
    return Number.POSITIVE_INFINITY;
  };
  const dearQueriesOf = (...turns: readonly Record<string, string>[]) => answered(dear, ...turns);
  return { ...edge, as, answered, dearQueriesOf, clock };
};
/** What a refused request is told: the status, the code, when to come back, and the same in a header. */
const told = async (response: Response) => {
  const { errors } = (await response.json()) as {
    errors: { extensions: { code: string; retryAfterMs: number } }[];
  };
  const { code, retryAfterMs } = errors[0]?.extensions ?? {};
  return [response.status, code, retryAfterMs, response.headers.get('retry-after')];
};
const from = (address: string) => ({ 'x-forwarded-for': address });

test('the eleventh dear query of a caller in a minute is refused and says when to come back; others are not touched [GC-28]', async () => {
  const { as, ask, dearQueriesOf, clock } = await open();
  const [greedy, other] = [await as('cus_greedy'), await as('cus_other')];
  expect(await dearQueriesOf(greedy)).toBe(10);

  clock.now = 12_500;
  expect(await told(await ask({ query: dear }, greedy))).toEqual([429, 'RATE_LIMITED', 47_500, '48']);

  expect((await ask({ query: dear }, other)).status).toBe(200);
  expect((await ask({ query: dear })).status).toBe(200);
  clock.now = 60_000;
  expect(await dearQueriesOf(greedy)).toBe(10);
});

test('a thousand requests of one client in ten seconds meet the limit, however cheap they are [GC-28]', async () => {
  const { as, ask, answered, clock } = await open({ requests: defaultLimits.requestsPerTenSeconds });
  const eager = await as('cus_eager');
  const count = await answered('{ __typename }', eager);
  expect(count).toBe(800);
  expect(count).toBeLessThan(1_000);
  expect(await told(await ask({ query: '{ __typename }' }, eager))).toEqual([
    429,
    'RATE_LIMITED',
    10_000,
    '10',
  ]);
  clock.now = 10_000;
  expect((await ask({ query: '{ __typename }' }, eager)).status).toBe(200);
});

test('two hundred buyers behind one address do not, and neither do they when they sign in at once', async () => {
  const { as, ask } = await open({ requests: defaultLimits.requestsPerTenSeconds });
  const place = 'mutation { placeOrder(input: { title: "x", quantity: 1 }) { id } }';
  const statuses = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const buyer = await as(`cus_buyer${n}`);
      return [(await ask({ query: small })).status, (await ask({ query: place }, buyer)).status];
    }),
  );
  expect(new Set(statuses.flat())).toEqual(new Set([200]));
});

const logIn = (email: string) => ({
  query: 'mutation ($email: String!) { logIn(email: $email, password: "guess") }',
  variables: { email },
});

test('whoever tries one account again and again is told to wait, and the owners of others are not', async () => {
  const { ask, clock } = await open();
  for (let n = 0; n < 3; n += 1) expect((await ask(logIn('ann@shop.example'))).status).toBe(200);
  clock.now = 59_000;
  expect(await told(await ask(logIn(' Ann@shop.example')))).toEqual([429, 'TOO_MANY_ATTEMPTS', 1_000, '1']);
  expect((await ask(logIn('ben@shop.example'))).status).toBe(200);
  clock.now = 60_000;
  expect((await ask(logIn('ann@shop.example'))).status).toBe(200);
});

test('whoever tries the account of another keeps out nobody who comes from another address', async () => {
  const { ask } = await open({ proxies: 1 });
  const [stranger, owner] = [from('203.0.113.1'), from('203.0.113.2')];
  for (let n = 0; n < 4; n += 1) await ask(logIn('ann@shop.example'), stranger);
  expect((await ask(logIn('ann@shop.example'), stranger)).status).toBe(429);
  expect((await ask(logIn('ann@shop.example'), owner)).status).toBe(200);
});

test('whoever tries many accounts from one address is told to wait, and who comes from another is not', async () => {
  const { ask, state } = await open({ proxies: 1 });
  const statuses: number[] = [];
  for (let n = 0; n < 61; n += 1)
    statuses.push((await ask(logIn(`user${n}@shop.example`), from('203.0.113.1'))).status);
  expect(statuses.indexOf(429)).toBe(60);
  expect(state.logIns).toBe(60);
  expect((await ask(logIn('ann@shop.example'), from('203.0.113.2'))).status).toBe(200);
});

test('a new token is no new budget', async () => {
  const { as, dearQueriesOf } = await open();
  const tokens = [await as('cus_1', 300), await as('cus_1', 301)];
  expect(await dearQueriesOf(...tokens)).toBe(10);
});

test('all who do not sign in at one address have ten times as much among them', async () => {
  const { ask, dearQueriesOf } = await open({ proxies: 1 });
  expect(await dearQueriesOf(from('203.0.113.1'))).toBe(100);
  expect((await ask({ query: dear }, from('203.0.113.2'))).status).toBe(200);
});

const others = Array.from({ length: 200 }, (_, n) => `198.51.100.${n}`);

test('without a proxy of ours nobody can say that they are at another address', async () => {
  const { dearQueriesOf } = await open();
  expect(await dearQueriesOf(...others.map(from))).toBe(100);
});

test('behind a proxy of ours only what that proxy has added is believed', async () => {
  const { dearQueriesOf } = await open({ proxies: 1 });
  expect(await dearQueriesOf(...others.map((other) => from(`${other}, 203.0.113.1`)))).toBe(100);
});

test('behind two proxies of ours, what the outermost has added', async () => {
  const { dearQueriesOf } = await open({ proxies: 2 });
  const turns = others.map((other, n) => from(`${other}, 203.0.113.1, 192.0.2.${n % 2}`));
  expect(await dearQueriesOf(...turns)).toBe(100);
});

test('whoever asks is told the cost of a request and what is left, over HTTP and WebSocket', async () => {
  const { ask, router, as } = await open();
  const costOf = async (extensions: object | undefined, query = dear, headers = {}) =>
    ((await (await ask({ query, extensions }, headers)).json()) as { extensions?: object }).extensions;
  const signedIn = await as('cus_curious');
  expect(await costOf({ cost: true }, dear, signedIn)).toEqual({
    cost: { requested: price, remaining: 9 * price, limit: price },
  });
  expect(await costOf({ cost: true })).toEqual({
    cost: { requested: price, remaining: 99 * price, limit: price },
  });
  expect(await costOf({ cost: true }, small)).toMatchObject({ cost: { requested: 0 } });
  expect(await costOf(undefined)).toBeUndefined();
  expect(await costOf({ cost: false })).toBeUndefined();

  const client = createClient({
    url: router.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: await as('cus_wired'),
  });
  const [answer] = await Array.fromAsync(client.iterate({ query: dear, extensions: { cost: true } }));
  await client.dispose();
  expect(answer?.extensions).toEqual({ cost: { requested: price, remaining: 9 * price, limit: price } });
});
