// The client's operation under keys of ours (keys.ts), and the way back for the places of errors.

import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import type { Keys } from './keys.ts';
import { eachField, type Fragments, fragmentsOf, isTypename } from './selections.ts';
import type { ErrorPath } from './source.ts';

/** The document with every field under the key it is planned under. */
export const apart = (document: DocumentNode, keys: Keys): DocumentNode =>
  visit(document, {
    Field(field): FieldNode | undefined {
      const key = keys.planned(field);
      const { alias, ...rest } = field;
      if (key === field.name.value) return alias ? rest : undefined;
      return { ...rest, alias: { kind: Kind.NAME, value: key } };
    },
  });

export const operationIn = (document: DocumentNode): OperationDefinitionNode => {
  const found = document.definitions.find((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (!found) throw new Error('The document has no operation.');
  return found;
};

/** The keys of an object whatever its type, and those of the objects under them. */
export type KeyTree = Map<string, KeyTree>;

/** All keys of an operation whose fields have been set apart. */
export const keyTreeOf = (document: DocumentNode): KeyTree => {
  const tree: KeyTree = new Map();
  growTree(tree, operationIn(document).selectionSet, fragmentsOf(document));
  return tree;
};

/** Adds what is selected, and returns nothing. */
export const growTree = (tree: KeyTree, set: SelectionSetNode, fragments: Fragments): void =>
  eachField(set, fragments, (field) => {
    if (isTypename(field)) return;
    const key = (field.alias ?? field.name).value;
    const child = tree.get(key) ?? new Map();
    tree.set(key, child);
    if (field.selectionSet) growTree(child, field.selectionSet, fragments);
  });

/**
 * A path in the answers of subgraphs, as the client knows it. It ends where the client has asked for nothing: an error in what
 * only the plan wanted is one of the object that the client did ask for.
 */
export const askedPath = (path: ErrorPath, tree: KeyTree, keys: Keys): ErrorPath => {
  const asked: (string | number)[] = [];
  let current: KeyTree | undefined = tree;
  for (const step of path) {
    if (typeof step === 'number') asked.push(step);
    else {
      current = current.get(step);
      if (!current) break;
      asked.push(keys.asked(step));
    }
  }
  return asked;
};
