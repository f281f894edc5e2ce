// A small graph of four subgraphs in this process, whose outages and events the tests decide.

import { createRequire } from 'node:module';
import type { Call, Caller, SubgraphClient } from '@jumun/platform/graph/client';
import { withDeadline } from '@jumun/platform/kernel/deadline';
import { Fault } from '@jumun/platform/kernel/errors';
import { compose } from '@jumun/schema/compose';
import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLSchema,
  parse,
  subscribe,
} from 'graphql';
import type { Limits } from '../admission/limits.ts';
import type { GraphCall } from '../call.ts';
import { type Graph, type GraphParts, openGraph } from '../graph.ts';
import type { Log } from '../masking.ts';

const { buildSubgraphSchema } = createRequire(import.meta.resolve('@jumun/platform/graph/client'))(
  '@apollo/subgraph',
) as {
  buildSubgraphSchema(modules: readonly { typeDefs: DocumentNode; resolvers: object }[]): GraphQLSchema;
};

const head = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@composeDirective", "@inaccessible"])
    @link(url: "https://jumun.example/access/v1.0", import: ["@access"])
    @link(url: "https://jumun.example/load/v1.0", import: ["@newWork", "@attempts"])
    @composeDirective(name: "@access")
    @composeDirective(name: "@newWork")
    @composeDirective(name: "@attempts")
  directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String)
    repeatable on OBJECT | FIELD_DEFINITION
  directive @newWork on FIELD_DEFINITION
  directive @attempts(by: String) on FIELD_DEFINITION
`;

const sdls = {
  orders: `${head}
    type Query {
      order(id: ID!): Order @access(public: true)
      orders(first: Int = 20, tags: [String!], ids: [ID!]): [Order!]! @access(public: true)
      mine: Order @access(signedIn: true)
      broken: String @access(public: true)
      hole: Hole @access(public: true)
      askInside(id: ID!): String @access(requires: [["service:payments"]]) @inaccessible
    }
    type Hole { bottom: String! }
    type Mutation {
      placeOrder(input: PlaceOrderInput!): Order @access(public: true) @newWork
      register(name: String!): String @access(requires: [["catalog:write"], ["admin", "boss"]])
      cancel(id: ID!): Order @access(owner: "customerId")
    }
    input PlaceOrderInput { title: String! quantity: Int! deeper: PlaceOrderInput more: [Int!] }
    type Subscription {
      orderStatus(orderId: ID!, after: Int): OrderEvent! @access(public: true)
      ticks: Int! @access(public: true)
      changes(after: String): Change! @access(public: true)
      mineChanged: OrderEvent! @access(signedIn: true)
    }
    type Change { cursor: String! }
    type OrderEvent { sequence: Int! status: String! order: Order! }
    type Order @key(fields: "id") { id: ID! title: String! customer: Customer }
    type Customer @key(fields: "id", resolvable: false) { id: ID! }`,
  payments: `${head}
    type Query { balance: Int @access(public: true) }
    type Order @key(fields: "id") { id: ID! payment: Payment }
    type Payment { status: String! amount: Int! }`,
  deliveries: `${head}
    type Query { couriers: Int @access(public: true) }
    type Order @key(fields: "id") { id: ID! delivery: Delivery }
    type Delivery { status: String! }`,
  customers: `${head}
    type Query { viewer: Customer @access(public: true) whoAsks: String @access(public: true) }
    type Mutation { logIn(email: String!, password: String!): String @access(public: true) @attempts(by: "email") }
    type Customer @key(fields: "id") { id: ID! name: String! }`,
};

export type SubgraphName = keyof typeof sdls;

export const composed = (changed: Partial<Record<SubgraphName, string>> = {}): string => {
  const composition = compose({ ...sdls, ...changed });
  if ('problems' in composition) throw new Error(JSON.stringify(composition.problems));
  return composition.supergraphSdl;
};

export const sdlOf = (name: SubgraphName): string => sdls[name];

type Happening = { readonly sequence: number; readonly status: string };

/** What a subgraph does when it is asked: answer, refuse the connection, never answer, answer late, or give exactly this answer. */
export type Mood = 'well' | 'away' | 'hanging' | number | ExecutionResult;

export const aCaller = (subject: string, ...scopes: string[]): Caller => ({
  subject,
  scopes,
  stores: [],
  service: null,
});

let lastCall = 0;
export const aCall = (more: Partial<GraphCall> = {}): GraphCall => ({
  caller: { subject: null, scopes: [], stores: [], service: null },
  locale: 'en',
  correlationId: `call-${++lastCall}-aaaa`,
  ...more,
});

export const silent: Log = { info() {}, warn() {}, error() {} } as unknown as Log;

/** Opens the shop; a test controls it through `state`. */
export const openShop = async (
  limits: Partial<Limits> = {},
  supergraphSdl = composed(),
  parts: Partial<GraphParts> = {},
) => {
  const state = {
    moods: { orders: 'well', payments: 'well', deliveries: 'well', customers: 'well' } as Record<
      SubgraphName,
      Mood
    >,
    calls: [] as { subgraph: string; query: string; call: Call }[],
    logIns: 0,
    placed: 0,
    /** Streams that are open at the orders subgraph right now, and ever. */
    open: 0,
    opened: 0,
    lastStream: undefined as { query: string; variables: unknown } | undefined,
    /** What a stream waits for before it opens. */
    beforeStream: async (): Promise<void> => undefined,
    history: new Map<string, Happening[]>(),
    streams: new Set<{
      orderId: string;
      tell(happening: Happening): void;
      fail(error: unknown): void;
      finish(): void;
    }>(),
    happen(orderId: string, status: string): void {
      const list = state.history.get(orderId) ?? [];
      const happening = { sequence: list.length + 1, status };
      state.history.set(orderId, [...list, happening]);
      for (const stream of state.streams) if (stream.orderId === orderId) stream.tell(happening);
    },
    /** All streams break, as when the subgraph is killed. */
    breakStreams(): void {
      for (const stream of [...state.streams])
        stream.fail(new Fault('SERVICE_UNAVAILABLE', { ko: 'gone', en: 'gone' }));
    },
  };

  const eventOf =
    (orderId: string) =>
    ({ sequence, status }: Happening) => ({
      sequence,
      status,
      order: { id: orderId, title: `book ${orderId}` },
    });

  const stream = (orderId: string, after: number | null | undefined, signal?: AbortSignal) => {
    const queue: unknown[] = (state.history.get(orderId) ?? [])
      .filter(({ sequence }) => sequence > (after ?? 0))
      .map(eventOf(orderId));
    const waiting: { resolve(step: IteratorResult<unknown>): void; reject(error: unknown): void }[] = [];
    let [ended, failure] = [false, undefined as unknown];
    const end = (): void => {
      if (ended) return;
      ended = true;
      state.open -= 1;
      state.streams.delete(handle);
      for (const { resolve } of waiting.splice(0)) resolve({ done: true, value: undefined });
    };
    const handle = {
      orderId,
      tell(happening: Happening) {
        const next = waiting.shift();
        if (next) next.resolve({ done: false, value: eventOf(orderId)(happening) });
        else queue.push(eventOf(orderId)(happening));
      },
      fail(error: unknown) {
        failure = error;
        for (const { reject } of waiting.splice(0)) reject(error);
        end();
      },
      finish: end,
    };
    state.open += 1;
    state.opened += 1;
    state.streams.add(handle);
    signal?.addEventListener('abort', end);
    const events = {
      [Symbol.asyncIterator]: () => events,
      next: (): Promise<IteratorResult<unknown>> => {
        if (queue.length > 0) return Promise.resolve({ done: false, value: queue.shift() });
        if (failure) return Promise.reject(failure);
        if (ended) return Promise.resolve({ done: true, value: undefined });
        return new Promise((resolve, reject) => waiting.push({ resolve, reject }));
      },
      return: () => {
        end();
        return Promise.resolve({ done: true as const, value: undefined });
      },
    };
    return events;
  };

  const order = (id: string) => ({ id, title: `book ${id}`, customer: { id: `customer of ${id}` } });
  const resolvers = {
    orders: {
      Query: {
        order: (_: unknown, { id }: { id: string }) => (id === 'missing' ? null : order(id)),
        orders: (_: unknown, { first }: { first: number }) =>
          Array.from({ length: first }, (__, index) => order(String(index))),
        mine: (_: unknown, __: unknown, { caller }: Call) => order(`of ${caller.subject}`),
        broken: () => {
          throw new Error('SQLITE_ERROR: no such table at /srv/secret/orders.db');
        },
        hole: () => ({ bottom: null }),
      },
      Mutation: {
        placeOrder: async (_: unknown, { input }: { input: { title: string } }) => {
          state.placed += 1;
          return order(input.title);
        },
        register: () => 'registered',
        cancel: () => {
          throw new Fault(
            'NOT_FOUND',
            { ko: '그런 주문은 없습니다.', en: 'There is no such order.' },
            { secret: 'x', field: 'id' },
          );
        },
      },
      Subscription: {
        orderStatus: {
          subscribe: (
            _: unknown,
            { orderId, after }: { orderId: string; after?: number },
            { signal }: Call,
          ) => stream(orderId, after, signal),
          resolve: (event: unknown) => event,
        },
        mineChanged: {
          subscribe: (_: unknown, __: unknown, { caller, signal }: Call) =>
            stream(`of ${caller.subject}`, 0, signal),
          resolve: (event: unknown) => event,
        },
        changes: {
          subscribe: (_: unknown, { after }: { after?: string }, { signal }: Call) =>
            stream('changes', after ? Number(after.slice(1)) : state.history.get('changes')?.length, signal),
          resolve: ({ sequence }: Happening) => ({ cursor: `c${sequence}` }),
        },
        ticks: {
          subscribe: (_: unknown, __: unknown, { signal }: Call) => stream('ticks', 0, signal),
          resolve: ({ sequence }: Happening) => sequence,
        },
      },
      Order: {
        __resolveReference: ({ id }: { id: string }) => order(id),
        customer: ({ id }: { id: string }) => ({ id: `customer of ${id}` }),
      },
    },
    payments: {
      Query: { balance: () => 7 },
      Order: {
        __resolveReference: (reference: unknown) => reference,
        payment: () => ({ status: 'APPROVED', amount: 900 }),
      },
    },
    deliveries: {
      Query: { couriers: () => 2 },
      Order: {
        __resolveReference: (reference: unknown) => reference,
        delivery: () => ({ status: 'STARTED' }),
      },
    },
    customers: {
      Query: {
        viewer: () => ({ id: 'me', name: 'Kim' }),
        whoAsks: (_: unknown, __: unknown, call: Call) => JSON.stringify(call.caller),
      },
      Mutation: { logIn: () => `token ${++state.logIns}` },
      Customer: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `name of ${id}` }) },
    },
  };

  const clientOf = (name: SubgraphName): SubgraphClient => {
    const schema = buildSubgraphSchema([{ typeDefs: parse(sdls[name]), resolvers: resolvers[name] }]);
    const documents = new Map<string, DocumentNode>();
    const documentOf = (query: string): DocumentNode => {
      const known = documents.get(query) ?? parse(query);
      documents.set(query, known);
      return known;
    };
    const argsOf = (
      { query, variables, operationName }: Parameters<SubgraphClient['execute']>[0],
      call: Call,
    ) => ({
      schema,
      document: documentOf(query),
      variableValues: variables,
      operationName: operationName ?? null,
      contextValue: call,
    });
    return {
      name,
      async execute(request, call) {
        state.calls.push({ subgraph: name, query: request.query, call });
        if (state.calls.length > 1_000) state.calls.length = 0;
        const mood = state.moods[name];
        if (mood === 'away') throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
        const answer = async (): Promise<ExecutionResult> => {
          if (mood === 'hanging') await new Promise(() => undefined);
          if (typeof mood === 'object') return mood;
          if (typeof mood === 'number') await new Promise((resolve) => setTimeout(resolve, mood));
          return execute(argsOf(request, call) as never);
        };
        // every client keeps the time of its call
        return withDeadline(call.withinMs ?? 5_000, answer());
      },
      async subscribe(request, call) {
        if (state.moods[name] === 'away')
          throw new Fault('SERVICE_UNAVAILABLE', {
            ko: 'connect ECONNREFUSED 10.0.0.7:5432',
            en: 'connect ECONNREFUSED 10.0.0.7:5432',
          });
        state.lastStream = { query: request.query, variables: request.variables };
        await state.beforeStream();
        return (await subscribe(argsOf(request, call) as never)) as
          | AsyncIterableIterator<ExecutionResult>
          | ExecutionResult;
      },
      close: () => Promise.resolve(),
    };
  };

  const names = Object.keys(sdls) as SubgraphName[];
  const clients = Object.fromEntries(names.map((name) => [name, clientOf(name)]));
  const graph: Graph = await openGraph({
    supergraphSdl,
    clientFor: (name) => {
      const client = clients[name];
      if (!client) throw new Error(`There is no subgraph "${name}".`);
      return client;
    },
    limits: { queryMs: 300, mutationMs: 500, ...limits },
    log: silent,
    ...parts,
  });
  return { graph, state, clients };
};

/** Polls until the condition holds. */
export const until = async (holds: () => boolean, milliseconds = 2_000): Promise<void> => {
  const deadline = Date.now() + milliseconds;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`not within ${milliseconds} ms: ${holds}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

export const codesOf = ({ errors }: ExecutionResult): unknown[] =>
  (errors ?? []).map(({ extensions }) => extensions.code);
