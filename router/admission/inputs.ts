// What the arguments of a field cost: an input object 1 and a leaf nothing, unless @cost says otherwise.

import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  Kind,
  type ValueNode,
  valueFromASTUntyped,
} from 'graphql';
import type { Amount, Formula } from './formula.ts';
import type { Prices } from './prices.ts';

/** Prices a written value of an argument; `weight` is the @cost of the argument itself. */
export type InputCost = (value: ValueNode, type: GraphQLInputType, weight: number | undefined) => Amount;

export const openInputCosts = ({ weights }: Prices, formula: Formula): InputCost => {
  const costOf = (value: unknown, type: GraphQLInputType, weight: number | undefined): number => {
    if (value === null || value === undefined) return 0;
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const items: readonly unknown[] = Array.isArray(value) ? value : [value];
      return items.reduce<number>((total, item) => total + costOf(item, nullable.ofType, weight), 0);
    }
    const own = weight ?? weights.get(nullable.name);
    if (!isInputObjectType(nullable)) return own ?? 0;
    const given = typeof value === 'object' ? Object.entries(value) : [];
    const fields = nullable.getFields();
    return given.reduce((total, [name, inner]) => {
      const field = fields[name];
      return field ? total + costOf(inner, field.type, weights.get(`${nullable.name}.${name}`)) : total;
    }, own ?? 1);
  };
  return (value, type, weight) => {
    const named = getNamedType(type);
    if (!isInputObjectType(named) && weight === undefined && !weights.has(named.name)) return 0;
    const costWith = (variables: Readonly<Record<string, unknown>>) =>
      costOf(valueFromASTUntyped(value, variables), type, weight);
    return hasVariables(value) ? formula.fromVariables(costWith) : costWith({});
  };
};

export const hasVariables = (value: ValueNode): boolean => {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(hasVariables);
  return value.kind === Kind.OBJECT && value.fields.some((field) => hasVariables(field.value));
};
