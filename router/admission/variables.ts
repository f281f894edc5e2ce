// The variables of an operation: types are looked up once per document, values are checked per request.

import { Fault } from '@jumun/platform/kernel/errors';
import type { Text } from '@jumun/platform/kernel/refusal';
import {
  coerceInputValue,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputType,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  print,
  typeFromAST,
  type VariableDefinitionNode,
  valueFromAST,
  visit,
} from 'graphql';
import type { Limits } from './limits.ts';

export type Values = Readonly<Record<string, unknown>>;

export type Variable = {
  readonly name: string;
  readonly type: GraphQLInputType;
  readonly written: string;
  readonly fallback: unknown;
  /** Used by @skip or @include, which cannot handle the null that a nullable variable with a default may be given. */
  readonly decides: boolean;
};

/** The variables an operation declares. The operation must be valid. */
export const variablesOf = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  deciding: ReadonlySet<string>,
) =>
  (operation.variableDefinitions ?? []).flatMap(
    (definition) => variableOf(schema, definition, deciding) ?? [],
  );

const variableOf = (
  schema: GraphQLSchema,
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
  deciding: ReadonlySet<string>,
): Variable | undefined => {
  const type = typeFromAST(schema, typeNode as never);
  if (!isInputType(type)) return undefined;
  return {
    name: variable.name.value,
    type,
    written: print(typeNode),
    fallback: defaultValue ? valueFromAST(defaultValue, type) : undefined,
    decides: deciding.has(variable.name.value),
  };
};

/** The names of the variables that any @skip or @include of the document uses. */
export const decidingVariables = (document: Parameters<typeof visit>[0]): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return names;
};

/** Said of a value; it names the place and never repeats the value, which may be a secret in the wrong place. */
export const misfit = (place: string): Text => ({
  ko: `"$${place}"의 값이 형식에 맞지 않습니다.`,
  en: `The value at "$${place}" does not fit its type.`,
});

/** Checks the given values and adds the defaults; a fault names the place and never repeats the value. */
export const coerced = (
  variables: readonly Variable[],
  given: Values | undefined,
  limits: Limits,
): Values => {
  for (const value of Object.values(given ?? {})) checkSize(value, limits, 1);
  const values: Record<string, unknown> = Object.create(null); // a variable may be called __proto__
  for (const variable of variables) {
    const value = given && Object.hasOwn(given, variable.name) ? given[variable.name] : undefined;
    const fitting = fit(variable, value);
    if (fitting !== undefined) values[variable.name] = fitting;
  }
  return values;
};

const fit = (variable: Variable, value: unknown): unknown => {
  const { name, type, written, fallback, decides } = variable;
  if (value === undefined) {
    if (fallback === undefined && isNonNullType(type))
      throw new Fault('BAD_USER_INPUT', {
        ko: `변수 "$${name}"(${written})이(가) 없습니다.`,
        en: `The variable "$${name}" of type ${written} is missing.`,
      });
    return fallback;
  }
  if (value === null && (isNonNullType(type) || decides))
    throw new Fault('BAD_USER_INPUT', {
      ko: `변수 "$${name}"(${written})은(는) null일 수 없습니다.`,
      en: `The variable "$${name}" of type ${written} cannot be null.`,
    });
  return coerceInputValue(value, type, (path) => {
    const place = [name, ...path].join('.');
    throw new Fault('BAD_USER_INPUT', misfit(place), { field: place });
  });
};

const checkSize = (value: unknown, limits: Limits, depth: number): void => {
  if (typeof value === 'string' && value.length > limits.textLength)
    throw new Fault('BAD_USER_INPUT', {
      ko: `글은 ${limits.textLength}자를 넘을 수 없습니다.`,
      en: `A string may have at most ${limits.textLength} characters.`,
    });
  if (typeof value !== 'object' || value === null) return;
  if (depth > limits.nesting)
    throw new Fault('BAD_REQUEST', `Variables may be nested at most ${limits.nesting} levels deep.`);
  for (const inner of Object.values(value)) checkSize(inner, limits, depth + 1);
};
