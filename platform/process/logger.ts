import { DrizzleQueryError } from 'drizzle-orm/errors';
import { type Logger, pino } from 'pino';
import { traceIdOf } from './trace-ids.ts';

export type { Logger };

/** Statements and their values stay out of the logs: they hold names, addresses and tokens. */
export const withoutValues = (error: unknown): unknown => {
  const shown = error instanceof DrizzleQueryError ? error.cause : error;
  if (!(shown instanceof Error)) return shown;
  return {
    type: shown.name,
    message: shown.message,
    code: (shown as { code?: string }).code,
    stack: shown.stack,
    ...(shown.cause instanceof Error && { cause: withoutValues(shown.cause) }),
  };
};

/** A line with a correlation id names its trace too. */
const withTrace = (facts: Record<string, unknown>): Record<string, unknown> =>
  typeof facts.correlationId === 'string' && facts.correlationId !== ''
    ? { ...facts, traceId: traceIdOf(facts.correlationId) }
    : facts;

/** What is kept in memory, in bytes, of lines that cannot be written just now; further ones are lost. */
const mostUnwritten = 256 * 1024;

/** A log that cannot be written, on a disk that is full, must end nobody's work: it goes on once there is room. */
const standardError = () =>
  pino.destination({ dest: 2, sync: true, maxLength: mostUnwritten }).on('error', () => {});

/** JSON lines on stderr: ids and facts, never names, addresses, tokens or card data. */
export const openLogger = (name: string, level = process.env.JUMUN_LOG || 'info'): Logger =>
  pino({ name, level, serializers: { err: withoutValues }, formatters: { log: withTrace } }, standardError());
