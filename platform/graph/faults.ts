import { GraphQLError, Kind } from 'graphql';
import { Fault, type FaultCode } from '../kernel/errors.ts';
import { newId } from '../kernel/ids.ts';
import { StoreBusy } from '../kernel/unit.ts';
import { isOutOfRoom, isStoreAway } from '../store/store.ts';
import type { Call } from './client.ts';

/** Where a subgraph reports unexpected errors. */
export type Log = { error(facts: Readonly<Record<string, unknown>>, message: string): void };

const texts = {
  full: {
    ko: '지금은 저장할 수 없습니다. 잠시 후 다시 시도해 주세요.',
    en: 'Nothing can be saved just now. Please try again shortly.',
  },
  away: {
    ko: '지금은 답할 수 없습니다. 잠시 후 다시 시도해 주세요.',
    en: 'This cannot be answered just now. Please try again shortly.',
  },
  busy: {
    ko: '지금 요청이 너무 많습니다. 잠시 후 다시 시도해 주세요.',
    en: 'Too much is going on just now. Try again shortly.',
  },
  internal: { ko: '저희 쪽에 문제가 생겼습니다.', en: 'Something went wrong on our side.' },
};

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
    return new Fault('SERVICE_UNAVAILABLE', texts.full, { retryAfterMs: 5_000 });
  }
  if (!isStoreAway(error)) return undefined;
  sayRarely(log, 'store-away', error);
  return new Fault('SERVICE_UNAVAILABLE', texts.away, { retryAfterMs: 1_000 });
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
  if (error instanceof StoreBusy) return new Fault('OVERLOADED', texts.busy, { retryAfterMs: 1_000 });
  const unusable = ofStore(error, log);
  if (unusable) return unusable;
  const errorId = newId('err');
  log?.error({ err: error, correlationId, errorId }, 'unexpected error in a resolver');
  return new Fault('INTERNAL', texts.internal, { errorId });
};

/** A fault as an error of GraphQL, in the language of the call. */
export const spoken = (fault: Fault, { locale }: Pick<Call, 'locale'>): GraphQLError =>
  new GraphQLError(fault.in(locale), { extensions: fault.extensions });

/** An error of graphql-js as outsiders may see it; one that is unexpected is logged. */
export const outward = (error: GraphQLError, call: Call, log: Log | undefined): GraphQLError => {
  const { path, nodes, originalError } = error;
  const at = { path: path ?? null, nodes: nodes ?? null };
  // without a path, graphql-js refused the variables before it ran anything; with a node other than a field, an argument
  const badInput =
    path === undefined || (originalError instanceof GraphQLError && nodes?.[0]?.kind !== Kind.FIELD);
  if (badInput) return new GraphQLError(error.message, { ...at, extensions: { code: 'BAD_USER_INPUT' } });
  const fault = asFault(originalError ?? error, call, log);
  return new GraphQLError(fault.in(call.locale), { ...at, extensions: fault.extensions });
};
