import { z } from 'zod';
import { readSettings } from './config.ts';
import type { About, Applied, Note, Tracing } from './spans.ts';

let tracing: Tracing | undefined;

const ignored: Note = () => {};

/** Whether spans are kept; otherwise nothing needs to be prepared for them. */
export const isTracing = (): boolean => tracing !== undefined;

/** Does the work within a span, or just does it while tracing is off. */
export const inSpan = <T>(name: string, about: About, work: (note: Note) => Promise<T>): Promise<T> =>
  tracing ? tracing.run(name, about, work) : work(ignored);

/** Milliseconds since 1970 with fractions, for spans that are recorded afterwards. */
export const spanClock = (): number => performance.timeOrigin + performance.now();

/** Records what a consumer's unit of work has applied, after its commit: a unit that is undone leaves no span. */
export const eventsApplied = (consumer: string, events: readonly Applied[]): void =>
  tracing?.applied(consumer, events);

/** The header that makes spans of the other side children of the one that is open here; none without tracing. */
export const traceHeaders = (): { traceparent?: string } => {
  const traceparent = tracing?.header();
  return traceparent === undefined ? {} : { traceparent };
};

const settingsForm = { JUMUN_TRACING: z.enum(['off', 'otlp']).default('off') };

/**
 * Sends spans by OTLP (HTTP and JSON) when `JUMUN_TRACING=otlp`; the standard OTEL_ variables say where to, which and how
 * often. Without it nothing of OpenTelemetry is loaded. `stop` sends the rest, for 2 s at most.
 */
export const startTracing = async (
  processName: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ stop(): Promise<void> }> => {
  if (readSettings(settingsForm, env).JUMUN_TRACING === 'off') return { stop: async () => {} };
  const { openTelemetry } = await import('./opentelemetry.ts');
  const opened = openTelemetry(processName);
  tracing = opened;
  return {
    async stop() {
      tracing = undefined;
      await opened.stop();
    },
  };
};
