// The one way in, as a plugin of ApolloServer: HTTP, WebSocket, SSE and multipart all go through its request pipeline, and
// there through this.

import {
  type ApolloServerPlugin,
  type GraphQLRequestContext,
  type GraphQLRequestListener,
  type GraphQLResponse,
  HeaderMap,
} from '@apollo/server';
import { Fault } from '@jumun/platform/kernel/errors';
import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
} from 'graphql';
import type { GraphCall } from '../call.ts';
import { failure, type Log, publicError, statusOf } from '../masking.ts';
import { countRefused } from '../metrics.ts';
import type { Admitted, Operation, RouterContext } from '../operation.ts';
import { admitCaller } from './access.ts';
import type { Budgets } from './budget.ts';
import { type Documents, operationIn } from './documents.ts';
import type { Limits } from './limits.ts';
import { type Overload, overloaded } from './overload.ts';
import type { Trusted } from './trusted.ts';
import { coerced } from './variables.ts';

export type AdmissionParts = {
  readonly limits: Limits;
  readonly log: Log;
  readonly budgets: Budgets;
  readonly overload: Overload;
  readonly trusted: Trusted;
  /** Those read against this schema: a document that is valid today need not be valid for the next supergraph. */
  documentsFor(schema: GraphQLSchema): Documents;
};

type Context = GraphQLRequestContext<RouterContext>;

/** Every limit and check, for every transport; what passes is left in `contextValue.asked.admitted` for the executor. */
export const admission = (parts: AdmissionParts): ApolloServerPlugin<RouterContext> => {
  const fail = (error: unknown, { call, asked }: RouterContext): void => {
    if (asked.failure) return;
    countRefused('INTERNAL');
    asked.failure = failure(error, parts, call);
  };
  const listener: GraphQLRequestListener<RouterContext> = {
    // before ApolloServer would parse: it parses and validates only what has no document yet
    async didResolveSource(context) {
      const { schema, source, queryHash = '', request, contextValue } = context;
      const { call, asked } = contextValue;
      const verdict = parts.documentsFor(schema).read(source, queryHash, call.caller.subject !== null);
      asked.verdict = verdict;
      const { document } = verdict;
      const isThere = getOperationAST(document, request.operationName);
      (context as { document?: DocumentNode }).document = isThere ? document : standIn(request.operationName);
      if (verdict.errors) context.metrics.persistedQueryRegister = false; // it would push out what is valid
    },
    // the last moment before execution, and the only one where a whole answer may be given instead
    async responseForOperation(context) {
      const errors = refusals(parts, context);
      if (!errors) return null;
      countRefused(errors[0]?.extensions.code);
      // the executor says it, so that plugins of others are told of the errors
      context.contextValue.asked.refusal = errors;
      return null;
    },
    async didEncounterErrors({ errors, contextValue }) {
      const unknown = errors.find(isUnknown);
      if (unknown) fail(unknown, contextValue);
    },
    async willSendResponse(context) {
      const { request, response } = context;
      const { admitted, refusal: refused } = context.contextValue.asked;
      if (refused) {
        response.http.status = statusFor(refused, context);
        // a plugin that answers from a cache does not know what was refused
        if (response.body.kind === 'single' && !response.body.singleResult.errors)
          response.body = refusal(refused, context).body;
      }
      const { http, body } = response;
      if (admitted && request.extensions?.cost === true && body.kind === 'single')
        body.singleResult.extensions = {
          ...body.singleResult.extensions,
          cost: { requested: admitted.cost, remaining: admitted.remaining, limit: parts.limits.cost },
        };
      if (http.status !== undefined || body.kind !== 'single' || body.singleResult.data !== null) return;
      // a null with errors is an answer, unless the caller or a subgraph was missing
      const code = body.singleResult.errors?.[0]?.extensions?.code;
      if (code === 'UNAUTHENTICATED' || code === 'SERVICE_UNAVAILABLE') http.status = statusOf(code);
    },
  };
  return {
    async requestDidStart() {
      return listener;
    },
    async unexpectedErrorProcessingRequest({ error, requestContext }) {
      fail(error, requestContext.contextValue);
    },
  };
};

/** Where the document has no such operation: without one, ApolloServer tells plugins nothing of the refusal. */
const standIn = (operationName: string | undefined): DocumentNode => {
  const selections = [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }] as const;
  const operation = {
    kind: Kind.OPERATION_DEFINITION,
    operation: OperationTypeNode.QUERY,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
    ...(operationName ? { name: { kind: Kind.NAME, value: operationName } as const } : {}),
  } as const;
  return { kind: Kind.DOCUMENT, definitions: [operation] };
};

/** Errors of ours have an id by now, and those that ApolloServer makes for clients have a code. */
const isUnknown = ({ extensions: { code = 'INTERNAL_SERVER_ERROR', errorId } }: GraphQLError): boolean =>
  code === 'INTERNAL_SERVER_ERROR' && errorId === undefined;

const refusals = (parts: AdmissionParts, context: Context): readonly GraphQLError[] | undefined => {
  const { call, asked } = context.contextValue;
  const { verdict } = asked;
  try {
    if (!verdict) throw new Error('The request has no document.');
    parts.budgets.request(call);
    if (verdict.errors) return verdict.errors;
    parts.trusted.admit(context.source ?? '');
    const operation = operationIn(verdict.operations, context.request.operationName);
    asked.admitted = checked(parts, operation, context, call);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return [publicError(error, call.locale)];
    return [failure(error, parts, call)]; // it cannot be planned
  }
};

const checked = (
  { limits, budgets, overload }: AdmissionParts,
  operation: Operation,
  { request, contextValue: { asked } }: Context,
  call: GraphCall,
): Admitted => {
  if (operation.kind === 'mutation' && !asked.carries.mutations)
    throw new Fault('METHOD_NOT_ALLOWED', 'Send a mutation by POST.');
  if (operation.kind === 'subscription' && !asked.carries.streams)
    throw new Fault(
      'BAD_REQUEST',
      'A subscription needs a WebSocket, or "accept: text/event-stream" or multipart/mixed.',
    );
  if (operation.introspects && !limits.introspection)
    throw new Fault('INTROSPECTION_DISABLED', 'Introspection is disabled on this graph.');
  for (const rules of operation.access) admitCaller(rules, call);
  const variables = coerced(operation.variables, request.variables, limits);
  const cost = operation.cost(variables);
  if (cost > limits.cost)
    throw new Fault(
      'QUERY_TOO_COMPLEX',
      `This operation costs ${cost}; one request may cost ${limits.cost}.`,
      {
        cost,
        limit: limits.cost,
      },
    );
  const remaining = budgets.spend(call, cost);
  for (const account of operation.attempts) budgets.attempt(call, account(variables));
  operation.compiled(); // what cannot be planned is refused here
  const turnedAway = operation.newWork ? overload.refusal() : undefined;
  if (turnedAway) throw overloaded(turnedAway);
  return { operation, variables, cost, remaining };
};

const aboutTheDocument: ReadonlySet<unknown> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
]);

/**
 * The HTTP status of a refusal. Clients that ask for application/json alone learn of a bad document from the answer, not
 * from the status: https://graphql.github.io/graphql-over-http/draft/#sec-application-json.
 */
const statusFor = ([first]: readonly GraphQLError[], { request }: Context): number => {
  const code = first?.extensions.code;
  const accept = request.http?.headers.get('accept') ?? '';
  return aboutTheDocument.has(code) && /^\s*application\/json\b[^,]*$/i.test(accept) ? 200 : statusOf(code);
};

const refusal = (errors: readonly GraphQLError[], context: Context): GraphQLResponse => ({
  http: { headers: new HeaderMap(), status: statusFor(errors, context) },
  body: { kind: 'single', singleResult: { errors: errors.map((error) => error.toJSON()) } },
});
