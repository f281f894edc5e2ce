// A query plan as the executor wants it, whichever planner made it. It has no conditions: they are decided before planning.

export type PlanNode =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly PlanNode[] }
  | FetchNode;

/** One request to one subgraph: for fields of the root, or for one or more lists of entities. */
export type FetchNode = {
  readonly kind: 'Fetch';
  readonly subgraph: string;
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly operationName: string | undefined;
  readonly text: string;
  /** The variables of the client that the text uses. */
  readonly variables: readonly string[];
  /** Where the answer belongs, when it is no list of entities. */
  readonly path: Path;
  readonly rewrites: readonly Rewrite[];
  /** Empty for a fetch of root fields. */
  readonly entities: readonly EntityPart[];
};

/** `alias: _entities(representations: $variable)` and the places whose objects it is about. */
export type EntityPart = {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly Path[];
  readonly requires: readonly Requirement[];
  /** Whether requirements of a concrete type also hold for an object known only as its interface. */
  readonly eitherWay: boolean;
  readonly before: readonly Rewrite[];
  readonly after: readonly Rewrite[];
};

export type Step =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'list' }
  | { readonly kind: 'type'; readonly anyOf: readonly string[] };
export type Path = readonly Step[];

export type Requirement =
  /** Reads one key of what is known, or else what stands there under the other, and writes it under the other. */
  | {
      readonly kind: 'field';
      readonly read: string;
      readonly write: string;
      readonly inner?: readonly Requirement[];
    }
  | { readonly kind: 'fragment'; readonly type: string | undefined; readonly inner: readonly Requirement[] };

export type Rewrite = { readonly path: Path } & (
  | { readonly kind: 'set'; readonly key: string; readonly value: unknown }
  | { readonly kind: 'rename'; readonly key: string; readonly to: string }
);

/** A plan, and for a subscription the fetch that its events come from; `node` then says what follows each event. */
export type Plan = { readonly node?: PlanNode; readonly events?: FetchNode };

/** All requests of a plan, in no particular order. */
export const fetchesOf = ({ node, events }: Plan): FetchNode[] => [
  ...(events ? [events] : []),
  ...(node ? fetchesIn(node) : []),
];

const fetchesIn = (node: PlanNode): FetchNode[] =>
  node.kind === 'Fetch' ? [node] : node.nodes.flatMap(fetchesIn);
