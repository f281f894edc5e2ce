// Limits a document before any real work is done on it: first as text, then as a tree. Nothing here needs the schema.

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
import type { Limits } from './limits.ts';

const deepestBrackets = 60;

/**
 * Counts tokens and brackets before the text is parsed: the parser recurses once per bracket, and 20,000 of them would
 * overflow the stack.
 */
export const scanText = (text: string, { tokens: most }: Limits): void => {
  let tokens = 0;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char <= 32 || char === comma || char === byteOrderMark) continue;
    if (char === hash) {
      at = endOfLine(text, at);
      continue;
    }
    tokens += 1;
    if (tokens > most) throw tooManyTokens(text, most);
    if (char === quote) at = endOfString(text, at);
    else if (isWord(char)) while (isWord(text.charCodeAt(at + 1))) at += 1;
    else if (char === openBrace || char === openBracket || char === openParenthesis) {
      depth += 1;
      if (depth > deepestBrackets) throw tooDeepText(char);
    } else if (char === closeBrace || char === closeBracket || char === closeParenthesis) depth -= 1;
  }
};

const [comma, byteOrderMark, hash, quote, backslash, newline] = [0x2c, 0xfeff, 0x23, 0x22, 0x5c, 0x0a];
const [openBrace, openBracket, openParenthesis] = [0x7b, 0x5b, 0x28];
const [closeBrace, closeBracket, closeParenthesis] = [0x7d, 0x5d, 0x29];

/** Letters, digits, `_`, and the `.`, `+` and `-` that belong to numbers and spreads. */
const isWord = (char: number): boolean =>
  (char >= 48 && char <= 57) ||
  (char >= 65 && char <= 90) ||
  (char >= 97 && char <= 122) ||
  char === 95 ||
  char === 43 ||
  char === 45 ||
  char === 46;

const endOfLine = (text: string, from: number): number => {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
};

const endOfString = (text: string, from: number): number => {
  const block = text.startsWith('"""', from);
  for (let at = from + (block ? 3 : 1); at < text.length; at += 1) {
    const char = text.charCodeAt(at);
    if (char === backslash) at += 1;
    else if (block ? text.startsWith('"""', at) : char === quote) return block ? at + 2 : at;
    else if (!block && char === newline) return at; // the parser will say what is wrong
  }
  return text.length;
};

/** A mutation has one root field, so a very long one is many commands at once rather than one large query. */
const tooManyTokens = (text: string, most: number): Fault =>
  /^\s*mutation\b/.test(text)
    ? new Fault('QUERY_TOO_COMPLEX', `A mutation may have one root field and ${most} tokens.`)
    : new Fault('QUERY_TOO_LARGE', `A document may have at most ${most} tokens.`);

const tooDeepText = (bracket: number): Fault =>
  bracket === openBrace
    ? new Fault('QUERY_TOO_DEEP', 'The fields of this document are nested too deeply.')
    : new Fault('QUERY_TOO_LARGE', 'The lists of this document are nested too deeply.');

/** What a selection set weighs with every fragment in it expanded. */
type Weight = { readonly depth: number; readonly selections: number };

/** Refuses a document that would cost too much to validate, plan or answer. */
export const weighDocument = (document: DocumentNode, limits: Limits): void => {
  countNodes(document, limits);
  const fragments = fragmentsOf(document);
  const known = new Map<string, Weight>();
  const entered = new Set<string>();

  const weigh = (set: SelectionSetNode | undefined): Weight => {
    let depth = 0;
    let selections = 0;
    for (const selection of set?.selections ?? []) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? weighFragment(selection.name.value)
          : weigh(selection.selectionSet);
      const isField = selection.kind === Kind.FIELD;
      // the standard introspection query is deeper than we allow
      const counts = isField && !selection.name.value.startsWith('__');
      depth = Math.max(depth, isField ? (counts ? inner.depth + 1 : 0) : inner.depth);
      selections += inner.selections + (isField ? 1 : 0);
    }
    return { depth, selections: Math.min(selections, Number.MAX_SAFE_INTEGER) };
  };

  const weighFragment = (name: string): Weight => {
    const weight = known.get(name);
    if (weight) return weight;
    if (entered.has(name))
      throw new Fault('GRAPHQL_VALIDATION_FAILED', `Fragment "${name}" contains itself.`);
    entered.add(name);
    const weighed = weigh(fragments.get(name)?.selectionSet);
    known.set(name, weighed);
    return weighed;
  };

  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) weighFragment(definition.name.value);
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, selections } = weigh(definition.selectionSet);
    if (depth > limits.depth)
      throw new Fault('QUERY_TOO_DEEP', `Fields may be nested at most ${limits.depth} levels deep.`);
    if (selections > limits.selections)
      throw tooComplex(limits.selections, 'fields, with all fragments expanded');
    checkRootFields(definition, fragments, limits);
  }
};

const tooComplex = (most: number, what: string): Fault =>
  new Fault('QUERY_TOO_COMPLEX', `A document may have at most ${most} ${what}.`);

const checkRootFields = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  limits: Limits,
): void => {
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
  directives?.some(({ name: { value } }) => value === 'skip' || value === 'include') ?? false;

/** The fields that an operation asks of the root, with fragments expanded, at most a thousand. */
export const rootSelections = (
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): RootSelection[] => selectedFields(operation.selectionSet, fragments);

/** The fields directly in a selection set, those of its fragments included. */
export const selectedFields = (
  from: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): RootSelection[] => {
  const found: RootSelection[] = [];
  const collect = (set: SelectionSetNode, within: boolean): void => {
    for (const selection of set.selections) {
      if (found.length > 1_000) return;
      const conditional = within || isConditional(selection.directives);
      if (selection.kind === Kind.FIELD) found.push({ field: selection, conditional });
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet, conditional);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet, conditional);
      }
    }
  };
  collect(from, false);
  return found;
};

export const fragmentsOf = (document: DocumentNode): Map<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : [],
    ),
  );

/** Counts in the tree as written, whose size the scan of the text has already limited. */
const countNodes = (document: DocumentNode, limits: Limits): void => {
  let [aliases, directives] = [0, 0];
  const count = (counted: readonly DirectiveNode[] | undefined): void => {
    directives += counted?.length ?? 0;
    for (const { arguments: given } of counted ?? [])
      for (const { value } of given ?? []) checkNesting(value, limits, 0);
  };
  const walk = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      count(selection.directives);
      if (selection.kind === Kind.FIELD) {
        if (selection.alias) aliases += 1;
        if (selection.alias?.value === '__proto__')
          throw new Fault('GRAPHQL_VALIDATION_FAILED', 'A field cannot be renamed to "__proto__".');
        for (const { value } of selection.arguments ?? []) checkNesting(value, limits, 0);
      }
      if (selection.kind !== Kind.FRAGMENT_SPREAD) walk(selection.selectionSet);
    }
  };
  let fragments = 0;
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION && definition.kind !== Kind.FRAGMENT_DEFINITION)
      continue;
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments += 1;
    count(definition.directives);
    for (const { defaultValue, directives: own } of definition.variableDefinitions ?? []) {
      count(own);
      if (defaultValue) checkNesting(defaultValue, limits, 0);
    }
    walk(definition.selectionSet);
  }
  if (aliases > limits.aliases) throw tooComplex(limits.aliases, 'aliases');
  if (directives > limits.directives) throw tooComplex(limits.directives, 'directives');
  if (fragments > limits.fragments) throw tooComplex(limits.fragments, 'fragments');
};

const checkNesting = (value: ValueNode, limits: Limits, depth: number): void => {
  if (depth > limits.nesting)
    throw new Fault('QUERY_TOO_LARGE', `Values may be nested at most ${limits.nesting} levels deep.`);
  if (value.kind === Kind.LIST) for (const item of value.values) checkNesting(item, limits, depth + 1);
  if (value.kind === Kind.OBJECT)
    for (const field of value.fields) checkNesting(field.value, limits, depth + 1);
};
