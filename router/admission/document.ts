// Limits the tree of a document before it is validated. Nothing here needs the schema.

import { Fault } from '@jumun/platform/kernel/errors';
import {
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { fragmentsOf, isCondition } from '../executor/selections.ts';
import type { Limits } from './limits.ts';

/** What a selection set weighs with every fragment in it expanded. */
type Weight = { readonly depth: number; readonly selections: number };
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

/** Refuses a document that would cost too much to validate, plan or answer. */
export const weighDocument = (document: DocumentNode, limits: Limits): void => {
  countNodes(document, limits);
  const fragments = fragmentsOf(document);
  const weights = new Map<string, Weight>();
  for (const { name, selectionSet } of innermostFirst(fragments))
    weights.set(name.value, weightOf(selectionSet, weights));
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, selections } = weightOf(definition.selectionSet, weights);
    if (depth > limits.depth)
      throw new Fault('QUERY_TOO_DEEP', `Fields may be nested at most ${limits.depth} levels deep.`);
    if (selections > limits.selections)
      throw tooComplex(limits.selections, 'fields, with all fragments expanded');
    checkRootFields(definition, fragments, limits);
  }
};

const nothing: Weight = { depth: 0, selections: 0 };

/** Recurses through brackets alone, and the scan of the text has limited those. */
const weightOf = (set: SelectionSetNode | undefined, weights: ReadonlyMap<string, Weight>): Weight => {
  let depth = 0;
  let selections = 0;
  for (const selection of set?.selections ?? []) {
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? (weights.get(selection.name.value) ?? nothing)
        : weightOf(selection.selectionSet, weights);
    const isField = selection.kind === Kind.FIELD;
    // the standard introspection query is deeper than we allow
    const counts = isField && !selection.name.value.startsWith('__');
    depth = Math.max(depth, isField ? (counts ? inner.depth + 1 : 0) : inner.depth);
    selections += inner.selections + (isField ? 1 : 0);
  }
  return { depth, selections: Math.min(selections, Number.MAX_SAFE_INTEGER) };
};

/** Each fragment after all that it spreads. A long chain of fragments must not overflow the stack, so nothing recurses. */
const innermostFirst = (fragments: Fragments): FragmentDefinitionNode[] => {
  const ordered: FragmentDefinitionNode[] = [];
  const states = new Map<string, 'entered' | 'left'>();
  const waiting = [...fragments.keys()];
  for (let name = waiting.at(-1); name !== undefined; name = waiting.at(-1)) {
    const fragment = fragments.get(name);
    const state = states.get(name);
    if (!fragment || state) {
      waiting.pop();
      if (fragment && state === 'entered') {
        states.set(name, 'left');
        ordered.push(fragment);
      }
      continue;
    }
    states.set(name, 'entered');
    for (const inner of spreadsIn(fragment.selectionSet)) {
      if (states.get(inner) === 'entered')
        throw new Fault('GRAPHQL_VALIDATION_FAILED', `Fragment "${inner}" contains itself.`);
      if (!states.has(inner)) waiting.push(inner);
    }
  }
  return ordered;
};

/** The names of the fragments that a selection set spreads, at every depth. */
const spreadsIn = (set: SelectionSetNode | undefined): string[] =>
  (set?.selections ?? []).flatMap((selection) =>
    selection.kind === Kind.FRAGMENT_SPREAD ? [selection.name.value] : spreadsIn(selection.selectionSet),
  );

const tooComplex = (most: number, what: string): Fault =>
  new Fault('QUERY_TOO_COMPLEX', `A document may have at most ${most} ${what}.`);

const checkRootFields = (operation: OperationDefinitionNode, fragments: Fragments, limits: Limits): void => {
  const roots = rootSelections(operation, fragments);
  if (roots.length > limits.rootFields) throw tooComplex(limits.rootFields, 'root fields');
  if (operation.operation === 'mutation' && roots.length > 1)
    throw new Fault('QUERY_TOO_COMPLEX', 'A mutation may have one root field.');
  // validate() of graphql 16 throws on these, and the planner cannot plan them
  if (operation.operation === 'subscription' && roots.some(({ conditional }) => conditional))
    throw new Fault(
      'GRAPHQL_VALIDATION_FAILED',
      'The root field of a subscription takes no @skip or @include.',
    );
};

export type RootSelection = { readonly field: FieldNode; readonly conditional: boolean };

const isConditional = (directives: readonly DirectiveNode[] | undefined): boolean =>
  directives?.some(isCondition) ?? false;

/** The fields that an operation asks of the root, with fragments expanded, at most a thousand. */
export const rootSelections = (operation: OperationDefinitionNode, fragments: Fragments): RootSelection[] =>
  selectedFields(operation.selectionSet, fragments);

/**
 * The fields directly in a selection set, those of its fragments included, at most a thousand; each fragment is looked into
 * once, as in execution.
 */
export const selectedFields = (from: SelectionSetNode, fragments: Fragments): RootSelection[] => {
  const found: RootSelection[] = [];
  const visited = new Set<string>();
  const inside = (set: SelectionSetNode | undefined, within: boolean) =>
    (set?.selections ?? [])
      .map((selection) => ({ selection, conditional: within || isConditional(selection.directives) }))
      .toReversed();
  const waiting = inside(from, false);
  for (let next = waiting.pop(); next && found.length < 1_000; next = waiting.pop()) {
    const { selection, conditional } = next;
    if (selection.kind === Kind.FIELD) found.push({ field: selection, conditional });
    else if (selection.kind === Kind.INLINE_FRAGMENT)
      waiting.push(...inside(selection.selectionSet, conditional));
    else {
      const { value: name } = selection.name;
      const visit = conditional ? `${name} conditionally` : name;
      if (visited.has(name) || visited.has(visit)) continue;
      visited.add(visit);
      waiting.push(...inside(fragments.get(name)?.selectionSet, conditional));
    }
  }
  return found;
};

/** Counts in the tree as written, whose size the scan of the text has already limited. */
const countNodes = (document: DocumentNode, limits: Limits): void => {
  let [aliases, directives] = [0, 0];
  const count = (counted: readonly DirectiveNode[] | undefined): void => {
    directives += counted?.length ?? 0;
    for (const { arguments: given } of counted ?? [])
      for (const { value } of given ?? []) checkNesting(value, limits, 0);
  };
  const repeats = new Map<string, number>();
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      count(selection.directives);
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) aliases += 1;
        if (selection.alias?.value === '__proto__')
          throw new Fault('GRAPHQL_VALIDATION_FAILED', 'A field cannot be renamed to "__proto__".');
        for (const { value } of selection.arguments ?? []) checkNesting(value, limits, 0);
        if (selection.selectionSet || selection.arguments?.length) {
          const { value: key } = selection.alias ?? selection.name;
          repeats.set(key, (repeats.get(key) ?? 0) + 1);
        }
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) walk(selection.selectionSet);
    }
  };
  let [operations, fragments] = [0, 0];
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments += 1;
    else operations += 1;
    count(definition.directives);
    for (const { defaultValue, directives: own } of definition.variableDefinitions ?? []) {
      count(own);
      if (defaultValue) checkNesting(defaultValue, limits, 0);
    }
    walk(definition.selectionSet);
  }
  if (operations > limits.operations) throw tooComplex(limits.operations, 'operations');
  if (aliases > limits.aliases) throw tooComplex(limits.aliases, 'aliases');
  if (directives > limits.directives) throw tooComplex(limits.directives, 'directives');
  if (fragments > limits.fragments) throw tooComplex(limits.fragments, 'fragments');
  for (const times of repeats.values())
    if (times > limits.repeats) throw tooComplex(limits.repeats, 'selections of a field under one name');
};

const checkNesting = (value: ValueNode, limits: Limits, depth: number): void => {
  if (depth > limits.nesting)
    throw new Fault('QUERY_TOO_LARGE', `Values may be nested at most ${limits.nesting} levels deep.`);
  if (value.kind === Kind.LIST) for (const item of value.values) checkNesting(item, limits, depth + 1);
  if (value.kind === Kind.OBJECT)
    for (const field of value.fields) checkNesting(field.value, limits, depth + 1);
};
