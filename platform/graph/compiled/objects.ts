import {
  type FieldNode,
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  type GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLString,
  getNullableType,
  type SelectionSetNode,
} from 'graphql';
import { isPromise, type MaybePromise } from '../../kernel/promises.ts';
import { type Field, holderOf, loopedObject } from './answering.ts';
import { definitionOf, fieldOf } from './fields.ts';
import type { Compiling } from './place.ts';
import type { Data, ObjectOf } from './run.ts';
import { collected } from './selections.ts';
import { writtenObject } from './written.ts';

/** The text of a function for more fields is larger than what it saves. */
const mostFields = 100;

/** Compiles objects whose fields are resolved side by side. */
export const objectOf = (
  compiling: Compiling,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ObjectOf => {
  const fields = fieldsOf(compiling, type, sets);
  let answer = loopedObject(fields);
  let objects = fields.length > mostFields ? Number.NEGATIVE_INFINITY : 0;
  return (source, run, path) => {
    objects++;
    if (objects === compiling.often) answer = writtenObject(fields);
    return answer(source, run, path);
  };
};

/** Compiles an object whose fields are resolved one after another, as those of a mutation. */
export const objectInTurn = (
  compiling: Compiling,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): ObjectOf => {
  const fields = fieldsOf(compiling, type, sets);
  return (source, run, path) => {
    const holder = holderOf(source);
    const answer: Data = Object.create(null);
    const from = (first: number): MaybePromise<Data> => {
      for (const [at, { key, held, resolve }] of fields.entries()) {
        if (at < first) continue;
        const value = resolve(source, run, path, held === undefined ? undefined : holder[held]);
        if (isPromise(value))
          return value.then((settled) => {
            answer[key] = settled;
            return from(at + 1);
          });
        answer[key] = value;
      }
      return answer;
    };
    return from(0);
  };
};

const fieldsOf = (
  compiling: Compiling,
  parentType: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
): Field[] =>
  [...collected(compiling, parentType, sets)].flatMap(([key, fieldNodes]) => {
    const { value: fieldName } = (fieldNodes[0] as FieldNode).name;
    const definition = definitionOf(compiling.schema, parentType, fieldName);
    if (!definition) return []; // as graphql-js does, which leaves this to validation
    const { type: returnType } = definition;
    const place = { key, fieldName, fieldNodes, parentType, returnType };
    const resolve = fieldOf(compiling, definition, place);
    if (definition.resolve) return [{ key, resolve }];
    const asIs = definition.args.length === 0 ? asIsTests.get(getNullableType(returnType)) : undefined;
    return [{ key, resolve, held: fieldName, asIs }];
  });

const asIsTests: ReadonlyMap<GraphQLOutputType, string> = new Map<GraphQLOutputType, string>([
  [GraphQLString, "typeof held === 'string'"],
  [GraphQLID, "typeof held === 'string'"],
  [GraphQLBoolean, "typeof held === 'boolean'"],
  [GraphQLInt, "typeof held === 'number' && (held | 0) === held"],
  [GraphQLFloat, "typeof held === 'number' && held - held === 0"],
]);
