// Pretend subgraphs made from a supergraph. What they answer follows from what is asked, so every subgraph tells the same story.

import type { Supergraph } from '@apollo/federation-internals';
import {
  type DocumentNode,
  execute,
  type GraphQLFieldResolver,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  parse,
} from 'graphql';
import { numberFrom } from '../../../tools/run/random.ts';
import type { Answer, Values } from '../source.ts';

/** Numbers from 0 to 1 that follow from the seed. */
export type Random = () => number;

export type Pretend = Readonly<Record<string, (text: string, variables: Values) => Promise<Answer>>>;

/** How often a field fails, and how often one that may be null is. */
export type Mood = { readonly errors: number; readonly nulls: number };

export const pretendSubgraphs = (supergraph: Supergraph, mood: Mood): Pretend => {
  const api = supergraph.apiSchema().toGraphQLJSSchema();
  const pretend = [...supergraph.subgraphs()].map((subgraph) => {
    const schema = subgraph.schema.toGraphQLJSSchema();
    const fieldResolver = resolverOf(schema, api, mood);
    const documents = new Map<string, DocumentNode>();
    const ask = async (text: string, variables: Values): Promise<Answer> => {
      const document = documents.get(text) ?? parse(text, { noLocation: true });
      documents.set(text, document);
      const result = await execute({
        schema,
        document,
        variableValues: variables,
        fieldResolver,
        typeResolver: ({ __typename }: Thing) => __typename,
      });
      return JSON.parse(JSON.stringify(result)); // as over the network: plain objects, nothing shared
    };
    return [subgraph.name, ask] as const;
  });
  return Object.fromEntries(pretend);
};

/** What a single subgraph that knows everything would answer. */
export const oracleOf = (supergraph: Supergraph, mood: Mood) => {
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const fieldResolver = resolverOf(schema, schema, mood);
  return (document: DocumentNode, variableValues: Values) =>
    execute({
      schema,
      document,
      variableValues,
      fieldResolver,
      typeResolver: ({ __typename }: Thing) => __typename,
    });
};

/** What entities are told apart by. */
const keys = ['id', 'customerId'];

type Thing = { readonly __typename: string; readonly [field: string]: unknown };

const resolverOf =
  (
    schema: GraphQLSchema,
    api: GraphQLSchema,
    { errors, nulls }: Mood,
  ): GraphQLFieldResolver<Thing, unknown> =>
  (source, args, _context, { fieldName, parentType, returnType }) => {
    if (fieldName === '_entities') return args.representations.map((one: Thing) => entityOf(schema, one));
    if (source?.[fieldName] !== undefined) return source[fieldName];
    const identity =
      keys.map((key) => source?.[key]).find((value) => value !== undefined) ?? source?.story ?? '';
    const story = `${identity} ${fieldName} ${JSON.stringify(args)}`;
    const type = api.getType(parentType.name);
    const told = type && 'getFields' in type ? type.getFields()[fieldName]?.type : undefined;
    const mayBeNull = !isNonNullType(returnType) && !(told && isNonNullType(told));
    const chance = (numberFrom(`chance ${story}`) % 10_000) / 10_000;
    if (chance < errors) throw new Error(`no ${fieldName}`);
    if (mayBeNull && chance < errors + nulls) return null;
    return valueFor({ schema, api, nulls: mayBeNull ? nulls : 0 }, returnType, story);
  };

type Telling = { readonly schema: GraphQLSchema; readonly api: GraphQLSchema; readonly nulls: number };

const valueFor = (telling: Telling, type: GraphQLOutputType, story: string): unknown => {
  const { schema, api, nulls } = telling;
  if (!isNonNullType(type) && (numberFrom(`null ${story}`) % 10_000) / 10_000 < nulls) return null;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const length = numberFrom(`length ${story}`) % 4;
    return Array.from({ length }, (_, index) => valueFor(telling, nullable.ofType, `${story} ${index}`));
  }
  const named = getNamedType(nullable);
  const number = numberFrom(story);
  if (isEnumType(named)) return named.getValues()[number % named.getValues().length]?.value;
  if (isScalarType(named)) return scalarOf(named.name, number);
  const actual = oneOf(schema, named, number);
  const fields = 'getFields' in actual ? actual.getFields() : {};
  const key = keys.find((name) => name in fields);
  if (!key) return { __typename: actual.name, story: `${number % 97}` };
  // where an interface is an object, its objects are still of one of the interface's types elsewhere
  const told = api.getType(actual.name) ?? actual;
  return { __typename: actual.name, [key]: `${oneOf(api, told, number).name}${number % 5}` };
};

const oneOf = (schema: GraphQLSchema, named: GraphQLNamedType, number: number): GraphQLNamedType => {
  if (!isAbstractType(named)) return named;
  const possible = schema.getPossibleTypes(named);
  return possible[number % possible.length] ?? named;
};

/** An entity may be asked for by its interface; its id tells what it is. */
const entityOf = (schema: GraphQLSchema, representation: Thing): Thing => {
  if (isObjectType(schema.getType(representation.__typename))) return { ...representation };
  return { ...representation, __typename: String(representation.id).replace(/\d+$/, '') };
};

const scalarOf = (name: string, number: number): unknown => {
  switch (name) {
    case 'Int':
      return number % 1_000;
    case 'Float':
      return (number % 1_000) / 8;
    case 'Boolean':
      return number % 2 === 0;
    case 'ID':
      return `id${number % 7}`;
    default:
      return number % 3 === 0 ? `"${number}"\n` : `text ${number}`;
  }
};
