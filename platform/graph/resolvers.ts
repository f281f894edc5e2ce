import type { GraphQLResolveInfo } from 'graphql';
import type { StandardType } from './scalars.ts';

// Which resolvers a context has to write, worked out from its schema and from its models. `npm run schema` writes what
// the schema says into each context's resolvers/types.generated.ts; the types below say what is still to be resolved.

/** What is generated for one schema: every field's resolver, the parents they are given, and the references to entities. */
type Generated = {
  readonly fields: object;
  readonly parents: object;
  readonly references: object;
  readonly context: object;
};

/**
 * The resolvers of each type: `Resolves['Mission']` for an object type, `Resolves['Query']['missions']` for a root
 * field. A field is required where the type's model lacks it or holds something other than what the schema gives;
 * the rest is answered by the model itself and may be left out.
 */
export type TypeResolvers<G extends Generated> = {
  [T in Exclude<keyof G['fields'], StandardType>]: T extends 'Query' | 'Mutation'
    ? Required<G['fields'][T]>
    : T extends 'Subscription'
      ? Sources<G['fields'][T]>
      : G['fields'][T] extends { readonly __resolveType: infer Resolve }
        ? MemberOf<Resolve, ParentOf<G, T>>
        : Unanswered<G['fields'][T], ParentOf<G, T>> & Answered<G['fields'][T]> & ByReference<G, T>;
};

/** All resolvers of a context. A type is required as soon as one of its fields is. */
export type ResolverMap<R extends object> = {
  readonly [T in keyof R as Record<never, never> extends R[T] ? never : T]: R[T];
} & {
  readonly [T in keyof R as Record<never, never> extends R[T] ? T : never]?: R[T];
};

type ParentOf<G extends Generated, T> = T extends keyof G['parents'] ? G['parents'][T] : never;

/** Leaves out the protocol's own entries, such as __isTypeOf. */
type FieldName<Fields> = Exclude<keyof Fields, `__${string}`>;

/** The fields that the parent cannot answer. */
type Unanswered<Fields, Parent> = {
  [F in FieldName<Fields> as IsAnswer<Parent, F, Fields[F]> extends true ? never : F]: Fields[F];
};

type Answered<Fields> = { [F in FieldName<Fields>]?: Fields[F] };

/** Whether the parent holds, under the field's name, what the field's resolver would have to return. */
type IsAnswer<Parent, F, Resolve> = F extends keyof Parent
  ? Resolve extends (...args: never[]) => infer Result
    ? [Parent[F]] extends [Result]
      ? true
      : false
    : false
  : false;

/** Without a resolver the reference itself becomes the parent, so it may be left out only where the two are alike. */
type ByReference<G extends Generated, T> = T extends keyof G['references']
  ? [G['references'][T]] extends [ParentOf<G, T>]
    ? { __resolveReference?: ReferenceResolver<G['references'][T], ParentOf<G, T>, G['context']> }
    : { __resolveReference: ReferenceResolver<G['references'][T], ParentOf<G, T>, G['context']> }
  : unknown;

/** Null where nothing has the key. */
type ReferenceResolver<Reference, Parent, Context> = (
  reference: Reference,
  context: Context,
  info: GraphQLResolveInfo,
) => Promise<Parent | null> | Parent | null;

/** Members of a union or an interface are told apart by their __typename; a model without one needs a resolver instead. */
type MemberOf<Resolve, Parent> = [Parent] extends [{ readonly __typename: string }]
  ? { __resolveType?: Resolve }
  : { __resolveType: Resolve };

/** A subscription's source yields events under the field's own name, so it needs no `resolve`. */
type Sources<Fields> = {
  [F in keyof Fields]-?: Exclude<Fields[F], ((...args: never[]) => unknown) | { resolve: unknown }>;
};
