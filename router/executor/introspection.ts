// __schema and __type are answered from the schema itself: no subgraph knows the whole of it.

import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
  visit,
} from 'graphql';
import { responseKey } from './keys.ts';
import { eachField, type Fragments, isIntrospective, isWanted } from './selections.ts';
import type { Values } from './source.ts';

/** The JSON of each answer by the client's key. */
export type Introspect = (variables: Values) => Readonly<Record<string, string>>;

/** Undefined when the operation asks for neither. */
export const introspectionOf = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
): Introspect | undefined => {
  if (operation.operation !== 'query') return undefined;
  const fields: FieldNode[] = [];
  eachField(operation.selectionSet, fragments, (field) => {
    if (isIntrospective(field)) fields.push(field);
  });
  if (fields.length === 0) return undefined;
  const used = variablesIn(fields, fragments);
  const answer: Introspect = (variables) => {
    const wanted = fields.filter(({ directives }) => isWanted(directives, variables));
    const document = documentOf(operation, wanted, fragments);
    const { data, errors } = executeSync({ schema, document, rootValue: {}, variableValues: variables });
    if (errors?.[0]) throw errors[0];
    const keys = new Set(fields.map(responseKey));
    return Object.fromEntries([...keys].map((key) => [key, JSON.stringify(data?.[key] ?? null)]));
  };
  if (used.size > 0) return answer;
  let known: ReturnType<Introspect> | undefined;
  return (variables) => {
    known ??= answer(variables);
    return known;
  };
};

const documentOf = (
  operation: OperationDefinitionNode,
  selections: readonly FieldNode[],
  fragments: Fragments,
): DocumentNode => {
  const used = variablesIn(selections, fragments);
  const declared = (operation.variableDefinitions ?? []).filter(({ variable }: VariableDefinitionNode) =>
    used.has(variable.name.value),
  );
  const reduced: OperationDefinitionNode = {
    ...operation,
    directives: [],
    variableDefinitions: declared,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  };
  return { kind: Kind.DOCUMENT, definitions: [reduced, ...fragments.values()] };
};

const variablesIn = (fields: readonly FieldNode[], fragments: Fragments): Set<string> => {
  const names = new Set<string>();
  const seen = new Set<string>();
  const look = (node: FieldNode | DocumentNode): void => {
    visit(node, {
      Variable: ({ name }) => void names.add(name.value),
      FragmentSpread: ({ name }) => {
        const fragment = fragments.get(name.value);
        if (!fragment || seen.has(name.value)) return;
        seen.add(name.value);
        look({ kind: Kind.DOCUMENT, definitions: [fragment] });
      },
    });
  };
  for (const field of fields) look(field);
  return names;
};
