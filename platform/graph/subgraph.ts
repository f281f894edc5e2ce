import { buildSubgraphSchema, type GraphQLResolverMap } from '@apollo/subgraph';
import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  OperationTypeNode,
  parse,
  print,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { StoreBusy } from '../kernel/unit.ts';
import type { Call, Caller, SubgraphClient } from './client.ts';
import { guarded } from './guard.ts';
import { endable } from './live.ts';
import type { Locale } from './locale.ts';
import { standardResolvers } from './scalars.ts';

/** What every resolver finds in its context, beside what the context function of its subgraph adds. */
export type RequestContext = {
  readonly call: Call;
  readonly caller: Caller;
  readonly locale: Locale;
  readonly correlationId: string;
  /** Ids this answer has made sure of itself, such as who has just signed up: they count as the caller for `@access(owner:)`. */
  readonly vouched: Set<string>;
};

export type Log = { error(facts: Readonly<Record<string, unknown>>, message: string): void };

export type Subgraph = {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly client: SubgraphClient;
  /** The type definitions as written, for composition. */
  readonly sdl: string;
};

/** Documents are few (the router writes them), so this many hold all of them; more would be somebody's loop. */
const maxDocuments = 1000;

/**
 * A subgraph in this process: schema, resolvers, `@access` enforced, and the client to ask it by. DateTime, SafeInt and
 * Money need no resolvers (platform/graph/scalars.ts).
 *
 * Errors leave as a Fault's code and sentence. Anything else is logged and leaves as INTERNAL with the `errorId` of the
 * log line, never with its own message. Throws at start where a root field carries no `@access`.
 */
export const openSubgraph = ({
  name,
  typeDefs,
  resolvers,
  context = () => ({}),
  log,
}: {
  readonly name: string;
  readonly typeDefs: string | DocumentNode;
  readonly resolvers: object;
  /** Called once for each request, and once for each event of a subscription. */
  readonly context?: (call: Call) => object;
  readonly log?: Log | undefined;
}): Subgraph => {
  const document = typeof typeDefs === 'string' ? parse(typeDefs) : typeDefs;
  const schema = guarded(
    buildSubgraphSchema([
      { typeDefs: document, resolvers: withStandard(resolvers) as GraphQLResolverMap<RequestContext> },
    ]),
  );
  const contextValue = (call: Call): RequestContext => ({ ...context(call), ...requestContext(call) });
  return {
    name,
    schema,
    client: localClient(name, schema, contextValue, log),
    sdl: typeof typeDefs === 'string' ? typeDefs : print(typeDefs),
  };
};

const withStandard = (resolvers: object): Record<string, object> => {
  const all: Record<string, object> = { ...resolvers };
  for (const [type, standard] of Object.entries(standardResolvers)) all[type] = { ...standard, ...all[type] };
  return all; // those for types the schema does not declare are passed over
};

const requestContext = (call: Call): RequestContext => {
  const { caller, locale, correlationId } = call;
  return { call, caller, locale, correlationId, vouched: new Set() };
};

const localClient = (
  name: string,
  schema: GraphQLSchema,
  contextValue: (call: Call) => RequestContext,
  log: Log | undefined,
): SubgraphClient => {
  const prepare = preparer(schema);
  const open = new Set<AbortController>();
  const failed = (call: Call) => (error: unknown) => {
    throw asFault(error, call, log);
  };
  const told = (result: ExecutionResult, call: Call): ExecutionResult =>
    result.errors ? { ...result, errors: result.errors.map((error) => outward(error, call, log)) } : result;

  return {
    name,
    async execute({ query, variables, operationName }, call) {
      const prepared = prepare(query, operationName);
      if (prepared.errors) return { errors: prepared.errors };
      if (prepared.operation === OperationTypeNode.SUBSCRIPTION)
        return refused('BAD_REQUEST', 'Subscribe to this operation instead.');
      const work = (): ExecutionResult | Promise<ExecutionResult> =>
        execute({
          schema,
          document: prepared.document,
          variableValues: variables,
          operationName,
          contextValue: contextValue(call),
        });
      return told(await inTime(work, call).catch(failed(call)), call);
    },

    async subscribe({ query, variables, operationName }, call) {
      const prepared = prepare(query, operationName);
      if (prepared.errors) return { errors: prepared.errors };
      if (prepared.operation !== OperationTypeNode.SUBSCRIPTION)
        return refused('BAD_REQUEST', 'This operation is no subscription.');

      const stop = new AbortController();
      const abort = (): void => stop.abort();
      const letGo = (): void => {
        abort();
        open.delete(stop);
        call.signal?.removeEventListener('abort', abort);
      };
      open.add(stop);
      call.signal?.addEventListener('abort', abort);
      if (call.signal?.aborted) abort();

      // The deadline is for opening; what the events need has none. The signal reaches sources that wait for a wake-up.
      const { deadline, ...rest } = call;
      const eventCall: Call = { ...rest, signal: stop.signal };
      const args = { schema, document: prepared.document, variableValues: variables, operationName };
      const opening = (): ReturnType<typeof createSourceEventStream> =>
        createSourceEventStream({ ...args, contextValue: contextValue(eventCall) }).then((source) => {
          if (stop.signal.aborted && Symbol.asyncIterator in source)
            void source[Symbol.asyncIterator]().return?.(); // too late: nobody waits
          return source;
        });
      const source = await inTime(opening, call).catch((error) => {
        letGo();
        return failed(call)(error);
      });
      if (!(Symbol.asyncIterator in source)) {
        letGo();
        return told(source, call);
      }

      const events = source[Symbol.asyncIterator]();
      let refusal: ExecutionResult | undefined;
      const pull = async (): Promise<IteratorResult<ExecutionResult>> => {
        if (refusal) return { value: undefined, done: true };
        let event: IteratorResult<unknown>;
        try {
          event = await events.next();
        } catch (error) {
          // A source that says no is not one that broke: its refusal is the last event, and nobody opens it again.
          if (!(error instanceof Fault) || error.code === 'SERVICE_UNAVAILABLE') throw error;
          refusal = { data: null, errors: [coded(error.code, error.message)] };
          return { value: refusal, done: false };
        }
        if (event.done) return event;
        // a context per event: rows that were read for the last event may have changed since
        const result = await execute({
          ...args,
          rootValue: event.value,
          contextValue: contextValue(eventCall),
        });
        return { value: told(result, call), done: false };
      };
      const release = (): void => {
        letGo();
        events.return?.().catch(() => {}); // nobody is left to be told
      };
      return endable(() => pull().catch(failed(call)), release, stop.signal);
    },

    async close() {
      for (const subscription of open) subscription.abort();
    },
  };
};

const refused = (code: FaultCode, message: string): ExecutionResult => ({ errors: [coded(code, message)] });
const coded = (code: FaultCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

// ---- documents --------------------------------------------------------------------------------------------------

type Parsed =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };
type Prepared =
  | { readonly document: DocumentNode; readonly operation: OperationTypeNode; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

/** Parses and validates each text once: that is a third of the work of a small request. */
const preparer = (
  schema: GraphQLSchema,
): ((query: string, operationName: string | undefined) => Prepared) => {
  const known = new Map<string, Parsed>();
  return (query, operationName) => {
    const parsed = known.get(query) ?? check(schema, query);
    known.delete(query); // and set again: a Map keeps the order of insertion, so the first is the one unused for longest
    known.set(query, parsed);
    if (known.size > maxDocuments) known.delete(known.keys().next().value as string);
    if (parsed.errors) return parsed;
    const operation = getOperationAST(parsed.document, operationName)?.operation;
    return operation
      ? { document: parsed.document, operation }
      : {
          errors: [
            coded(
              'OPERATION_NOT_FOUND',
              'The document has no such operation, or several and none was named.',
            ),
          ],
        };
  };
};

const rulesBesideValues = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

const check = (schema: GraphQLSchema, query: string): Parsed => {
  const withCode = (errors: readonly GraphQLError[], code: FaultCode): Parsed => ({
    errors: errors.map((error) => coded(code, error.message)),
  });
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return withCode([error as GraphQLError], 'GRAPHQL_PARSE_FAILED');
  }
  try {
    const invalid = validate(schema, document, rulesBesideValues);
    if (invalid.length > 0) return withCode(invalid, 'GRAPHQL_VALIDATION_FAILED');
    const badValues = validate(schema, document, [ValuesOfCorrectTypeRule]);
    return badValues.length > 0 ? withCode(badValues, 'BAD_USER_INPUT') : { document };
  } catch (error) {
    return withCode([error as GraphQLError], 'GRAPHQL_VALIDATION_FAILED'); // a subscription's @include(if: $variable) makes graphql 16 throw
  }
};

// ---- time and errors --------------------------------------------------------------------------------------------

/** After the deadline nobody waits any more. The work itself may go on: its outcome is then unknown to whoever asked. */
const inTime = async <T>(work: () => T | Promise<T>, { deadline }: Call): Promise<T> => {
  if (deadline === undefined) return work();
  const left = deadline - Date.now();
  const late = (): Fault => new Fault('SERVICE_UNAVAILABLE', 'The answer did not come in time.');
  if (left <= 0) throw late();
  let timer: NodeJS.Timeout | undefined;
  const timeUp = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), Math.min(left, 2 ** 31 - 1));
  });
  try {
    return await Promise.race([work(), timeUp]);
  } finally {
    clearTimeout(timer);
  }
};

/** A Fault as it stands; anything else logged and turned into one that gives nothing away but the id of the log line. */
export const asFault = (
  error: unknown,
  { correlationId }: Pick<Call, 'correlationId'>,
  log?: Log | undefined,
): Fault => {
  if (error instanceof Fault) return error;
  if (error instanceof StoreBusy)
    return new Fault('SERVICE_UNAVAILABLE', 'Too much is going on just now. Try again shortly.');
  const errorId = newId('err');
  log?.error({ err: error, correlationId, errorId }, 'unexpected error in a resolver');
  return new Fault('INTERNAL', 'Something went wrong on our side.', { errorId });
};

const outward = (error: GraphQLError, call: Call, log: Log | undefined): GraphQLError => {
  const { path, nodes, originalError } = error;
  const at = { path: path ?? null, nodes: nodes ?? null };
  // no path: graphql-js refused the variables before it ran anything; a node that is no field: it refused an argument
  const badInput =
    path === undefined || (originalError instanceof GraphQLError && nodes?.[0]?.kind !== Kind.FIELD);
  if (badInput) return new GraphQLError(error.message, { ...at, extensions: { code: 'BAD_USER_INPUT' } });
  const fault = asFault(originalError ?? error, call, log);
  return new GraphQLError(fault.message, { ...at, extensions: fault.extensions });
};
