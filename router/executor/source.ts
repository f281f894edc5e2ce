// What the executor needs from whoever asks the subgraphs, and what it gives back.

import type { FetchNode } from './plan.ts';

export type Values = Readonly<Record<string, unknown>>;
export type MaybePromise<T> = T | Promise<T>;

/** An object of an answer, which is written into while the answer grows. */
export type Data = Record<string, unknown>;

/** The keys and list indexes that lead from the root of an answer to a place in it. */
export type ErrorPath = readonly (string | number)[];

export type SubgraphError = {
  readonly message: string;
  readonly path?: ErrorPath | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | undefined;
};

/** What a subgraph answers: the result of graphql-js, or that of JSON.parse. */
export type Answer = {
  readonly data?: Readonly<Record<string, unknown>> | null | undefined;
  readonly errors?: readonly SubgraphError[] | undefined;
};

/**
 * Asks a subgraph the same thing with ever new variables. The executor writes into the answer, so each call gives one of
 * its own. A rejection means that nothing was answered.
 */
export type Ask<Context> = (variables: Values, context: Context) => MaybePromise<Answer>;

/** A subgraph. What can be done once for a fetch of a plan, such as parsing its text, is done in `prepare`. */
export type Source<Context> = { readonly prepare: (fetch: FetchNode) => Ask<Context> };

/** An error of a subgraph, or its failure to answer, where a client finds it in the answer. */
export type PlacedError = {
  readonly subgraph: string;
  /** Undefined when the subgraph did not say what the error is about. */
  readonly path: ErrorPath | undefined;
  /** What the subgraph answered, or what its source rejected with. */
  readonly error: unknown;
};

/** Something in an answer that the schema does not allow; the nearest place that may be null has become null. */
export type Flaw = { readonly message: string; readonly path: ErrorPath };

/** The answer to one request. Paths are those of the client. */
export type Answered = {
  /** The JSON of `data`. */
  readonly text: string;
  readonly errors: readonly PlacedError[];
  /** What the schema does not allow and no error explains. */
  readonly flaws: readonly Flaw[];
};
