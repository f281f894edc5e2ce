import { Fault } from '@jumun/platform/kernel/errors';
import type { AccessRule } from '@jumun/schema/access';
import type { LoadRules } from '@jumun/schema/load';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { GraphCall } from '../call.ts';
import type { CompiledOperation } from '../executor/operation.ts';
import { fragmentsOf } from '../executor/selections.ts';
import { publicError, publicLocations } from '../masking.ts';
import type { Operation, Verdict } from '../operation.ts';
import { accountAt } from './attempts.ts';
import { rootSelections, weighDocument } from './document.ts';
import type { Limits } from './limits.ts';
import { scanText } from './text.ts';
import { decidingVariables, variablesOf } from './variables.ts';

/** What every document is read against. */
export type Reading = {
  readonly schema: GraphQLSchema;
  /** Counts the supergraphs of this process. */
  readonly generation: number;
  /** The rules of each root field, as `Query.product`; none for a graph without @access. */
  readonly access: ReadonlyMap<string, readonly AccessRule[]>;
  /** Which root fields begin new work, and with which somebody may be guessing. */
  readonly load: LoadRules;
  readonly limits: Limits;
  /** Tells developers where a document is wrong and what they may have meant. */
  readonly explains: boolean;
  costOf(document: DocumentNode, operation: OperationDefinitionNode): Operation['cost'];
  compile(document: DocumentNode, operationName: string | undefined): CompiledOperation<GraphCall>;
};

/** Reads documents, each text once, and keeps what it has read within `limits.documentBytes`. */
export type Documents = {
  /** `hash` is that of the text. A text that a signed-in caller has asked is not pushed out by those that nobody else asks. */
  read(text: string, hash: string, isSignedIn: boolean): Verdict;
  /** Whether a text that has been read before begins new work, without looking at anything else; false where it is not known. */
  beginsNewWork(text: string, operationName: string | undefined): boolean;
  /** How many documents are kept. */
  size(): number;
};

/**
 * What a document occupies, in bytes: once for its tree and once for each plan with its functions, in this process and in a
 * subgraph's. Measured: 11 kB for the smallest, 20 bytes a character for a tree and 22 for a plan.
 */
const bytesOf = (text: string, plans: number): number =>
  2_000 + 32 * text.length + Math.max(1, plans) * (8_000 + 32 * text.length);

const plansOf = ({ operations }: Verdict): number =>
  operations.values().reduce((sum, operation) => sum + operation.plans(), 0);

const usesBeforeKnown = 10;
const anonymousShare = 0.25;

/** Texts that begin new work and are known by themselves, without their hash: clients send a few, again and again. */
const mostNewWork = 200;
const longestNewWork = 4_000;

type Kept = { readonly verdict: Verdict; uses: number; plans: number };

export const openDocuments = (reading: Reading): Documents => {
  const { documentBytes } = reading.limits;
  const storeOf = (maxSize: number) =>
    new LRUCache<string, Kept>({ maxSize: Math.max(1, Math.floor(maxSize)), maxEntrySize: documentBytes });
  const known = storeOf(documentBytes * (1 - anonymousShare));
  const unknown = storeOf(documentBytes * anonymousShare);
  const newWork = new LRUCache<string, Verdict['operations']>({ max: mostNewWork });
  const keep = (store: LRUCache<string, Kept>, hash: string, text: string, kept: Kept): void => {
    kept.plans = plansOf(kept.verdict);
    store.delete(hash); // the size of what is set again would stay as it was
    store.set(hash, kept, { size: bytesOf(text, kept.plans) });
  };
  return {
    read(text, hash, isSignedIn) {
      const familiar = known.get(hash);
      const kept = familiar ?? unknown.get(hash) ?? { verdict: judged(text, reading), uses: 0, plans: 0 };
      kept.uses += 1;
      const isKnown = !kept.verdict.errors && (isSignedIn || kept.uses >= usesBeforeKnown);
      const moves = isKnown && !familiar;
      if (moves) unknown.delete(hash);
      // it is planned after it was read, and may be planned in more ways each time
      if (moves || kept.uses === 1 || kept.plans !== plansOf(kept.verdict))
        keep(familiar || isKnown ? known : unknown, hash, text, kept);
      if (kept.uses === 1 && text.length <= longestNewWork && doesNewWork(kept.verdict))
        newWork.set(text, kept.verdict.operations);
      return kept.verdict;
    },
    beginsNewWork(text, operationName) {
      const operations = newWork.get(text);
      if (!operations) return false;
      const [only] = operations.values();
      const named =
        operationName === undefined && operations.size === 1 ? only : operations.get(operationName ?? '');
      return named?.newWork === true;
    },
    size: () => known.size + unknown.size,
  };
};

const doesNewWork = ({ operations }: Verdict): boolean =>
  [...operations.values()].some((operation) => operation.newWork);

/** Stands in for a document that was refused: plugins of ApolloServer may look at it, and nothing executes it. */
const refusedDocument = parse('{ __typename }', { noLocation: true });

const judged = (text: string, reading: Reading): Verdict => {
  const refused = (...errors: readonly GraphQLError[]): Verdict => ({
    document: refusedDocument,
    operations: new Map(),
    errors,
  });
  try {
    return readDocument(text, reading);
  } catch (error) {
    if (error instanceof Fault) return refused(publicError(error, 'en'));
    if (error instanceof InvalidDocument) return refused(...error.errors);
    throw error;
  }
};

/** What graphql-js found wrong with a document. */
class InvalidDocument extends Error {
  readonly errors: readonly GraphQLError[];
  constructor(errors: readonly GraphQLError[]) {
    super('invalid document');
    this.errors = errors;
  }
}

/** Cheap checks come first: the text, then the tree, then the schema. */
const readDocument = (text: string, reading: Reading): Verdict => {
  scanText(text, reading.limits);
  const document = parsed(text, reading);
  weighDocument(document, reading.limits);
  checkValidity(document, reading);
  const shared = { text, document, fragments: fragmentsOf(document), deciding: decidingVariables(document) };
  const operations = new Map<string, Operation>();
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION)
      operations.set(node.name?.value ?? '', readOperation(node, shared, reading));
  if (operations.size === 0) throw new Fault('OPERATION_NOT_FOUND', 'The document holds no operation.');
  return { document, operations };
};

/** The operation that a request names. */
export const operationIn = (
  operations: Verdict['operations'],
  operationName: string | null | undefined,
): Operation => {
  const [only] = operations.values();
  if (!operationName && operations.size === 1 && only) return only;
  const operation = operationName ? operations.get(operationName) : undefined;
  if (operation) return operation;
  throw new Fault('OPERATION_NOT_FOUND', 'Name one operation of the document in "operationName".');
};

const readOperation = (
  node: OperationDefinitionNode,
  shared: {
    readonly text: string;
    readonly document: DocumentNode;
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
    readonly deciding: ReadonlySet<string>;
  },
  { schema, generation, access, load, costOf, compile }: Reading,
): Operation => {
  const { text, document, fragments, deciding } = shared;
  const name = node.name?.value;
  const root = schema.getRootType(node.operation)?.name;
  const selected = rootSelections(node, fragments).map(({ field }) => field);
  const fields = [...new Set(selected.map((field) => field.name.value))];
  let compiled: CompiledOperation<GraphCall> | undefined;
  return {
    key: `${generation}\n${name ?? ''}\n${text}`,
    schema,
    kind: node.operation,
    name,
    variables: variablesOf(schema, node, deciding),
    // the introspection fields have no rules
    access: fields.map((field) => access.get(`${root}.${field}`)).filter((rules) => rules !== undefined),
    title: `${node.operation} ${fields.slice(0, 5).join(' ')}`,
    introspects: fields.some((field) => field === '__schema' || field === '__type'),
    newWork: fields.some((field) => load.newWork.has(`${root}.${field}`)),
    attempts: selected.flatMap((field) => {
      const name = `${root}.${field.name.value}`;
      return load.attempts.has(name) ? [accountAt(field, load.attempts.get(name) ?? [])] : [];
    }),
    cost: costOf(document, node),
    compiled: () => (compiled ??= compile(document, name)),
    plans: () => compiled?.variants() ?? 0,
  };
};

const parsed = (text: string, { explains }: Reading): DocumentNode => {
  try {
    return parse(text, { noLocation: !explains });
  } catch (error) {
    if (explains && error instanceof GraphQLError)
      throw new InvalidDocument([publicLocations(error, 'GRAPHQL_PARSE_FAILED')]);
    const message = error instanceof Error ? error.message : 'The document cannot be read.';
    throw new Fault('GRAPHQL_PARSE_FAILED', message);
  }
};

const mostErrors = 3;

const checkValidity = (document: DocumentNode, { schema, explains }: Reading): void => {
  let errors: readonly GraphQLError[];
  try {
    errors = validate(schema, document, undefined, { maxErrors: mostErrors, hideSuggestions: !explains });
  } catch {
    // graphql 16 throws where a subscription's root field has @include(if: $variable)
    throw new Fault('GRAPHQL_VALIDATION_FAILED', 'The document is not valid.');
  }
  const [...told] = errors
    .slice(0, mostErrors)
    .map((error) => publicLocations(error, 'GRAPHQL_VALIDATION_FAILED', explains));
  if (told.length > 0) throw new InvalidDocument(told);
};
