// Reading selections of documents.

import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Values } from './source.ts';

export type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

export const fragmentsOf = (document: DocumentNode): Fragments => {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
};

export const isTypename = (field: FieldNode): boolean => field.name.value === '__typename';

/** Whether it asks for the schema, which the router knows by itself. */
export const isIntrospective = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && (selection.name.value === '__schema' || selection.name.value === '__type');

export const isCondition = ({ name }: DirectiveNode): boolean =>
  name.value === 'skip' || name.value === 'include';

/** What @skip and @include decide, once the variables they look at are known. */
export const isWanted = (directives: readonly DirectiveNode[] | undefined, variables: Values): boolean => {
  if (!directives?.length) return true;
  return directives.every((directive) => {
    if (!isCondition(directive)) return true;
    const value = directive.arguments?.[0]?.value;
    const holds =
      value?.kind === Kind.VARIABLE
        ? variables[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    return holds === (directive.name.value === 'include');
  });
};

/**
 * Every field selected on an object, in fragments too, as far as their type condition `applies` and the selection `counts`.
 * Each named fragment is looked into once: what it selects does not change from one place to the next.
 */
export const eachField = (
  set: SelectionSetNode,
  fragments: Fragments,
  take: (field: FieldNode) => void,
  applies: (condition: string) => boolean = () => true,
  counts: (selection: SelectionNode) => boolean = () => true,
): void => {
  const seen = new Set<string>();
  const look = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (!counts(selection)) continue;
      if (selection.kind === Kind.FIELD) take(selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const { typeCondition } = selection;
        if (!typeCondition || applies(typeCondition.name.value)) look(selection.selectionSet);
      } else {
        const fragment = fragments.get(selection.name.value);
        if (!fragment || seen.has(selection.name.value) || !applies(fragment.typeCondition.name.value))
          continue;
        seen.add(selection.name.value);
        look(fragment.selectionSet);
      }
    }
  };
  look(set);
};
