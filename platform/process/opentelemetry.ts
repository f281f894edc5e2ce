// Loaded only while tracing is on: importing OpenTelemetry costs every process time and memory.

import * as api from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, NodeTracerProvider, RandomIdGenerator } from '@opentelemetry/sdk-trace-node';
import { endsWithin } from '../kernel/deadline.ts';
import type { About, Applied, Note, Tracing } from './spans.ts';
import { readTraceparent, spanIdOf, traceIdOf } from './trace-ids.ts';

const stopWithinMs = 2_000;

const kinds = {
  internal: api.SpanKind.INTERNAL,
  server: api.SpanKind.SERVER,
  client: api.SpanKind.CLIENT,
  consumer: api.SpanKind.CONSUMER,
};

type Ids = { readonly traceId?: string; readonly spanId?: string };

/** A span to be started; its ids are random where none are given. */
type Start = Pick<About, 'kind' | 'facts'> & {
  readonly name: string;
  readonly ids?: Ids;
  readonly parent?: api.SpanContext | undefined;
  readonly links?: readonly api.SpanContext[];
  readonly at?: number;
};

type StartSpan = (start: Start) => api.Span;

/** Starts spans under ids that we choose, which OpenTelemetry's own API does not allow. */
const openTracer = (processName: string) => {
  const random = new RandomIdGenerator();
  /** Ids for the span that is started next; starting one is synchronous. */
  let next: Ids = {};
  const attributes = { 'service.name': `jumun-${processName}`, 'process.pid': process.pid };
  const resource = { attributes, merge: () => resource, getRawAttributes: () => Object.entries(attributes) };
  const provider = new NodeTracerProvider({
    resource: resource as never,
    idGenerator: {
      generateTraceId: () => next.traceId ?? random.generateTraceId(),
      generateSpanId: () => next.spanId ?? random.generateSpanId(),
    },
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register({ propagator: null });
  const tracer = provider.getTracer('jumun');

  const start: StartSpan = ({ name, ids = {}, parent, links = [], kind = 'internal', facts = {}, at }) => {
    const surroundings = parent ? api.trace.setSpanContext(api.ROOT_CONTEXT, parent) : api.ROOT_CONTEXT;
    const options: api.SpanOptions = {
      kind: kinds[kind],
      attributes: facts,
      links: links.map((context) => ({ context })),
    };
    next = ids;
    try {
      return tracer.startSpan(name, at === undefined ? options : { ...options, startTime: at }, surroundings);
    } finally {
      next = {};
    }
  };
  return { provider, start };
};

/** The span of some work: part of the intention's trace, and linked with what came from another one. */
const startWork = (
  start: StartSpan,
  name: string,
  { correlationId, traceparent, kind, facts = {} }: About,
): api.Span => {
  const before = readTraceparent(traceparent) ?? api.trace.getActiveSpan()?.spanContext();
  const traceId = correlationId === undefined ? before?.traceId : traceIdOf(correlationId);
  const isSameTrace = before !== undefined && before.traceId === traceId;
  return start({
    name,
    ids: traceId === undefined ? {} : { traceId },
    parent: isSameTrace ? before : undefined,
    links: before && !isSameTrace ? [before] : [],
    kind: kind ?? 'internal',
    facts: correlationId === undefined ? facts : { ...facts, 'jumun.correlation_id': correlationId },
  });
};

const noteOn =
  (span: api.Span): Note =>
  (facts, failure) => {
    span.setAttributes(facts);
    if (failure !== undefined) span.setStatus({ code: api.SpanStatusCode.ERROR, message: failure });
  };

/** Records the span of an event that `consumer` has applied, below that of the event that caused it. */
const recordApplied = (
  start: StartSpan,
  consumer: string,
  { event, began, ended }: Applied,
): api.SpanContext => {
  const traceId = traceIdOf(event.correlationId);
  const cause = event.causationId;
  const span = start({
    name: `${consumer} ${event.type}`,
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
};

/** Keeps spans and sends them by OTLP. */
export const openTelemetry = (processName: string): Tracing => {
  const { provider, start } = openTracer(processName);
  return {
    async run(name, about, work) {
      const span = startWork(start, name, about);
      const note = noteOn(span);
      try {
        return await api.context.with(api.trace.setSpan(api.context.active(), span), () => work(note));
      } catch (error) {
        const { code, name: type } = error as { code?: unknown; name?: unknown };
        note({}, String(code ?? type ?? 'Error')); // not its message, which may hold what a customer wrote
        throw error;
      } finally {
        span.end();
      }
    },

    applied(consumer, events) {
      const first = events[0];
      const last = events.at(-1);
      if (!first || !last) return;
      start({
        name: `${consumer} unit`,
        links: events.map((applied) => recordApplied(start, consumer, applied)),
        kind: 'consumer',
        facts: { 'jumun.events': events.length },
        at: first.began,
      }).end(last.ended);
    },

    header() {
      const active = api.trace.getActiveSpan()?.spanContext();
      return active && `00-${active.traceId}-${active.spanId}-0${active.traceFlags & 1}`;
    },

    async stop() {
      await endsWithin(stopWithinMs, provider.shutdown());
      api.trace.disable();
      api.context.disable();
    },
  };
};
