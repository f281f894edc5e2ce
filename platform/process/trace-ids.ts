import { createHash } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';

// One customer intention is one trace: its id follows from the correlation id, which every journal row, event and internal
// call carries already. So nothing else has to travel with an event, and a trace can be found from any log line.

const noTrace = '0'.repeat(32);

const hashed = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** The W3C trace id of an intention: the 32 hexadecimal digits that its correlation id ends with, else a hash of it. */
export const traceIdOf = (correlationId: string): string => {
  const carried = /(?:^|_)([0-9a-f]{32})$/.exec(correlationId)?.[1];
  return carried && carried !== noTrace ? carried : hashed(correlationId, 32);
};

/** What a W3C `traceparent` header says, or undefined where it cannot be used. */
export const readTraceparent = (header: unknown): SpanContext | undefined => {
  if (typeof header !== 'string') return undefined;
  const found = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(header);
  const [, traceId = noTrace, spanId = '', flags = ''] = found ?? [];
  if (traceId === noTrace || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
};

/** The correlation id of an intention that began in a trace of the caller's: it continues that trace. */
export const correlationIdOfTrace = (traceparent: unknown): string | undefined => {
  const traceId = readTraceparent(traceparent)?.traceId;
  return traceId && `req_${traceId}`;
};

/** The span in which `consumer` applied an event: a consumer that hears what followed derives it from the ids alone. */
export const spanIdOf = (eventId: string, consumer: string): string => hashed(`${eventId}>${consumer}`, 16);
