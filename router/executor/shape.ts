// From what the subgraphs told to the JSON text of the answer: the client's fields in the client's order, nothing else.
// Compiled once for each way an operation's @skip and @include can be decided, then run for every answer.

import {
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { type Growth, grow } from './growth.ts';
import { type Keys, responseKey } from './keys.ts';
import { isData } from './places.ts';
import { eachField, type Fragments, isIntrospective, isTypename, isWanted } from './selections.ts';
import { leafWriter } from './shape-leaf.ts';
import { becomesNull, type Found, flaw, type Pass, type Write } from './shape-pass.ts';
import type { Data, Values } from './source.ts';
import { mostRemembered } from './types.ts';

export type Shaped = { readonly text: string; readonly flaws: readonly Found[] };

/** Throws AnswerTooLarge when it has written more values than `values`. */
export type Shape = (data: Data, values: number, introspection?: Pass['introspection']) => Shaped;

export type Shaping = {
  readonly schema: GraphQLSchema;
  readonly keys: Keys;
  readonly fragments: Fragments;
  /** The values of the variables that @skip and @include look at. */
  readonly variables: Values;
};

export const shaper = (shaping: Shaping, operation: OperationDefinitionNode): Shape => {
  const root = shaping.schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}.`);
  const write = objectWriter(shaping, root, [operation.selectionSet]);
  const pass = (introspection: Pass['introspection'], values: number, path: Pass['path']): Pass => {
    const growth: Growth = { left: values };
    return { introspection, growth, path, flaws: [], found: 0 };
  };
  return (data, values, introspection = {}) => {
    const first = pass(introspection, values, undefined);
    const text = flat(write(data, first) ?? 'null');
    if (first.found === 0) return { text, flaws: first.flaws };
    const second = pass(introspection, values, []);
    write(data, second);
    return { text, flaws: second.flaws };
  };
};

/**
 * The engine keeps a text that was put together as a tree of its parts until somebody looks into it. Looking at once lets
 * go of some hundred parts of each answer, which the garbage collector would otherwise carry along.
 */
const flat = (text: string): string => {
  text.charCodeAt(text.length - 1);
  return text;
};

type Field = {
  /** Where the data has it. */
  readonly read: string;
  /** Where the client wants it. */
  readonly key: string;
  /** The key as JSON, with what stands around it. */
  readonly open: string;
  readonly write: Write;
};

const objectWriter = (
  shaping: Shaping,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
): Write => {
  const fields = collected(shaping, type, selections).map(([key, nodes], index): Field => {
    const open = `${index === 0 ? '' : ','}${JSON.stringify(key)}:`;
    return { read: shaping.keys.planned(nodes[0]), key, open, write: fieldWriter(shaping, type, key, nodes) };
  });
  return (value, pass) => {
    const data = value as Data;
    grow(pass.growth, fields.length);
    let text = '{';
    for (let at = 0; at < fields.length; at++) {
      const field = fields[at] as Field;
      pass.path?.push(field.key);
      const part = field.write(data[field.read], pass);
      pass.path?.pop();
      if (part === undefined) return undefined;
      text += field.open + part;
    }
    return `${text}}`;
  };
};

type Nodes = [FieldNode, ...FieldNode[]];

/** The fields an object of this type is asked for by their keys, those of the fragments that apply to it included. */
const collected = (
  { schema, fragments, variables }: Shaping,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
): [string, Nodes][] => {
  const applies = (condition: string): boolean => {
    if (condition === type.name) return true;
    const wanted = schema.getType(condition);
    const narrow = isObjectType(type) || isInterfaceType(type);
    return isCompositeType(wanted) && !isObjectType(wanted) && narrow && schema.isSubType(wanted, type);
  };
  const found = new Map<string, Nodes>();
  const take = (field: FieldNode): void => {
    const key = responseKey(field);
    const nodes = found.get(key);
    if (nodes) nodes.push(field);
    else found.set(key, [field]);
  };
  for (const set of selections)
    eachField(set, fragments, take, applies, ({ directives }) => isWanted(directives, variables));
  return [...found];
};

const fieldWriter = (shaping: Shaping, parent: GraphQLCompositeType, key: string, nodes: Nodes): Write => {
  const [node] = nodes;
  const place = `field ${parent.name}.${key}`;
  if (isTypename(node)) {
    const text = JSON.stringify(parent.name);
    // otherwise no subgraph has said what the object is
    return isObjectType(parent)
      ? () => text
      : (_, pass) => flaw(pass, `Cannot return null for non-nullable ${place}.`);
  }
  if (isIntrospective(node)) return (_, { introspection }) => introspection[key] ?? 'null';
  const { value: name } = node.name;
  const definition = 'getFields' in parent ? parent.getFields()[name] : undefined;
  if (!definition) throw new Error(`There is no field ${parent.name}.${name}.`);
  const inner = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
  return valueWriter(shaping, definition.type, inner, place);
};

const valueWriter = (
  shaping: Shaping,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  place: string,
): Write =>
  isNonNullType(type)
    ? required(nullable(shaping, type.ofType, selections, place), place)
    : nullable(shaping, type, selections, place);

const required =
  (write: Write, place: string): Write =>
  (value, pass) => {
    if (value === null || value === undefined)
      return flaw(pass, `Cannot return null for non-nullable ${place}.`);
    const before = pass.found;
    const text = write(value, pass);
    if (text !== 'null') return text;
    // a custom scalar may be null in its own right; else something inside has said why
    if (pass.found === before) flaw(pass, `Cannot return null for non-nullable ${place}.`);
  };

/** Writes a value that may be null: what is wrong inside ends here. */
const nullable = (
  shaping: Shaping,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  place: string,
): Write => {
  const write = contentWriter(shaping, type, selections, place);
  return (value, pass) =>
    value === null || value === undefined ? 'null' : (write(value, pass) ?? becomesNull(pass));
};

const contentWriter = (
  shaping: Shaping,
  type: GraphQLOutputType,
  selections: readonly SelectionSetNode[],
  place: string,
): Write => {
  if (isListType(type))
    return listWriter(valueWriter(shaping, type.ofType, selections, `array element of ${place}`), place);
  if (isLeafType(type)) return leafWriter(type, place);
  if (isCompositeType(type)) return compositeWriter(shaping, type, selections, place);
  throw new Error(`A non-null type wraps another one at ${place}.`);
};

const listWriter =
  (write: Write, place: string): Write =>
  (value, pass) => {
    if (!Array.isArray(value)) return flaw(pass, `Invalid non-list value for ${place}.`);
    grow(pass.growth, value.length);
    let text = '[';
    let climbs = false;
    for (let index = 0; index < value.length; index++) {
      pass.path?.push(index);
      const part = write(value[index], pass);
      pass.path?.pop();
      if (part === undefined) climbs = true;
      text += index === 0 ? part : `,${part}`;
    }
    return climbs ? undefined : `${text}]`;
  };

const isObject = (value: unknown): value is Data => isData(value) && !Array.isArray(value);

/** An object is written as the type it says it is; one that does not say is written as the type of the field. */
const compositeWriter = (
  shaping: Shaping,
  type: GraphQLCompositeType,
  selections: readonly SelectionSetNode[],
  place: string,
): Write => {
  if (isObjectType(type)) {
    let only: Write | undefined; // compiled when first needed: most types are never met
    return (value, pass) => {
      if (!isObject(value)) return flaw(pass, `Invalid non-object value for ${place}.`);
      only ??= objectWriter(shaping, type, selections);
      return only(value, pass);
    };
  }
  const writers = new Map<string, Write>();
  const writerFor = (name: string): Write => {
    const actual = shaping.schema.getType(name);
    const write: Write =
      isCompositeType(actual) &&
      (actual === type || (!isUnionType(actual) && shaping.schema.isSubType(type, actual)))
        ? objectWriter(shaping, actual, selections)
        : (_, pass) => flaw(pass, `Invalid __typename found for object at ${place}.`);
    if (writers.size < mostRemembered) writers.set(name, write);
    return write;
  };
  return (value, pass) => {
    if (!isObject(value)) return flaw(pass, `Invalid non-object value for ${place}.`);
    const given = value.__typename;
    const name = typeof given === 'string' ? given : type.name;
    return (writers.get(name) ?? writerFor(name))(value, pass);
  };
};
