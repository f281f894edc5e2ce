/** What one request may cost. */
export type Limits = {
  readonly tokens: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly fragments: number;
  /** Fields, with every fragment expanded. */
  readonly selections: number;
  /** How deep lists and objects may be nested, in literals and in variables. */
  readonly nesting: number;
  readonly textLength: number;
  /** How long one subgraph may take to answer a read, in milliseconds. */
  readonly queryMs: number;
  /** The same for a mutation and for opening a subscription. */
  readonly mutationMs: number;
  /** How long a whole request may take; for a mutation, `mutationMs` is added. */
  readonly requestMs: number;
  /** Documents kept parsed, validated and planned. */
  readonly documents: number;
  readonly introspection: boolean;
};

export const defaultLimits: Limits = {
  tokens: 2_000,
  depth: 10,
  aliases: 30,
  rootFields: 10,
  directives: 20,
  fragments: 50,
  selections: 5_000,
  nesting: 10,
  textLength: 10_000,
  queryMs: 1_500,
  mutationMs: 5_000,
  requestMs: 5_000,
  documents: 1_000,
  introspection: false,
};
