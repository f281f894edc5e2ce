import type { Call } from '@jumun/platform/graph/client';
import type { Fault } from '@jumun/platform/kernel/errors';

/** A call that ends when its access token does. */
export type GraphCall = Call & {
  /** Milliseconds since 1970 at which the whole request should be answered. */
  readonly deadline?: number;
  /** Milliseconds since 1970 at which the caller's token expires; streams end then. */
  readonly expiresAt?: number | undefined;
  /** Calls `end` once if the session of the caller's token ends before; the returned function forgets that. Streams end then. */
  readonly whenEnded?: ((end: () => void) => () => void) | undefined;
  /** The `traceparent` header of the request: it goes into the trace and nowhere else. */
  readonly traceparent?: string | undefined;
  /** Why the token that came along was not accepted; the caller is anonymous then. */
  readonly tokenProblem?: Fault | undefined;
  /** Where the request came from: anonymous callers share a budget by it. */
  readonly address?: string | undefined;
  /** Headers of the client for subgraphs that are asked over plain HTTP; empty for our own subgraphs. */
  readonly forwarded?: Readonly<Record<string, string>> | undefined;
};
