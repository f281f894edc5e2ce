// The one graph behind HTTP, WebSocket and SSE: admits a request, then answers it or opens its stream.

import { Supergraph } from '@apollo/federation-internals';
import type { GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { tracedClient } from '@jumun/platform/graph/traced-client';
import { Fault } from '@jumun/platform/kernel/errors';
import { inSpan } from '@jumun/platform/process/tracing';
import { type AccessRule, rootFieldAccess } from '@jumun/schema/access';
import { buildASTSchema, type ExecutionResult, type GraphQLSchema, parse } from 'graphql';
import { type Admit, openAdmission } from './admission.ts';
import { openDocuments } from './documents.ts';
import { type Executor, openExecutor } from './executor.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { type Log, refused } from './masking.ts';
import { countStream, measureFetches, measureRequest, watchUpstreams } from './metrics.ts';
import { type Admitted, type GraphCall, isEvents, type Operation, type Streamed } from './operation.ts';
import { type SubscriptionPlan, subscriptionPlan } from './subscription-plan.ts';
import { openSubscriptions, type Subscriptions } from './subscriptions.ts';

export type Graph = {
  /** What clients may ask. */
  readonly schema: GraphQLSchema;
  readonly admit: Admit;
  /** Answers an admitted query or mutation. */
  answer(admitted: Admitted, call: GraphCall): Promise<ExecutionResult>;
  /** Opens an admitted subscription. */
  stream(admitted: Admitted, call: GraphCall): Promise<Streamed>;
  /** `admit` and `answer`. */
  execute(request: GraphRequest, call: GraphCall): Promise<ExecutionResult>;
  /** `admit` and `stream`. */
  subscribe(request: GraphRequest, call: GraphCall): Promise<Streamed>;
  /** How many streams are open towards subgraphs. */
  upstreams(): number;
  /** Ends every stream. The clients stay open: their opener closes them. */
  close(): void;
};

export type GraphParts = {
  readonly supergraphSdl: string;
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  readonly limits?: Partial<Limits>;
  readonly log: Log;
};

/** Opens the graph; throws when a root field has no @access or a subgraph has no client. */
export const openGraph = ({ supergraphSdl, clients: given, limits: wished, log }: GraphParts): Graph => {
  process.env.APOLLO_TELEMETRY_DISABLED ??= 'true'; // else @apollo/gateway reports to Apollo once an hour
  const limits: Limits = { ...defaultLimits, ...wished };
  const supergraph = Supergraph.build(supergraphSdl);
  const clients = observed(given, supergraph);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const executor = openExecutor({ supergraph, clients, limits, log });
  const operationOf = openDocuments({ schema, access: guardedRootFields(supergraphSdl), limits });
  const admit = openAdmission({ limits, log, operationOf, prepare: executor.planOf });
  const subscriptions = openSubscriptions({
    clients,
    limits,
    log,
    join: ({ operation, plan, variables }, event, call) =>
      executor.run(operation, plan.perEvent, variables, { call, replay: { subgraph: plan.subgraph, event } }),
  });
  const answer = answerWith(executor, limits);
  const stream = streamWith(executor, subscriptions, schema);
  const forget = watchUpstreams(subscriptions.upstreams);

  return {
    schema,
    admit,
    answer,
    stream,
    async execute(request, call) {
      const admitted = admit(request, call);
      return 'errors' in admitted ? admitted : answer(admitted, call);
    },
    async subscribe(request, call) {
      const admitted = admit(request, call);
      if ('errors' in admitted) return admitted;
      return admitted.operation.kind === 'subscription' ? stream(admitted, call) : answer(admitted, call);
    },
    upstreams: subscriptions.upstreams,
    close() {
      forget();
      subscriptions.close();
    },
  };
};

const answerWith =
  ({ planOf, run }: Executor, limits: Limits): Graph['answer'] =>
  async ({ operation, variables }, call) => {
    if (operation.kind === 'subscription')
      return refused(
        new Fault('BAD_REQUEST', 'A subscription needs a WebSocket, or "accept: text/event-stream".'),
      );
    const limit = limits.requestMs + (operation.kind === 'mutation' ? limits.mutationMs : 0);
    const deadline = Math.min(call.deadline ?? Number.POSITIVE_INFINITY, Date.now() + limit);
    return inSpan(operation.title, spanOf(call), async (note) => {
      const answering = run(operation, planOf(operation), variables, { call: { ...call, deadline } });
      const result = await measureRequest(operation.kind, answering);
      if (result.errors) note({}, String(result.errors[0]?.extensions.code));
      return result;
    });
  };

const streamWith = (
  { planOf }: Executor,
  subscriptions: Subscriptions,
  schema: GraphQLSchema,
): Graph['stream'] => {
  const plans = new WeakMap<Operation, SubscriptionPlan>();
  return async ({ operation, variables }, call) => {
    const plan = plans.get(operation) ?? subscriptionPlan(operation, planOf(operation), schema);
    plans.set(operation, plan);
    const opened = await inSpan(operation.title, spanOf(call), () =>
      subscriptions.subscribe({ operation, plan, variables }, call),
    );
    return isEvents(opened) ? countStream(opened) : opened;
  };
};

const spanOf = ({ correlationId, traceparent }: GraphCall) =>
  ({ correlationId, traceparent, kind: 'server' }) as const;

/** The clients, traced and measured; throws when a subgraph has none. */
const observed = (
  clients: Readonly<Record<string, SubgraphClient>>,
  supergraph: Supergraph,
): Record<string, SubgraphClient> => {
  for (const { name } of supergraph.subgraphsMetadata())
    if (!clients[name])
      throw new Error(`The graph has a subgraph "${name}", but no client was given for it.`);
  return Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [name, tracedClient(measureFetches(client))]),
  );
};

/** The rules of every root field; a router with an unguarded field must not answer a single request. */
const guardedRootFields = (supergraphSdl: string): ReadonlyMap<string, readonly AccessRule[]> => {
  const rules = rootFieldAccess(buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }));
  const unguarded = [...rules].filter(([, { length }]) => length === 0).map(([name]) => name);
  if (unguarded.length > 0)
    throw new Error(`The router does not start: no @access says who may ask ${unguarded.join(', ')}.`);
  return rules;
};
