// Who asks, which pages may ask, and what an answer says about it.

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openEdge } from '../edge-server.ts';
import { openPage, origin } from './page.ts';

type Edge = Awaited<ReturnType<typeof openEdge>>;
let edge: Edge;
let development: Edge;
beforeAll(async () => {
  [edge, development] = [await openEdge(), await openEdge({ mode: 'development' })];
});
afterAll(async () => {
  for (const { router, graph } of [edge, development]) {
    await router.close(1_000);
    await graph.close();
  }
});

const openConfigured = async (more: Parameters<typeof openEdge>[0]): Promise<Edge> => {
  const opened = await openEdge(more);
  onTestFinished(async () => {
    await opened.router.close(1_000);
    await opened.graph.close();
  });
  return opened;
};

const logIn = 'mutation { logIn(email: "a@b.example", password: "secret") }';
const withToken = (authorization: string) => ({ authorization, origin });

describe('an Authorization header', () => {
  test.each(['', ' '])('that says nothing (%j) is that of nobody', async (authorization) => {
    const answer = await edge.ask({ query: '{ whoAsks }' }, withToken(authorization));
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([200, null]);
    expect(await answer.text()).toContain('\\"subject\\":null');
  });

  const badTokens: [string, () => Promise<string>][] = [
    ['has expired', async () => `Bearer ${await edge.aToken(-3_600)}`],
    ['is for somebody else', async () => `Bearer ${await edge.aToken(300, { aud: 'another' })}`],
    ['is made up', async () => 'Bearer a.b.c'],
    ['is of another scheme', async () => 'Basic a3NlOmtzZQ=='],
  ];

  test.each(badTokens)(
    'whose token %s does not keep anybody from what is for everybody',
    async (_, token) => {
      const headers = withToken(await token());
      const [told, entered] = [
        await edge.ask({ query: '{ balance whoAsks }' }, headers),
        await edge.ask({ query: logIn }, headers),
      ];
      expect([told.status, entered.status]).toEqual([200, 200]);
      expect(await told.json()).toMatchObject({ data: { balance: 7 } });
      expect(await entered.json()).toMatchObject({ data: { logIn: expect.stringMatching(/^token/) } });
      for (const { headers } of [told, entered])
        expect(headers.get('www-authenticate')).toMatch(/^Bearer\b.*error="invalid_token"/);
    },
  );

  test.each(badTokens)('whose token %s gives nobody what is private', async (_, token) => {
    const answer = await edge.ask({ query: '{ mine { id } }' }, withToken(await token()));
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer\b.*error="invalid_token"/);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  test('whose token is good says nothing more', async () => {
    const answer = await edge.ask({ query: '{ mine { id } }' }, withToken(`Bearer ${await edge.aToken()}`));
    expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([200, null]);
    expect(await answer.json()).toEqual({ data: { mine: { id: 'of cus_1' } } });
  });

  test('that is missing where it is needed is asked for', async () => {
    const answer = await edge.ask({ query: '{ mine { id } }' }, { origin });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer\b(?!.*error=)/);
  });
});

const listed = ({ headers }: Response, name: string): string[] =>
  (headers.get(name) ?? '').toLowerCase().split(/ *, */);

describe('a page of an allowed origin', () => {
  const usual = [
    'content-type',
    'authorization',
    'apollo-require-preflight',
    'x-apollo-operation-name',
    'apollographql-client-name',
    'apollographql-client-version',
    'x-graphql-event-stream-token',
    'traceparent',
    'tracestate',
    'baggage',
    'accept-language',
    'x-correlation-id',
  ];

  test('may send the headers that clients send', async () => {
    const answer = await fetch(edge.router.url, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST' },
    });
    expect(listed(answer, 'access-control-allow-headers')).toEqual(expect.arrayContaining(usual));
  });

  test('may send a header of its own only where that is configured', async () => {
    const configured = await openConfigured({ config: { allowedHeaders: ['X-Tenant'] } });
    const send = (url: string, headers: object) =>
      openPage().fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: '{ balance }' }),
      });
    expect((await send(configured.router.url, { 'x-tenant': 'kr', baggage: 'a=b' })).status).toBe(200);
    await expect(send(edge.router.url, { 'x-tenant': 'kr' })).rejects.toThrow(/x-tenant/);
  });

  test('may read what tells it to wait, to sign in again, or what to report', async () => {
    const answer = await edge.ask({ query: '{ balance }' }, { origin });
    expect(listed(answer, 'access-control-expose-headers')).toEqual(
      expect.arrayContaining(['x-correlation-id', 'retry-after', 'www-authenticate']),
    );
  });

  test('may hold a stream in all the ways of its protocol', async () => {
    const answer = await fetch(`${edge.router.url}/stream`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'PUT' },
    });
    expect(listed(answer, 'access-control-allow-methods')).toEqual(
      expect.arrayContaining(['get', 'post', 'put', 'delete']),
    );
  });
});

describe('a connection', () => {
  const keptFor = async ({ router }: Edge): Promise<string | null> =>
    (await fetch(router.url.replace('/graphql', '/live'))).headers.get('keep-alive');

  test('is kept longer than balancers keep theirs', async () => {
    expect(await keptFor(edge)).toBe('timeout=75');
  });

  test('is kept as long as configured', async () => {
    const configured = await openConfigured({ config: { keepAliveMs: 9_000 } });
    expect(await keptFor(configured)).toBe('timeout=9');
  });
});

describe('an error of validation', () => {
  const mistakes = [
    ['a field', '{ balanse }', '"balance"'],
    ['an argument', '{ order(idd: 1) { id } }', '"id"'],
    ['a type', 'query ($id: IDD) { balance }', '"ID"'],
    ['an input field', 'mutation { placeOrder(input: { titel: "x", quantity: 1 }) { id } }', '"title"'],
  ] as const;
  type Answer = { errors: { message: string; locations?: { line: number; column: number }[] }[] };

  test.each(mistakes)('about %s helps developers', async (_, query, meant) => {
    const answer = await development.ask({ query });
    const { errors } = (await answer.json()) as Answer;
    const helpful = errors.find(({ message }) => message.includes('Did you mean'));
    expect(helpful?.message).toContain(meant);
    expect(helpful?.locations).toEqual([{ line: 1, column: expect.any(Number) }]);
  });

  test.each(mistakes)('about %s tells strangers nothing about the graph', async (_, query) => {
    const answer = await edge.ask({ query });
    const { errors } = (await answer.json()) as Answer;
    expect(errors.length).toBeGreaterThan(0);
    for (const error of errors) {
      expect(error.message).not.toContain('Did you mean');
      expect(error).not.toHaveProperty('locations');
    }
  });

  test('of syntax has its place for developers only', async () => {
    const placesFor = async ({ ask }: Edge) =>
      ((await (await ask({ query: '{ balance(' })).json()) as Answer).errors[0]?.locations;
    expect(await placesFor(development)).toEqual([{ line: 1, column: 11 }]);
    expect(await placesFor(edge)).toBeUndefined();
  });
});
