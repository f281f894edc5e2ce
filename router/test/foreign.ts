// A graph that is not ours: three subgraphs over HTTP and WebSocket as others write them, with libraries of others.

import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type GraphQLSchema, parse } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/node';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

const head =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@interfaceObject"])';

/** The subgraphs' own words; `more` is an addition to books. */
const sdls = (more = '') => ({
  books: `${head}
    interface Product @key(fields: "id") { id: ID! title: String! }
    type Book implements Product @key(fields: "id") { id: ID! title: String! weight: Int! pages: Int! }
    type Disc implements Product @key(fields: "id") { id: ID! title: String! minutes: Int! }
    type Query {
      products: [Product!]!
      book(id: ID!): Book
      whoAsks: String
      slowly(ms: Int!): String
      broken: String
      refused: String
    }
    type Mutation { sell(id: ID!): Book }
    type Subscription { sold: Sale! whoWatches: String }
    type Sale { number: Int! book: Book! }
    ${more}`,
  shipping: `${head}
    type Book @key(fields: "id") { id: ID! weight: Int! @external postage: String @requires(fields: "weight") }
    type Query { carriers: [String!]! heaviest: Book }`,
  reviews: `${head}
    type Product @key(fields: "id") @interfaceObject { id: ID! stars(of: Int = 5): String }`,
});

export type Name = keyof ReturnType<typeof sdls>;

const things = [
  { __typename: 'Book', id: '1', title: 'Emma', weight: 300, pages: 474 },
  { __typename: 'Disc', id: '2', title: 'Kind of Blue', minutes: 46 },
];

type Asking = { readonly headers: IncomingHttpHeaders };

export type Asked = {
  readonly subgraph: Name;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
};

/** Opens the subgraphs, and writes the supergraphs that name them. */
export const openForeign = async () => {
  const asked: Asked[] = [];
  const sales = new Set<(number: number) => void>();
  const state = { sold: 0, watching: 0, postageMs: 0 };

  const watch = () => {
    const waiting: number[] = [];
    let wake = (): void => {};
    let isOver = false;
    const hear = (number: number): void => {
      waiting.push(number);
      wake();
    };
    sales.add(hear);
    state.watching += 1;
    const end = (): void => {
      if (isOver) return;
      isOver = true;
      state.watching -= 1;
      sales.delete(hear);
      wake();
    };
    const events: AsyncIterableIterator<unknown> = {
      async next() {
        while (waiting.length === 0 && !isOver)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        const number = waiting.shift();
        return number === undefined
          ? { done: true, value: undefined }
          : { done: false, value: { sold: { number, book: things[0] } } };
      },
      async return() {
        end();
        return { done: true, value: undefined };
      },
      [Symbol.asyncIterator]: () => events,
    };
    return events;
  };

  const resolvers: Record<Name, object> = {
    books: {
      Query: {
        products: () => things,
        book: (_: unknown, { id }: { id: string }) => things.find((thing) => thing.id === id),
        whoAsks: (_: unknown, __: unknown, { headers }: Asking) =>
          `${headers.authorization} ${headers['x-api-key']}`,
        slowly: async (_: unknown, { ms }: { ms: number }, { headers }: Asking) => {
          await pause(ms);
          return headers.authorization;
        },
        broken: () => {
          throw new Error('SQLITE_ERROR: no such table');
        },
        refused: () => {
          throw Object.assign(new Error('Only for members.'), {
            extensions: { code: 'NOT_A_MEMBER', since: 3 },
          });
        },
      },
      Mutation: {
        sell: (_: unknown, { id }: { id: string }) => {
          state.sold += 1;
          for (const hear of [...sales]) hear(state.sold);
          return things.find((thing) => thing.id === id);
        },
      },
      Subscription: {
        sold: { subscribe: watch },
        whoWatches: {
          async *subscribe(_: unknown, __: unknown, { headers }: Asking) {
            yield { whoWatches: headers.authorization };
          },
        },
      },
      Product: { __resolveReference: ({ id }: { id: string }) => things.find((thing) => thing.id === id) },
      Book: { __resolveReference: ({ id }: { id: string }) => things.find((thing) => thing.id === id) },
    },
    shipping: {
      Query: {
        carriers: () => ['post'],
        heaviest: async () => {
          await pause(state.postageMs);
          return { id: '1' };
        },
      },
      Book: {
        __resolveReference: (reference: unknown) => reference,
        postage: async ({ weight }: { weight: number }) => {
          await pause(state.postageMs);
          return `${weight} g`;
        },
      },
    },
    reviews: {
      Product: {
        __resolveReference: (reference: unknown) => reference,
        stars: ({ id }: { id: string }, { of }: { of: number }) => `${id}/${of}`,
      },
    },
  };

  const open = async (name: Name, more = '') => {
    const schema = buildSubgraphSchema([
      { typeDefs: parse(sdls(more)[name]), resolvers: resolvers[name] as never },
    ]);
    const server = await serve(schema, (query, headers) => asked.push({ subgraph: name, query, headers }));
    opened.push(server);
    return server;
  };
  const opened: Awaited<ReturnType<typeof serve>>[] = [];
  const names = Object.keys(resolvers) as Name[];
  const servers = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, await open(name)])),
  ) as Record<Name, Awaited<ReturnType<typeof serve>>>;

  return {
    asked,
    state,
    servers,
    /** Another process with the same subgraph. */
    open,
    supergraph: (changed: { readonly urls?: Partial<Record<Name, string>>; readonly more?: string } = {}) => {
      const { supergraphSdl, errors } = composeServices(
        names.map((name) => ({
          name,
          url: changed.urls?.[name] ?? servers[name].url,
          typeDefs: parse(sdls(changed.more)[name]),
        })),
      );
      if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join('\n'));
      return supergraphSdl;
    },
    close: async () => {
      for (const server of opened) await server.close();
    },
  };
};

export type Foreign = Awaited<ReturnType<typeof openForeign>>;

const serve = async (schema: GraphQLSchema, tell: (query: string, headers: IncomingHttpHeaders) => void) => {
  const handle = createHandler({
    schema,
    context: ({ raw }) => ({ headers: raw.headers }),
    onSubscribe: ({ raw }, { query }) => void tell(String(query), raw.headers),
  });
  const server = createServer((request, response) => void handle(request, response));
  const sockets = new WebSocketServer({ server });
  useServer({ schema, context: ({ extra }) => ({ headers: extra.request.headers }) }, sockets);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    sockets: () => sockets.clients.size,
    connections: () =>
      new Promise<number>((resolve, reject) =>
        server.getConnections((error, count) => (error ? reject(error) : resolve(count))),
      ),
    async close() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
