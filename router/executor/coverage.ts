// Whether a plan asks for everything. A planner that finds no way to a field should say so; Apollo's leaves the field out, and
// the client would be told null where nobody was asked.

import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { growTree, type KeyTree, keyTreeOf, operationIn } from './apart.ts';
import { renamesOf } from './failures.ts';
import { type FetchNode, fetchesOf, type Path, type Plan } from './plan.ts';
import { eachField, type Fragments, fragmentsOf, isTypename } from './selections.ts';

/**
 * The first field (as `Type.field`) that no fetch of the plan asks for. `document` is what was planned. Fields that only some
 * types of objects have are left out of account: a plan rightly passes over types that no subgraph can give.
 */
export const firstUnasked = (
  schema: GraphQLSchema,
  document: DocumentNode,
  plan: Plan,
): string | undefined => {
  const asked: KeyTree = new Map();
  for (const fetch of fetchesOf(plan)) growFetch(asked, fetch);
  const operation = operationIn(document);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}.`);
  return unaskedIn(schema, root, operation.selectionSet, fragmentsOf(document), asked);
};

/** Whether the plan asks for everything in the document, whatever the types of objects. */
export const asksForAll = (document: DocumentNode, plan: Plan): boolean => {
  const asked: KeyTree = new Map();
  for (const fetch of fetchesOf(plan)) growFetch(asked, fetch);
  return contains(asked, keyTreeOf(document));
};

const contains = (whole: KeyTree, part: KeyTree): boolean =>
  [...part].every(([key, inner]) => {
    const other = whole.get(key);
    return other !== undefined && contains(other, inner);
  });

const growFetch = (asked: KeyTree, fetch: FetchNode): void => {
  const document = parse(fetch.text, { noLocation: true });
  const fragments = fragmentsOf(document);
  const { selectionSet } = operationIn(document);
  const rename = renamesOf(fetch);
  if (fetch.entities.length === 0) {
    const place = placeAt(asked, fetch.path);
    growTree(place, selectionSet, fragments);
    addRenamed(place, rename);
    return;
  }
  eachField(selectionSet, fragments, (field) => {
    const part = fetch.entities.find(({ alias }) => alias === (field.alias ?? field.name).value);
    for (const path of part?.paths ?? []) {
      const place = placeAt(asked, path);
      if (field.selectionSet) growTree(place, field.selectionSet, fragments);
      addRenamed(place, rename);
    }
  });
};

const placeAt = (tree: KeyTree, path: Path): KeyTree => {
  let place = tree;
  for (const step of path) {
    if (step.kind !== 'field') continue;
    const child = place.get(step.name) ?? new Map();
    place.set(step.name, child);
    place = child;
  }
  return place;
};

const addRenamed = (tree: KeyTree, rename: (key: string) => string): void => {
  for (const [key, child] of [...tree]) {
    if (rename(key) !== key && !tree.has(rename(key))) tree.set(rename(key), child);
    addRenamed(child, rename);
  }
};

const unaskedIn = (
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  selection: SelectionSetNode,
  fragments: Fragments,
  asked: KeyTree,
): string | undefined => {
  // every object here is of such a type, so what the fragment asks for is asked of every object
  const isNoNarrower = (condition: string): boolean => {
    if (condition === type.name) return true;
    const wanted = schema.getType(condition);
    const narrow = isObjectType(type) || isInterfaceType(type);
    return narrow && isAbstractType(wanted) && schema.isSubType(wanted, type);
  };
  let found: string | undefined;
  eachField(
    selection,
    fragments,
    (field) => {
      if (found || isTypename(field)) return;
      const { value: name } = field.name;
      const child = asked.get((field.alias ?? field.name).value);
      if (!child) {
        found = `${type.name}.${name}`;
        return;
      }
      const inner = 'getFields' in type ? getNamedType(type.getFields()[name]?.type) : undefined;
      if (field.selectionSet && isCompositeType(inner))
        found = unaskedIn(schema, inner, field.selectionSet, fragments, child);
    },
    isNoNarrower,
  );
  return found;
};
