import type { GraphQLError, GraphQLResolveInfo } from 'graphql';
import type { MaybePromise } from '../../kernel/promises.ts';

export type Values = Readonly<Record<string, unknown>>;

/** Where a value stands in the answer, as resolvers find it in `info.path`. A step within a list has no typename. */
export type Path = GraphQLResolveInfo['path'];

/** One execution of a compiled operation. */
export type Run = {
  readonly rootValue: unknown;
  readonly context: unknown;
  /** Coerced. */
  readonly variables: Values;
  /** The errors of the answer by the place that became null for them; undefined is the whole answer. */
  readonly failures: Map<Path | undefined, GraphQLError>;
};

/** Turns what a resolver gave into what is answered. Throws or rejects where it cannot. */
export type Complete = (value: unknown, run: Run, path: Path) => unknown;

/** An object of the answer. */
export type Data = Record<string, unknown>;

/** Makes one kind of object of the answer. `path` is undefined for the answer itself. */
export type ObjectOf = (source: unknown, run: Run, path: Path | undefined) => MaybePromise<Data>;

/** Notes an error, unless its place has already become null with an object or a list around it. */
export const note = ({ failures }: Run, error: GraphQLError, path: Path | undefined): void => {
  for (let at = path; at; at = at.prev) if (failures.has(at)) return;
  if (!failures.has(undefined)) failures.set(path, error);
};
