import type { Instant } from './clock.ts';

/** What a context tells the others: small, serialisable, versioned. `D` holds every fact its hearers need. */
export type PublishedEvent<T extends string = string, D = unknown> = {
  readonly type: T;
  /** Of the event's form; upcasters bring older ones up to date. */
  readonly version: number;
  readonly data: D;
};

/** A published event as it stands in its source's journal. */
export type Envelope<E extends PublishedEvent = PublishedEvent> = E & {
  readonly id: string;
  readonly source: string;
  /** Its place in the source's journal. */
  readonly number: number;
  /** Events of one aggregate keep their order, also behind a dead letter. */
  readonly aggregate: string;
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly causationId: string | null;
};
