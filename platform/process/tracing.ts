import { createHash } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';
import { z } from 'zod';
import type { SubgraphClient } from '../graph/client.ts';
import type { Envelope } from '../kernel/published.ts';
import { readSettings } from './config.ts';

// One customer intention is one trace: its id follows from the correlation id, which stands in every log row, event and
// internal call already. So nothing else has to travel with an event, and a trace is found from any log line.

const noTrace = '0'.repeat(32);

const hashed = (text: string, length: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, length);

/** The W3C trace id of an intention: the 32 hexadecimal digits that its correlation id ends with, else a hash of it. */
export const traceIdOf = (correlationId: string): string => {
  const carried = /(?:^|_)([0-9a-f]{32})$/.exec(correlationId)?.[1];
  return carried && carried !== noTrace ? carried : hashed(correlationId, 32);
};

/** What a W3C `traceparent` header says, or undefined where it says nothing that can be used. */
export const readTraceparent = (header: unknown): SpanContext | undefined => {
  if (typeof header !== 'string') return undefined;
  const found = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/.exec(header);
  const [, traceId = noTrace, spanId = '', flags = ''] = found ?? [];
  if (traceId === noTrace || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags, 16) & 1, isRemote: true };
};

/** The correlation id of an intention that began in somebody else's trace: it carries that trace on. */
export const correlationIdOfTrace = (traceparent: unknown): string | undefined => {
  const traceId = readTraceparent(traceparent)?.traceId;
  return traceId && `req_${traceId}`;
};

type Facts = Readonly<Record<string, string | number | boolean>>;

/** What a span is about. */
export type About = {
  /** The intention it belongs to; without one it belongs to whatever goes on around it, or stands alone. */
  readonly correlationId?: string | undefined;
  /** The `traceparent` header that came with it. */
  readonly traceparent?: string | undefined;
  readonly kind?: 'internal' | 'server' | 'client' | 'consumer';
  /** Ids and words of our own only: never names, addresses, texts or tokens. */
  readonly facts?: Facts;
};

/** Adds to the span that is open: facts, and a code where it did not end well. */
export type Note = (facts: Facts, failure?: string) => void;

/** An event that a unit of work has applied, and when, in milliseconds since 1970. */
export type Applied = { readonly event: Envelope; readonly began: number; readonly ended: number };

type Tracing = {
  readonly run: <T>(name: string, about: About, work: (note: Note) => Promise<T>) => Promise<T>;
  readonly applied: (consumer: string, events: readonly Applied[]) => void;
  readonly header: () => string | undefined;
};

let tracing: Tracing | undefined;

const ignored: Note = () => {};

/** Whether spans are kept, so that nothing is prepared for nobody. */
export const isTracing = (): boolean => tracing !== undefined;

/** Does the work within a span; just does it where nobody has switched tracing on. */
export const inSpan = <T>(name: string, about: About, work: (note: Note) => Promise<T>): Promise<T> =>
  tracing ? tracing.run(name, about, work) : work(ignored);

/** Milliseconds since 1970 with fractions, for spans that are told afterwards. */
export const spanClock = (): number => performance.timeOrigin + performance.now();

/** Tells what a consumer's unit of work has applied, after its commit: a unit that is undone leaves no span. */
export const eventsApplied = (consumer: string, events: readonly Applied[]): void =>
  tracing?.applied(consumer, events);

/** The header that lets the other side go on in the span that is open here; none without tracing. */
export const traceHeaders = (): { traceparent?: string } => {
  const traceparent = tracing?.header();
  return traceparent === undefined ? {} : { traceparent };
};

/** A client whose answers are spans of the intention they are asked for; the client itself where nobody traces. */
export const tracedClient = (client: SubgraphClient): SubgraphClient =>
  tracing
    ? {
        ...client,
        execute: (request, call) =>
          inSpan(
            `${client.name} subgraph`,
            { correlationId: call.correlationId, kind: 'client', facts: { 'jumun.subgraph': client.name } },
            async (note) => {
              const result = await client.execute(request, call);
              if (result.errors) note({}, String(result.errors[0]?.extensions?.code ?? 'ERRORS'));
              return result;
            },
          ),
      }
    : client;

/** The span in which `consumer` applied an event: whoever hears what that said finds it without being told. */
const spanIdOf = (eventId: string, consumer: string): string => hashed(`${eventId}>${consumer}`, 16);

const settingsForm = { JUMUN_TRACING: z.enum(['off', 'otlp']).default('off') };
const stopWithinMs = 2_000;

/**
 * Sends spans by OTLP (HTTP and JSON) when `JUMUN_TRACING=otlp`; the standard OTEL_ variables say where to, which and how
 * often. Without it nothing of OpenTelemetry is loaded. `stop` sends the rest, for 2 s at most.
 */
export const startTracing = async (
  processName: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ stop(): Promise<void> }> => {
  if (readSettings(settingsForm, env).JUMUN_TRACING === 'off') return { stop: async () => {} };
  const [api, sdk, { OTLPTraceExporter }] = await Promise.all([
    import('@opentelemetry/api'),
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
  ]);

  const random = new sdk.RandomIdGenerator();
  /** Ids for the span that is started next; starting one is not interrupted by anything. */
  let next: { traceId?: string; spanId?: string } = {};
  const attributes = { 'service.name': `jumun-${processName}`, 'process.pid': process.pid };
  const resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  const provider = new sdk.NodeTracerProvider({
    resource: resource as never,
    idGenerator: {
      generateTraceId: () => next.traceId ?? random.generateTraceId(),
      generateSpanId: () => next.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [new sdk.BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register({ propagator: null });
  const tracer = provider.getTracer('jumun');
  const kinds = {
    internal: api.SpanKind.INTERNAL,
    server: api.SpanKind.SERVER,
    client: api.SpanKind.CLIENT,
    consumer: api.SpanKind.CONSUMER,
  };

  const start = (
    name: string,
    {
      ids = {},
      parent,
      links = [],
      kind = 'internal',
      facts = {},
      at,
    }: Pick<About, 'kind' | 'facts'> & {
      readonly ids?: { traceId?: string; spanId?: string };
      readonly parent?: SpanContext | undefined;
      readonly links?: readonly SpanContext[];
      readonly at?: number;
    },
  ) => {
    const surroundings = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    next = ids;
    try {
      return tracer.startSpan(
        name,
        {
          kind: kinds[kind],
          attributes: facts,
          links: links.map((context) => ({ context })),
          ...(at === undefined ? {} : { startTime: at }),
        },
        surroundings,
      );
    } finally {
      next = {};
    }
  };

  tracing = {
    async run(name, { correlationId, traceparent, kind, facts = {} }, work) {
      const around = api.trace.getActiveSpan()?.spanContext();
      const before = readTraceparent(traceparent) ?? around;
      const traceId = correlationId === undefined ? before?.traceId : traceIdOf(correlationId);
      const isOwn = before !== undefined && before.traceId === traceId;
      const span = start(name, {
        ids: traceId === undefined ? {} : { traceId },
        parent: isOwn ? before : undefined,
        links: before && !isOwn ? [before] : [],
        kind: kind ?? 'internal',
        facts: correlationId === undefined ? facts : { ...facts, 'jumun.correlation_id': correlationId },
      });
      const note: Note = (more, failure) => {
        span.setAttributes(more);
        if (failure !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: failure });
      };
      try {
        return await api.context.with(api.trace.setSpan(api.context.active(), span), () => work(note));
      } catch (error) {
        const { code, name: type } = error as { code?: unknown; name?: unknown };
        note({}, String(code ?? type ?? 'Error')); // not its message, which may hold what somebody wrote
        throw error;
      } finally {
        span.end();
      }
    },

    applied(consumer, events) {
      const first = events[0];
      const last = events.at(-1);
      if (!first || !last) return;
      const spans = events.map(({ event, began, ended }) => {
        const traceId = traceIdOf(event.correlationId);
        const cause = event.causationId;
        const span = start(`${consumer} ${event.type}`, {
          ids: { traceId, spanId: spanIdOf(event.id, consumer) },
          parent: cause
            ? { traceId, spanId: spanIdOf(cause, event.source), traceFlags: 1, isRemote: true }
            : undefined,
          kind: 'consumer',
          facts: {
            'jumun.correlation_id': event.correlationId,
            'jumun.event_id': event.id,
            'jumun.source': event.source,
            'jumun.number': event.number,
            'jumun.aggregate': event.aggregate,
          },
          at: began,
        });
        span.end(ended);
        return span.spanContext();
      });
      start(`${consumer} unit`, {
        links: spans,
        kind: 'consumer',
        facts: { 'jumun.events': events.length },
        at: first.began,
      }).end(last.ended);
    },

    header() {
      const active = api.trace.getActiveSpan()?.spanContext();
      return active && `00-${active.traceId}-${active.spanId}-0${active.traceFlags & 1}`;
    },
  };

  return {
    async stop() {
      tracing = undefined;
      const enough = new Promise((resolve) => setTimeout(resolve, stopWithinMs).unref());
      await Promise.race([provider.shutdown().catch(() => {}), enough]);
      api.trace.disable();
      api.context.disable();
    },
  };
};
