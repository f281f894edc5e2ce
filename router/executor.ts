// Plans operations and runs the plans through the gateway's own executor, which asks the subgraphs through their clients.

import { operationFromDocument, type Supergraph } from '@apollo/federation-internals';
import { executeQueryPlan, type ServiceMap } from '@apollo/gateway';
import { type QueryPlan, QueryPlanner } from '@apollo/query-planner';
import type { SubgraphClient } from '@jumun/platform/graph/client';
import type { ExecutionResult } from 'graphql';
import type { Limits } from './limits.ts';
import { type Log, masked } from './masking.ts';
import type { Operation } from './operation.ts';
import { type Asked, dataSource } from './sources.ts';
import type { Values } from './variables.ts';

export type Executor = {
  /** The plan of an operation, made once. */
  planOf(operation: Operation): QueryPlan;
  /** Runs a plan; never throws. */
  run(operation: Operation, plan: QueryPlan, variables: Values, asked: Asked): Promise<ExecutionResult>;
};

export type ExecutorParts = {
  readonly supergraph: Supergraph;
  readonly clients: Readonly<Record<string, SubgraphClient>>;
  readonly limits: Limits;
  readonly log: Log;
};

export const openExecutor = ({ supergraph, clients, limits, log }: ExecutorParts): Executor => {
  const apiSchema = supergraph.apiSchema();
  const supergraphSchema = supergraph.schema.toGraphQLJSSchema();
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: 1_000 } });
  const plans = new WeakMap<Operation, QueryPlan>();
  const sources: ServiceMap = Object.fromEntries(
    Object.entries(clients).map(([name, client]) => [name, dataSource(name, client, limits, log)]),
  );

  return {
    planOf(operation) {
      const known = plans.get(operation);
      if (known) return known;
      const { document, name } = operation;
      const named = name === undefined ? {} : { operationName: name };
      const plan = planner.buildQueryPlan(operationFromDocument(apiSchema, document, named));
      plans.set(operation, plan);
      return plan;
    },
    async run({ context }, plan, variables, asked) {
      const request = {
        request: { variables },
        context: asked,
        logger: silent,
        metrics: {},
        overallCachePolicy: undefined,
      };
      const { correlationId } = asked.call;
      try {
        const result = await executeQueryPlan(
          plan,
          sources,
          request as never,
          context,
          supergraphSchema,
          apiSchema,
        );
        const data = (result.data ?? null) as ExecutionResult['data'] & {};
        const errors = result.errors ?? (data === null ? completionErrors(result) : []);
        return errors.length > 0 ? { errors: masked(errors, log, correlationId), data } : { data };
      } catch (error) {
        return { errors: masked([error], log, correlationId), data: null };
      }
    },
  };
};

/** The executor logs nothing that it does not also return as an error. */
const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A null at the root without an error that explains it is our mistake, and is reported as one. */
const completionErrors = ({ extensions }: { extensions?: Record<string, unknown> }): readonly unknown[] => {
  const found = extensions?.valueCompletion;
  return Array.isArray(found) && found.length > 0
    ? found.slice(0, 1)
    : [new Error('the executor gave no data')];
};
