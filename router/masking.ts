import { randomBytes } from 'node:crypto';
import type { Call } from '@jumun/platform/graph/client';
import { Fault, type FaultCode } from '@jumun/platform/kernel/errors';
import type { Locale } from '@jumun/platform/kernel/locale';
import type { Logger } from '@jumun/platform/process/logger';
import { GraphQLError } from 'graphql';
import { misfit } from './admission/variables.ts';

export type Log = Pick<Logger, 'info' | 'warn' | 'error'>;

/** The codes of a subgraph that clients may see. Any other, such as a failed validation of our own plan, is our mistake. */
const sayable: ReadonlySet<unknown> = new Set<FaultCode>([
  'BAD_USER_INPUT',
  'FORBIDDEN',
  'INVALID_CURSOR',
  'NOT_FOUND',
  'OVERLOADED',
  'RATE_LIMITED',
  'SERVICE_UNAVAILABLE',
  'SUBSCRIPTION_LIMIT',
  'TOO_MANY_ATTEMPTS',
  'UNAUTHENTICATED',
]);

/** Details that clients may see beside the code; the rest of `extensions` stays inside. */
const sayableDetails = ['field', 'retryAfterMs', 'limit'] as const;

const inside = {
  ko: '저희 쪽에 문제가 생겼습니다. 문의하실 때 errorId를 함께 알려 주세요.',
  en: 'Something went wrong on our side. Please include the errorId when you report it.',
};
const away = {
  ko: '지금 시스템 일부가 응답하지 않습니다. 잠시 후 다시 시도해 주세요.',
  en: 'Part of the system is not responding right now. Please try again shortly.',
};
const mostErrors = 50;

/** Eight random bytes that connect a client's report with our log. */
export const newErrorId = (): string => randomBytes(8).toString('hex');

/** The error as a client sees it. */
export const publicError = (fault: Fault, locale: Locale, errorId = newErrorId()): GraphQLError =>
  new GraphQLError(fault.in(locale), { extensions: { code: fault.code, ...fault.details, errorId } });

/** The answer to a refused request: no data, only the reason. */
export const refused = (fault: Fault, locale: Locale): { errors: GraphQLError[] } => ({
  errors: [publicError(fault, locale)],
});

/** What graphql-js says about a document, with its places only where that `explains`. */
export const publicLocations = (error: GraphQLError, code: FaultCode, explains = true): GraphQLError =>
  new GraphQLError(error.message, {
    ...(explains
      ? { nodes: error.nodes ?? null, source: error.source ?? null, positions: error.positions ?? null }
      : {}),
    extensions: { code, errorId: newErrorId() },
  });

const statuses: Partial<Record<FaultCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CSRF_BLOCKED: 403,
  NOT_FOUND: 404,
  METHOD_NOT_ALLOWED: 405,
  NOT_ACCEPTABLE: 406,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  TOO_MANY_ATTEMPTS: 429,
  INTERNAL: 500,
  OVERLOADED: 503,
  SERVICE_UNAVAILABLE: 503,
};

/** The HTTP status of a request that was refused as a whole. */
export const statusOf = (code: unknown): number => statuses[code as FaultCode] ?? 400;

type Rough = {
  readonly message?: unknown;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
  readonly originalError?: unknown;
};

/** What is needed of the call whose caller is told. */
type Told = Pick<Call, 'correlationId' | 'locale'>;

export type Masking = {
  readonly log: Log;
  /** Whether clients see only those errors of subgraphs that are meant for them; true by default. */
  readonly hides?: boolean;
};

/** Turns the errors of an execution into what clients may see; the rest goes to the log under the same id. */
export const masked = (
  errors: readonly unknown[],
  { log, hides = true }: Masking,
  call: Told,
): GraphQLError[] =>
  errors
    .slice(0, mostErrors)
    .map((error) =>
      hides || !isOfSubgraph(error as Rough)
        ? maskedOne(error as Rough, log, call)
        : passedOn(error as Rough),
    );

/** What a subgraph answered arrives as data, or as an error of GraphQL; any other error is a mistake of ours. */
const isOfSubgraph = ({ originalError: error }: Rough): boolean =>
  error !== undefined && (error instanceof GraphQLError || !(error instanceof Error));

/** The code that clients of Apollo's gateway know for an error of a subgraph that gives none. */
const codeOfUncoded = 'DOWNSTREAM_SERVICE_ERROR';

const passedOn = ({ message, path, extensions = {} }: Rough): GraphQLError => {
  const { stacktrace: _, exception: __, ...told } = extensions;
  return new GraphQLError(String(message), {
    ...(path ? { path: clientPath(path) } : {}),
    extensions: { code: codeOfUncoded, errorId: newErrorId(), ...told },
  });
};

/** Without the steps that only plans know. */
const clientPath = (path: readonly (string | number)[]): (string | number)[] =>
  path.filter((step) => step !== '@' && step !== '_entities');

const maskedOne = (error: Rough, log: Log, { correlationId, locale }: Told): GraphQLError => {
  const extensions = error.extensions ?? {};
  const code = sayable.has(extensions.code) ? (extensions.code as FaultCode) : 'INTERNAL';
  // a subgraph that has already logged it under an id keeps that id
  const errorId = isErrorId(extensions.errorId) ? extensions.errorId : newErrorId();
  if (code === 'INTERNAL') log.error({ errorId, correlationId, err: original(error) }, 'an error was masked');
  const details = sayableDetails
    .filter((key) => extensions[key] !== undefined)
    .map((key) => [key, extensions[key]]);
  const path = error.path && clientPath(error.path);
  return new GraphQLError(code === 'INTERNAL' ? inside[locale] : sentence(error, locale), {
    ...(path ? { path } : {}),
    extensions: { code, ...(code === 'INTERNAL' ? {} : Object.fromEntries(details)), errorId },
  });
};

/** What a subgraph says, or we of it. For a scalar of a subgraph, graphql-js repeats the invalid value. */
const sentence = ({ message, originalError }: Rough, locale: Locale): string => {
  if (originalError instanceof Fault) return originalError.in(locale);
  const variable = /^Variable "\$(\w+)" got invalid value /.exec(String(message))?.[1];
  return variable === undefined ? String(message) : misfit(variable)[locale];
};

const isErrorId = (given: unknown): given is string =>
  typeof given === 'string' && /^[\w-]{8,64}$/.test(given);

const original = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? error.originalError : error;

/** What a client is told when a subgraph cannot be reached. */
export const outage = (): Fault => new Fault('SERVICE_UNAVAILABLE', away);

/** Logs what went wrong on our side; the error that the client sees carries the id of that line. */
export const failure = (
  error: unknown,
  { log }: Pick<Masking, 'log'>,
  { correlationId, locale }: Told,
): GraphQLError => {
  const errorId = newErrorId();
  log.error({ errorId, correlationId, err: original(error) }, 'a request failed');
  return publicError(internal(), locale, errorId);
};

/** What a client is told when we are at fault. */
export const internal = (): Fault => new Fault('INTERNAL', inside);
