import { type FieldNode, valueFromASTUntyped } from 'graphql';
import type { Values } from './variables.ts';

/** Reads the account that somebody tries out of a field's arguments: undefined where the path leads to no text. */
export const accountAt =
  ({ arguments: given = [] }: FieldNode, [name, ...steps]: readonly string[]) =>
  (variables: Values): string | undefined => {
    const argument = given.find((one) => one.name.value === name);
    let value = argument && valueFromASTUntyped(argument.value, variables);
    for (const step of steps) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[step];
    return typeof value === 'string' ? value : undefined;
  };
