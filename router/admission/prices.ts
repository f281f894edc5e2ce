// What a supergraph says about costs, with the directives of https://specs.apollo.dev/cost.

import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type GraphQLObjectType,
  type InputValueDefinitionNode,
  isTypeDefinitionNode,
  Kind,
  parse,
  type TypeDefinitionNode,
  valueFromASTUntyped,
} from 'graphql';
import { z } from 'zod';

/** How long a list may be: @listSize. */
export type ListSize = {
  readonly assumedSize: number | undefined;
  /** Arguments that give the length, or paths into them such as `page.first`. */
  readonly slicingArguments: readonly string[];
  /** The fields of the answer that have this length; none when the field itself has it. */
  readonly sizedFields: readonly string[];
  readonly requireOneSlicingArgument: boolean;
};

/** Everything that is marked, by coordinate: `Type`, `Type.field`, `Type.field(argument:)`, `Input.field`. */
export type Prices = {
  /** @cost of a coordinate. */
  readonly weights: ReadonlyMap<string, number>;
  /** @listSize of a field. */
  readonly sizes: ReadonlyMap<string, ListSize>;
};

/** Reads the prices from the text of a supergraph, under whatever names it gives to the two directives. */
export const readPrices = (supergraphSdl: string): Prices => {
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const names = directiveNames(definitions);
  const weights = new Map<string, number>();
  const sizes = new Map<string, ListSize>();
  const read = (coordinate: string, { directives = [] }: Marked): void => {
    for (const directive of directives) {
      const given = argumentsOf(directive);
      // weights are strings in the first specification of this directive, by IBM
      if (directive.name.value === names.cost) weights.set(coordinate, Number(given.weight));
      if (directive.name.value === names.listSize) sizes.set(coordinate, listSizeFrom(given));
    }
  };
  for (const type of definitions.filter(isTypeDefinitionNode)) {
    read(type.name.value, type);
    for (const field of fieldsOf(type)) {
      const coordinate = `${type.name.value}.${field.name.value}`;
      read(coordinate, field);
      if (field.kind === Kind.FIELD_DEFINITION)
        for (const argument of field.arguments ?? [])
          read(`${coordinate}(${argument.name.value}:)`, argument);
    }
  }
  return { weights, sizes };
};

type Marked = { readonly directives?: readonly ConstDirectiveNode[] | undefined };

const fieldsOf = (type: TypeDefinitionNode): readonly (FieldDefinitionNode | InputValueDefinitionNode)[] =>
  'fields' in type ? (type.fields ?? []) : [];

/** What is marked on a field of an object type, or on that of an interface which the type implements. */
export const markOf = <T>(
  marks: ReadonlyMap<string, T>,
  type: GraphQLObjectType,
  field: string,
): T | undefined => {
  for (const { name } of [type, ...type.getInterfaces()]) {
    const mark = marks.get(`${name}.${field}`);
    if (mark !== undefined) return mark;
  }
  return undefined;
};

const listSizeFrom = (given: Readonly<Record<string, unknown>>): ListSize => ({
  assumedSize: typeof given.assumedSize === 'number' ? given.assumedSize : undefined,
  slicingArguments: strings(given.slicingArguments),
  sizedFields: strings(given.sizedFields),
  requireOneSlicingArgument: given.requireOneSlicingArgument !== false,
});

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];

const argumentsOf = ({ arguments: given = [] }: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries(given.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]));

type Names = { readonly cost: string; readonly listSize: string };

const imported = z.union([
  z.string().transform((name) => ({ name, as: name })),
  z.object({ name: z.string(), as: z.string().optional() }),
]);
const costLink = z.object({
  url: z.string().regex(/\/cost\/v\d/),
  as: z.string().default('cost'),
  import: z.array(imported).default([]),
});

/** As https://specs.apollo.dev/link has it: an import may rename, and what is not imported carries the name of its specification. */
const directiveNames = (definitions: readonly DefinitionNode[]): Names => {
  const link = definitions
    .flatMap((definition) =>
      definition.kind === Kind.SCHEMA_DEFINITION || definition.kind === Kind.SCHEMA_EXTENSION
        ? (definition.directives ?? [])
        : [],
    )
    .filter(({ name }) => name.value === 'link')
    .map((directive) => costLink.safeParse(argumentsOf(directive)).data)
    .find((read) => read !== undefined);
  if (!link) return { cost: 'cost', listSize: 'listSize' };
  const nameOf = (directive: string, otherwise: string): string => {
    const found = link.import.find(({ name }) => name === `@${directive}`);
    return found ? (found.as ?? found.name).slice(1) : otherwise;
  };
  return { cost: nameOf('cost', link.as), listSize: nameOf('listSize', `${link.as}__listSize`) };
};
