import { GraphQLError, Kind } from 'graphql';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { StoreBusy } from '../kernel/unit.ts';
import { isOutOfRoom, isStoreAway } from '../store/store.ts';
import type { Call } from './client.ts';

/** Where a subgraph reports unexpected errors. */
export type Log = { error(facts: Readonly<Record<string, unknown>>, message: string): void };

const sayEveryMs = 10_000;
let said = Number.NEGATIVE_INFINITY;

/** Many are refused for the same reason: a line for each would fill what room there is. */
const sayRarely = (log: Log | undefined, alert: string, error: unknown): void => {
  if (!log || performance.now() - said < sayEveryMs) return;
  said = performance.now();
  log.error({ alert, err: error }, 'a store cannot be used');
};

/** What can be said of a store that cannot be used just now; undefined for any other error. */
const ofStore = (error: unknown, log: Log | undefined): Fault | undefined => {
  if (isOutOfRoom(error)) {
    sayRarely(log, 'store-full', error);
    return new Fault('SERVICE_UNAVAILABLE', 'Nothing can be saved just now. Please try again shortly.', {
      retryAfterMs: 5_000,
    });
  }
  if (!isStoreAway(error)) return undefined;
  sayRarely(log, 'store-away', error);
  return new Fault('SERVICE_UNAVAILABLE', 'This cannot be answered just now. Please try again shortly.', {
    retryAfterMs: 1_000,
  });
};

/** A GraphQL error that carries one of our codes. */
export const coded = (code: FaultCode, message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** A Fault as it stands; anything else logged and turned into one that gives nothing away but the id of the log line. */
export const asFault = (
  error: unknown,
  { correlationId }: Pick<Call, 'correlationId'>,
  log?: Log | undefined,
): Fault => {
  if (error instanceof Fault) return error;
  if (error instanceof StoreBusy)
    return new Fault('OVERLOADED', 'Too much is going on just now. Try again shortly.', {
      retryAfterMs: 1_000,
    });
  const unusable = ofStore(error, log);
  if (unusable) return unusable;
  const errorId = newId('err');
  log?.error({ err: error, correlationId, errorId }, 'unexpected error in a resolver');
  return new Fault('INTERNAL', 'Something went wrong on our side.', { errorId });
};

/** An error of graphql-js as outsiders may see it; one that is unexpected is logged. */
export const outward = (error: GraphQLError, call: Call, log: Log | undefined): GraphQLError => {
  const { path, nodes, originalError } = error;
  const at = { path: path ?? null, nodes: nodes ?? null };
  // without a path, graphql-js refused the variables before it ran anything; with a node other than a field, an argument
  const badInput =
    path === undefined || (originalError instanceof GraphQLError && nodes?.[0]?.kind !== Kind.FIELD);
  if (badInput) return new GraphQLError(error.message, { ...at, extensions: { code: 'BAD_USER_INPUT' } });
  const fault = asFault(originalError ?? error, call, log);
  return new GraphQLError(fault.message, { ...at, extensions: fault.extensions });
};
