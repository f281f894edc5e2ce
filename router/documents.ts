import { buildOperationContext } from '@apollo/gateway';
import type { GraphRequest } from '@jumun/platform/graph/client';
import { Fault } from '@jumun/platform/kernel/errors';
import type { AccessRule } from '@jumun/schema/access';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  parse,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { fragmentsOf, rootSelections, scanText, weighDocument } from './document.ts';
import type { Limits } from './limits.ts';
import type { Operation } from './operation.ts';
import { decidingVariables, variablesOf } from './variables.ts';

const mostTextKept = 5_000_000;

/** What every document is read against. */
type Reading = {
  readonly schema: GraphQLSchema;
  /** The rules of each root field, as `Query.product`. */
  readonly access: ReadonlyMap<string, readonly AccessRule[]>;
  readonly limits: Limits;
};

/** Several things are wrong with one document. */
export class InvalidDocument extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super('invalid document');
    this.faults = faults;
  }
}

/** Finds the operation that a request names, reading each document once; throws what is wrong with the document. */
export const openDocuments = (reading: Reading): ((request: GraphRequest) => Operation) => {
  const documents = new LRUCache<string, ReadonlyMap<string, Operation>>({
    max: reading.limits.documents,
    maxSize: mostTextKept,
  });
  const operationsIn = (text: string): ReadonlyMap<string, Operation> => {
    const known = documents.get(text);
    if (known) return known;
    const operations = readDocument(text, reading);
    documents.set(text, operations, { size: text.length });
    return operations;
  };
  return ({ query, operationName }) => {
    const operations = operationsIn(query);
    if (operationName === undefined && operations.size === 1) return [...operations.values()][0] as Operation;
    const operation = operationName === undefined ? undefined : operations.get(operationName);
    if (operation) return operation;
    throw new Fault('OPERATION_NOT_FOUND', 'Name one operation of the document in "operationName".');
  };
};

/** Cheap checks come first: the text, then the tree, then the schema. */
const readDocument = (text: string, reading: Reading): ReadonlyMap<string, Operation> => {
  scanText(text, reading.limits);
  const document = parsed(text);
  weighDocument(document, reading.limits);
  checkValidity(reading.schema, document);
  const shared = { text, document, fragments: fragmentsOf(document), deciding: decidingVariables(document) };
  const operations = new Map<string, Operation>();
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION)
      operations.set(node.name?.value ?? '', readOperation(node, shared, reading));
  if (operations.size === 0) throw new Fault('OPERATION_NOT_FOUND', 'The document holds no operation.');
  return operations;
};

const readOperation = (
  node: OperationDefinitionNode,
  shared: {
    readonly text: string;
    readonly document: DocumentNode;
    readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
    readonly deciding: ReadonlySet<string>;
  },
  { schema, access }: Reading,
): Operation => {
  const { text, document, fragments, deciding } = shared;
  const name = node.name?.value;
  const root = schema.getRootType(node.operation)?.name;
  const fields = [...new Set(rootSelections(node, fragments).map(({ field }) => field.name.value))];
  const named = name ? { operationName: name } : {};
  return {
    key: `${name ?? ''}\n${text}`,
    kind: node.operation,
    document,
    name,
    node,
    context: buildOperationContext({ schema, operationDocument: document, ...named }),
    variables: variablesOf(schema, node, deciding),
    // the introspection fields have no rules
    access: fields.map((field) => access.get(`${root}.${field}`)).filter((rules) => rules !== undefined),
    title: `${node.operation} ${fields.slice(0, 5).join(' ')}`,
    introspects: fields.some((field) => field === '__schema' || field === '__type'),
  };
};

const parsed = (text: string): DocumentNode => {
  try {
    return parse(text, { noLocation: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : 'The document cannot be read.';
    throw new Fault('GRAPHQL_PARSE_FAILED', message);
  }
};

const checkValidity = (schema: GraphQLSchema, document: DocumentNode): void => {
  let errors: readonly GraphQLError[];
  try {
    errors = validate(schema, document, undefined, { maxErrors: 3, hideSuggestions: true });
  } catch {
    // graphql 16 throws where a subscription's root field has @include(if: $variable)
    throw new Fault('GRAPHQL_VALIDATION_FAILED', 'The document is not valid.');
  }
  const faults = errors.slice(0, 3).map(({ message }) => new Fault('GRAPHQL_VALIDATION_FAILED', message));
  if (faults.length > 0) throw new InvalidDocument(faults);
};
