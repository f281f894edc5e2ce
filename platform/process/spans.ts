import type { Envelope } from '../kernel/published.ts';

type Facts = Readonly<Record<string, string | number | boolean>>;

/** What a span is about. */
export type About = {
  /** The intention it belongs to; without one it belongs to the span around it, or stands alone. */
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

/** What keeps spans, while tracing is on. */
export type Tracing = {
  readonly run: <T>(name: string, about: About, work: (note: Note) => Promise<T>) => Promise<T>;
  readonly applied: (consumer: string, events: readonly Applied[]) => void;
  readonly header: () => string | undefined;
  /** Sends what has not been sent, and keeps nothing more. */
  readonly stop: () => Promise<void>;
};
