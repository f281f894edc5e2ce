/**
 * What a context says about itself before it is opened: facts only, so that every process can read every manifest.
 * Who hears whom, who may ask whom, circuit breakers and scopes are derived from these and written down nowhere else.
 */
export type Manifest = {
  /** The name of its folder, its store, its subgraph and its queues. */
  readonly name: string;
  /** The events it reacts to, by the context that publishes them. */
  readonly hears: Readonly<Record<string, readonly string[]>>;
  /** Customers watch live what follows from what it hears: that is carried and applied before what others hear. */
  readonly watched?: boolean;
  /** Sources it hears from its own first start on; it hears all others from the beginning of their journals. */
  readonly hearsFromNow?: readonly string[];
  /** Sources it hears from what their journals still hold on: it is told of nothing that was pruned before its own first start. */
  readonly hearsWhatIsKept?: readonly string[];
  /** What it asks of other contexts, and whom: each ask has a circuit breaker named `<context>/<ask>`. */
  readonly asks: Readonly<Record<string, string>>;
  /** What it asks of systems outside Jumun; each has a circuit breaker of that name as well. */
  readonly calls?: readonly string[];
  /** What its part of the graph lets members of staff do. */
  readonly scopes: readonly string[];
};
