// Clients as they come: each with its defaults, in a page of an allowed origin.

import { createHash } from 'node:crypto';
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, cacheExchange, fetchExchange, subscriptionExchange } from '@urql/core';
import { EventSource } from 'eventsource';
import { ClientError, GraphQLClient } from 'graphql-request';
import { createClient as createSseClient } from 'graphql-sse';
import { createClient as createWsClient } from 'graphql-ws';
import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { openEdge } from '../edge-server.ts';
import { until } from '../shop.ts';
import { openPage, PageWebSocket } from './page.ts';

let edge: Awaited<ReturnType<typeof openEdge>>;
beforeAll(async () => {
  edge = await openEdge();
});
afterAll(async () => {
  await edge.router.close(1_000);
  await edge.graph.close();
});

const url = (): string => edge.router.url;

const placing = 'mutation ($title: String!) { placeOrder(input: { title: $title, quantity: 1 }) { id } }';
const title = 'a latte';
const watching =
  'subscription ($id: ID!) { orderStatus(orderId: $id) { sequence order { delivery { status } } } }';
const eventOf = (sequence: number) => ({
  orderStatus: { sequence, order: { delivery: { status: 'STARTED' } } },
});

let lastOrder = 0;
const anOrder = (): { id: string } => ({ id: `order-${++lastOrder}` });

const opened = (): Promise<void> => until(() => edge.state.open === 1);
const endEveryStream = (): void => {
  for (const stream of [...edge.state.streams]) stream.finish();
};
afterEach(async () => {
  endEveryStream();
  await until(() => edge.state.open === 0);
});

const openSockets = (connectionParams: Record<string, unknown> = {}) => {
  const client = createWsClient({
    url: url().replace('http', 'ws'),
    webSocketImpl: PageWebSocket,
    connectionParams,
  });
  onTestFinished(() => client.dispose());
  return client;
};

const openSseClient = (options: Partial<Parameters<typeof createSseClient<false>>[0]> = {}) => {
  const client = createSseClient({ url: url(), fetchFn: openPage().fetch, ...options });
  onTestFinished(() => client.dispose());
  return client;
};

/** What a client tells about one operation, and when it has ended. */
const aListener = <Heard>() => {
  const heard: Heard[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<void>();
  const failures: unknown[] = [];
  const sink = {
    next: (value: Heard) => void heard.push(value),
    error: (failure: unknown) => {
      failures.push(failure);
      resolve();
    },
    complete: () => resolve(),
  };
  return { heard, failures, ended, sink };
};

/** Two things happen to the order, each is heard, and the stream ends. */
const hearsTwoEventsAndTheEnd = async (
  { id }: { id: string },
  { heard, failures, ended }: ReturnType<typeof aListener<{ data?: unknown }>>,
): Promise<void> => {
  await opened();
  edge.state.happen(id, 'PLACED');
  await until(() => heard.length === 1);
  edge.state.happen(id, 'CONFIRMED');
  await until(() => heard.length === 2);
  expect(heard.map(({ data }) => data)).toEqual([eventOf(1), eventOf(2)]);
  endEveryStream();
  await ended;
  expect(failures).toEqual([]);
};

describe('urql', () => {
  const openUrql = (...more: ConstructorParameters<typeof Client>[0]['exchanges']) => {
    const page = openPage();
    const client = new Client({
      url: url(),
      exchanges: [cacheExchange, ...more, fetchExchange],
      fetch: page.fetch,
    });
    return { client, page };
  };

  const asked = ({
    query = '',
    variables = {},
  }: {
    query?: string | undefined;
    variables?: object | undefined;
  }) => ({
    query,
    variables: { ...variables },
  });

  test('asks queries by GET, as it does unless told otherwise', async () => {
    const { client, page } = openUrql();
    const { data, error } = await client.query('query ($id: ID!) { order(id: $id) { title } }', { id: 7 });
    expect([error, data]).toEqual([undefined, { order: { __typename: 'Order', title: 'book 7' } }]);
    expect(page.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('sends mutations', async () => {
    const { client } = openUrql();
    const { data, error } = await client.mutation(placing, { title });
    expect([error, data]).toEqual([undefined, { placeOrder: { __typename: 'Order', id: title } }]);
  });

  test('tells why a query was refused', async () => {
    const { client } = openUrql();
    const { data, error } = await client.query('{ mine { id } }', {});
    expect(data).toBeFalsy();
    expect(error?.graphQLErrors.map(({ extensions }) => extensions.code)).toEqual(['UNAUTHENTICATED']);
  });

  test('hears events over HTTP with its own fetch', async () => {
    const page = openPage();
    const client = new Client({
      url: url(),
      exchanges: [fetchExchange],
      fetch: page.fetch,
      fetchSubscriptions: true,
    });
    const [order, heard] = [anOrder(), [] as unknown[]];
    const { unsubscribe } = client.subscription(watching, order).subscribe(({ data }) => heard.push(data));
    await opened();
    edge.state.happen(order.id, 'PLACED');
    await until(() => heard.length === 1);
    expect(heard).toEqual([eventOf(1)]);
    unsubscribe();
    await until(() => edge.state.open === 0);
  });

  test('hears events through graphql-ws', async () => {
    const sockets = openSockets();
    const { client } = openUrql(
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: sockets.subscribe(asked(request), sink as never),
          }),
        }),
      }),
    );
    const [order, heard] = [anOrder(), [] as unknown[]];
    const { unsubscribe } = client.subscription(watching, order).subscribe(({ data }) => heard.push(data));
    await opened();
    edge.state.happen(order.id, 'PLACED');
    await until(() => heard.length === 1);
    expect(heard).toMatchObject([eventOf(1)]);
    unsubscribe();
    await until(() => edge.state.open === 0);
  });

  test('hears events through graphql-sse', async () => {
    const events = openSseClient();
    const { client } = openUrql(
      subscriptionExchange({
        forwardSubscription: (request) => ({
          subscribe: (sink) => ({
            unsubscribe: events.subscribe(asked(request), sink as never),
          }),
        }),
      }),
    );
    const [order, heard] = [anOrder(), [] as unknown[]];
    const { unsubscribe } = client.subscription(watching, order).subscribe(({ data }) => heard.push(data));
    await opened();
    edge.state.happen(order.id, 'PLACED');
    await until(() => heard.length === 1);
    expect(heard).toMatchObject([eventOf(1)]);
    unsubscribe();
    await until(() => edge.state.open === 0);
  });
});

describe('Apollo Client', () => {
  const balance = gql('{ balance }');
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

  const openApollo = (options: HttpLink.Options = {}, before: readonly ApolloLink[] = []) => {
    const page = openPage();
    const client = new ApolloClient({
      link: ApolloLink.from([...before, new HttpLink({ uri: url(), fetch: page.fetch, ...options })]),
      cache: new InMemoryCache(),
      clientAwareness: { name: 'shop', version: '1.0' },
    });
    return { client, page };
  };

  test('asks by POST, and names itself', async () => {
    const { client, page } = openApollo();
    expect((await client.query({ query: balance })).data).toEqual({ balance: 7 });
    expect(
      page.sent.map(({ method, headers }) => [method, headers.get('apollographql-client-name')]),
    ).toEqual([['POST', 'shop']]);
  });

  test('sends mutations', async () => {
    const { client } = openApollo();
    const { data } = await client.mutate({ mutation: gql(placing), variables: { title } });
    expect(data).toEqual({ placeOrder: { __typename: 'Order', id: title } });
  });

  test('asks by GET when told to', async () => {
    const { client, page } = openApollo({ useGETForQueries: true });
    const query = gql('query Book($id: ID!) { order(id: $id) { title payment { amount } } }');
    expect((await client.query({ query, variables: { id: '7' } })).data).toEqual({
      order: { __typename: 'Order', title: 'book 7', payment: { __typename: 'Payment', amount: 900 } },
    });
    expect(page.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('asks by hash: once with the text, when the hash is not known yet, and from then on without', async () => {
    const openPersisted = () =>
      openApollo({}, [new PersistedQueryLink({ sha256, useGETForHashedQueries: true })]);
    const query = gql('query ByHash { balance viewer { name } }');
    const withText = ({ url, method }: { url: string; method: string }): boolean =>
      method === 'POST' || new URL(url).searchParams.has('query');
    const [first, second] = [openPersisted(), openPersisted()];
    for (const { client } of [first, second])
      expect((await client.query({ query })).data).toMatchObject({ balance: 7, viewer: { name: 'Kim' } });
    expect(first.page.sent.map(withText)).toEqual([false, true]);
    expect(second.page.sent.map(withText)).toEqual([false]);
  });

  test('a hash that is not of the text is refused, and stays unknown', async () => {
    const persistedQuery = { version: 1, sha256Hash: sha256('{ balance }') };
    const wrong = await edge.ask({ query: '{ couriers }', extensions: { persistedQuery } });
    expect(wrong.status).toBe(400);
    const asked = await edge.ask({ extensions: { persistedQuery } });
    expect(await asked.json()).toMatchObject({
      errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }],
    });
  });

  test('hears the events of a subscription over multipart HTTP, which is its default', async () => {
    const { client, page } = openApollo();
    const [order, listener] = [anOrder(), aListener<{ data?: unknown }>()];
    client
      .subscribe({ query: gql(watching), variables: order, fetchPolicy: 'no-cache' })
      .subscribe(listener.sink);
    await opened();
    edge.state.happen(order.id, 'PLACED');
    await until(() => listener.heard.length === 1);
    edge.state.happen(order.id, 'CONFIRMED');
    await until(() => listener.heard.length === 2);
    expect(listener.heard).toMatchObject([{ data: eventOf(1) }, { data: eventOf(2) }]);
    endEveryStream();
    await listener.ended;
    expect(listener.failures).toEqual([]);
    expect(page.sent).toHaveLength(1);
  });

  test('is told at once why a subscription was refused', async () => {
    const { client } = openApollo();
    const { heard, ended, sink } = aListener<{ error?: unknown }>();
    client.subscribe({ query: gql('subscription { mineChanged { sequence } }') }).subscribe(sink);
    await ended;
    expect(heard).toMatchObject([{ error: { errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] } }]);
  }, 2_000);
});

describe('graphql-request', () => {
  const openRequests = (config: ConstructorParameters<typeof GraphQLClient>[1] = {}) => {
    const page = openPage();
    return { client: new GraphQLClient(url(), { fetch: page.fetch, ...config }), page };
  };

  test('asks queries and sends mutations', async () => {
    const { client } = openRequests();
    expect(await client.request('{ balance }')).toEqual({ balance: 7 });
    expect(await client.request(placing, { title })).toEqual({ placeOrder: { id: title } });
  });

  test('asks by GET when told to', async () => {
    const { client, page } = openRequests({ method: 'GET' });
    const query = 'query Book($id: ID!) { order(id: $id) { title } }';
    expect(await client.request(query, { id: '7' })).toEqual({ order: { title: 'book 7' } });
    expect(page.sent.map(({ method }) => method)).toEqual(['GET']);
  });

  test('tells why a query was refused', async () => {
    const { client } = openRequests();
    const failure = await client.request('{ mine { id } }').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ClientError);
    expect(failure).toMatchObject({
      response: { status: 401, errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] },
    });
  });
});

describe('graphql-ws', () => {
  test('asks queries, sends mutations and hears events, one after another on one socket', async () => {
    const client = openSockets();
    expect((await client.iterate({ query: '{ balance }' }).next()).value).toEqual({ data: { balance: 7 } });
    expect((await client.iterate({ query: placing, variables: { title } }).next()).value).toEqual({
      data: { placeOrder: { id: title } },
    });
    const [order, listener] = [anOrder(), aListener<{ data?: unknown }>()];
    client.subscribe({ query: watching, variables: order }, listener.sink);
    await hearsTwoEventsAndTheEnd(order, listener);
  });

  test('is told at once why an operation was refused, and goes on', async () => {
    const client = openSockets();
    const { failures, ended, sink } = aListener();
    client.subscribe({ query: 'subscription { mineChanged { sequence } }' }, sink);
    await ended;
    expect(failures).toMatchObject([[{ extensions: { code: 'UNAUTHENTICATED' } }]]);
    expect((await client.iterate({ query: '{ balance }' }).next()).value).toEqual({ data: { balance: 7 } });
  }, 2_000);

  test('may give its token in any of the usual ways', async () => {
    const authorization = `Bearer ${await edge.aToken()}`;
    for (const given of [
      { authorization },
      { Authorization: authorization },
      { headers: { authorization } },
      { headers: { Authorization: authorization } },
    ]) {
      const client = openSockets(given);
      const asked = await client.iterate({ query: '{ mine { id } }' }).next();
      expect([given, asked.value]).toEqual([given, { data: { mine: { id: 'of cus_1' } } }]);
    }
  });
});

describe.each([
  { mode: 'with a connection for each operation', singleConnection: false, path: '' },
  { mode: 'with a single connection', singleConnection: true, path: '/stream' },
])('graphql-sse $mode', ({ singleConnection, path }) => {
  const openEvents = (headers: Record<string, string> = {}) =>
    openSseClient({ url: `${url()}${path}`, singleConnection: singleConnection as false, headers });

  test('asks queries, sends mutations and hears events', async () => {
    const client = openEvents({ authorization: `Bearer ${await edge.aToken()}` });
    expect((await client.iterate({ query: '{ mine { id } }' }).next()).value).toEqual({
      data: { mine: { id: 'of cus_1' } },
    });
    expect((await client.iterate({ query: placing, variables: { title } }).next()).value).toEqual({
      data: { placeOrder: { id: title } },
    });
    const [order, listener] = [anOrder(), aListener<{ data?: unknown }>()];
    client.subscribe({ query: watching, variables: order }, listener.sink as never);
    await hearsTwoEventsAndTheEnd(order, listener);
  });

  test('leaves a stream that it no longer wants', async () => {
    const client = openEvents();
    const [order, listener] = [anOrder(), aListener()];
    const leave = client.subscribe({ query: watching, variables: order }, listener.sink as never);
    await opened();
    leave();
    await until(() => edge.state.open === 0);
  });

  test.each([
    ['a caller who is nobody', 'subscription { mineChanged { sequence } }', 'UNAUTHENTICATED'],
    ['an unknown field', 'subscription { nope }', 'GRAPHQL_VALIDATION_FAILED'],
    ['a query that is no GraphQL', 'subscription {', 'GRAPHQL_PARSE_FAILED'],
    [
      'too many aliases',
      `{ ${Array.from({ length: 31 }, (_, n) => `a${n}: balance`).join(' ')} }`,
      'QUERY_TOO_COMPLEX',
    ],
  ])('is told at once of %s', { timeout: 2_000 }, async (_, query, code) => {
    const client = openEvents();
    const { heard, failures, ended, sink } = aListener<{ errors?: unknown }>();
    client.subscribe({ query }, sink as never);
    await ended;
    expect([failures, heard]).toMatchObject([[], [{ errors: [{ extensions: { code } }] }]]);
  });
});

describe('EventSource', () => {
  const openSource = (query: string, variables: object) => {
    const page = openPage();
    const asked = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const source = new EventSource(`${url()}?${asked}`, { fetch: page.fetch as never });
    onTestFinished(() => source.close());
    const heard: unknown[] = [];
    source.addEventListener('next', ({ data }) => heard.push(JSON.parse(data)));
    const completed = new Promise((resolve) => source.addEventListener('complete', resolve));
    return { page, heard, completed };
  };

  test('hears events by GET, with no header that needs permission', async () => {
    const order = anOrder();
    const { page, heard, completed } = openSource(watching, order);
    await opened();
    edge.state.happen(order.id, 'PLACED');
    edge.state.happen(order.id, 'CONFIRMED');
    await until(() => heard.length === 2);
    expect(heard).toEqual([{ data: eventOf(1) }, { data: eventOf(2) }]);
    endEveryStream();
    await completed;
    const headers = page.sent.map(({ headers }) => [...headers.keys()].sort());
    expect(headers).toEqual([['accept', 'origin']]);
  });

  test('is told at once why a subscription was refused', { timeout: 2_000 }, async () => {
    const { heard, completed } = openSource('subscription { mineChanged { sequence } }', {});
    await completed;
    expect(heard).toMatchObject([{ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] }]);
  });
});
