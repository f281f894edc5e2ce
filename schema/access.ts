// Reads @access, our own directive, from a schema of the graph or of one subgraph. The readers of the rules decide.

import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  valueFromASTUntyped,
} from 'graphql';

/** One @access: any of public, signedIn, requires and owner admits a caller; store limits a scope to the caller's stores. */
export type AccessRule = {
  readonly public?: true;
  readonly signedIn?: true;
  /** Sets of scopes: one set must be complete. */
  readonly requires?: readonly (readonly string[])[];
  /** The property of the row that holds its owner's id. */
  readonly owner?: string;
  /** The argument, or the property of the row, that must be one of the caller's stores. */
  readonly store?: string;
};

type Guardable = GraphQLObjectType | GraphQLInterfaceType | GraphQLField<unknown, unknown>;

/** The rules on a type or field, which must all hold; an empty list means that it is unguarded. */
export const accessOf = (target: Guardable): readonly AccessRule[] =>
  nodesOf(target)
    .flatMap((node) => node.directives ?? [])
    .filter((directive) => directive.name.value === 'access')
    .map(ruleFrom);

/** The rules on every root field, by names such as `Query.order`, without federation's own root fields. */
export function rootFieldAccess(schema: GraphQLSchema): Map<string, readonly AccessRule[]> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) =>
    root ? Object.values(root.getFields()).map((field) => ({ root, field })) : [],
  );
  return new Map(
    fields
      .filter(({ field }) => field.name !== '_service' && field.name !== '_entities')
      .map(({ root, field }) => [`${root.name}.${field.name}`, accessOf(field)]),
  );
}

/** The unguarded root fields; a router or subgraph with one refuses to start. */
export const unguardedRootFields = (schema: GraphQLSchema): string[] =>
  [...rootFieldAccess(schema)].filter(([, rules]) => rules.length === 0).map(([name]) => name);

function nodesOf(target: Guardable) {
  const extensions = 'extensionASTNodes' in target ? target.extensionASTNodes : [];
  return [target.astNode, ...extensions].filter((node) => node !== undefined && node !== null);
}

function ruleFrom(directive: ConstDirectiveNode): AccessRule {
  const given = Object.fromEntries(
    (directive.arguments ?? []).map(({ name, value }) => [name.value, valueFromASTUntyped(value)]),
  );
  const { requires, owner, store } = given;
  return {
    ...(given.public === true ? { public: true } : {}),
    ...(given.signedIn === true ? { signedIn: true } : {}),
    ...(requires ? { requires: scopeSets(requires) } : {}),
    ...(typeof owner === 'string' ? { owner } : {}),
    ...(typeof store === 'string' ? { store } : {}),
  };
}

/** GraphQL coerces a single value to a list, at both levels: `"a"` is `[["a"]]`, and `["a", "b"]` is `[["a"], ["b"]]`. */
function scopeSets(requires: unknown): string[][] {
  return list(requires).map((set) => list(set).map(String));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
