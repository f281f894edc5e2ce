import type { buildOperationContext } from '@apollo/gateway';
import type { Call } from '@jumun/platform/graph/client';
import type { AccessRule } from '@jumun/schema/access';
import type {
  DocumentNode,
  ExecutionResult,
  GraphQLError,
  OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import type { Values, Variable } from './variables.ts';

/** A call that ends when its access token does. */
export type GraphCall = Call & {
  /** Milliseconds since 1970 at which the caller's token expires; streams end then. */
  readonly expiresAt?: number | undefined;
  /** The `traceparent` header of the request: it goes into the trace and nowhere else. */
  readonly traceparent?: string | undefined;
};

/** An operation of a document, with everything that does not change from one request to the next. */
export type Operation = {
  /** The text and the name: what two requests must share to be the same. */
  readonly key: string;
  readonly kind: OperationTypeNode;
  readonly document: DocumentNode;
  readonly name: string | undefined;
  readonly node: OperationDefinitionNode;
  readonly context: ReturnType<typeof buildOperationContext>;
  readonly variables: readonly Variable[];
  readonly access: readonly (readonly AccessRule[])[];
  readonly introspects: boolean;
  /** Its name in traces: the kind and the root fields, never the name a client gave it. */
  readonly title: string;
};

/** A request that has passed every check and has a plan. */
export type Admitted = { readonly operation: Operation; readonly variables: Values };

/** A request that was refused; it never reached a subgraph. */
export type Refused = { readonly errors: readonly GraphQLError[] };

/** What a subscription gives: its events, or the reason why there are none. */
export type Streamed = Events | ExecutionResult;
export type Events = AsyncIterableIterator<ExecutionResult>;

export const isEvents = (streamed: Streamed): streamed is Events => Symbol.asyncIterator in streamed;
