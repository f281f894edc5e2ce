// The one executor behind HTTP, WebSocket and SSE: admits a request, plans it, and asks the subgraphs through their clients.

import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { Call, GraphRequest, SubgraphClient } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import { inSpan, tracedClient } from '@jumun/platform/process/tracing';
import { type AccessRule, rootFieldAccess } from '@jumun/schema/access';
import {
  buildASTSchema,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { admitCaller } from './access.ts';
import { openBoundedMap } from './bounded.ts';
import { fragmentsOf, rootSelections, scanText, weighDocument } from './document.ts';
import { defaultLimits, type Limits } from './limits.ts';
import { internal, type Log, masked, publicError, refused } from './masking.ts';
import { countRefused, countStream, measureFetches, measureRequest, watchUpstreams } from './metrics.ts';
import { type Asked, dataSource } from './sources.ts';
import { openSubscriptions, type SubscriptionPlan, subscriptionPlan } from './subscriptions.ts';
import { coerced, decidingVariables, type Values, type Variable, variablesOf } from './variables.ts';

/** A call that ends when its access token does. */
export type GraphCall = Call & {
  /** Milliseconds since 1970 at which the caller's token expires; streams end then. */
  readonly expiresAt?: number | undefined;
  /** The `traceparent` header of the request: it goes into the trace and nowhere else. */
  readonly traceparent?: string | undefined;
};

/** An operation of a document, with everything that does not change from one request to the next. */
export type Operation = {
  /** The text and the name: what two requests must share to be the same. */
  readonly key: string;
  readonly kind: OperationTypeNode;
  readonly document: DocumentNode;
  readonly name: string | undefined;
  readonly node: OperationDefinitionNode;
  readonly context: ReturnType<typeof buildOperationContext>;
  readonly variables: readonly Variable[];
  readonly access: readonly (readonly AccessRule[])[];
  readonly introspects: boolean;
  /** What it is called where somebody looks at many: its kind and its root fields, never the name a client gave it. */
  readonly title: string;
};

/** A request that has passed every check and has a plan. */
export type Admitted = { readonly operation: Operation; readonly variables: Values };

/** A request that was refused; it never reached a subgraph. */
export type Refused = { readonly errors: readonly GraphQLError[] };

/** What a transport cannot carry. */
export type Transport = { readonly mutations?: boolean };

export type Graph = {
  /** What clients may ask. */
  readonly schema: GraphQLSchema;
  /** The one admission path: every limit and check, for every transport. */
  admit(request: GraphRequest, call: GraphCall, transport?: Transport): Admitted | Refused;
  /** Answers an admitted query or mutation. */
  answer(admitted: Admitted, call: GraphCall): Promise<ExecutionResult>;
  /** Opens an admitted subscription. */
  stream(
    admitted: Admitted,
    call: GraphCall,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** `admit` and `answer`. */
  execute(request: GraphRequest, call: GraphCall): Promise<ExecutionResult>;
  /** `admit` and `stream`. */
  subscribe(
    request: GraphRequest,
    call: GraphCall,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  /** How many streams are open towards subgraphs. */
  upstreams(): number;
  /** Ends every stream. The clients stay open: they belong to whoever opened them. */
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
  const clients = Object.fromEntries(
    Object.entries(given).map(([name, client]) => [name, tracedClient(measureFetches(client))]),
  );
  const supergraph = Supergraph.build(supergraphSdl);
  const apiSchema = supergraph.apiSchema();
  const schema = apiSchema.toGraphQLJSSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 1_000 } });
  const access = guardedRootFields(supergraphSdl);
  for (const { name } of supergraph.subgraphsMetadata())
    if (!clients[name]) throw new Error(`The graph has a subgraph "${name}" and nothing was opened for it.`);

  const sources: ServiceMap = Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [name, dataSource(name, client, limits, log)]),
  );
  const documents = openBoundedMap<Map<string, Operation>>(limits.documents, 5_000_000);
  const plans = new WeakMap<Operation, QueryPlan>();
  const streamPlans = new WeakMap<Operation, SubscriptionPlan>();

  const operationOf = ({ query, operationName }: GraphRequest): Operation => {
    const operations = documents.get(query) ?? readDocument(query);
    if (operationName === undefined && operations.size === 1) return [...operations.values()][0] as Operation;
    const operation = operationName === undefined ? undefined : operations.get(operationName);
    if (operation) return operation;
    throw new Fault('OPERATION_NOT_FOUND', 'Name one operation of the document in "operationName".');
  };

  const readDocument = (text: string): Map<string, Operation> => {
    scanText(text, limits);
    const document = parsed(text);
    weighDocument(document, limits);
    checkValidity(schema, document);
    const fragments = fragmentsOf(document);
    const deciding = decidingVariables(document);
    const operations = new Map<string, Operation>();
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION) continue;
      const root = schema.getRootType(node.operation);
      const fields = rootSelections(node, fragments).map(({ field }) => field.name.value);
      const name = node.name?.value;
      operations.set(name ?? '', {
        key: `${name ?? ''}\n${text}`,
        kind: node.operation,
        document,
        name,
        node,
        context: buildOperationContext({
          schema,
          operationDocument: document,
          ...(name ? { operationName: name } : {}),
        }),
        variables: variablesOf(schema, node, deciding),
        access: [...new Set(fields)].flatMap((field) => accessTo(`${root?.name}.${field}`) ?? []),
        title: `${node.operation} ${[...new Set(fields)].slice(0, 5).join(' ')}`,
        introspects: fields.some((field) => field === '__schema' || field === '__type'),
      });
    }
    if (operations.size === 0) throw new Fault('OPERATION_NOT_FOUND', 'The document holds no operation.');
    documents.set(text, operations, text.length);
    return operations;
  };

  const accessTo = (field: string): [readonly AccessRule[]] | undefined => {
    const rules = access.get(field);
    return rules && [rules]; // the introspection fields have none
  };

  const planOf = (operation: Operation): QueryPlan => {
    const known = plans.get(operation);
    if (known) return known;
    const { document, name } = operation;
    const plan = planner.buildQueryPlan(
      operationFromDocument(apiSchema, document, name === undefined ? {} : { operationName: name }),
    );
    plans.set(operation, plan);
    return plan;
  };

  const admitted: Graph['admit'] = (request, call, { mutations = true } = {}) => {
    try {
      const operation = operationOf(request);
      if (operation.kind === 'mutation' && !mutations)
        throw new Fault('METHOD_NOT_ALLOWED', 'A mutation is sent by POST.');
      if (operation.introspects && !limits.introspection)
        throw new Fault('INTROSPECTION_DISABLED', 'This graph does not describe itself.');
      for (const rules of operation.access) admitCaller(rules, call.caller);
      const variables = coerced(operation.variables, request.variables, limits);
      planOf(operation);
      return { operation, variables };
    } catch (error) {
      if (error instanceof Fault) return refused(error);
      if (error instanceof Invalid) return { errors: error.faults.map((fault) => publicError(fault)) };
      const fault = refused(internal());
      log.error(
        { errorId: fault.errors[0]?.extensions.errorId, correlationId: call.correlationId, err: error },
        'a document could not be planned',
      );
      return fault;
    }
  };

  const admit: Graph['admit'] = (request, call, transport) => {
    const outcome = admitted(request, call, transport);
    if ('errors' in outcome) countRefused(outcome.errors[0]?.extensions.code);
    return outcome;
  };

  /** Runs a plan through the gateway's own executor and tells what came of it in our words. */
  const run = async (
    operation: Operation,
    plan: QueryPlan,
    variables: Values,
    asked: Asked,
  ): Promise<ExecutionResult> => {
    const { correlationId } = asked.call;
    const request = {
      request: { variables },
      context: asked,
      logger: quiet,
      metrics: {},
      overallCachePolicy: undefined,
    };
    try {
      const result = await executeQueryPlan(
        plan,
        sources,
        request as never,
        operation.context,
        supergraphSchema,
        apiSchema,
      );
      const errors =
        result.errors ?? (result.data === null || result.data === undefined ? completionErrors(result) : []);
      const data = (result.data ?? null) as ExecutionResult['data'];
      return errors.length > 0
        ? { errors: masked(errors, log, correlationId), data: data ?? null }
        : { data: data ?? null };
    } catch (error) {
      return { errors: masked([error], log, correlationId), data: null };
    }
  };

  const subscriptions = openSubscriptions({
    clients,
    limits,
    log,
    join: ({ operation, plan, variables }, event, call) =>
      run(operation, plan.perEvent, variables, { call, replay: { subgraph: plan.subgraph, event } }),
  });

  const graph: Graph = {
    schema,
    admit,
    async answer({ operation, variables }, call) {
      if (operation.kind === 'subscription')
        return refused(
          new Fault('BAD_REQUEST', 'A subscription needs a WebSocket, or "accept: text/event-stream".'),
        );
      const limit = limits.requestMs + (operation.kind === 'mutation' ? limits.mutationMs : 0);
      const deadline = Math.min(call.deadline ?? Number.POSITIVE_INFINITY, Date.now() + limit);
      const { correlationId, traceparent } = call;
      return inSpan(operation.title, { correlationId, traceparent, kind: 'server' }, async (note) => {
        const answering = run(operation, planOf(operation), variables, { call: { ...call, deadline } });
        const result = await measureRequest(operation.kind, answering);
        if (result.errors) note({}, String(result.errors[0]?.extensions.code));
        return result;
      });
    },
    async stream({ operation, variables }, call) {
      const plan = streamPlans.get(operation) ?? subscriptionPlan(operation, planOf(operation), schema);
      streamPlans.set(operation, plan);
      const { correlationId, traceparent } = call;
      const opened = await inSpan(operation.title, { correlationId, traceparent, kind: 'server' }, () =>
        subscriptions.subscribe({ operation, plan, variables }, call),
      );
      return Symbol.asyncIterator in opened ? countStream(opened) : opened;
    },
    async execute(request, call) {
      const admitted = admit(request, call);
      return 'errors' in admitted ? admitted : graph.answer(admitted, call);
    },
    async subscribe(request, call) {
      const admitted = admit(request, call);
      if ('errors' in admitted) return admitted;
      return admitted.operation.kind === 'subscription'
        ? graph.stream(admitted, call)
        : graph.answer(admitted, call);
    },
    upstreams: subscriptions.upstreams,
    close() {
      forget();
      subscriptions.close();
    },
  };
  const forget = watchUpstreams(subscriptions.upstreams);
  return graph;
};

/** The executor writes to a log of its own only what it also returns as errors. */
const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** A null that has climbed to the top with no error to explain it is our mistake, and said to be one. */
const completionErrors = (result: { extensions?: Record<string, unknown> }): readonly unknown[] => {
  const found = result.extensions?.valueCompletion;
  return Array.isArray(found) && found.length > 0
    ? found.slice(0, 1)
    : [new Error('the executor gave no data')];
};

/** Several things are wrong with one document. */
class Invalid extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super('invalid document');
    this.faults = faults;
  }
}

const parsed = (text: string): DocumentNode => {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    throw new Fault(
      'GRAPHQL_PARSE_FAILED',
      error instanceof Error ? error.message : 'The document cannot be read.',
    );
  }
};

const checkValidity = (schema: GraphQLSchema, document: DocumentNode): void => {
  let errors: readonly GraphQLError[];
  try {
    errors = validate(schema, document, undefined, { maxErrors: 3, hideSuggestions: true });
  } catch {
    // graphql 16 throws where a subscription's root field has @include(if: $variable)
    throw new Fault('GRAPHQL_VALIDATION_FAILED', 'The document is not valid.');
  }
  const first = errors.slice(0, 3).map(({ message }) => new Fault('GRAPHQL_VALIDATION_FAILED', message));
  if (first.length > 0) throw new Invalid(first);
};

/** The rules of every root field; one that nobody guards must not be reachable for a single request. */
const guardedRootFields = (supergraphSdl: string): ReadonlyMap<string, readonly AccessRule[]> => {
  const rules = rootFieldAccess(buildASTSchema(parse(supergraphSdl), { assumeValidSDL: true }));
  const unguarded = [...rules].filter(([, { length }]) => length === 0).map(([name]) => name);
  if (unguarded.length > 0)
    throw new Error(
      `The router does not start: anonymous has said with @access who may ask ${unguarded.join(', ')}.`,
    );
  return rules;
};
