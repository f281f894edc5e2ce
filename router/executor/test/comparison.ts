// One operation answered in several ways: by the stock executor, by ours with either planner, and by a single subgraph that
// knows everything.

import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import {
  type DocumentNode,
  type FieldNode,
  getVariableValues,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { randomFrom } from '../../../tools/run/random.ts';
import { operationIn } from '../apart.ts';
import { type CompiledOperation, compileOperation } from '../operation.ts';
import { planOfApollo } from '../plan-apollo.ts';
import { openPlanner, type Planner } from '../planners.ts';
import { eachField, type Fragments, fragmentsOf } from '../selections.ts';
import type { Answered, ErrorPath, Source, Values } from '../source.ts';
import { typesOf } from '../types.ts';
import { randomOperation } from './operations.ts';
import { type Mood, oracleOf, pretendSubgraphs } from './pretend.ts';

const calm: Mood = { errors: 0, nulls: 0.1 };
const failing: Mood = { errors: 0.04, nulls: 0.1 };

export type Outcome = { readonly data: unknown; readonly errors: readonly Told[] };
export type Told = { readonly message: string; readonly path: ErrorPath | undefined };

/** The answers to one random operation. `stock` and `apollo` follow plans of the same planner. */
export type Compared = {
  readonly text: string;
  readonly document: DocumentNode;
  readonly oracle: unknown;
  readonly native: Outcome;
  /** The same operation with the aliases of a client that means harm. */
  readonly hostile: Outcome;
  readonly apollo: Outcome;
  readonly stock: Outcome;
  readonly failing: { readonly apollo: Outcome; readonly stock: Outcome };
};

const silent = { debug() {}, info() {}, warn() {}, error() {} };

export const openComparison = (supergraphSdl: string): ((seed: number) => Promise<Compared>) => {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const types = typesOf(supergraphSchema);
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 100 } });
  const apolloPlan = (document: DocumentNode): QueryPlan =>
    planner.buildQueryPlan(operationFromDocument(api, document));
  const native = openPlanner(supergraphSdl);
  const oracle = oracleOf(supergraph, calm);
  const subgraphs = {
    calm: pretendSubgraphs(supergraph, calm),
    failing: pretendSubgraphs(supergraph, failing),
  };
  let mood: keyof typeof subgraphs = 'calm';
  const ask = (name: string, text: string, variables: Values) => {
    const subgraph = subgraphs[mood][name];
    if (!subgraph) throw new Error(`There is no subgraph ${name}.`);
    return subgraph(text, variables);
  };

  const names = Object.keys(subgraphs.calm);
  const sources: Readonly<Record<string, Source<undefined>>> = Object.fromEntries(
    names.map((name) => [
      name,
      {
        prepare:
          ({ text }) =>
          (variables: Values) =>
            ask(name, text, variables),
      },
    ]),
  );
  const stockSources = Object.fromEntries(
    names.map((name) => [
      name,
      {
        process: async ({ request }: { request: { query?: string; variables?: Values } }) =>
          (await ask(name, request.query ?? '', request.variables ?? {})) as never,
      },
    ]),
  );
  const stock = async (plan: QueryPlan, document: DocumentNode, variables: Values): Promise<Outcome> => {
    const { data, errors, extensions } = await executeQueryPlan(
      plan,
      stockSources as never,
      { request: { variables }, context: {}, logger: silent, metrics: {} } as never,
      buildOperationContext({ schema, operationDocument: document }),
      supergraphSchema,
      api,
    );
    const completion = (extensions?.valueCompletion ?? []) as readonly Told[];
    return {
      data: plain(data),
      errors: [...(errors ?? []), ...completion].map(({ message, path }) => ({ message, path })),
    };
  };
  const compile = (document: DocumentNode, plan: Planner): CompiledOperation<undefined> =>
    compileOperation({ schema, types, sources, plan }, document, undefined);

  return async (seed) => {
    const { text, hostile, variables } = randomOperation(
      schema,
      randomFrom(seed),
      seed % 6 === 0 ? 'mutation' : 'query',
    );
    const document = parse(text, { noLocation: true });
    const [invalid] = validate(schema, document);
    if (invalid) throw new Error(`${invalid.message}\n${text}`);
    const { coerced = {} } = getVariableValues(
      schema,
      operationIn(document).variableDefinitions ?? [],
      variables,
    );
    const run = async (operation: CompiledOperation<undefined>): Promise<Outcome> =>
      outcomeOf(await operation.run(coerced, undefined));
    const plan = apolloPlan(document);
    const apollo = compile(document, (planned) => planOfApollo(apolloPlan(planned)));
    mood = 'calm';
    const whenCalm = {
      oracle: plain((await oracle(document, variables)).data),
      native: await run(compile(document, native)),
      hostile: await run(compile(parse(hostile, { noLocation: true }), native)),
      apollo: await run(apollo),
      stock: await stock(plan, document, variables),
    };
    mood = 'failing';
    const whenFailing = { apollo: await run(apollo), stock: await stock(plan, document, variables) };
    return { text, document, ...whenCalm, failing: whenFailing };
  };
};

const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

const outcomeOf = ({ text, errors, flaws }: Answered): Outcome => ({
  data: JSON.parse(text),
  errors: [...errors.map(({ error, path }) => ({ message: (error as Error).message, path })), ...flaws],
});

/** What an answer says, whatever its keys are called. */
export const unnamed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unnamed);
  return typeof value === 'object' && value !== null ? { values: Object.values(value).map(unnamed) } : value;
};

/**
 * Errors by their fields. Not by keys: of two keys of one field that fails a subgraph names either. Not beyond what the
 * client has asked for: the stock executor names fields that only the plan wanted. Not by indexes: it counts only the
 * objects that were asked for.
 */
export const toldAt = (errors: readonly Told[], document: DocumentNode): string[] => {
  const fragments = fragmentsOf(document);
  const root = operationIn(document).selectionSet;
  const fieldsAt = (path: ErrorPath): string => {
    let sets = [root];
    const names: string[] = [];
    for (const step of path) {
      if (typeof step === 'number') continue;
      const fields = sets.flatMap((set) => fieldsUnder(set, step, fragments));
      const [field] = fields;
      if (!field) break;
      names.push(field.name.value);
      sets = fields.flatMap(({ selectionSet }) => selectionSet ?? []);
    }
    return names.join('.');
  };
  return [
    ...new Set(errors.map(({ message, path }) => `${message} @ ${path ? fieldsAt(path) : 'unknown'}`)),
  ].sort();
};

const fieldsUnder = (set: SelectionSetNode, key: string, fragments: Fragments): FieldNode[] => {
  const found: FieldNode[] = [];
  eachField(set, fragments, (field) => {
    if ((field.alias ?? field.name).value === key) found.push(field);
  });
  return found;
};

/** Whether nothing is to be seen at the place, as it should be where an error is. */
export const isEmptyAt = (data: unknown, path: ErrorPath): boolean => {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null) break;
    value = Reflect.get(value, step);
  }
  // an error in what only the plan wanted is one of the object; it may have wanted more than is asked of such an object
  return typeof value === 'object' || value === undefined;
};
