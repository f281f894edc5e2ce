import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  type OperationTypeNode,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { FaultCode } from '../kernel/errors.ts';
import { coded } from './faults.ts';

/** The router writes the documents, so there are few: this many hold all of them. */
const mostDocuments = 1000;

type Parsed =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

/** A document that is valid here with the operation asked for, or what is wrong with it. */
export type Prepared =
  | { readonly document: DocumentNode; readonly operation: OperationTypeNode; readonly errors?: undefined }
  | { readonly errors: readonly GraphQLError[] };

/** Parses and validates each text once: that is a third of the work of a small request. */
export const documentReader = (
  schema: GraphQLSchema,
): ((query: string, operationName: string | undefined) => Prepared) => {
  const known = new LRUCache<string, Parsed>({ max: mostDocuments });
  return (query, operationName) => {
    const parsed = known.get(query) ?? check(schema, query);
    known.set(query, parsed);
    if (parsed.errors) return parsed;
    const operation = getOperationAST(parsed.document, operationName)?.operation;
    if (operation) return { document: parsed.document, operation };
    const message = 'The document has no such operation, or several and none was named.';
    return { errors: [coded('OPERATION_NOT_FOUND', message)] };
  };
};

const rulesBesideValues = specifiedRules.filter((rule) => rule !== ValuesOfCorrectTypeRule);

const check = (schema: GraphQLSchema, query: string): Parsed => {
  const withCode = (errors: readonly GraphQLError[], code: FaultCode): Parsed => ({
    errors: errors.map((error) => coded(code, error.message)),
  });
  let document: DocumentNode;
  try {
    document = parse(query);
  } catch (error) {
    return withCode([error as GraphQLError], 'GRAPHQL_PARSE_FAILED');
  }
  try {
    const invalid = validate(schema, document, rulesBesideValues);
    if (invalid.length > 0) return withCode(invalid, 'GRAPHQL_VALIDATION_FAILED');
    const badValues = validate(schema, document, [ValuesOfCorrectTypeRule]);
    return badValues.length > 0 ? withCode(badValues, 'BAD_USER_INPUT') : { document };
  } catch (error) {
    // a subscription's @include(if: $variable) makes graphql 16 throw
    return withCode([error as GraphQLError], 'GRAPHQL_VALIDATION_FAILED');
  }
};
