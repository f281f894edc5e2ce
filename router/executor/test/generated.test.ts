import { readFileSync } from 'node:fs';
import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import { QueryPlanner } from '@apollo/query-planner';
import { generatedFiles } from '@jumun/schema/compose';
import { type DocumentNode, getVariableValues, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { type KeyTree, keyTreeOf } from '../apart.ts';
import { compileOperation } from '../operation.ts';
import { planOfApollo } from '../plan-apollo.ts';
import { openPlanner, type Planner } from '../planners.ts';
import type { Answered, ErrorPath } from '../source.ts';
import { typesOf } from '../types.ts';
import { randomOperation } from './operations.ts';
import { type Mood, pretendSubgraphs, randomOf, sourcesOf } from './pretend.ts';
import { zoo } from './zoo.ts';

const quiet = { debug() {}, info() {}, warn() {}, error() {} };

const openComparison = (supergraphSdl: string) => {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  const schema = api.toGraphQLJSSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const types = typesOf(supergraphSchema);
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 1_000 } });
  const apolloPlan: Planner = (document) => planOfApollo(planner.buildQueryPlan(operationFromDocument(api, document)));
  const nativePlan = openPlanner(supergraphSdl);
  const inMood = (mood: Mood) => {
    const pretend = pretendSubgraphs(supergraph, mood);
    const sources = sourcesOf(pretend);
    const dataSources = Object.fromEntries(
      Object.entries(pretend).map(([name, ask]) => [
        name,
        {
          process: async ({ request }: { request: { query?: string; variables?: Record<string, unknown> } }) =>
            ask(request.query ?? '', request.variables ?? {}) as never,
        },
      ]),
    );
    return {
      stock: (document: DocumentNode, variables: object) =>
        executeQueryPlan(
          planner.buildQueryPlan(operationFromDocument(api, document)),
          dataSources as never,
          { request: { variables }, context: {}, logger: quiet, metrics: {} } as never,
          buildOperationContext({ schema, operationDocument: document }),
          supergraphSchema,
          api,
        ),
      ours: async (plan: Planner, document: DocumentNode, variables: Readonly<Record<string, unknown>>) => {
        const [operation] = document.definitions;
        if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
        return compileOperation({ schema, types, sources, plan }, document, undefined).run(coerced ?? {}, undefined);
      },
    };
  };
  return {
    schema,
    apolloPlan,
    nativePlan,
    calm: inMood({ errors: 0, nulls: 0.1 }),
    failing: inMood({ errors: 0.04, nulls: 0.1 }),
  };
};

type Told = readonly { readonly message: string; readonly path?: readonly (string | number)[] | undefined }[];

const told = (errors: Told | undefined, document: DocumentNode): string[] => {
  const tree = keyTreeOf(document);
  const cut = (path: ErrorPath): ErrorPath => {
    let current: KeyTree | undefined = tree;
    const end = path.findIndex((step) => typeof step === 'string' && !(current = current?.get(step)));
    return end < 0 ? path : path.slice(0, end);
  };
  return [...new Set((errors ?? []).map(({ message, path }) => `${message} @ ${JSON.stringify(path && cut(path))}`))].sort();
};

const errorsOf = ({ errors, flaws }: Answered): Told => [
  ...errors.map(({ error, path }) => ({ message: (error as Error).message, path })),
  ...flaws,
];

const plain = (value: unknown): unknown => (value === undefined ? null : JSON.parse(JSON.stringify(value)));

/** What an answer says whatever its keys are called. */
const unnamed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(unnamed);
  return typeof value === 'object' && value !== null ? [Object.values(value).map(unnamed)] : value;
};

const graphs = {
  'our graph': () => readFileSync(generatedFiles.supergraph, 'utf8'),
  'a graph with everything ours has not': zoo,
};

describe.each(Object.entries(graphs))('generated operations on %s', (_, sdlOf) => {
  const comparison = openComparison(sdlOf());
  const seeds = Array.from({ length: Number(process.env.SEEDS ?? 250) }, (__, seed) => seed + 1);
  for (const seed of seeds) {
  it(`seed ${seed}`, async () => {
    const { text, hostile, variables } = randomOperation(comparison.schema, randomOf(seed), seed % 6 === 0 ? 'mutation' : 'query');
    const document = parse(text, { noLocation: true });
    expect(validate(comparison.schema, document), text).toEqual([]);
    const { calm, failing, apolloPlan, nativePlan } = comparison;
    const stock = await calm.stock(document, variables);
    const ours = await calm.ours(apolloPlan, document, variables);
    const native = await calm.ours(nativePlan, document, variables);
    expect(JSON.parse(ours.text), text).toEqual(plain(stock.data));
    expect(told(errorsOf(ours), document), text).toEqual(told(stock.extensions?.valueCompletion as never, document));
    expect(JSON.parse(native.text), text).toEqual(plain(stock.data));
    const renamed = await calm.ours(nativePlan, parse(hostile), variables);
    expect(unnamed(JSON.parse(renamed.text)), hostile).toEqual(unnamed(JSON.parse(native.text)));
    const stockFails = await failing.stock(document, variables);
    const oursFails = await failing.ours(apolloPlan, document, variables);
    expect(JSON.parse(oursFails.text), text).toEqual(plain(stockFails.data));
    expect(told(errorsOf(oursFails), document), text).toEqual(told(stockFails.errors as never, document));
  });
  }
});
