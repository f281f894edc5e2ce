import {
  defaultTypeResolver,
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLLeafType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type SelectionSetNode,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { isPromise } from '../../kernel/promises.ts';
import { type Compiling, failed, infoOf, nameOf, type Place } from './place.ts';
import type { Complete, ObjectOf, Path, Run } from './run.ts';

/** Compiles how the values of a field become part of the answer. */
export const completerOf = (compiling: Compiling, place: Place): Complete =>
  completer(
    compiling,
    place,
    place.returnType,
    place.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []),
  );

const completer = (
  compiling: Compiling,
  place: Place,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
): Complete => {
  if (isNonNullType(type)) return neverNull(completer(compiling, place, type.ofType, selections), place);
  if (isListType(type)) return orNull(listOf(compiling, place, type, selections));
  if (isLeafType(type)) return orNull(leafOf(type));
  if (isObjectType(type)) return orNull(objectOf(compiling, place, type, selections));
  return orNull(abstractOf(compiling, place, type, selections));
};

const orNull =
  (complete: Complete): Complete =>
  (value, run, path) => {
    if (value === null || value === undefined) return null;
    if (value instanceof Error) throw value;
    return complete(value, run, path);
  };

/** What is promised here is an object or a list that waits for its parts, never null. */
const neverNull =
  (complete: Complete, place: Place): Complete =>
  (value, run, path) => {
    const completed = complete(value, run, path);
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${nameOf(place)}.`);
    return completed;
  };

const leafOf =
  (type: GraphQLLeafType): Complete =>
  (value) => {
    const serialized: unknown = type.serialize(value);
    if (serialized === null || serialized === undefined)
      throw new Error(
        `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
      );
    return serialized;
  };

const isIterable = (value: unknown): value is Iterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.iterator in value;

const listOf = (
  compiling: Compiling,
  place: Place,
  { ofType }: GraphQLList<GraphQLOutputType>,
  selections: readonly SelectionSetNode[],
): Complete => {
  const complete = completer(compiling, place, ofType, selections);
  const nullable = !isNonNullType(ofType);
  const itemOf = (item: unknown, run: Run, path: Path): unknown => {
    try {
      const completed = isPromise(item)
        ? item.then((resolved) => complete(resolved, run, path))
        : complete(item, run, path);
      if (!isPromise(completed)) return completed;
      return completed.then(undefined, (error: unknown) => failed(error, place, nullable, run, path));
    } catch (error) {
      return failed(error, place, nullable, run, path);
    }
  };
  return (list, run, prev) => {
    if (!isIterable(list))
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${nameOf(place)}".`);
    const items: unknown[] = [];
    let waits = false;
    try {
      for (const item of list) {
        const completed = itemOf(item, run, { prev, key: items.length, typename: undefined });
        if (isPromise(completed)) waits = true;
        items.push(completed);
      }
    } catch (error) {
      if (waits) Promise.all(items).catch(() => {}); // nothing waits for the others any more, and one may fail as well
      throw error;
    }
    return waits ? Promise.all(items) : items;
  };
};

/** The info of the field whose value, or whose list's item, stands at `path`. */
const infoAt = (compiling: Compiling, place: Place, run: Run, path: Path) => {
  let at = path;
  while (at.typename === undefined && at.prev) at = at.prev;
  return infoOf(compiling, place, run, at);
};

const objectOf = (
  compiling: Compiling,
  place: Place,
  type: GraphQLObjectType,
  selections: readonly SelectionSetNode[],
): Complete => {
  let compiled: ObjectOf | undefined; // with the first object: many possible types of an interface never occur
  const objectAt: Complete = (value, run, path) => {
    compiled ??= compiling.objectOf(type, selections);
    return compiled(value, run, path);
  };
  const { isTypeOf } = type;
  if (!isTypeOf) return objectAt;
  return (value, run, path) => {
    const checked = (holds: boolean): unknown => {
      if (!holds)
        throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
          nodes: place.fieldNodes,
        });
      return objectAt(value, run, path);
    };
    const holds = isTypeOf(value, run.context, infoAt(compiling, place, run, path));
    return isPromise<boolean>(holds) ? holds.then(checked) : checked(holds);
  };
};

const abstractOf = (
  compiling: Compiling,
  place: Place,
  type: GraphQLAbstractType,
  selections: readonly SelectionSetNode[],
): Complete => {
  const known = new Map<string, Complete>();
  const completerFor = (name: string | undefined, value: unknown): Complete => {
    const found = known.get(name ?? '');
    if (found) return found;
    const made = objectOf(compiling, place, memberOf(compiling, place, type, name, value), selections);
    known.set(name ?? '', made);
    return made;
  };
  const resolveType = type.resolveType ?? defaultTypeResolver;
  return (value, run, path) => {
    const name = resolveType(value, run.context, infoAt(compiling, place, run, path), type);
    return isPromise<string | undefined>(name)
      ? name.then((resolved) => completerFor(resolved, value)(value, run, path))
      : completerFor(name, value)(value, run, path);
  };
};

/** The object type of this name, if it is one of an interface or a union; the errors are graphql-js's. */
const memberOf = (
  { schema }: Compiling,
  place: Place,
  type: GraphQLAbstractType,
  name: unknown,
  value: unknown,
): GraphQLObjectType => {
  const nodes = place.fieldNodes;
  const must = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${nameOf(place)}"`;
  if (name === null || name === undefined)
    throw new GraphQLError(
      `${must}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  if (isObjectType(name))
    throw new GraphQLError(
      'Support for returning GraphQLObjectType from resolveType was removed in graphql-js@16.0.0 please return type name instead.',
    );
  if (typeof name !== 'string')
    throw new GraphQLError(`${must} with value ${inspect(value)}, received "${inspect(name)}".`);
  const member = schema.getType(name);
  if (!member)
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  if (!isObjectType(member))
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, {
      nodes,
    });
  if (!schema.isSubType(type, member))
    throw new GraphQLError(`Runtime Object type "${name}" is not a possible type for "${type.name}".`, {
      nodes,
    });
  return member;
};
