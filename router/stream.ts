// Opens admitted subscriptions: their events come from one subgraph, and the others complete every event.

import type { SubgraphClient } from '@jumun/platform/graph/client';
import { inSpan } from '@jumun/platform/process/tracing';
import type { ExecutionResult } from 'graphql';
import { run, spanOf } from './answer.ts';
import { plain } from './apollo.ts';
import type { GraphCall } from './call.ts';
import type { FetchNode } from './executor/plan.ts';
import type { Answer } from './executor/source.ts';
import { type Masking, masked } from './masking.ts';
import type { Admitted, Operation } from './operation.ts';
import { streamPlan } from './subscriptions/plan.ts';
import type { Streamed, StreamPlan, Subscriptions, Wish } from './subscriptions/streams.ts';

type Parts = Masking & {
  readonly subscriptions: Subscriptions;
  readonly clientOf: (subgraph: string) => SubgraphClient;
};

/** Opens an admitted subscription; never rejects. */
export const streamWith = ({ subscriptions, clientOf, ...masking }: Parts) => {
  const plans = new WeakMap<FetchNode, StreamPlan>();
  const planOf = (fetch: FetchNode, { schema }: Operation): StreamPlan => {
    const plan = plans.get(fetch) ?? streamPlan(fetch, schema);
    plans.set(fetch, plan);
    return plan;
  };
  return async (admitted: Admitted, call: GraphCall): Promise<Streamed> => {
    const { operation, variables } = admitted;
    try {
      const fetch = operation.compiled().events(variables);
      if (!fetch) throw new Error('The planner did not plan a subscription.');
      const wish: Wish = {
        key: operation.key,
        variables,
        plan: planOf(fetch, operation),
        open: (request, opening) => clientOf(fetch.subgraph).subscribe(request, opening),
        join: (event, joining) => joined(admitted, event, joining, masking),
      };
      return await inSpan(operation.title, spanOf(call), () => subscriptions.subscribe(wish, call));
    } catch (error) {
      return { errors: masked([error], masking, call) };
    }
  };
};

/** An event with what the other subgraphs know now. */
const joined = async (
  admitted: Admitted,
  event: ExecutionResult,
  call: GraphCall,
  masking: Masking,
): Promise<ExecutionResult> => plain(await run(admitted, call, masking, event as Answer));
