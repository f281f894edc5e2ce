// How the executor asks a subgraph: through its client, within a time limit.

import type { SubgraphClient } from '@jumun/platform/graph/client';
import { withDeadline } from '@jumun/platform/kernel/deadline';
import type { Limits } from './admission/limits.ts';
import type { GraphCall } from './call.ts';
import type { Answer, Source } from './executor/source.ts';
import { type Log, outage } from './masking.ts';

/** A subgraph as the executor sees it: rejects with one and the same fault when it cannot be reached or is late. */
export const clientSource = (client: SubgraphClient, limits: Limits, log: Log): Source<GraphCall> => ({
  prepare({ text: query, operationName, operation }) {
    const limit = operation === 'mutation' ? limits.mutationMs : limits.queryMs;
    return async (variables, call) => {
      const now = Date.now();
      const deadline = Math.min(call.deadline ?? Number.POSITIVE_INFINITY, now + limit);
      try {
        const asked = client.execute({ query, variables, operationName }, { ...call, deadline });
        return (await withDeadline(deadline - now, asked)) as Answer;
      } catch (error) {
        const { correlationId } = call;
        log.warn({ subgraph: client.name, correlationId, err: error }, 'a subgraph did not answer');
        throw outage();
      }
    };
  },
});
