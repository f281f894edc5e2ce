// Which form an answer has: what the client prefers among the forms that fit the operation.

import { afterAll, beforeAll, expect, test } from 'vitest';
import { openEdge } from '../edge-server.ts';
import { until } from '../shop.ts';

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

const [json, response, events, multipart] = [
  'application/json',
  'application/graphql-response+json',
  'text/event-stream',
  'multipart/mixed',
];
const asApolloAsks = 'multipart/mixed;boundary=graphql;subscriptionSpec=1.0';

/** The status and form of the answer, whose body is let go. */
const formOf = async (query: string, accept: string): Promise<[number, string]> => {
  const stop = new AbortController();
  const answer = await edge.ask({ query }, { accept }, { signal: stop.signal });
  const [type = ''] = (answer.headers.get('content-type') ?? '').split(';');
  stop.abort();
  return [answer.status, type.trim()];
};

test.each([
  ['*/*', json],
  ['application/*', json],
  [json, json],
  [json.toUpperCase(), json],
  [`${json}; charset=utf-8`, json],
  [response, response],
  [`${response}; charset=utf-8`, response],
  [`${json};q=0.5, ${response}`, response],
  [`${response};q=0.5, ${json}`, json],
  [`${response};q=0.1, */*;q=0.5`, json],
  [`${response};q=0, */*`, json],
  [`${json};q=0, ${response};q=0.1`, response],
  [`image/png, ${json};q=0.1`, json],
  [`${events}, ${json}`, json],
  [`${json}, ${events}`, json],
  [`${events}, ${response};q=0.5, ${asApolloAsks}`, response],
  [`${asApolloAsks}, ${response}, ${json};q=0.9`, response],
  [events, events],
])('a query that accepts %s is answered as %s', async (accept, form) => {
  expect(await formOf('{ balance }', accept)).toEqual([200, form]);
});

test.each([
  [events, events],
  [`${events}, ${json}`, events],
  [`${json}, ${events}`, events],
  [`${response}, ${json};q=0.9, ${events};q=0.1`, events],
  [asApolloAsks, multipart],
  [`${asApolloAsks}, ${response}, ${json};q=0.9`, multipart],
  [`${events};q=0.5, ${asApolloAsks}`, multipart],
  [`${asApolloAsks};q=0.5, ${events}`, events],
  [`${events}, multipart/mixed`, events],
])('a subscription that accepts %s is streamed as %s', async (accept, form) => {
  expect(await formOf('subscription { ticks }', accept)).toEqual([200, form]);
  await until(() => edge.state.open === 0);
});

test.each([
  'image/png',
  'text/html',
  'text/*',
  'text/html, application/xhtml+xml, */*;q=0.8',
  `text/html, ${json};q=0.9`,
  'multipart/mixed',
  `${json};q=0`,
  '*/*;q=0',
  'application/xml, image/png;q=0.5',
])('a query that accepts only %s is not acceptable', async (accept) => {
  const answer = await edge.ask({ query: '{ balance }' }, { accept });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    406,
    'application/json; charset=utf-8',
  ]);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
});

test.each([json, response, `${json}, ${response}`, `${events};q=0, ${json}`])(
  'a subscription that accepts only %s is refused, and nobody is asked',
  async (accept) => {
    const before = edge.state.opened;
    const [status, form] = await formOf('subscription { ticks }', accept);
    expect(status).toBeGreaterThanOrEqual(400);
    expect([json, response]).toContain(form);
    expect(edge.state.opened).toBe(before);
  },
);

test('a page that asks for HTML first is not given a query it did not send', async () => {
  const answer = await fetch(edge.router.url, { headers: { accept: 'text/html, */*;q=0.8' } });
  expect(answer.status).toBe(406);
});
