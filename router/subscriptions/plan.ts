import type { GraphRequest } from '@jumun/platform/graph/client';
import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getNamedType,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionSetNode,
  type ValueNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { responseKey } from '../executor/keys.ts';
import type { Values } from '../executor/source.ts';
import type { Place, Resume, StreamPlan } from './streams.ts';

/** What the planner asks of the subgraph that the events come from. */
export type SubscriptionFetch = {
  readonly subgraph: string;
  readonly text: string;
  readonly operationName?: string | undefined;
  /** The names of the variables that the text uses. */
  readonly variables: readonly string[];
};

/** The type of the argument `after`, and the field of the event that it counts. */
const placeFields: Readonly<Record<string, string>> = { Int: 'sequence', String: 'cursor' };
const resumeVariable = 'resumeAfter__';

/** Reads a planned subscription. The schema says whether its field can start after a place. */
export const streamPlan = (fetch: SubscriptionFetch, schema: GraphQLSchema): StreamPlan => ({
  subgraph: fetch.subgraph,
  opening: (variables) => ({
    query: fetch.text,
    operationName: fetch.operationName,
    variables: picked(variables, fetch.variables),
  }),
  resume: resumeOf(fetch, schema),
});

const picked = (variables: Values, names: readonly string[]): Record<string, unknown> =>
  Object.fromEntries(
    names.filter((name) => variables[name] !== undefined).map((name) => [name, variables[name]]),
  );

/**
 * A stream can continue after a break only if the client itself selected the place of each event: counting events
 * gives no place, and a field that we added would change the answers. The names in the text are the schema's, whatever
 * the client or the planner calls the values.
 */
const resumeOf = ({ text, operationName }: SubscriptionFetch, schema: GraphQLSchema): Resume | undefined => {
  const document = parse(text, { noLocation: true });
  const select = selector(document);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (!operation) return undefined;
  const root = select(operation.selectionSet)[0]?.field;
  const definition = root && schema.getSubscriptionType()?.getFields()[root.name.value];
  const after = definition?.args.find(({ name }) => name === 'after');
  if (!root?.selectionSet || !after) return undefined;
  const type = getNamedType(after.type).name;
  const place = select(root.selectionSet).find(
    ({ field, conditional }) => field.name.value === placeFields[type] && !conditional,
  )?.field;
  if (!place) return undefined;
  const [rootKey, placeKey] = [responseKey(root), responseKey(place)];
  const given = root.arguments?.find(isAfter)?.value;
  const resumed = resumable(document, operation, root, type);
  return {
    reopening: (variables, from): GraphRequest => ({
      query: resumed.text,
      operationName,
      variables: { ...picked(variables, resumed.variables), [resumeVariable]: from },
    }),
    startOf: (variables) => given && asPlace(writtenValue(given, variables)),
    placeOf: (event) => placeIn(event, rootKey, placeKey),
  };
};

type Selected = { readonly field: FieldNode; readonly conditional: boolean };

/** Finds the fields of a selection set, through fragments; `conditional` where a directive may leave one out. */
const selector = ({ definitions }: DocumentNode) => {
  const fragments = new Map(
    definitions
      .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
      .map((node) => [node.name.value, node]),
  );
  const select = ({ selections }: SelectionSetNode, within = false): readonly Selected[] =>
    selections.flatMap((selection) => {
      const conditional = within || decides(selection.directives);
      if (selection.kind === Kind.FIELD) return { field: selection, conditional };
      if (selection.kind === Kind.INLINE_FRAGMENT) return select(selection.selectionSet, conditional);
      const fragment = fragments.get(selection.name.value);
      return fragment ? select(fragment.selectionSet, conditional) : [];
    });
  return select;
};

const decides = (directives: readonly DirectiveNode[] = []): boolean =>
  directives.some(({ name }) => name.value === 'skip' || name.value === 'include');

const isAfter = ({ name }: ArgumentNode): boolean => name.value === 'after';

const placeIn = ({ data }: ExecutionResult, rootKey: string, placeKey: string): Place | undefined => {
  const event: unknown = data?.[rootKey];
  if (typeof event !== 'object' || event === null) return undefined;
  return asPlace((event as Values)[placeKey]);
};

const asPlace = (value: unknown): Place | undefined =>
  typeof value === 'number' || typeof value === 'string' ? value : undefined;

const writtenValue = (value: ValueNode, variables: Values): unknown => {
  if (value.kind === Kind.VARIABLE) return variables[value.name.value];
  if (value.kind === Kind.INT) return Number(value.value);
  return value.kind === Kind.STRING ? value.value : undefined;
};

/** The subscription with `after` as a variable of ours, and the client's own variables that it still uses. */
const resumable = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: FieldNode,
  type: string,
): { readonly text: string; readonly variables: readonly string[] } => {
  const moved: DocumentNode = visit(document, {
    Field: (field) => (field === root ? startingAfter(field) : undefined),
  });
  const used = new Set<string>();
  visit(moved, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  const kept = (operation.variableDefinitions ?? []).filter(({ variable }) => used.has(variable.name.value));
  const declared: DocumentNode = visit(moved, {
    OperationDefinition: (node) => ({ ...node, variableDefinitions: [...kept, declarationOf(type)] }),
  });
  return { text: print(declared), variables: kept.map(({ variable }) => variable.name.value) };
};

const startingAfter = (field: FieldNode): FieldNode => ({
  ...field,
  arguments: [
    ...(field.arguments ?? []).filter((argument) => !isAfter(argument)),
    {
      kind: Kind.ARGUMENT,
      name: nameOf('after'),
      value: { kind: Kind.VARIABLE, name: nameOf(resumeVariable) },
    },
  ],
});

const declarationOf = (type: string): VariableDefinitionNode => ({
  kind: Kind.VARIABLE_DEFINITION,
  variable: { kind: Kind.VARIABLE, name: nameOf(resumeVariable) },
  type: { kind: Kind.NAMED_TYPE, name: nameOf(type) },
});

const nameOf = (value: string) => ({ kind: Kind.NAME, value }) as const;
