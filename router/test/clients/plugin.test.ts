// A plugin for ApolloServer, as any user of it would write one.

import type { ApolloServerPlugin } from '@apollo/server';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openEdge } from '../edge-server.ts';
import { until } from '../shop.ts';
import { openPage, PageWebSocket } from './page.ts';

const seen = { operations: [] as (string | null)[], codes: [] as unknown[] };

const watchOperations: ApolloServerPlugin = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ operationName }) => void seen.operations.push(operationName),
    didEncounterErrors: async ({ errors }) =>
      void seen.codes.push(...errors.map(({ extensions }) => extensions.code)),
    willSendResponse: async ({ response }) =>
      void response.http.headers.set('x-operations', String(seen.operations.length)),
  }),
};

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge({ plugins: [watchOperations] });
});
beforeEach(() => {
  seen.operations.length = 0;
  seen.codes.length = 0;
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

const query = 'query Balance { balance }';
const refused = 'query Mine { mine { id } }';
const watching = 'subscription Ticks { ticks }';

type Client = Pick<ReturnType<typeof createWsClient>, 'iterate' | 'dispose'>;

const clients: Record<string, () => Client> = {
  WebSocket: () =>
    createWsClient({ url: edge.router.url.replace('http', 'ws'), webSocketImpl: PageWebSocket }),
  SSE: () => createSseClient({ url: edge.router.url, fetchFn: openPage().fetch }) as Client,
};

test('a plugin sees operations and errors over HTTP, and adds a header', async () => {
  const answers = [await edge.ask({ query }), await edge.ask({ query: refused })];
  expect(answers.map(({ headers }) => headers.get('x-operations'))).toEqual(['1', '2']);
  expect(seen).toEqual({ operations: ['Balance', 'Mine'], codes: ['UNAUTHENTICATED'] });
  await edge.ask({ query: '{ nope }' });
  expect(seen.codes).toEqual(['UNAUTHENTICATED', 'GRAPHQL_VALIDATION_FAILED']);
});

test('a plugin sees the errors of subgraphs', async () => {
  await edge.ask({ query: '{ broken }' });
  expect(seen.codes).toHaveLength(1);
});

test.each(Object.keys(clients))('a plugin sees operations and errors over %s', async (transport) => {
  const client = clients[transport]?.() as Client;
  await client.iterate({ query }).next();
  const events = client.iterate({ query: watching });
  const event = events.next();
  await until(() => edge.state.open === 1);
  edge.state.happen('ticks', 'x');
  expect((await event).value).toMatchObject({ data: { ticks: expect.any(Number) } });
  await events.return?.();
  await client
    .iterate({ query: refused })
    .next()
    .catch(() => undefined);
  expect(seen).toEqual({ operations: ['Balance', 'Ticks', 'Mine'], codes: ['UNAUTHENTICATED'] });
  await client.dispose();
});
