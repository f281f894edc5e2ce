import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  parse,
  specifiedRules,
  ValuesOfCorrectTypeRule,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import type { FaultCode } from '../kernel/errors.ts';
import { type Compiled, compiled, mostCombinations } from './compiled/operation.ts';
import { conditionVariablesOf } from './compiled/selections.ts';
import { coded } from './faults.ts';

/** The router writes the documents, so there are few: this holds all of them. */
const mostBytes = 24 * 2 ** 20;

/** So many characters of texts that came once are remembered, and nothing else of them. */
const mostCharactersSeen = 2 ** 20;

/** What a character of a document pins, with all that it is parsed and compiled to (measured: 100 to 200). */
const bytesForCharacter = 250;

type Parsed =
  | {
      readonly document: DocumentNode;
      readonly compiled: Map<OperationDefinitionNode, Compiled>;
      readonly errors?: undefined;
    }
  | { readonly errors: readonly GraphQLError[] };

/** A document that is valid here with the operation asked for, or what is wrong with it. */
export type Prepared =
  | {
      readonly document: DocumentNode;
      readonly operation: OperationTypeNode;
      readonly run: Compiled;
      readonly errors?: undefined;
    }
  | { readonly errors: readonly GraphQLError[] };

export type DocumentReader = (query: string, operationName: string | undefined) => Prepared;

/**
 * Parses, validates and compiles each text once, from its second time on: that is more work than a small request. Texts that
 * come only once, however many, take no room from those in use; of these, the ones not asked for longest are forgotten first.
 */
export const documentReader = (schema: GraphQLSchema): DocumentReader => {
  const known = new LRUCache<string, Parsed>({ maxSize: mostBytes, sizeCalculation: bytesOf });
  const seen = new LRUCache<string, true>({
    maxSize: mostCharactersSeen,
    sizeCalculation: (_, query) => query.length + 1,
  });
  const parsedOf = (query: string): Parsed => {
    const found = known.get(query);
    if (found) return found;
    const parsed = check(schema, query);
    if (seen.delete(query)) known.set(query, parsed);
    else seen.set(query, true);
    return parsed;
  };
  return (query, operationName) => {
    const parsed = parsedOf(query);
    if (parsed.errors) return parsed;
    const { document, compiled: ready } = parsed;
    const operation = getOperationAST(document, operationName);
    if (!operation) {
      const message = 'The document has no such operation, or several and none was named.';
      return { errors: [coded('OPERATION_NOT_FOUND', message)] };
    }
    let run = ready.get(operation);
    if (!run) {
      run = compiled(schema, document, operation);
      ready.set(operation, run);
    }
    return { document, operation: operation.operation, run };
  };
};

/** At most, however many of its operations are asked for. */
const bytesOf = (parsed: Parsed, query: string): number => {
  if (parsed.errors) return (query.length + 1_000) * 2;
  const { definitions } = parsed.document;
  const operations = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length;
  const combinations = conditionVariablesOf(parsed.document).length > 0 ? mostCombinations : 1;
  return query.length * bytesForCharacter * operations * combinations;
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
    return badValues.length > 0 ? withCode(badValues, 'BAD_USER_INPUT') : { document, compiled: new Map() };
  } catch (error) {
    // a subscription's @include(if: $variable) makes graphql 16 throw
    return withCode([error as GraphQLError], 'GRAPHQL_VALIDATION_FAILED');
  }
};
