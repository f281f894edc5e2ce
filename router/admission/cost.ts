// What an operation may cost at most, known before it is executed: @cost and @listSize as IBM and Apollo define them, and
// plain rules for a graph that does not use them. An object costs 1, a leaf nothing, a list as often as it has items.

import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type OperationTypeNode,
  SchemaMetaFieldDef,
  type SelectionSetNode,
  TypeMetaFieldDef,
  valueFromASTUntyped,
} from 'graphql';
import { fragmentsOf } from '../executor/selections.ts';
import { type Amount, type Formula, openFormula } from './formula.ts';
import { openInputCosts } from './inputs.ts';
import { markOf, type Prices, readPrices } from './prices.ts';
import { type Passed, type Sizes, sizesOf, timesOf } from './sizes.ts';
import type { Values } from './variables.ts';

/**
 * Prices an operation of a valid document; the function it returns tells the cost with given variables. Either throws a Fault
 * where a list must be given exactly one length and is not.
 */
export type CostOf = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => (variables: Values) => number;

/** A mutation writes; a subscription stays. */
const operationWeights: Readonly<Record<OperationTypeNode, number>> = {
  query: 0,
  mutation: 10,
  subscription: 5,
};

/** Reads the prices of a supergraph once; `schema` is what clients see of it. */
export const openCosts = (supergraphSdl: string, schema: GraphQLSchema): CostOf => {
  const prices = readPrices(supergraphSdl);
  const signatures = new Map<FieldDefinition, string>();
  return (document, operation) => {
    const formula = openFormula(defaultsOf(operation));
    const root = schema.getRootType(operation.operation);
    if (!root) return () => 0;
    const selected = pricing({ prices, signatures, schema, formula, fragments: fragmentsOf(document) });
    const total = formula.sum([
      operationWeights[operation.operation],
      selected(operation.selectionSet, root),
    ]);
    return formula.result(total);
  };
};

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Values =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );

type FieldDefinition = GraphQLField<unknown, unknown>;

type Pricing = {
  readonly prices: Prices;
  /** What the price of a field depends on, by its definition: the hundred types of an interface mostly share it. */
  readonly signatures: Map<FieldDefinition, string>;
  readonly schema: GraphQLSchema;
  readonly formula: Formula;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
};

/** A field as all definitions of one signature price it, wherever it is selected. */
type PricedField = {
  readonly sizes: Sizes;
  /** One value of it, with everything that is selected in it. */
  readonly each: Amount;
  readonly inputs: Amount;
};

/** Prices selection sets on object types, each once for a type and a length: sharing a fragment a thousand times costs no time. */
const pricing = ({ prices, signatures, schema, formula, fragments }: Pricing) => {
  const inputCost = openInputCosts(prices, formula);
  const sets = new Map<SelectionSetNode, Map<GraphQLObjectType, Map<Passed | undefined, Amount>>>();
  const fields = new Map<FieldNode, Map<string, PricedField>>();

  const selected = (set: SelectionSetNode, type: GraphQLObjectType, passed?: Passed): Amount => {
    const known = once(
      once(sets, set, () => new Map<GraphQLObjectType, Map<Passed | undefined, Amount>>()),
      type,
      () => new Map<Passed | undefined, Amount>(),
    );
    return once(known, passed, () =>
      formula.sum(
        set.selections.map((selection) => {
          if (selection.kind === Kind.FIELD) return selectedField(selection, type, passed);
          const fragment =
            selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
          const isFor = fragment && applies(fragment.typeCondition?.name.value, type, schema);
          return isFor ? selected(fragment.selectionSet, type, passed) : 0;
        }),
      ),
    );
  };

  const selectedField = (field: FieldNode, type: GraphQLObjectType, passed: Passed | undefined): Amount => {
    const { value: name } = field.name;
    const definition = definitionOf(name, type);
    if (!definition) return 0; // __typename
    const signature = once(signatures, definition, () => signatureOf(definition, type, prices));
    const known = once(fields, field, () => new Map<string, PricedField>());
    const { sizes, each, inputs } = once(known, signature, () => pricedField(field, definition, type));
    return formula.sum([formula.product(timesOf(name, sizes, passed, formula), each), inputs]);
  };

  const pricedField = (
    field: FieldNode,
    definition: FieldDefinition,
    type: GraphQLObjectType,
  ): PricedField => {
    const { name } = definition;
    const marked = markOf(prices.sizes, type, name);
    const sizes = type.name.startsWith('__') ? ofSchema : sizesOf(field, definition, marked, formula);
    const weight = markOf(prices.weights, type, name);
    const returned = getNamedType(definition.type);
    const weightOf = (one: GraphQLNamedType) =>
      weight ?? prices.weights.get(one.name) ?? (isLeafType(one) ? 0 : 1);
    const { selectionSet } = field;
    const each = possibleTypes(returned, schema).map((possible) =>
      formula.sum([weightOf(possible), selectionSet ? selected(selectionSet, possible, sizes.passed) : 0]),
    );
    const inputs = definition.args.map((argument) => {
      const given = field.arguments?.find((one) => one.name.value === argument.name)?.value;
      return given
        ? inputCost(given, argument.type, markOf(prices.weights, type, `${name}(${argument.name}:)`))
        : 0;
    });
    return {
      sizes,
      each: selectionSet ? formula.largest(each) : weightOf(returned),
      inputs: formula.sum(inputs),
    };
  };
  return selected;
};

const signatureOf = (
  { name, type: returned, args }: FieldDefinition,
  type: GraphQLObjectType,
  { sizes, weights }: Prices,
): string =>
  JSON.stringify([
    type.name.startsWith('__'),
    String(returned),
    markOf(sizes, type, name) ?? null,
    markOf(weights, type, name) ?? null,
    ...args.map((argument) => [
      argument.name,
      String(argument.type),
      argument.defaultValue ?? null,
      markOf(weights, type, `${name}(${argument.name}:)`) ?? null,
    ]),
  ]);

/** The schema of a graph is known, and its lists are no work for anybody else. */
const ofSchema: Sizes = { depth: 0, own: 1, passed: undefined };

const definitionOf = (name: string, type: GraphQLObjectType): FieldDefinition | undefined => {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  return name === TypeMetaFieldDef.name ? TypeMetaFieldDef : type.getFields()[name];
};

const possibleTypes = (type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLObjectType[] => {
  if (isAbstractType(type)) return schema.getPossibleTypes(type);
  return isObjectType(type) ? [type] : [];
};

/** Whether a fragment on a type has something to say about an object of another. */
const applies = (condition: string | undefined, type: GraphQLObjectType, schema: GraphQLSchema): boolean => {
  if (condition === undefined || condition === type.name) return true;
  const named = schema.getType(condition);
  return isAbstractType(named) && schema.isSubType(named, type);
};

/** What is known under a key, made when it is asked for the first time. */
const once = <K, V>(known: Map<K, V>, key: K, make: () => V): V => {
  const found = known.get(key);
  if (found !== undefined || known.has(key)) return found as V;
  const made = make();
  known.set(key, made);
  return made;
};
