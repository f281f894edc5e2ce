// What is planned is what is left of the client's document once @skip and @include are decided, without __schema and __type,
// which no subgraph answers. So no plan asks for what nobody wants, and planners need not be good at conditions.

import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { type Fragments, isCondition, isIntrospective, isWanted } from './selections.ts';
import type { Values } from './source.ts';

export type Conditions = {
  /** The variables that some @skip or @include of the operation looks at. */
  readonly names: readonly string[];
  /** What is to be planned once these variables are known. */
  planned(values: Values): DocumentNode;
};

export const conditionsOf = (operation: OperationDefinitionNode, fragments: Fragments): Conditions => {
  const names = new Set<string>();
  const used = new Set<string>();
  let changes = false;
  const look = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (isIntrospective(selection)) changes = true;
      for (const directive of selection.directives ?? []) {
        if (!isCondition(directive)) continue;
        changes = true;
        for (const { value } of directive.arguments ?? [])
          if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) look(selection.selectionSet);
      else if (!used.has(selection.name.value)) {
        used.add(selection.name.value);
        look(fragments.get(selection.name.value)?.selectionSet);
      }
    }
  };
  look(operation.selectionSet);
  const document = withFragments(operation, fragments);
  if (!changes) return { names: [], planned: () => document };
  return { names: [...names], planned: (values) => decided(operation, fragments, values) };
};

const decided = (operation: OperationDefinitionNode, fragments: Fragments, values: Values): DocumentNode => {
  const left = (given: SelectionSetNode): SelectionSetNode => {
    const selections = given.selections.flatMap((selection): SelectionNode[] => {
      if (isIntrospective(selection) || !isWanted(selection.directives, values)) return [];
      const directives = selection.directives?.filter((directive) => !isCondition(directive)) ?? [];
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [{ ...selection, directives }];
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return [{ ...selection, directives, selectionSet: left(selection.selectionSet) }];
      if (!selection.selectionSet) return [{ ...selection, directives }];
      return [{ ...selection, directives, selectionSet: left(selection.selectionSet) }];
    });
    // whoever wants nothing of an object still wants to know whether it is there
    return { ...given, selections: selections.length > 0 ? selections : [presence] };
  };
  const kept = new Map(
    [...fragments].map(([name, fragment]) => [
      name,
      { ...fragment, selectionSet: left(fragment.selectionSet) },
    ]),
  );
  const document = withFragments({ ...operation, selectionSet: left(operation.selectionSet) }, kept);
  return withoutUnusedVariables(document);
};

const presence: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/** The operation and the fragments it reaches: not every planner ignores the others. */
const withFragments = (operation: OperationDefinitionNode, fragments: Fragments): DocumentNode => {
  const reached = new Set<string>();
  const look = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind !== Kind.FRAGMENT_SPREAD) look(selection.selectionSet);
      else if (!reached.has(selection.name.value)) {
        reached.add(selection.name.value);
        look(fragments.get(selection.name.value)?.selectionSet);
      }
    }
  };
  look(operation.selectionSet);
  const used = [...reached].flatMap((name) => fragments.get(name) ?? []);
  return { kind: Kind.DOCUMENT, definitions: [operation, ...used] };
};

const withoutUnusedVariables = (document: DocumentNode): DocumentNode => {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => void used.add(name.value),
  });
  return visit(document, {
    VariableDefinition: (node) => (used.has(node.variable.name.value) ? undefined : null),
  });
};
