import { createClient } from 'graphql-ws';
import { afterEach, expect, test } from 'vitest';
import WebSocket from 'ws';
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

/** A caller may ask ten dear queries in a minute. */
const open = async (config: { proxies?: number } = {}) => {
  const edge = await openEdge({ limits: { cost: price, costPerMinute: 10 * price }, config });
  opened.push(edge);
  const as = async (sub: string, seconds = 300) => ({
    authorization: `Bearer ${await edge.aToken(seconds, { sub })}`,
  });
  /** How often a dear query is answered before it is refused, less what has flowed in meanwhile. */
  const dearQueriesOf = async (...turns: readonly Record<string, string>[]): Promise<number> => {
    const began = performance.now();
    const factor = turns.some((headers) => 'authorization' in headers) ? 1 : 10;
    for (let answered = 0; answered < 200; answered += 1) {
      const { status } = await edge.ask({ query: dear }, turns[answered % turns.length]);
      const flowedIn = Math.ceil(((performance.now() - began) / 60_000) * 10 * factor);
      if (status === 429) return Math.max(Math.min(answered, 10 * factor), answered - flowedIn);
      expect(status).toBe(200);
    }
    return Number.POSITIVE_INFINITY;
  };
  return { ...edge, as, dearQueriesOf };
};
const from = (address: string) => ({ 'x-forwarded-for': address });

test('the eleventh dear query of a caller in a minute is refused and says when to come back; others are not touched', async () => {
  const { as, ask, dearQueriesOf } = await open();
  const [greedy, other] = [await as('cus_greedy'), await as('cus_other')];
  expect(await dearQueriesOf(greedy)).toBe(10);

  const refused = await ask({ query: dear }, greedy);
  const { errors } = (await refused.json()) as { errors: { extensions: Record<string, unknown> }[] };
  const seconds = Number(refused.headers.get('retry-after'));
  expect(refused.status).toBe(429);
  expect(errors[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterSeconds: seconds });
  // a tenth of the bucket flows in within six seconds
  expect(seconds).toBeGreaterThan(1);
  expect(seconds).toBeLessThanOrEqual(6);

  expect((await ask({ query: dear }, other)).status).toBe(200);
  expect((await ask({ query: dear })).status).toBe(200);
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
  const told = async (extensions: object | undefined, query = dear, headers = {}) =>
    ((await (await ask({ query, extensions }, headers)).json()) as { extensions?: object }).extensions;
  const signedIn = await as('cus_curious');
  expect(await told({ cost: true }, dear, signedIn)).toEqual({
    cost: { requested: price, remaining: 9 * price, limit: price },
  });
  expect(await told({ cost: true })).toEqual({
    cost: { requested: price, remaining: 99 * price, limit: price },
  });
  expect(await told({ cost: true }, small)).toMatchObject({ cost: { requested: 0 } });
  expect(await told(undefined)).toBeUndefined();
  expect(await told({ cost: false })).toBeUndefined();

  const client = createClient({
    url: router.url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: await as('cus_wired'),
  });
  const [answer] = await Array.fromAsync(client.iterate({ query: dear, extensions: { cost: true } }));
  await client.dispose();
  expect(answer?.extensions).toEqual({ cost: { requested: price, remaining: 9 * price, limit: price } });
});
