// How the gateway's executor asks a subgraph: through its client, within a time limit, and without ever throwing.

import type { GraphQLDataSource } from '@apollo/gateway';
import type { Call, SubgraphClient } from '@jumun/platform/graph/client';
import { withDeadline } from '@jumun/platform/kernel/deadline';
import { type ExecutionResult, Kind, type OperationDefinitionNode, parse } from 'graphql';
import { fragmentsOf, selectedFields } from './document.ts';
import type { Limits } from './limits.ts';
import { type Log, outage } from './masking.ts';

/** What the executor passes to every fetch of one request. */
export type Asked = {
  readonly call: Call;
  /** An event of a subscription, used once as the answer to the first fetch from its subgraph. */
  replay?: { readonly subgraph: string; readonly event: ExecutionResult } | undefined;
};

/** A subgraph as the executor sees it. What it cannot answer in time becomes null and an error. */
export const dataSource = (
  name: string,
  client: SubgraphClient,
  limits: Limits,
  log: Log,
): GraphQLDataSource => ({
  async process({ request, context }) {
    const asked = context as Asked;
    if (asked.replay?.subgraph === name) {
      const { event } = asked.replay;
      asked.replay = undefined;
      return event as never;
    }
    const query = request.query ?? '';
    const variables = request.variables ?? {};
    const limit = query.startsWith('mutation') ? limits.mutationMs : limits.queryMs;
    const now = Date.now();
    const deadline = Math.min(asked.call.deadline ?? Number.POSITIVE_INFINITY, now + limit);
    try {
      return (await withDeadline(
        deadline - now,
        client.execute(
          { query, variables, operationName: request.operationName },
          { ...asked.call, deadline },
        ),
      )) as never;
    } catch (error) {
      log.warn(
        { subgraph: name, correlationId: asked.call.correlationId, err: error },
        'a subgraph did not answer',
      );
      return { data: null, errors: outageErrors(query, variables) } as never;
    }
  },
});

const mostPlaces = 20;

/** One error for each field that stays empty, so that a client sees exactly what is missing. */
const outageErrors = (query: string, variables: Readonly<Record<string, unknown>>) => {
  const { message, extensions } = outage();
  return emptyPlaces(query, variables).map((path) => ({ message, extensions, ...(path ? { path } : {}) }));
};

const emptyPlaces = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
): ((string | number)[] | undefined)[] => {
  const document = parse(query, { noLocation: true });
  const fragments = fragmentsOf(document);
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const nameOf = ({ field }: ReturnType<typeof selectedFields>[number]): string =>
    (field.alias ?? field.name).value;
  const roots = selectedFields(operation.selectionSet, fragments);
  const entities = roots.find(({ field }) => field.name.value === '_entities')?.field.selectionSet;
  if (!entities) return roots.map((root) => [nameOf(root)]);
  const fields = [...new Set(selectedFields(entities, fragments).map(nameOf))].filter(
    (name) => name !== '__typename',
  );
  const representations = variables.representations;
  const count = Array.isArray(representations) ? representations.length : 0;
  const places = Array.from({ length: count }, (_, index) =>
    fields.map((field) => ['_entities', index, field]),
  ).flat();
  return places.length > 0 ? places.slice(0, mostPlaces) : [undefined];
};
