// Reads @access, our own directive, from a schema: of the whole graph or of one subgraph. Deciding is the reader's work.

import {
  type ConstDirectiveNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  valueFromASTUntyped,
} from 'graphql';

/** One @access: any of public, signedIn, requires and owner opens the client; store narrows a scope to own stores. */
export type AccessRule = {
  readonly public?: true;
  readonly signedIn?: true;
  /** Sets of scopes; all scopes of one set are needed. */
  readonly requires?: readonly (readonly string[])[];
  /** The property of the row that holds the id of who owns it. */
  readonly owner?: string;
  /** The argument, or the property of the row, that must be one of the caller's stores. */
  readonly store?: string;
};

type Guardable = GraphQLObjectType | GraphQLInterfaceType | GraphQLField<unknown, unknown>;

/** The rules on a type or field, which must all hold; none means that nobody has said who may ask. */
export const accessOf = (target: Guardable): readonly AccessRule[] =>
  nodesOf(target)
    .flatMap((node) => node.directives ?? [])
    .filter((directive) => directive.name.value === 'access')
    .map(ruleFrom);

/** The rules on every root field, by name such as `Query.order`; federation's own root fields are left out. */
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

/** The root fields without any rule; a router or subgraph that finds one refuses to start. */
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

/** GraphQL reads a lone value as a list of one, at both levels: `"a"` is `[["a"]]`, and `["a", "b"]` is `[["a"], ["b"]]`. */
function scopeSets(requires: unknown): string[][] {
  return list(requires).map((set) => list(set).map(String));
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}
