// How many items a list has at most, as far as an operation and its variables say.

import { Fault } from '@jumun/platform/kernel/errors';
import {
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  getNullableType,
  isListType,
  valueFromASTUntyped,
} from 'graphql';
import type { Amount, Formula } from './formula.ts';
import { hasVariables } from './inputs.ts';
import type { ListSize } from './prices.ts';
import type { Values } from './variables.ts';

/** A length that holds for some fields of what a field returns. */
export type Passed = { readonly fields: readonly string[]; readonly size: Amount };

export type Sizes = {
  /** 0 for what is no list, 2 for a list of lists. */
  readonly depth: number;
  /** The length of the list, unless the parent has passed one on. */
  readonly own: Amount;
  readonly passed: Passed | undefined;
};

/** The length of a list about which nothing is said. */
const usualSize = 10;
const usualArguments: readonly string[] = ['first', 'last', 'limit'];
/** Where a connection has its items. */
const itemFields: readonly string[] = ['nodes', 'edges', 'items'];

type FieldDefinition = GraphQLField<unknown, unknown>;

/** The sizes of a field as it stands in an operation; `marked` is its @listSize. */
export const sizesOf = (
  field: FieldNode,
  definition: FieldDefinition,
  marked: ListSize | undefined,
  formula: Formula,
): Sizes => {
  const depth = listDepth(definition.type);
  const slicing = marked
    ? marked.slicingArguments
    : definition.args
        .filter(({ name, type }) => usualArguments.includes(name) && String(getNullableType(type)) === 'Int')
        .map(({ name }) => name);
  const size = slicedSize(field, definition, slicing, marked, formula);
  const named = marked?.sizedFields ?? [];
  const isConnection = depth === 0 && (marked !== undefined || slicing.length > 0);
  const fields = named.length > 0 ? named : isConnection ? itemFields : [];
  return { depth, own: size, passed: fields.length > 0 ? { fields, size } : undefined };
};

/** How many values a field returns. */
export const timesOf = (
  name: string,
  { depth, own }: Sizes,
  passed: Passed | undefined,
  formula: Formula,
): Amount => {
  if (depth === 0) return 1;
  const size = passed?.fields.includes(name) ? passed.size : own;
  return formula.product(size, usualSize ** (depth - 1));
};

const listDepth = (type: GraphQLOutputType): number => {
  const nullable = getNullableType(type);
  return isListType(nullable) ? 1 + listDepth(nullable.ofType) : 0;
};

const slicedSize = (
  field: FieldNode,
  definition: FieldDefinition,
  slicing: readonly string[],
  marked: ListSize | undefined,
  formula: Formula,
): Amount => {
  const otherwise = marked?.assumedSize ?? usualSize;
  if (slicing.length === 0) return otherwise;
  const sizeWith = (variables: Values): number => {
    const given = slicing.map((path) => valueAt(path, field, definition, variables)).filter(isSize);
    if (marked?.requireOneSlicingArgument && given.length !== 1)
      throw new Fault(
        'GRAPHQL_VALIDATION_FAILED',
        `The field "${field.name.value}" needs exactly one of the arguments ${slicing.join(', ')}.`,
      );
    return given.length > 0 ? Math.max(...given) : otherwise;
  };
  const isOpen = field.arguments?.some(
    ({ name, value }) => slicing.some((path) => path.split('.')[0] === name.value) && hasVariables(value),
  );
  return isOpen ? formula.fromVariables(sizeWith) : sizeWith({});
};

const isSize = (value: unknown): value is number => typeof value === 'number' && value >= 0;

const valueAt = (path: string, field: FieldNode, definition: FieldDefinition, variables: Values): unknown => {
  const [name = '', ...inner] = path.split('.');
  const written = field.arguments?.find((argument) => argument.name.value === name)?.value;
  const given = written && valueFromASTUntyped(written, variables);
  const value =
    given === undefined ? definition.args.find((argument) => argument.name === name)?.defaultValue : given;
  return inner.reduce<unknown>((within, key) => propertyOf(within, key), value);
};

const propertyOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).find(([name]) => name === key)?.[1]
    : undefined;
