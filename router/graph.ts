// The one graph behind HTTP, WebSocket, SSE and multipart: ApolloServer over ApolloGateway, with our admission before the
// execution and our executor in its place.

import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { openBudgets } from './admission/budget.ts';
import type { Documents } from './admission/documents.ts';
import { defaultLimits, type Limits } from './admission/limits.ts';
import { noOverload, type Overload, overloaded, type TurnedAway } from './admission/overload.ts';
import { checkPersisted } from './admission/persisted.ts';
import { admission } from './admission/plugin.ts';
import { openLoopShare } from './admission/share.ts';
import { type OpenLimit, ownLimits } from './admission/shared-limits.ts';
import { noTrustedDocuments, type Trusted } from './admission/trusted.ts';
import { answerWith } from './answer.ts';
import { openServer, plain } from './apollo.ts';
import type { GraphCall } from './call.ts';
import { openClients } from './clients.ts';
import { CompiledGateway } from './gateway.ts';
import { failure, internal, type Log, outage, refused } from './masking.ts';
import { countRefused, watchUpstreams } from './metrics.ts';
import type { Admitted, RouterContext } from './operation.ts';
import { streamWith } from './stream.ts';
import { type Ask, type Asking, isEvents, type Streamed } from './subscriptions/streams.ts';
import { openSubscriptions } from './subscriptions/subscriptions.ts';
import { type Loaded, loader } from './supergraph.ts';

export type Graph = {
  /** ApolloServer, for HTTP: what it is asked passes the same admission. */
  readonly server: ApolloServer<RouterContext>;
  /** What clients may ask right now. */
  schema(): GraphQLSchema;
  /** The request with the text of the trusted document that it names; throws a fault for an unknown name or a wrong hash. */
  resolved(asking: Asking): Asking;
  /** Looks whether a request would begin new work while there is no room for it: cheaply, before anything else is done for it. */
  turnedAway(asking: Asking): TurnedAway | undefined;
  /** One operation of any kind: its answer, or its events. Never rejects. */
  readonly ask: Ask;
  /** `ask` for a query or a mutation. */
  execute(request: GraphRequest, call: GraphCall): Promise<ExecutionResult>;
  /** `ask` for a subscription too. */
  subscribe(request: GraphRequest, call: GraphCall): Promise<Streamed>;
  /**
   * Takes another supergraph without losing a request or a stream, and answers whether it is another; throws and keeps the last
   * one where it is not good.
   */
  replace(supergraphSdl: string): boolean;
  /** How many streams are open towards subgraphs. */
  upstreams(): number;
  /** Ends every stream. Clients are let go, not closed: that is for their opener. */
  close(): Promise<void>;
};

export type GraphParts = {
  readonly supergraphSdl: string;
  /** The way to a subgraph; `url` is what the supergraph says. Throws for a subgraph that cannot be asked. */
  readonly clientFor: (name: string, url: string) => SubgraphClient;
  /** Told of a client that nobody asks any more: another supergraph is in place, or the graph has closed. */
  readonly letGo?: (client: SubgraphClient) => void;
  readonly limits?: Partial<Limits>;
  readonly log: Log;
  /** Whether every root field must say by @access who may ask it: true for our own graph. */
  readonly guarded?: boolean;
  /** Whether clients see only those errors of subgraphs that are meant for them; true by default. */
  readonly hides?: boolean;
  /** Shows locations and suggestions with the errors of a document. */
  readonly explains?: boolean;
  /** Plugins of ApolloServer beside our own. */
  readonly plugins?: readonly ApolloServerPlugin<RouterContext>[];
  readonly trusted?: Trusted;
  /** Turns new work away when there is too much to do; nothing is unless given. Closed with the graph. */
  readonly overload?: Overload;
  /** Where what callers use is counted: in this process unless given. */
  readonly openLimit?: OpenLimit;
  readonly landingPage?: (() => string) | undefined;
};

/** Opens the graph; throws when a root field has no @access or a subgraph cannot be asked. */
export const openGraph = async ({
  supergraphSdl,
  clientFor,
  letGo,
  limits: wished,
  log,
  guarded = true,
  hides = true,
  explains = false,
  plugins = [],
  trusted = noTrustedDocuments,
  overload = noOverload,
  openLimit = ownLimits(),
  landingPage,
}: GraphParts): Promise<Graph> => {
  process.env.APOLLO_TELEMETRY_DISABLED ??= 'true'; // else @apollo/gateway reports to Apollo once an hour
  const limits: Limits = { ...defaultLimits, ...wished };
  const clients = openClients({
    clientFor,
    letGo,
    longestRequestMs: limits.requestMs + limits.mutationMs,
  });
  const subscriptions = openSubscriptions({ limits, log, hides });
  const open = streamWith({ subscriptions, clientOf: clients.named, log, hides });
  const gateway = new CompiledGateway<Loaded>({
    supergraphSdl,
    load: loader({ clients, limits, log, guarded, explains }),
    log: { debug() {}, info() {}, warn: log.warn.bind(log), error: log.error.bind(log) },
    execute: executeWith(answerWith({ limits, log, hides }), open, overload),
  });
  const budgets = openBudgets(limits, openLimit);
  const documentsFor = (schema: GraphQLSchema): Documents => gateway.loadedFor(schema).documents;
  const server = await openServer({
    gateway,
    plugins: [admission({ limits, log, budgets, overload, trusted, documentsFor }), ...plugins],
    landingPage,
    trusted,
    log,
  });
  const forget = watchUpstreams(subscriptions.upstreams);

  let isClosed = false;
  const resolved = resolvedBy(trusted, () => isClosed);
  const turnedAway: Graph['turnedAway'] = ({ query, operationName }) =>
    query !== undefined && documentsFor(gateway.current).beginsNewWork(query, operationName)
      ? overload.refusal()
      : undefined;
  const ask = askWith({ server, resolved, turnedAway, log });

  return {
    server,
    resolved,
    turnedAway,
    schema: () => gateway.current,
    ask,
    execute: async (request, call) => {
      const result = await ask(request, call, { streams: false, mutations: true });
      return isEvents(result) ? refused(internal(), call.locale) : result;
    },
    subscribe: (request, call) => ask(request, call, { streams: true, mutations: true }),
    replace: (sdl) => gateway.replace(sdl),
    upstreams: subscriptions.upstreams,
    async close() {
      isClosed = true;
      forget();
      subscriptions.close();
      overload.close();
      await server.stop();
      clients.close();
    },
  };
};

/** A request with its text, if it has one yet. */
const resolvedBy =
  (trusted: Trusted, isClosed: () => boolean): Graph['resolved'] =>
  (asking) => {
    if (isClosed()) throw outage();
    const { query, documentId } = asking;
    const isNamed = documentId !== undefined && query === undefined;
    const whole = isNamed ? { ...asking, query: trusted.judge({ documentId }).text } : asking;
    checkPersisted(whole);
    return whole;
  };

const askWith =
  ({
    server,
    resolved,
    turnedAway,
    log,
  }: Pick<Graph, 'server' | 'resolved' | 'turnedAway'> & { readonly log: Log }): Ask =>
  async (asking, call, { streams, mutations = true }) => {
    const asked: RouterContext['asked'] = { carries: { streams, mutations } };
    try {
      const refusal = turnedAway(asking);
      if (refusal) throw overloaded(refusal);
      const { query, operationName, variables, extensions } = resolved(asking);
      const request = { query, operationName, variables, extensions } as never;
      const { body } = await server.executeOperation(request, { contextValue: { call, asked } });
      if (asked.failure) throw asked.failure;
      if (asked.events) return asked.events;
      if (body.kind !== 'single') throw new Error('There is no incremental delivery here.');
      return plain(body.singleResult as ExecutionResult);
    } catch (error) {
      void asked.events?.return?.(); // nobody will listen
      if (error instanceof Fault) {
        countRefused(error.code);
        return refused(error, call.locale);
      }
      return { errors: [asked.failure ?? failure(error, { log }, call)] };
    }
  };

/** Executes what has been admitted. Events do not fit into an answer of ApolloServer: they are left beside it. */
const executeWith = (
  answer: ReturnType<typeof answerWith>,
  open: ReturnType<typeof streamWith>,
  overload: Overload,
) => {
  const share = openLoopShare();
  const answerInTurn = async (admitted: Admitted, call: GraphCall): Promise<ExecutionResult> => {
    const later = share();
    if (later) await later;
    return answer(admitted, call);
  };
  return async ({ call, asked }: RouterContext): Promise<ExecutionResult> => {
    const { admitted, refusal } = asked;
    if (refusal) return { errors: refusal };
    if (!admitted) throw new Error('This request was not admitted.');
    const { kind, newWork } = admitted.operation;
    if (newWork) return overload.during(answerInTurn(admitted, call));
    if (kind !== 'subscription') return answerInTurn(admitted, call);
    const opened = await open(admitted, call);
    if (!isEvents(opened)) return opened;
    asked.events = opened;
    return { data: null };
  };
};
