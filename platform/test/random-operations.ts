import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { randomFrom } from '../../tools/run/random.ts';

// Operations as nobody would write them, and values as no resolver should give them. All follows from numbers and names.

type Random = () => number;

export type RandomOperation = { readonly text: string; readonly variables: Record<string, unknown> };

/** Valid operations of a schema, from the first seed on. */
export const randomOperations = (
  schema: GraphQLSchema,
  kind: 'query' | 'mutation',
  count: number,
): RandomOperation[] => {
  const operations: RandomOperation[] = [];
  for (let seed = 1; operations.length < count; seed++) {
    if (seed > count * 10) throw new Error('too few of the random operations are valid');
    const operation = randomOperation(schema, randomFrom(seed), kind);
    if (validate(schema, parse(operation.text)).length === 0) operations.push(operation);
  }
  return operations;
};

const randomOperation = (
  schema: GraphQLSchema,
  random: Random,
  kind: 'query' | 'mutation',
): RandomOperation => {
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: string[] = [];
  let budget = 50;
  let serial = 0;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

  const variable = (type: GraphQLInputType | string, value: unknown, fallback?: string): string => {
    const name = `v${serial++}`;
    declared.push(`$${name}: ${String(type)}${fallback === undefined ? '' : ` = ${fallback}`}`);
    if (value !== undefined) variables[name] = value;
    return `$${name}`;
  };
  const condition = (): string => {
    const chance = random();
    if (chance > 0.12) return '';
    const value = random() < 0.5;
    const given = chance < 0.02 ? String(value) : variable('Boolean!', value);
    return ` @${pick(['include', 'skip'])}(if: ${given})`;
  };

  /** A value as variables hold it. */
  const value = (type: GraphQLInputType, level = 0): unknown => {
    if (!isNonNullType(type) && random() < 0.15) return null;
    const nullable = getNullableType(type);
    if (isListType(nullable))
      return Array.from({ length: Math.floor(random() * 3) }, () => value(nullable.ofType, level + 1));
    if (isInputObjectType(nullable)) {
      const wanted = Object.values(nullable.getFields()).filter(
        (field) =>
          (isNonNullType(field.type) && field.defaultValue === undefined) || random() < 0.4 - level / 5,
      );
      return Object.fromEntries(wanted.map((field) => [field.name, value(field.type, level + 1)]));
    }
    if (isEnumType(nullable)) return pick(nullable.getValues()).name;
    return scalar(nullable.name);
  };
  const scalar = (name: string): unknown => {
    const number = Math.floor(random() * 9);
    if (name === 'Int') return number;
    if (name === 'Float') return number / 4;
    if (name === 'Boolean') return number % 2 === 0;
    return name === '_Any'
      ? { __typename: pick(['Book', 'Author', 'Nobody']), id: `id${number}` }
      : `x${number}`;
  };
  const literal = (type: GraphQLInputType, given: unknown): string => {
    const nullable = getNullableType(type);
    if (given === null) return 'null';
    if (isListType(nullable))
      return `[${(given as unknown[]).map((item) => literal(nullable.ofType, item)).join(', ')}]`;
    if (isInputObjectType(nullable)) {
      const fields = nullable.getFields();
      const parts = Object.entries(given as object).map(
        ([name, part]) => `${name}: ${literal(fields[name]?.type as GraphQLInputType, part)}`,
      );
      return `{ ${parts.join(', ')} }`;
    }
    if (isEnumType(nullable)) return String(given);
    if (typeof given === 'object')
      return `{ ${Object.entries(given)
        .map(([name, part]) => `${name}: ${JSON.stringify(part)}`)
        .join(', ')} }`;
    return JSON.stringify(given);
  };
  const argument = ({ name, type, defaultValue }: GraphQLArgument): string[] => {
    const must = isNonNullType(type) && defaultValue === undefined;
    if (!must && random() > 0.5) return [];
    const chosen = value(type);
    const chance = random();
    if (chance < 0.4) return [`${name}: ${literal(type, chosen)}`];
    if (chance < 0.5)
      return [`${name}: ${variable(getNullableType(type), undefined, literal(type, value(type)))}`];
    return [`${name}: ${variable(type, chance < 0.6 && !isNonNullType(type) ? undefined : chosen)}`];
  };

  const fieldText = (field: GraphQLField<unknown, unknown>, level: number): string => {
    budget--;
    const args = field.args.flatMap(argument);
    // a field with arguments gets a name of its own; others may be asked for twice under one
    const alias = args.length > 0 || field.args.length > 0 || random() < 0.15 ? `a${serial++}: ` : '';
    const given = args.length > 0 ? `(${args.join(', ')})` : '';
    const type = getNamedType(field.type);
    const inner = isCompositeType(type) ? ` ${selection(type, level + 1)}` : '';
    return `${alias}${field.name}${given}${condition()}${inner}`;
  };
  const fragmentText = (type: GraphQLNamedType, level: number): string => {
    const chance = random();
    if (chance < 0.3) return `...${condition()} ${selection(type, level)}`;
    if (chance < 0.6) return `... on ${type.name}${condition()} ${selection(type, level)}`;
    const name = `F${serial++}`;
    fragments.push(`fragment ${name} on ${type.name} ${selection(type, level)}`);
    return `...${name}${condition()} ...${name}`;
  };
  const selection = (type: GraphQLNamedType, level: number): string => {
    const parts: string[] = [];
    if (random() < 0.25) parts.push(random() < 0.5 ? '__typename' : `t${serial++}: __typename`);
    if (isAbstractType(type))
      for (const possible of schema.getPossibleTypes(type))
        if (random() < 0.6 && budget > 0) parts.push(fragmentText(possible, level));
    if ('getFields' in type) {
      const fields = Object.values(type.getFields()) as GraphQLField<unknown, unknown>[];
      for (let wanted = 1 + Math.floor(random() * 4); wanted > 0; wanted--) {
        const field = pick(fields);
        if (!isCompositeType(getNamedType(field.type)) || (level < 5 && budget > 0))
          parts.push(fieldText(field, level));
      }
      if (level > 0 && budget > 0 && random() < 0.2) parts.push(fragmentText(type, level + 1));
      const interfaces = isObjectType(type) ? type.getInterfaces() : [];
      if (interfaces.length > 0 && random() < 0.2) parts.push(fragmentText(pick(interfaces), 4));
    }
    return `{ ${parts.length === 0 ? '__typename' : parts.join(' ')} }`;
  };

  const root = kind === 'query' ? schema.getQueryType() : schema.getMutationType();
  if (!root) throw new Error(`the schema has no ${kind}`);
  const body = selection(root, 0);
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  return { text: [`${kind} Random${head} ${body}`, ...fragments].join('\n'), variables };
};
