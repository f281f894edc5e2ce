// Walks through SDL documents and the composed schema on behalf of the rules in lint.ts.

import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  type InputValueDefinitionNode,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  type StringValueNode,
  type TypeNode,
  valueFromASTUntyped,
  visit,
} from 'graphql';

/** One subgraph's name and full SDL, parsed. */
export type Subgraph = { readonly name: string; readonly document: DocumentNode };

// Walking one subgraph's document.

/** Whatever in a document can be described and can carry directives. */
export type Described = {
  readonly description?: StringValueNode | undefined;
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
};
type Element = { readonly path: string; readonly node: Described };

/** Every type, field, argument, enum value and input field a subgraph defines, each with its name in the schema. */
export function elementsOf(document: DocumentNode): Element[] {
  return document.definitions.filter(isType).flatMap((type) => {
    const name = nameOf(type);
    const values = 'values' in type ? (type.values ?? []) : [];
    return [
      ...(isExtension(type) ? [] : [{ path: name, node: type as Described }]),
      ...fieldsOf(type).flatMap((field) => [
        { path: `${name}.${field.name.value}`, node: field },
        ...(field.arguments ?? []).map((arg) => ({
          path: `${name}.${field.name.value}(${arg.name.value})`,
          node: arg,
        })),
      ]),
      ...inputFieldsOf(type).map((field) => ({ path: `${name}.${field.name.value}`, node: field })),
      ...values.map((value) => ({ path: `${name}.${value.name.value}`, node: value })),
    ];
  });
}

/** Every object type and interface and each of their fields. */
export function fieldsAndTypesOf(document: DocumentNode): Element[] {
  return document.definitions
    .filter(isObjectLike)
    .flatMap((type) => [
      { path: nameOf(type), node: type as Described },
      ...fieldsOf(type).map((field) => ({ path: `${nameOf(type)}.${field.name.value}`, node: field })),
    ]);
}

/** The fields a subgraph adds to Query, Mutation and Subscription. */
export function rootFieldsOf(document: DocumentNode) {
  return document.definitions
    .filter((type) => ['Query', 'Mutation', 'Subscription'].includes(nameOf(type)))
    .flatMap((type) =>
      fieldsOf(type).map((field) => ({
        root: nameOf(type),
        field,
        path: `${nameOf(type)}.${field.name.value}`,
      })),
    );
}

/** True for object types and interfaces, defined or extended. */
export function isObjectLike(type: DefinitionNode): boolean {
  return /^(Object|Interface)Type(Definition|Extension)$/.test(type.kind);
}

function isType(node: DefinitionNode): boolean {
  return /Type(Definition|Extension)$/.test(node.kind);
}

function isExtension(node: DefinitionNode): boolean {
  return node.kind.endsWith('Extension');
}

/** True for every definition that may carry directives. */
export function hasDirectives(node: DefinitionNode): node is DefinitionNode & Described {
  return 'directives' in node;
}

/** The definition's name, or an empty string. */
export function nameOf(node: DefinitionNode): string {
  return 'name' in node && node.name ? node.name.value : '';
}

/** The fields of an object type or interface; none for anything else. */
export function fieldsOf(type: DefinitionNode): readonly FieldDefinitionNode[] {
  return isObjectLike(type) && 'fields' in type
    ? ((type.fields ?? []) as readonly FieldDefinitionNode[])
    : [];
}

function inputFieldsOf(type: DefinitionNode): readonly InputValueDefinitionNode[] {
  return /^InputObject/.test(type.kind) && 'fields' in type
    ? ((type.fields ?? []) as readonly InputValueDefinitionNode[])
    : [];
}

/** The members that a subgraph gives a union; empty if the name is not a union. */
export function unionMembersIn(document: DocumentNode, union: string): string[] {
  return document.definitions.flatMap((type) =>
    'types' in type && nameOf(type) === union ? (type.types ?? []).map((member) => member.name.value) : [],
  );
}

/** The subgraphs that define a type. */
export function definedIn(subgraphs: readonly Subgraph[], type: string): string[] {
  return subgraphs
    .filter(({ document }) => document.definitions.some((one) => nameOf(one) === type))
    .map(({ name }) => name);
}

// Directives.

/** True when the node carries the directive. */
export function has(node: Described, directive: string): boolean {
  return (node.directives ?? []).some(({ name }) => name.value === directive);
}

/** The value of a directive's argument; undefined when it is not given. */
export function argument(directive: ConstDirectiveNode, name: string): unknown {
  const found = directive.arguments?.find((arg) => arg.name.value === name);
  return found && valueFromASTUntyped(found.value);
}

/** The directives on the schema itself: its links and what it composes. */
export function schemaDirectivesOf(document: DocumentNode): ConstDirectiveNode[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.SCHEMA_EXTENSION || node.kind === Kind.SCHEMA_DEFINITION
      ? (node.directives ?? [])
      : [],
  );
}

/** What a @link imports: each element's real name and the name it has here. */
export function importsOf(link: ConstDirectiveNode): { name: string; here: string }[] {
  const imports = argument(link, 'import');
  return (Array.isArray(imports) ? imports : []).map((one) => {
    if (typeof one === 'string') return { name: one, here: one };
    const { name, as } = one as { name: string; as?: string };
    return { name, here: as ?? name };
  });
}

/** Every directive applied anywhere in the document. */
export function directivesIn(document: DocumentNode): ConstDirectiveNode[] {
  const found: ConstDirectiveNode[] = [];
  visit(document, { Directive: (node) => void found.push(node as ConstDirectiveNode) });
  return found;
}

// Types.

/** The type as the schema writes it, for example `[ID!]!`. */
export function typeText(type: TypeNode): string {
  if (type.kind === Kind.NAMED_TYPE) return type.name.value;
  return type.kind === Kind.LIST_TYPE ? `[${typeText(type.type)}]` : `${typeText(type.type)}!`;
}

/** The name inside all lists and exclamation marks. */
export function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

/** True when the type, or the items of its list, promise never to be null. */
export function hasNonNull(type: TypeNode): boolean {
  return typeText(type).includes('!');
}

/** True for scalars, built in or our own. */
export function isScalar(schema: GraphQLSchema, name: string): boolean {
  return (
    schema.getType(name)?.astNode?.kind === Kind.SCALAR_TYPE_DEFINITION ||
    ['ID', 'String', 'Int', 'Float', 'Boolean'].includes(name)
  );
}

/** The name with a capital first letter: `placeOrder` gives `PlaceOrder`. */
export function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

// The composed graph.

/** The graph's own types, without introspection's and federation's. */
export function typesOf(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter((type) => !/^(__|join__|link__)/.test(type.name));
}

/** Query, Mutation and Subscription, if the graph has them. */
export function rootTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => type !== undefined && type !== null,
  );
}

type Hideable = { readonly astNode?: Described | null | undefined };

/** True when the element is @inaccessible. */
export function isHidden({ astNode }: Hideable): boolean {
  return has(astNode ?? {}, 'inaccessible');
}

type Field = { readonly type: unknown; readonly args?: readonly (Hideable & { readonly type: unknown })[] };

/** The types a field answers and takes. */
export function typesOfField({ type, args }: Field): GraphQLNamedType[] {
  return [type, ...(args ?? []).map((arg) => arg.type)].map((one) => getNamedType(one as GraphQLNamedType));
}

/** All types reachable from the given ones, themselves included; through hidden elements only if `hiddenToo`. */
export function reachable(
  schema: GraphQLSchema,
  from: readonly GraphQLNamedType[],
  { hiddenToo }: { hiddenToo: boolean },
): Set<GraphQLNamedType> {
  const seen = new Set<GraphQLNamedType>();
  const queue = [...from];
  for (let type = queue.pop(); type !== undefined; type = queue.pop()) {
    if (seen.has(type) || (!hiddenToo && isHidden(type))) continue;
    seen.add(type);
    queue.push(...neighboursOf(schema, type, hiddenToo));
  }
  return seen;
}

function neighboursOf(schema: GraphQLSchema, type: GraphQLNamedType, hiddenToo: boolean): GraphQLNamedType[] {
  if (isUnionType(type)) return [...type.getTypes()];
  if (isInputObjectType(type)) return Object.values(type.getFields()).flatMap(typesOfField);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const fields: (Field & Hideable)[] = Object.values(type.getFields());
  const shown = fields.filter((field) => hiddenToo || !isHidden(field));
  const implementations = isInterfaceType(type) ? schema.getPossibleTypes(type) : [];
  return [...implementations, ...type.getInterfaces(), ...shown.flatMap(typesOfField)];
}

/** The names of the types that are used as input, and of those used as output. */
export function placesOfTypes(schema: GraphQLSchema): { input: Set<string>; output: Set<string> } {
  const [input, output] = [new Set<string>(), new Set<string>()];
  const note = (places: Set<string>, type: unknown) =>
    places.add(getNamedType(type as GraphQLNamedType).name);
  for (const type of typesOf(schema)) {
    if (isInputObjectType(type)) for (const field of Object.values(type.getFields())) note(input, field.type);
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      note(output, field.type);
      for (const arg of field.args) note(input, arg.type);
    }
  }
  return { input, output };
}
