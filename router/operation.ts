import type { AccessRule } from '@jumun/schema/access';
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Values, Variable } from './admission/variables.ts';
import type { GraphCall } from './call.ts';
import type { CompiledOperation } from './executor/operation.ts';
import type { Carries, Events } from './subscriptions/streams.ts';

/** An operation of a document, with everything that does not change from one request to the next. */
export type Operation = {
  /** The supergraph, the text and the name: what two requests must share to be the same. */
  readonly key: string;
  /** The schema that it was read against. */
  readonly schema: GraphQLSchema;
  readonly kind: OperationTypeNode;
  readonly name: string | undefined;
  readonly variables: readonly Variable[];
  readonly access: readonly (readonly AccessRule[])[];
  readonly introspects: boolean;
  /** Whether a field of it begins new work. */
  readonly newWork: boolean;
  /** Whether somebody may be guessing with it, and with which account, given the values of its variables. */
  readonly attempts: readonly ((variables: Values) => string | undefined)[];
  /** Its name in traces: the kind and the root fields, never the name a client gave it. */
  readonly title: string;
  /** What it costs at most with these values of its variables. */
  readonly cost: (variables: Values) => number;
  /** Planned and compiled when it is asked for the first time; throws when it cannot be planned. */
  readonly compiled: () => CompiledOperation<GraphCall>;
  /** How many plans it holds by now. */
  readonly plans: () => number;
};

/** A document whose operations may be asked, or what is wrong with it; `document` is what ApolloServer shows to plugins. */
export type Verdict = {
  readonly document: DocumentNode;
  readonly operations: ReadonlyMap<string, Operation>;
  readonly errors?: readonly GraphQLError[];
};

/** A request that has passed every check and has a plan. */
export type Admitted = {
  readonly operation: Operation;
  readonly variables: Values;
  readonly cost: number;
  /** What is left of the caller's budget, in the unit of `cost`. */
  readonly remaining: number;
};

/** ApolloServer's context value. It copies the object itself, so what is written while a request runs is one level down. */
export type RouterContext = {
  readonly call: GraphCall;
  readonly asked: {
    readonly carries: Carries;
    verdict?: Verdict;
    admitted?: Admitted;
    /** Why the operation was not admitted. */
    refusal?: readonly GraphQLError[];
    /** What the client is told where a plugin has failed, or the router itself: that alone. */
    failure?: GraphQLError;
    /** The events of an admitted subscription; ApolloServer's own answer is then empty. */
    events?: Events;
  };
};
