/** What one request may cost, and what the router keeps. */
export type Limits = {
  readonly tokens: number;
  readonly operations: number;
  readonly depth: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
  readonly fragments: number;
  /** How often a field with arguments or a selection may stand in a document under one name: validation compares each with each. */
  readonly repeats: number;
  /** Fields, with every fragment expanded. */
  readonly selections: number;
  /** How deep lists and objects may be nested, in literals and in variables. */
  readonly nesting: number;
  readonly textLength: number;
  /** The most that one request may cost, estimated before it is executed: see cost.ts. */
  readonly cost: number;
  /** What one caller may spend in a minute; anonymous callers share ten times as much by address. */
  readonly costPerMinute: number;
  /** How many requests one caller may send in ten seconds; callers who have not signed in count together by address. */
  readonly requestsPerTenSeconds: number;
  /** How often somebody may try with one account in a minute; twenty times as often from one address. */
  readonly attemptsPerMinute: number;
  /** Values in one answer, counted while it is put together. */
  readonly answerValues: number;
  /** How long one subgraph may take to answer a read, in milliseconds. */
  readonly queryMs: number;
  /** The same for a mutation and for opening a subscription. */
  readonly mutationMs: number;
  /** How long a whole request may take; for a mutation, `mutationMs` is added. */
  readonly requestMs: number;
  /** What the documents that are kept parsed, validated and planned may occupy, in bytes. */
  readonly documentBytes: number;
  readonly introspection: boolean;
};

export const defaultLimits: Limits = {
  tokens: 2_000,
  operations: 20,
  depth: 10,
  aliases: 30,
  rootFields: 10,
  directives: 20,
  fragments: 50,
  repeats: 100,
  selections: 5_000,
  nesting: 10,
  textLength: 10_000,
  cost: 1_000,
  costPerMinute: 30_000,
  requestsPerTenSeconds: 800,
  attemptsPerMinute: 30,
  answerValues: 200_000,
  queryMs: 1_500,
  mutationMs: 5_000,
  requestMs: 5_000,
  documentBytes: 64_000_000,
  introspection: false,
};

/** For those who do the work of many people as one: callers may use as much as they like. */
export const withoutRateLimits = {
  costPerMinute: Number.POSITIVE_INFINITY,
  requestsPerTenSeconds: Number.POSITIVE_INFINITY,
  attemptsPerMinute: Number.POSITIVE_INFINITY,
} as const;
