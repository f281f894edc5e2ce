import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { until } from '../../subscriptions/test/orders.ts';
import { openStand, type Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await openStand();
});
afterEach(async () => {
  vi.useRealTimers();
  await stand.close();
});

const ask = (query: string, headers: Record<string, string> = {}, init: RequestInit = {}) =>
  fetch(stand.http, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'multipart/mixed;boundary="graphql";subscriptionSpec=1.0,application/json',
      ...headers,
    },
    body: JSON.stringify({ query }),
    ...init,
  });

const part = (value: object): string =>
  `\r\n--graphql\r\ncontent-type: application/json\r\n\r\n${JSON.stringify(value)}`;
const end = '\r\n--graphql--\r\n';

test('every event is a part with its payload, and the last boundary ends the stream', async () => {
  const response = await ask('subscription { event }');
  expect(response.headers.get('content-type')).toBe(
    'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
  );
  stand.state.happen(1);
  stand.state.happen(2);
  stand.state.finish();
  expect(await response.text()).toBe(
    part({ payload: { data: { event: 1 } } }) + part({ payload: { data: { event: 2 } } }) + end,
  );
});

test('an answer or a refusal is one part', async () => {
  expect(await (await ask('{ a }')).text()).toBe(part({ payload: { data: { answer: '{ a }' } } }) + end);
  expect(await (await ask('bad')).text()).toContain(
    '{"payload":{"errors":[{"message":"There is no such field."',
  );
});

test('a token that expires is told beside a payload that is null, and the stream ends', async () => {
  const response = await ask('subscription { event }', { authorization: `Bearer kim ${Date.now() + 200}` });
  const text = await response.text();
  expect(text).toMatch(/\{"payload":null,"errors":\[\{.*"code":"UNAUTHENTICATED".*\r\n--graphql--\r\n$/);
});

test('a drain tells why the stream ends', async () => {
  const response = await ask('subscription { event }');
  stand.state.close();
  expect(await response.text()).toMatch(
    /"payload":null,"errors":.*SERVICE_UNAVAILABLE.*\r\n--graphql--\r\n$/,
  );
  await until(() => stand.state.open() === 0);
});

test('silent streams have a heartbeat of five seconds', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const response = await ask('subscription { event }');
  await vi.advanceTimersByTimeAsync(10_500);
  stand.state.finish();
  expect(await response.text()).toBe(part({}) + part({}) + end);
});

test('a client that leaves or does not read ends its stream', async () => {
  const leave = new AbortController();
  await ask('subscription { event }', {}, { signal: leave.signal });
  leave.abort();
  await until(() => stand.state.open() === 0);
  const slow = await ask('subscription { event }');
  for (let n = 0; n < 2_000 && stand.state.open() > 0; n += 1) {
    stand.state.happen('x'.repeat(10_000));
    if (n % 50 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  await until(() => stand.state.open() === 0);
  await expect(slow.text()).rejects.toThrow();
});

test('Apollo Client hears two events and the end, and a fatal end as an error', async () => {
  const client = new ApolloClient({ link: new HttpLink({ uri: stand.http }), cache: new InMemoryCache() });
  const heard: unknown[] = [];
  const subscribe = () =>
    client.subscribe({ query: gql`subscription { event }`, fetchPolicy: 'no-cache' }).subscribe({
      next: ({ data, error }) => heard.push(data ?? String(error?.name)),
      complete: () => heard.push('complete'),
    });
  subscribe();
  await until(() => stand.state.open() === 1);
  stand.state.happen(1);
  stand.state.happen(2);
  stand.state.finish();
  await until(() => heard.length === 3);
  expect(heard).toEqual([{ event: 1 }, { event: 2 }, 'complete']);
  heard.length = 0;
  subscribe();
  await until(() => stand.state.open() === 1);
  stand.state.close();
  await until(() => heard.length === 2);
  expect(heard).toEqual(['CombinedProtocolErrors', 'complete']);
  client.stop();
});
