// The two planners. The native one is Hive's, in Rust, prebuilt for Linux with glibc and for macOS; the other is Apollo's.

import { operationFromDocument, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { Fault } from '@jumun/platform/kernel/errors';
import { type DocumentNode, print } from 'graphql';
import { asksForAll } from './coverage.ts';
import type { Plan } from './plan.ts';
import { planOfApollo } from './plan-apollo.ts';
import { planOfHive } from './plan-hive.ts';
import { unplannable, unsupported } from './unplannable.ts';

/** Throws a Fault when no subgraph can answer the operation. */
export type Planner = (document: DocumentNode, operationName: string | undefined) => Plan;

export type PlannerOptions = {
  /** False: Apollo's planner plans everything, as it does where there is no binary of the native one. */
  readonly native?: boolean;
  /** The labels of progressive overrides that are on; all others, percentages among them, are off. */
  readonly labels?: ReadonlySet<string>;
};

// there is no binary for Windows or musl
const hive = await import('@graphql-hive/router-query-planner').catch(() => undefined);

export const hasNativePlanner = hive !== undefined;

/**
 * The native planner first: it is far faster and right about @requires with arguments. What it cannot plan, Apollo's plans,
 * unless it is known to be wrong about the graph: each has documents that only the other can. Where the native one says that
 * no subgraph can answer, which is mostly right, the other must have found somebody to ask for every field.
 * Throws, one sentence a line, when the supergraph has what the router does not support or Apollo's planner alone gets wrong.
 */
export const openPlanner = (
  supergraphSdl: string,
  { native = hasNativePlanner, labels = new Set() }: PlannerOptions = {},
): Planner => {
  refuse(unsupported(supergraphSdl));
  const wrong = unplannable(supergraphSdl);
  if (!native) {
    refuse(wrong);
    return apolloPlanner(supergraphSdl, labels);
  }
  const first = nativePlanner(supergraphSdl, labels);
  let opened: Planner | undefined;
  const second: Planner = (document, operationName) => {
    opened ??= apolloPlanner(supergraphSdl, labels);
    return opened(document, operationName);
  };
  return (document, operationName) => {
    try {
      return first(document, operationName);
    } catch (error) {
      if (wrong.length > 0) throw error; // the other plan could be a wrong one
      const plan = second(document, operationName);
      if (error instanceof Fault && !asksForAll(document, plan)) throw error;
      return plan;
    }
  };
};

/** Turns the words in which a planner says that no subgraph has a field into those for the client. */
const orNobody = <T>(words: RegExp, plan: () => T): T => {
  try {
    return plan();
  } catch (error) {
    if (!words.test(String(error))) throw error;
    throw new Fault('BAD_REQUEST', 'No subgraph can answer this operation as it is asked.');
  }
};

const refuse = (sentences: readonly string[]): void => {
  if (sentences.length > 0) throw new Error(sentences.join('\n'));
};

const apolloPlanner = (supergraphSdl: string, labels: ReadonlySet<string>): Planner => {
  const supergraph = Supergraph.build(supergraphSdl);
  const schema = supergraph.apiSchema();
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 1_000 } });
  const overrideConditions = new Map([...labels].map((label) => [label, true]));
  return (document, operationName) => {
    const named = operationName === undefined ? {} : { operationName };
    const operation = operationFromDocument(schema, document, named);
    return orNobody(/Was not able to find any options/, () =>
      planOfApollo(planner.buildQueryPlan(operation, { overrideConditions })),
    );
  };
};

/** Overrides hold for requests that draw less than their percentage, and nobody draws less with this. */
const allPercent = 100;

const nativePlanner = (supergraphSdl: string, labels: ReadonlySet<string>): Planner => {
  if (!hive) throw new Error('There is no native planner for this platform.');
  const planner = new hive.QueryPlanner(supergraphSdl);
  const active = new Set(labels);
  return (document, operationName) =>
    orNobody(/No paths found/, () =>
      planOfHive(planner.plan(print(document), operationName, active, allPercent)),
    );
};
