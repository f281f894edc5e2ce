import type { ExecutionResult } from 'graphql';
import type { Locale } from '../kernel/locale.ts';

/** Who asks, as verified by the router or by the signature of a service; never as claimed by a client. */
export type Caller = {
  /** The id of the customer or member of staff, or null for a caller who has not signed in. */
  readonly subject: string | null;
  /** What the caller may do, such as `catalog:write`. A service has the one scope `service:<its name>`. */
  readonly scopes: readonly string[];
  /** The places a member of staff works for; see `@access(store:)`. */
  readonly stores: readonly string[];
  /** The context that asks on its own behalf, or null for a person. */
  readonly service: string | null;
};

export const anonymous: Caller = { subject: null, scopes: [], stores: [], service: null };

/** The caller that context `name` is when it asks another context. */
export const serviceCaller = (name: string): Caller => ({
  subject: null,
  scopes: [`service:${name}`],
  stores: [],
  service: name,
});

/** What travels beside every request into a subgraph. */
export type Call = {
  readonly caller: Caller;
  /** The language of every text in the answer. */
  readonly locale: Locale;
  /** One customer intention, end to end: the same in logs, jobs and events. */
  readonly correlationId: string;
  /** The session of the caller's access token, of many that one account may have. */
  readonly session?: string | undefined;
  /**
   * How many milliseconds the answer is waited for, from when the call has left; without it, as long as it takes. A duration and no
   * point in time: whoever is asked counts anew, so that neither the caller's queue nor its clock takes anything away.
   */
  readonly withinMs?: number;
  readonly signal?: AbortSignal;
};

export type GraphRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
};

/**
 * The one way into a subgraph, the same in-process and over the network. `execute` never rejects for a business
 * reason; it rejects only when the subgraph could not be reached or did not answer within the call's time; the cause is
 * then a TimedOut.
 * The iterator of `subscribe` ends its source at once when `return()` is called or `call.signal` aborts, even while idle.
 */
export type SubgraphClient = {
  readonly name: string;
  execute(request: GraphRequest, call: Call): Promise<ExecutionResult>;
  subscribe(
    request: GraphRequest,
    call: Call,
  ): Promise<AsyncIterableIterator<ExecutionResult> | ExecutionResult>;
  close(): Promise<void>;
};

/** Answers a signed call on a path of its own, beside the graph. `body` is the parsed JSON of a POST, undefined for a GET. */
export type Route = (call: Call, body: unknown) => Promise<unknown>;
