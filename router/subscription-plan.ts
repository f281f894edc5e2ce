import type { FetchNode, QueryPlan } from '@apollo/query-planner';
import type { GraphRequest } from '@jumun/platform/graph/client';
import {
  type ArgumentNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { fragmentsOf, rootSelections, selectedFields } from './document.ts';
import type { Operation } from './operation.ts';
import type { Values } from './variables.ts';

/** How a subscription is served: where its events come from and what is asked for each. */
export type SubscriptionPlan = {
  readonly subgraph: string;
  /** The request that opens the stream. */
  opening(variables: Values): GraphRequest;
  /** The event itself as an ordinary fetch, then everything the other subgraphs add. */
  readonly perEvent: QueryPlan;
  readonly resume: Resume | undefined;
};

/** How a broken stream continues where it stopped. */
export type Resume = {
  /** The request that opens the stream after a place. */
  reopening(variables: Values, after: Place): GraphRequest;
  /** The place from which the client asked for events, if it named one. */
  startOf(variables: Values): Place | undefined;
  placeOf(event: ExecutionResult): Place | undefined;
};

export type Place = number | string;

/** The type of the argument `after`, and the field of the event that it counts. */
const placeFields: Readonly<Record<string, string>> = { Int: 'sequence', String: 'cursor' };
const resumeVariable = 'resumeAfter__';

/** Reads the planner's node; call it once per operation. */
export const subscriptionPlan = (
  operation: Operation,
  { node }: QueryPlan,
  schema: GraphQLSchema,
): SubscriptionPlan => {
  if (node?.kind !== 'Subscription') throw new Error('the planner did not plan a subscription');
  const { primary, rest } = node;
  const asFetch: FetchNode = { ...primary, operationKind: 'query' as FetchNode['operationKind'] };
  return {
    subgraph: primary.serviceName,
    opening: (variables) => ({
      query: primary.operation,
      operationName: primary.operationName,
      variables: picked(variables, primary.variableUsages ?? []),
    }),
    perEvent: { kind: 'QueryPlan', node: { kind: 'Sequence', nodes: [asFetch, ...(rest ? [rest] : [])] } },
    resume: resumeOf(operation, primary, schema),
  };
};

const picked = (variables: Values, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]),
  );

/**
 * A stream can continue after a break only if the client itself selected the place of each event: counting events
 * gives no place, and a field that we added would change the answers.
 */
const resumeOf = (operation: Operation, primary: FetchNode, schema: GraphQLSchema): Resume | undefined => {
  const fragments = fragmentsOf(operation.document);
  const root = rootSelections(operation.node, fragments)[0]?.field;
  const definition = root && schema.getSubscriptionType()?.getFields()[root.name.value];
  const after = definition?.args.find(({ name }) => name === 'after');
  if (!root?.selectionSet || !after) return undefined;
  const type = getNamedType(after.type).name;
  const place = selectedFields(root.selectionSet, fragments).find(
    ({ field, conditional }) => field.name.value === placeFields[type] && !conditional,
  )?.field;
  if (!place) return undefined;
  const [rootName, placeName] = [responseName(root), responseName(place)];
  const given = root.arguments?.find(({ name }) => name.value === 'after');
  const resumed = resumable(primary.operation, type);
  return {
    reopening: (variables, from) => ({
      query: resumed.query,
      operationName: primary.operationName,
      variables: { ...picked(variables, resumed.variables), [resumeVariable]: from },
    }),
    startOf: (variables) => (given ? asPlace(givenValue(given, variables)) : undefined),
    placeOf: ({ data }) => {
      const event = data?.[rootName];
      if (typeof event !== 'object' || event === null) return undefined;
      return asPlace((event as Record<string, unknown>)[placeName]);
    },
  };
};

const responseName = ({ alias, name }: FieldNode): string => (alias ?? name).value;

const asPlace = (value: unknown): Place | undefined =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined;

const givenValue = ({ value }: ArgumentNode, variables: Values): unknown => {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.STRING ? value.value : undefined;
};

/** The subscription with `after` as a variable of ours, and the client's own variables that it still uses. */
const resumable = (text: string, type: string): { query: string; variables: readonly string[] } => {
  const document = withAfter(parse(text, { noLocation: true }));
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const declared: DocumentNode = visit(document, {
    OperationDefinition: (node) => ({
      ...node,
      variableDefinitions: [
        ...(node.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value)),
        declarationOf(resumeVariable, type),
      ],
    }),
  });
  return { query: print(declared), variables: [...used].filter((name) => name !== resumeVariable) };
};

const withAfter = (document: DocumentNode): DocumentNode => {
  const operation = document.definitions.find(
    (node) => node.kind === Kind.OPERATION_DEFINITION,
  ) as OperationDefinitionNode;
  const root = rootSelections(operation, fragmentsOf(document))[0]?.field;
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: resumeVariable } },
  };
  return visit(document, {
    Field: (field) => {
      if (field !== root) return undefined;
      const others = (field.arguments ?? []).filter(({ name }) => name.value !== 'after');
      return { ...field, arguments: [...others, after] };
    },
  });
};

const declarationOf = (name: string, type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
  type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type } },
});
