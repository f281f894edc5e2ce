// Random operations. Everything follows from a seed.

import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
} from 'graphql';
import type { Random } from './pretend.ts';

export type RandomOperation = {
  /** Every alias is a name of its own. */
  readonly text: string;
  /** The same operation, whose aliases are names of other fields, or `__typename`. */
  readonly hostile: string;
  readonly variables: Readonly<Record<string, unknown>>;
};

type Field = GraphQLField<unknown, unknown>;

const deepest = 5;
const mostFields = 60;

/** A random valid query or mutation. */
export const randomOperation = (
  schema: GraphQLSchema,
  random: Random,
  kind: 'query' | 'mutation',
): RandomOperation => {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const declared: string[] = [];
  const variables: Record<string, unknown> = {};
  const fragments: string[] = [];
  const names = namesIn(schema);
  const aliases: [safe: string, hostile: string][] = [];
  let budget = mostFields;
  let serial = 0;

  const variable = (type: string, value: unknown): string => {
    const name = `v${serial++}`;
    declared.push(`$${name}: ${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  const condition = (): string => {
    if (random() > 0.08) return '';
    const decided = random() < 0.2 ? String(random() < 0.5) : variable('Boolean!', random() < 0.5);
    return ` @${random() < 0.5 ? 'include' : 'skip'}(if: ${decided})`;
  };
  const literal = (type: GraphQLInputType, level = 0): string => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) return `[${literal(nullable.ofType, level + 1)}]`;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields());
      const some = nullable.isOneOf
        ? [pick(fields)]
        : fields.filter(({ type: inner, defaultValue }) =>
            isNonNullType(inner) && defaultValue === undefined ? true : random() < 0.2 && level < 2,
          );
      return `{${some.map((field) => `${field.name}: ${literal(field.type, level + 1)}`).join(', ')}}`;
    }
    if (isEnumType(nullable)) return pick(nullable.getValues()).name;
    const { name } = getNamedType(nullable);
    if (name === 'Int') return String(1 + Math.floor(random() * 9));
    if (name === 'Float') return '1.5';
    if (name === 'Boolean') return String(random() < 0.5);
    return `"x${Math.floor(random() * 9)}"`;
  };
  const valueFor = (name: string): unknown => {
    if (name === 'Int') return 1 + Math.floor(random() * 9);
    if (name === 'Boolean') return true;
    return name === 'Float' ? 2.5 : `y${Math.floor(random() * 5)}`;
  };
  const given = (field: Field): string => {
    const texts = field.args.flatMap((arg) => {
      const must = isNonNullType(arg.type) && arg.defaultValue === undefined;
      if (!must && random() > 0.3) return [];
      const named = getNamedType(arg.type);
      const isPlain = isScalarType(named) && !isListType(getNullableType(arg.type));
      const value =
        isPlain && random() < 0.4 ? variable(String(arg.type), valueFor(named.name)) : literal(arg.type);
      return [`${arg.name}: ${value}`];
    });
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  };
  /** A place for an alias, which the two texts fill differently. */
  const alias = (taken: Set<string>): string => {
    const free = [...names].filter((name) => !taken.has(name));
    const hostile = random() < 0.15 && !taken.has('__typename') ? '__typename' : pick(free);
    taken.add(hostile);
    aliases.push([`a${aliases.length}`, hostile]);
    return `«${aliases.length - 1}»: `;
  };
  const key = (name: string, must: boolean, taken: Set<string>): string => {
    if (must || taken.has(name) || random() < 0.15) return alias(taken);
    taken.add(name);
    return '';
  };
  const fieldText = (field: Field, level: number, taken: Set<string>): string => {
    budget--;
    const args = given(field);
    const type = getNamedType(field.type);
    // the same field may stand elsewhere with other arguments, or its objects be asked for the same with others
    const mustDiffer = args !== '' || isCompositeType(type);
    const start = `${key(field.name, mustDiffer, taken)}${field.name}${args}${condition()}`;
    return isCompositeType(type) ? `${start} ${selection(type, level + 1, new Set())}` : start;
  };
  const spreads = (type: GraphQLCompositeType, level: number, taken: Set<string>): string[] => {
    if (!isAbstractType(type)) return [];
    const inner: readonly (GraphQLObjectType | GraphQLCompositeType)[] = schema.getPossibleTypes(type);
    return inner.flatMap((possible) =>
      random() < 0.6 && budget > 0
        ? [`... on ${possible.name}${condition()} ${selection(possible, level, taken)}`]
        : [],
    );
  };
  const fragment = (type: GraphQLObjectType, level: number, taken: Set<string>): string => {
    const name = `F${serial++}`;
    const body = selection(type, Math.max(level, deepest - 1), taken);
    fragments.push(`fragment ${name} on ${type.name} ${body}`);
    return `...${name}${condition()}`;
  };
  const unaliased = (name: string, taken: Set<string>): string => {
    taken.add(name);
    return name;
  };
  const typename = (taken: Set<string>): string =>
    taken.has('__typename') || random() < 0.5 ? `${alias(taken)}__typename` : unaliased('__typename', taken);
  const selection = (type: GraphQLCompositeType, level: number, taken: Set<string>): string => {
    const parts: string[] = [];
    if (isAbstractType(type) && random() < 0.7) parts.push(typename(taken));
    parts.push(...spreads(type, level, taken));
    if (isObjectType(type) || isInterfaceType(type)) {
      const wanted = level === 0 ? 1 + Math.floor(random() * 3) : 1 + Math.floor(random() * 4);
      for (let count = 0; count < wanted; count++) {
        const field = pick(Object.values(type.getFields()));
        if (isCompositeType(getNamedType(field.type)) && (level >= deepest || budget <= 0)) continue;
        parts.push(fieldText(field, level, taken));
      }
      if (random() < 0.2) parts.push(typename(taken));
    }
    if (level > 0 && isObjectType(type) && random() < 0.15 && budget > 0)
      parts.push(fragment(type, level, taken));
    if (parts.length === 0) parts.push(`${alias(taken)}__typename`);
    return `{ ${parts.join(' ')} }`;
  };
  const mutation = kind === 'mutation' ? schema.getMutationType() : undefined;
  const root = mutation ?? schema.getQueryType();
  if (!root) throw new Error('The schema has no queries.');
  const body = mutation
    ? `{ ${fieldText(pick(Object.values(root.getFields())), 0, new Set())} }`
    : selection(root, 0, new Set());
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  const whole = [`${mutation ? 'mutation' : 'query'} Q${head} ${body}`, ...fragments].join('\n');
  const named = (which: 0 | 1): string =>
    whole.replace(/«(\d+)»/g, (_, index: string) => aliases[Number(index)]?.[which] ?? '');
  return { text: named(0), hostile: named(1), variables };
};

const namesIn = (schema: GraphQLSchema): ReadonlySet<string> =>
  new Set(
    Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith('__') ? Object.keys(type.getFields()) : [],
    ),
  );
