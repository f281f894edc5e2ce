import {
  type GraphQLInputType,
  type GraphQLSchema,
  getVariableValues,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type VariableDefinitionNode,
} from 'graphql';

type Values = Readonly<Record<string, unknown>>;
type Fits = (value: unknown) => boolean;

/** Values of these types that are coerced to themselves. */
const leaves: Readonly<Record<string, Fits>> = {
  _Any: (value) => typeof value === 'object' && value !== null,
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string',
  Int: (value) => typeof value === 'number' && (value | 0) === value,
  String: (value) => typeof value === 'string',
};

const fits = (type: GraphQLInputType | undefined): Fits | undefined => {
  if (!type) return undefined;
  if (isNonNullType(type)) return fits(type.ofType);
  if (!isListType(type)) return leaves[type.name];
  const item = fits(type.ofType);
  return item && ((value) => Array.isArray(value) && value.every(item));
};

/**
 * graphql-js's getVariableValues for one operation. Where every value stands as it is, which is so for nearly all that the
 * router sends, that is seen without going through the schema.
 */
export const coercer = (schema: GraphQLSchema, definitions: readonly VariableDefinitionNode[]) => {
  const plain = definitions.map(({ variable, type }) => {
    const found = typeFromAST(schema, type as never);
    return { name: variable.name.value, fits: fits(isInputType(found) ? found : undefined) };
  });
  return (given: Values): ReturnType<typeof getVariableValues> => {
    const coerced: Record<string, unknown> = {};
    for (const { name, fits } of plain) {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      if (!fits?.(value)) return getVariableValues(schema, definitions, given, { maxErrors: 50 });
      coerced[name] = value;
    }
    return { coerced };
  };
};
