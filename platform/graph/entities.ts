import { type GraphQLObjectType, type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { isPromise, type MaybePromise } from '../kernel/promises.ts';

type Reference = { readonly __typename: string };
type ResolveReference = (reference: Reference, context: unknown, info: GraphQLResolveInfo) => unknown;

/** Where buildSubgraphSchema records the `__resolveReference` of a type. */
const resolverOf = ({ extensions }: GraphQLObjectType): ResolveReference | undefined =>
  (extensions as { apollo?: { subgraph?: { resolveReference?: ResolveReference } } }).apollo?.subgraph
    ?.resolveReference;

/** A row tells its type from then on, by which the answer finds out what it is. */
const named = (row: unknown, typename: string): unknown => {
  if (typeof row !== 'object' || row === null || row instanceof Error) return row;
  const known = (row as Partial<Reference>).__typename;
  if (known === typename) return row;
  if (known !== undefined || Object.isFrozen(row)) return { ...row, __typename: typename };
  return Object.assign(row, { __typename: typename });
};

const entityOf = (
  type: GraphQLObjectType,
  reference: Reference,
  context: unknown,
  info: GraphQLResolveInfo,
): MaybePromise<unknown> => {
  try {
    const resolve = resolverOf(type);
    const row = resolve ? resolve(reference, context, info) : reference;
    return isPromise(row) ? row.then((found) => named(found, type.name)) : named(row, type.name);
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error)); // of this entity alone
  }
};

/**
 * Answers `_entities` as @apollo/subgraph does, but without a promise for each entity that is there at once, which is most of
 * what a fetch of many entities costs; and one that throws costs only itself. References to interfaces are left to the library.
 */
export const withPromptEntities = (schema: GraphQLSchema): GraphQLSchema => {
  const field = schema.getQueryType()?.getFields()._entities;
  const library = field?.resolve;
  if (!field || !library) return schema;
  field.resolve = (source, args: { readonly representations: readonly Reference[] }, context, info) => {
    const types: GraphQLObjectType[] = [];
    for (const { __typename } of args.representations) {
      const type = schema.getType(__typename);
      if (!isObjectType(type)) return library(source, args, context, info);
      types.push(type);
    }
    return types.map((type, index) =>
      entityOf(type, args.representations[index] as Reference, context, info),
    );
  };
  return schema;
};
