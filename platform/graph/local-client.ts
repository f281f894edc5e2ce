import {
  createSourceEventStream,
  type ExecutionResult,
  type GraphQLSchema,
  OperationTypeNode,
} from 'graphql';
import { TimedOut, withDeadline } from '../kernel/deadline.ts';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { isPromise, type MaybePromise } from '../kernel/promises.ts';
import type { Call, GraphRequest, SubgraphClient } from './client.ts';
import type { DocumentReader, Prepared } from './documents.ts';
import { asFault, coded, type Log, outward } from './faults.ts';
import { interruptible } from './live.ts';
import type { RequestContext } from './request.ts';

/** A schema, and what has been read and compiled for it. */
export type Executable = { readonly schema: GraphQLSchema; readonly read: DocumentReader };

/** What a client in this process runs operations with. */
type Local = {
  /** What new operations and subscriptions run on; those that have begun stay with what they began on. */
  readonly current: () => Executable;
  readonly contextValue: (call: Call) => RequestContext;
  readonly log: Log | undefined;
};

/** A valid subscription that was asked for. */
type Asked = Pick<GraphRequest, 'variables' | 'operationName'> &
  Pick<Executable, 'schema'> &
  Pick<Extract<Prepared, { readonly errors?: undefined }>, 'document' | 'run'>;

const refused = (code: FaultCode, message: string): ExecutionResult => ({ errors: [coded(code, message)] });

const late = (): Fault =>
  Object.assign(
    new Fault('SERVICE_UNAVAILABLE', {
      ko: '답이 제때 오지 않았습니다. 잠시 후 다시 시도해 주세요.',
      en: 'The answer did not come in time. Please try again shortly.',
    }),
    {
      cause: new TimedOut('no answer within the time of the call'),
    },
  );

/**
 * After the call's time the answer is no longer waited for. The work may go on: its outcome is then unknown to the caller.
 * Work that need not be waited for is not.
 */
export const inTime = <T>(work: () => MaybePromise<T>, { withinMs }: Call): MaybePromise<T> => {
  if (withinMs === undefined) return work();
  if (withinMs <= 0) throw late();
  const working = work();
  return isPromise<T>(working) ? withDeadline(withinMs, working, late) : working;
};

const told = (result: ExecutionResult, call: Call, { log }: Local): ExecutionResult =>
  result.errors ? { ...result, errors: result.errors.map((error) => outward(error, call, log)) } : result;

const failed =
  (call: Call, { log }: Local) =>
  (error: unknown): never => {
    throw asFault(error, call, log);
  };

/** Stops a subscription with its call, by itself, or with the client that opened it. */
const openStop = (open: Set<AbortController>, { signal }: Call) => {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  open.add(stop);
  signal?.addEventListener('abort', abort);
  if (signal?.aborted) abort();
  return {
    signal: stop.signal,
    release(): void {
      abort();
      open.delete(stop);
      signal?.removeEventListener('abort', abort);
    },
  };
};

/** Opens the source of a subscription; one that opens too late is closed, since it would never be read. */
const openSource = async (asked: Asked, eventCall: Call, { contextValue }: Local) => {
  const { schema, document, variables: variableValues, operationName } = asked;
  const source = await createSourceEventStream({
    schema,
    document,
    variableValues,
    operationName,
    contextValue: contextValue(eventCall),
  });
  if (eventCall.signal?.aborted && Symbol.asyncIterator in source)
    void source[Symbol.asyncIterator]().return?.();
  return source;
};

/** Executes the operation once for each event of the source. */
const resultsOf = (
  events: AsyncIterator<unknown>,
  { run, variables: variableValues }: Asked,
  eventCall: Call,
  local: Local,
): (() => Promise<IteratorResult<ExecutionResult>>) => {
  let refusal: ExecutionResult | undefined;
  return async () => {
    if (refusal) return { value: undefined, done: true };
    let event: IteratorResult<unknown>;
    try {
      event = await events.next();
    } catch (error) {
      // A source that refuses is not broken: its refusal is the last event, and the router does not open it again.
      if (!(error instanceof Fault) || error.code === 'SERVICE_UNAVAILABLE') throw error;
      refusal = { data: null, errors: [coded(error.code, error.in(eventCall.locale))] };
      return { value: refusal, done: false };
    }
    if (event.done) return event;
    // a context for each event: rows that were read for the last event may have changed since
    const contextValue = local.contextValue(eventCall);
    const result = await run({ rootValue: event.value, contextValue, variableValues });
    return { value: told(result, eventCall, local), done: false };
  };
};

const openSubscription = async (
  asked: Asked,
  call: Call,
  local: Local,
  open: Set<AbortController>,
): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult> => {
  const stop = openStop(open, call);
  // The time is for opening; what the events need has none. The signal reaches sources that wait for news.
  const { withinMs, ...rest } = call;
  const eventCall: Call = { ...rest, signal: stop.signal };
  const opening = async () => inTime(() => openSource(asked, eventCall, local), call);
  const source = await opening().catch((error) => {
    stop.release();
    return failed(call, local)(error);
  });
  if (!(Symbol.asyncIterator in source)) {
    stop.release();
    return told(source, call, local);
  }
  const events = source[Symbol.asyncIterator]();
  const pull = resultsOf(events, asked, eventCall, local);
  const release = (): void => {
    stop.release();
    events.return?.().catch(() => {}); // a failure would have no reader
  };
  return interruptible(() => pull().catch(failed(call, local)), release, stop.signal);
};

/** The client to a subgraph in this process. */
export const localClient = (name: string, local: Local): SubgraphClient => {
  const open = new Set<AbortController>();
  return {
    name,
    async execute(request, call) {
      const found = local.current().read(request.query, request.operationName);
      if (found.errors) return { errors: found.errors };
      if (found.operation === OperationTypeNode.SUBSCRIPTION)
        return refused('BAD_REQUEST', 'Subscribe to this operation instead.');
      const work = () =>
        found.run({ contextValue: local.contextValue(call), variableValues: request.variables });
      try {
        const result = inTime(work, call);
        return told(isPromise<ExecutionResult>(result) ? await result : result, call, local);
      } catch (error) {
        return failed(call, local)(error);
      }
    },
    async subscribe(request, call) {
      const { schema, read } = local.current();
      const found = read(request.query, request.operationName);
      if (found.errors) return { errors: found.errors };
      if (found.operation !== OperationTypeNode.SUBSCRIPTION)
        return refused('BAD_REQUEST', 'This operation is no subscription.');
      const { document, run } = found;
      const { variables, operationName } = request;
      return openSubscription({ schema, document, run, variables, operationName }, call, local, open);
    },
    async close() {
      for (const subscription of open) subscription.abort();
    },
  };
};
