// A graph of a few subgraphs whose answers a test decides.

import { Supergraph } from '@apollo/federation-internals';
import { execute, type GraphQLSchema, getVariableValues, parse } from 'graphql';
import { operationIn } from '../apart.ts';
import { compileOperation } from '../operation.ts';
import { openPlanner, type PlannerOptions } from '../planners.ts';
import type { Answer, Answered, MaybePromise, Source, Values } from '../source.ts';
import { typesOf } from '../types.ts';
import { compose } from './zoo.ts';

type Thing = Readonly<Record<string, unknown>>;
type Resolve = (source: Thing, args: Thing) => unknown;

/** `Type.field`; what is not here is taken from the object. */
export type Resolvers = Readonly<Record<string, Resolve>>;

/** One request to a subgraph. */
export type Request = { readonly subgraph: string; readonly text: string; readonly variables: Values };

export type Asked = {
  readonly variables?: Values;
  readonly event?: Answer;
  /** Answers in place of a subgraph; undefined lets it answer itself. */
  readonly instead?: (request: Request) => MaybePromise<Answer> | undefined;
  readonly answerValues?: number;
};

export type Told = {
  readonly data: unknown;
  readonly errors: Answered['errors'];
  readonly flaws: Answered['flaws'];
  readonly requests: readonly Request[];
};

export type TestGraph = {
  readonly ask: (text: string, asked?: Asked) => Promise<Told>;
  readonly eventsOf: (text: string) => string | undefined;
};

export const openTestGraph = (
  sdls: Readonly<Record<string, string>>,
  resolvers: Resolvers = {},
  options: PlannerOptions = {},
): TestGraph => {
  const supergraphSdl = compose(sdls);
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema().toGraphQLJSSchema();
  const types = typesOf(supergraph.schema.toGraphQLJSSchema());
  const plan = openPlanner(supergraphSdl, options);
  const schemas = new Map(
    [...supergraph.subgraphs()].map((one) => [one.name, one.schema.toGraphQLJSSchema()]),
  );

  const compile = (text: string, { instead, answerValues }: Asked, requests: Request[]) => {
    const sourceOf = (subgraph: string, own: GraphQLSchema): Source<undefined> => ({
      prepare:
        ({ text: query }) =>
        (variables) => {
          const request = { subgraph, text: query, variables };
          requests.push(structuredClone(request));
          return instead?.(request) ?? answerOf(own, resolvers, request);
        },
    });
    const sources = Object.fromEntries([...schemas].map(([name, own]) => [name, sourceOf(name, own)]));
    const limits = answerValues === undefined ? {} : { answerValues };
    return compileOperation({ schema, types, sources, plan, limits }, parse(text), undefined);
  };
  return {
    eventsOf: (text) => compile(text, {}, []).events({})?.text,
    async ask(text, asked = {}) {
      const requests: Request[] = [];
      const operation = compile(text, asked, requests);
      const definitions = operationIn(parse(text)).variableDefinitions ?? [];
      const { coerced, errors: wrong } = getVariableValues(schema, definitions, asked.variables ?? {});
      if (!coerced) throw new Error(String(wrong));
      const { text: json, errors, flaws } = await operation.run(coerced, undefined, asked.event);
      return { data: JSON.parse(json), errors, flaws, requests };
    },
  };
};

const answerOf = async (
  schema: GraphQLSchema,
  resolvers: Resolvers,
  { text, variables }: Request,
): Promise<Answer> => {
  const result = await execute({
    schema,
    document: parse(text),
    variableValues: variables,
    typeResolver: ({ __typename }: { __typename: string }) => __typename,
    fieldResolver: (source, args, _context, { fieldName, parentType }) => {
      if (fieldName === '_entities') return args.representations;
      const resolve = resolvers[`${parentType.name}.${fieldName}`];
      return resolve ? resolve(source ?? {}, args) : source?.[fieldName];
    },
  });
  return JSON.parse(JSON.stringify(result));
};

/** The errors as a client would tell them. */
export const placesOf = ({ errors }: Pick<Told, 'errors'>): string[] =>
  errors.map(({ subgraph, path, error }) => {
    const { message } = error as Error;
    return `${subgraph}: ${message} @ ${path?.join('.') ?? 'unknown'}`;
  });
