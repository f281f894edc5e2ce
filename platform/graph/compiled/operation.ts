import {
  type DocumentNode,
  type ExecutionResult,
  execute,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
} from 'graphql';
import { isPromise, type MaybePromise } from '../../kernel/promises.ts';
import { objectInTurn, objectOf } from './objects.ts';
import type { Compiling } from './place.ts';
import { type Data, note, type ObjectOf, type Run, type Values } from './run.ts';
import { conditionVariablesOf, standsWith } from './selections.ts';
import { coercer } from './variables.ts';

/** Runs an operation; a promise only if some resolver gave one. */
export type Compiled = (given: {
  readonly rootValue?: unknown;
  readonly contextValue: unknown;
  readonly variableValues?: Values | undefined;
}) => MaybePromise<ExecutionResult>;

/** A document with `@skip` or `@include` is kept compiled for this many combinations of their variables. */
export const mostCombinations = 4;

/**
 * graphql-js's `execute` for one operation of a valid document: the same resolvers, answers and errors. Compiled once and run
 * often, it need not find out anew for each object which fields are asked of it and what becomes of their values.
 */
export const compiled = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  /** After how many objects of a kind a function is written for them. */
  often = 200,
): Compiled => {
  const interpreted: Compiled = (given) =>
    execute({ ...given, schema, document, operationName: operation.name?.value });
  const root = schema.getRootType(operation.operation);
  if (!root) return interpreted; // which says so

  const definitions = operation.variableDefinitions ?? [];
  const names = conditionVariablesOf(document).filter((name) =>
    definitions.some(({ variable }) => variable.name.value === name),
  );
  const fragments: Record<string, FragmentDefinitionNode> = Object.create(null);
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const rootFor = combinations(names, (variables) =>
    rootOf(root, { schema, operation, fragments, often, stands: standsWith(variables) }),
  );
  const coerce = coercer(schema, definitions);
  return (given) => {
    const { rootValue, contextValue, variableValues } = given;
    const { coerced, errors } = coerce(variableValues ?? {});
    if (!coerced) return { errors };
    const answer = rootFor(coerced);
    if (!answer) return interpreted(given);
    return resultOf(answer, { rootValue, context: contextValue, variables: coerced, failures: new Map() });
  };
};

const rootOf = (type: GraphQLObjectType, parts: Omit<Compiling, 'objectOf'>): ObjectOf => {
  const { operation, selectionSet } = parts.operation;
  const compiling: Compiling = { ...parts, objectOf: (named, sets) => objectOf(compiling, named, sets) };
  const make = operation === OperationTypeNode.MUTATION ? objectInTurn : objectOf;
  return make(compiling, type, [selectionSet]);
};

/** Compiles for each combination of these variables when it first comes; undefined where one is not true or false. */
const combinations = (
  names: readonly string[],
  compile: (variables: Values) => ObjectOf,
): ((variables: Values) => ObjectOf | undefined) => {
  const known = new Map<string, ObjectOf>();
  if (names.length === 0) {
    const only = compile({});
    return () => only;
  }
  return (variables) => {
    const values = names.map((name) => variables[name]);
    if (!values.every((value) => typeof value === 'boolean')) return undefined;
    const combination = values.join();
    const found = known.get(combination);
    if (found) return found;
    if (known.size >= mostCombinations) known.clear();
    const made = compile(Object.fromEntries(names.map((name, at) => [name, values[at]])));
    known.set(combination, made);
    return made;
  };
};

const resultOf = (answer: ObjectOf, run: Run): MaybePromise<ExecutionResult> => {
  const done = (data: Data | null): ExecutionResult =>
    run.failures.size > 0 ? { errors: [...run.failures.values()], data } : { data };
  const failed = (error: GraphQLError): ExecutionResult => {
    note(run, error, undefined);
    return done(null);
  };
  try {
    const data = answer(run.rootValue, run, undefined);
    return isPromise<Data>(data) ? data.then(done, failed) : done(data);
  } catch (error) {
    return failed(error as GraphQLError);
  }
};
