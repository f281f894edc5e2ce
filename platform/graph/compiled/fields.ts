import {
  type FieldNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
  getArgumentValues,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
} from 'graphql';
import { isPromise } from '../../kernel/promises.ts';
import type { Resolve } from './answering.ts';
import { type Compiling, failed, infoOf, type Place } from './place.ts';
import type { Path, Run } from './run.ts';
import { completerOf } from './values.ts';

type Definition = GraphQLField<unknown, unknown>;

/** What the schema says of a field, the fields of introspection among them; undefined for a field that it lacks. */
export const definitionOf = (
  schema: GraphQLSchema,
  parentType: GraphQLObjectType,
  name: string,
): Definition | undefined => {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (parentType === schema.getQueryType()) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return parentType.getFields()[name];
};

/** Compiles a field: its arguments, its resolver, and what its value becomes. */
export const fieldOf = (compiling: Compiling, definition: Definition, place: Place): Resolve => {
  const { key, parentType, returnType, fieldNodes } = place;
  const argumentsOf = argumentsFrom(definition, fieldNodes[0] as FieldNode);
  const resolve = definition.resolve ?? undefined;
  const complete = completerOf(compiling, place);
  const nullable = !isNonNullType(returnType);
  const { name: typename } = parentType;

  const valueFrom = (source: unknown, run: Run, path: Path, held: unknown): unknown => {
    const given = argumentsOf(run); // even where nobody reads them, those that do not fit are an error
    if (resolve) return resolve(source, given, run.context, infoOf(compiling, place, run, path));
    if (typeof held !== 'function') return held;
    return held.call(source, given, run.context, infoOf(compiling, place, run, path));
  };
  return (source, run, prev, held) => {
    const path = { prev, key, typename };
    try {
      const value = valueFrom(source, run, path, held);
      const completed = isPromise(value)
        ? value.then((resolved) => complete(resolved, run, path))
        : complete(value, run, path);
      if (!isPromise(completed)) return completed;
      return completed.then(undefined, (error: unknown) => failed(error, place, nullable, run, path));
    } catch (error) {
      return failed(error, place, nullable, run, path);
    }
  };
};

type Arguments = (run: Run) => Record<string, unknown>;

const isConstant = ({ value: { kind } }: { readonly value: { readonly kind: Kind } }): boolean =>
  kind !== Kind.VARIABLE && kind !== Kind.LIST && kind !== Kind.OBJECT;

/** Arguments without variables are coerced once. Each resolver gets an object of its own. */
const argumentsFrom = (definition: Definition, node: FieldNode): Arguments => {
  const coerce: Arguments = ({ variables }) => getArgumentValues(definition, node, variables);
  if (definition.args.length === 0) return () => Object.create(null);
  const passed = passedOn(definition, node);
  if (passed) return (run) => passed(run) ?? coerce(run);
  if (!node.arguments?.every(isConstant)) return coerce;
  try {
    const constant = getArgumentValues(definition, node);
    // an object, such as a default of the schema, could be changed by a resolver
    if (Object.values(constant).some((value) => typeof value === 'object' && value !== null)) return coerce;
    return () => Object.assign(Object.create(null), constant);
  } catch {
    return coerce; // and fails where the field stands
  }
};

/** Where every argument is a variable, which has been coerced already; undefined for a run that lacks a value. */
const passedOn = (definition: Definition, { arguments: given = [] }: FieldNode) => {
  const sources: (readonly [argument: string, variable: string])[] = [];
  for (const { name } of definition.args) {
    const value = given.find((argument) => argument.name.value === name)?.value;
    if (value?.kind !== Kind.VARIABLE) return undefined;
    sources.push([name, value.name.value]);
  }
  return ({ variables }: Pick<Run, 'variables'>): Record<string, unknown> | undefined => {
    const values: Record<string, unknown> = Object.create(null);
    for (const [argument, variable] of sources) {
      const value = variables[variable];
      if (value === undefined || value === null) return undefined;
      values[argument] = value;
    }
    return values;
  };
};
