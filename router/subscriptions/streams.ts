// The words that the graph, its subscriptions and the transports share.

import type { GraphRequest } from '@jumun/platform/graph/client';
import type { ExecutionResult } from 'graphql';
import type { GraphCall } from '../call.ts';
import type { Values } from '../executor/source.ts';

export type Events = AsyncIterableIterator<ExecutionResult>;

/** What an operation gives: its answer, or the events of a subscription. */
export type Streamed = Events | ExecutionResult;

export const isEvents = (streamed: Streamed): streamed is Events => Symbol.asyncIterator in streamed;

/**
 * Whether this ends a stream from outside rather than being one of its events. It has errors and no data at all: the token
 * has expired, the client reads too slowly, or the source broke for good.
 */
export const isLastWord = ({ data, errors }: ExecutionResult): boolean =>
  data === undefined && errors !== undefined;

/** A request as a transport has read it; nothing in it has been checked but its shape. */
export type Asking = GraphRequest & {
  /** Names a trusted document instead of giving its text; `query` is undefined then. */
  readonly documentId?: string | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
};

/** What the transport can carry. */
export type Carries = {
  readonly streams: boolean;
  /** False where a request may be repeated or come from anywhere, as by GET; true by default. */
  readonly mutations?: boolean;
};

/** Admits and answers a request of any kind. Never rejects, and everything in its results may be shown to the client. */
export type Ask = (request: Asking, call: GraphCall, carries: Carries) => Promise<Streamed>;

/** Where a stream is, as its source counts: the sequence or the cursor of an event. */
export type Place = number | string;

/** How a subscription is opened, and how it continues after a break. Made once for each operation. */
export type StreamPlan = {
  readonly subgraph: string;
  /** The request that opens the stream. */
  opening(variables: Values): GraphRequest;
  readonly resume: Resume | undefined;
};

export type Resume = {
  /** The request that opens the stream after a place. */
  reopening(variables: Values, after: Place): GraphRequest;
  /** The place from which the client asked for events, if it named one. */
  startOf(variables: Values): Place | undefined;
  placeOf(event: ExecutionResult): Place | undefined;
};

/** One admitted subscription of one client. */
export type Wish = {
  /** The same for the same operation. Even so, wishes with different plans share no stream. */
  readonly key: string;
  readonly variables: Values;
  readonly plan: StreamPlan;
  /** Opens a stream of the plan's subgraph; rejects when the subgraph cannot be reached. */
  open(request: GraphRequest, call: GraphCall): Promise<Streamed>;
  /** Adds to an event what the other subgraphs know now; never rejects. */
  join(event: ExecutionResult, call: GraphCall): Promise<ExecutionResult>;
};

/** The streams of all clients. Those that want the same, with the same rights, share one from the subgraph. */
export type Subscriptions = {
  /** Resolves once the subgraph has taken the subscription, or with the reason why it has not. */
  subscribe(wish: Wish, call: GraphCall): Promise<Streamed>;
  /** How many streams are open towards subgraphs. */
  upstreams(): number;
  /** Ends every stream with a last word. */
  close(): void;
};
