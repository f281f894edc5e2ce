// How the executor asks a subgraph: through its client, which keeps the deadline it is given.

import type { SubgraphClient } from '@jumun/platform/graph/client';
import type { Limits } from './admission/limits.ts';
import type { GraphCall } from './call.ts';
import type { Answer, Source } from './executor/source.ts';
import { type Log, outage } from './masking.ts';

/** A subgraph as the executor sees it: rejects with one and the same fault when it cannot be reached or is late. */
export const clientSource = (client: SubgraphClient, limits: Limits, log: Log): Source<GraphCall> => ({
  prepare({ text: query, operationName, operation }) {
    const limit = operation === 'mutation' ? limits.mutationMs : limits.queryMs;
    return (variables, call) => {
      const { deadline = Number.POSITIVE_INFINITY, ...rest } = call;
      const withinMs = Math.min(deadline - Date.now(), limit);
      const asking = client.execute({ query, variables, operationName }, { ...rest, withinMs });
      return asking.catch((error: unknown) => {
        const { correlationId } = call;
        log.warn({ subgraph: client.name, correlationId, err: error }, 'a subgraph did not answer');
        throw outage();
      }) as Promise<Answer>;
    };
  },
});
