import { type ApolloServerPlugin, type GraphQLRequestListener, HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { CompiledGateway } from '../gateway.ts';
import type { Log } from '../masking.ts';
import type { RouterContext } from '../operation.ts';
import { isEvents } from '../subscriptions/streams.ts';
import { openEdge } from './edge-server.ts';
import { aCall, codesOf, composed, openShop, silent, until } from './shop.ts';

// What goes wrong inside the router or in a plugin: clients get an id and nothing else, and the log has the rest under it.

type Listener = GraphQLRequestListener<RouterContext>;
type Edge = Awaited<ReturnType<typeof openEdge>>;

const open: Edge[] = [];
afterEach(async () => {
  for (const { router, graph } of open.splice(0)) {
    await router.close(300);
    await graph.close();
  }
});

const secret = 'connect ECONNREFUSED 10.0.0.7:5432';
const fails = async (): Promise<never> => {
  throw new Error(secret);
};
const pluginWith = (listener: Listener): ApolloServerPlugin<RouterContext> => ({
  requestDidStart: async () => listener,
});

const openWith = async (plugin: ApolloServerPlugin<RouterContext>) => {
  const lines: Record<string, unknown>[] = [];
  const log: Log = { ...silent, error: (line: object) => void lines.push(line as Record<string, unknown>) };
  const edge = await openEdge({ plugins: [plugin], log });
  open.push(edge);
  return { ...edge, lines };
};

const hooks: Readonly<Record<string, ApolloServerPlugin<RouterContext>>> = {
  requestDidStart: { requestDidStart: fails },
  didResolveSource: pluginWith({ didResolveSource: fails }),
  didResolveOperation: pluginWith({ didResolveOperation: fails }),
  responseForOperation: pluginWith({ responseForOperation: fails }),
  executionDidStart: pluginWith({ executionDidStart: fails }),
  willSendResponse: pluginWith({ willSendResponse: fails }),
};

for (const [hook, plugin] of Object.entries(hooks)) {
  test(`a plugin that fails in ${hook} is our fault: an id for the client, and the log has the rest under it`, async () => {
    const { ask, graph, lines } = await openWith(plugin);
    const response = await ask(
      { query: '{ order(id: 1) { id } }' },
      { 'x-correlation-id': 'from-the-client', 'accept-language': 'en' },
    );
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(text).not.toMatch(/ECONNREFUSED|at .*\.ts|Internal server error/);
    const [{ message, extensions }] = JSON.parse(text).errors;
    expect(message).toMatch(/^Something went wrong on our side\./);
    expect(extensions).toEqual({ code: 'INTERNAL', errorId: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(lines.filter(({ errorId }) => errorId === extensions.errorId)).toEqual([
      {
        errorId: extensions.errorId,
        correlationId: 'from-the-client',
        err: expect.objectContaining({ message: expect.stringContaining(secret) }),
      },
    ]);

    const result = await graph.execute({ query: '{ order(id: 1) { id } }' }, aCall());
    expect(codesOf(result)).toEqual(['INTERNAL']);
    expect(JSON.stringify(result)).not.toContain('ECONNREFUSED');
    const id = result.errors?.[0]?.extensions.errorId;
    expect(lines.filter(({ errorId }) => errorId === id)).toHaveLength(1);
  });
}

test('a stream is not left open behind a plugin that fails after it was opened', async () => {
  const { graph } = await openShop({}, undefined, { plugins: [pluginWith({ willSendResponse: fails })] });
  const result = await graph.subscribe({ query: 'subscription { ticks }' }, aCall());
  expect(isEvents(result)).toBe(false);
  await until(() => graph.upstreams() === 0);
  await graph.close();
});

test.each([
  [
    'a document that is not valid',
    { query: 'query A { nothing }', operationName: 'A' },
    'GRAPHQL_VALIDATION_FAILED',
  ],
  [
    'an operation that is not there',
    { query: 'query A { balance }', operationName: 'B' },
    'OPERATION_NOT_FOUND',
  ],
  ['no operation of two', { query: 'query A { balance } query B { balance }' }, 'OPERATION_NOT_FOUND'],
  ['a name that is none', { query: '{ nothing }', operationName: '} {' }, 'GRAPHQL_VALIDATION_FAILED'],
])('a plugin is told of the refusal of %s', async (_, body, code) => {
  const seen: unknown[] = [];
  const { ask } = await openWith(
    pluginWith({
      didEncounterErrors: async ({ errors }) =>
        void seen.push(...errors.map(({ extensions }) => extensions.code)),
    }),
  );
  const response = await ask(body);
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect([response.status, errors.map(({ extensions }) => extensions.code), seen]).toEqual([
    400,
    [code],
    [code],
  ]);
});

test('a plugin that answers by itself, from a cache say, answers nothing that was refused', async () => {
  const cached = { data: { mine: { id: 'of somebody else' } } };
  const { ask } = await openWith(
    pluginWith({
      responseForOperation: async () =>
        ({ http: { headers: new Map() }, body: { kind: 'single', singleResult: cached } }) as never,
    }),
  );
  const refused = await ask({ query: '{ mine { id } }' });
  expect([refused.status, await refused.json()]).toEqual([
    401,
    {
      errors: [expect.objectContaining({ extensions: expect.objectContaining({ code: 'UNAUTHENTICATED' }) })],
    },
  ]);
  const admitted = await ask({ query: '{ order(id: 1) { id } }' });
  expect(await admitted.json()).toEqual(cached);
});

test('what a plugin refuses in its own words reaches the client as it said it, with an id', async () => {
  const { ask, lines } = await openWith(
    pluginWith({
      didResolveOperation: async () => {
        const http = { status: 402, headers: new HeaderMap([['x-plan', 'free']]) };
        throw new GraphQLError('Your plan does not include this.', {
          extensions: { code: 'PLAN_TOO_SMALL', plan: 'free', http },
        });
      },
    }),
  );
  const response = await ask({ query: '{ order(id: 1) { id } }' });
  expect([response.status, response.headers.get('x-plan'), await response.json()]).toEqual([
    402,
    'free',
    {
      errors: [
        {
          message: 'Your plan does not include this.',
          extensions: { code: 'PLAN_TOO_SMALL', plan: 'free', errorId: expect.any(String) },
        },
      ],
    },
  ]);
  expect(lines).toEqual([]);
});

test('whoever still asks a graph that has closed is told to try again, and nobody is alarmed', async () => {
  const lines: unknown[] = [];
  const log: Log = { ...silent, error: (line: object) => void lines.push(line) };
  const { graph } = await openShop({}, undefined, { log });
  await graph.close();
  expect(codesOf(await graph.execute({ query: '{ order(id: 1) { id } }' }, aCall()))).toEqual([
    'SERVICE_UNAVAILABLE',
  ]);
  expect(lines).toEqual([]);
});

test('a check of readiness that fails is an answer, not a broken connection', async () => {
  const lines: unknown[] = [];
  const edge = await openEdge({
    ready: fails,
    log: { ...silent, error: (line: object) => void lines.push(line) },
  });
  open.push(edge);
  const response = await fetch(`${edge.base}/ready`);
  expect(response.status).toBe(500);
  const text = await response.text();
  expect(text).toContain('"INTERNAL"');
  expect(text).not.toContain('ECONNREFUSED');
  const { errorId } = JSON.parse(text).errors[0].extensions;
  expect(lines).toEqual([
    expect.objectContaining({ errorId, err: expect.objectContaining({ message: secret }) }),
  ]);
});

test('a router does not start with a supergraph for which nothing can be made at the last moment', async () => {
  const gateway = new CompiledGateway<string>({
    supergraphSdl: composed(),
    load: () => () => {
      throw new Error('This cannot be used.');
    },
    log: { ...silent, debug() {} } as never,
    execute: async () => ({ data: null }),
  });
  await expect(gateway.load()).rejects.toThrow('This cannot be used.');
  await gateway.stop();
});
