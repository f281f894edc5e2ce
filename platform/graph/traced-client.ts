import { inSpan, isTracing } from '../process/tracing.ts';
import type { SubgraphClient } from './client.ts';

/** The client with a span for each request; the client itself while tracing is off. */
export const tracedClient = (client: SubgraphClient): SubgraphClient => {
  if (!isTracing()) return client;
  return {
    ...client,
    execute: (request, call) =>
      inSpan(
        `${client.name} subgraph`,
        { correlationId: call.correlationId, kind: 'client', facts: { 'jumun.subgraph': client.name } },
        async (note) => {
          const result = await client.execute(request, call);
          if (result.errors) note({}, String(result.errors[0]?.extensions?.code ?? 'ERRORS'));
          return result;
        },
      ),
  };
};
