// What is known at load about supergraphs that cannot be executed, or that Apollo's planner plans wrongly.

import {
  buildASTSchema,
  type ConstDirectiveNode,
  type ConstValueNode,
  type FieldDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  Kind,
  parse,
  print,
  type SelectionSetNode,
} from 'graphql';

/** One sentence for each thing in a supergraph that no planner here can do. */
export const unsupported = (supergraphSdl: string): readonly string[] =>
  fieldsIn(supergraphSdl).flatMap(({ type, field, joins }) =>
    joins.some((join) => argument(join, 'contextArguments') !== undefined)
      ? [
          `${type}.${field} takes an argument from its context (@fromContext), which the router does not support.`,
        ]
      : [],
  );

/** One sentence for each thing in a supergraph that Apollo's planner plans wrongly without a word. */
export const unplannable = (supergraphSdl: string): readonly string[] => [
  ...conflictingRequirements(supergraphSdl),
  ...idleKeys(supergraphSdl),
];

type JoinedField = {
  readonly type: string;
  readonly field: string;
  readonly joins: readonly ConstDirectiveNode[];
};

const typesIn = (supergraphSdl: string) =>
  parse(supergraphSdl, { noLocation: true }).definitions.flatMap((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION ? [node] : [],
  );

const fieldsIn = (supergraphSdl: string): JoinedField[] =>
  typesIn(supergraphSdl).flatMap(({ name, fields }) =>
    (fields ?? []).map((field: FieldDefinitionNode) => ({
      type: name.value,
      field: field.name.value,
      joins: named(field.directives, 'join__field'),
    })),
  );

const named = (
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly ConstDirectiveNode[] => (directives ?? []).filter((directive) => directive.name.value === name);

const argument = ({ arguments: given }: ConstDirectiveNode, name: string) =>
  given?.find((one) => one.name.value === name)?.value;

/** Apollo's planner gives both the same key, so that one gets what the other has asked for. */
const conflictingRequirements = (supergraphSdl: string): string[] => {
  const schema = buildASTSchema(parse(supergraphSdl, { noLocation: true }), { assumeValidSDL: true });
  const asked = new Map<string, Set<string>>();
  for (const { type, joins } of fieldsIn(supergraphSdl))
    for (const join of joins) {
      const requires = argument(join, 'requires');
      const parent = schema.getType(type);
      if (requires?.kind === Kind.STRING && isCompositeType(parent))
        collectArguments(schema, parent, fieldSet(requires.value), asked);
    }
  return [...asked].flatMap(([field, variants]) =>
    variants.size > 1
      ? [
          `@requires names ${field} with different arguments: ${[...variants].sort().join(' and ')}. Only the native planner can plan that.`,
        ]
      : [],
  );
};

const fieldSet = (text: string): SelectionSetNode => {
  const [operation] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error(`A set of fields cannot be read: ${text}`);
  return operation.selectionSet;
};

/** Notes, for each object type that may be meant, the arguments with which its fields are asked for. */
const collectArguments = (
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  { selections }: SelectionSetNode,
  asked: Map<string, Set<string>>,
): void => {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      const type = selection.typeCondition ? schema.getType(selection.typeCondition.name.value) : parent;
      if (isCompositeType(type)) collectArguments(schema, type, selection.selectionSet, asked);
      continue;
    }
    const { value: name } = selection.name;
    const given = (selection.arguments ?? []).map(print).sort().join(', ');
    for (const type of isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent]) {
      const variants = asked.get(`${type.name}.${name}`) ?? new Set<string>();
      asked.set(`${type.name}.${name}`, variants.add(`(${given})`));
    }
    const inner = 'getFields' in parent ? getNamedType(parent.getFields()[name]?.type) : undefined;
    if (selection.selectionSet && isCompositeType(inner))
      collectArguments(schema, inner, selection.selectionSet, asked);
  }
};

/**
 * To fetch what a @requires names, a plan leaves a subgraph and comes back to it. Apollo's planner then asks it by the first of
 * its own keys, also by one that it has said not to resolve.
 */
const idleKeys = (supergraphSdl: string): string[] =>
  typesIn(supergraphSdl).flatMap(({ name, directives, fields }) => {
    const requiring = new Set(
      (fields ?? []).flatMap((field: FieldDefinitionNode) =>
        named(field.directives, 'join__field').flatMap((join) =>
          argument(join, 'requires') ? [graphOf(join)] : [],
        ),
      ),
    );
    const keys = named(directives, 'join__type').filter((join) => argument(join, 'key'));
    return [...requiring].flatMap((graph) => {
      const own = keys.filter((join) => graphOf(join) === graph);
      const idle = own.filter((join) => isFalse(argument(join, 'resolvable')));
      if (idle.length === 0 || idle.length === own.length) return [];
      return [
        `${name.value} has @requires beside a key that does not resolve in ${graph}. Only the native planner can plan that.`,
      ];
    });
  });

const graphOf = (join: ConstDirectiveNode): string => {
  const graph = argument(join, 'graph');
  return graph?.kind === Kind.ENUM ? graph.value : '';
};

const isFalse = (value: ConstValueNode | undefined): boolean => value?.kind === Kind.BOOLEAN && !value.value;
