import { setImmediate as turn } from 'node:timers/promises';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  buildSchema,
  type ExecutionResult,
  execute,
  type GraphQLOutputType,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  getIntrospectionQuery,
  getNullableType,
  getOperationAST,
  isAbstractType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numberFrom } from '../../tools/run/random.ts';
import { compiled } from '../graph/compiled/operation.ts';
import { type RandomOperation, randomOperations } from './random-operations.ts';

const peopleSdl = `
  scalar Cursor
  enum Size { SMALL MEDIUM LARGE }
  input Filter { text: String = "any" size: Size sizes: [Size!] nested: Filter count: Int! = 3 cursor: Cursor }
  interface Node { id: ID! }
  interface Named implements Node { id: ID! name(upper: Boolean = false): String }
  type Person implements Named & Node {
    id: ID! name(upper: Boolean = false): String age: Int! weight: Float alive: Boolean size: Size!
    friends(first: Int = 2, filter: Filter): [Person!]! best: Person surely: Person!
    grid: [[Int!]!] matrix: [[Named]!]! favourite: Thing cursor(at: Cursor): Cursor
    greeting(to: String!): String constructor: String toString: String
  }
  type Cat implements Named & Node { id: ID! name(upper: Boolean = false): String lives: Int! owner: Person! toys: [Thing!] }
  type Rock { id: ID! weight: Float! on: Rock }
  union Thing = Person | Cat | Rock
  type Query {
    node(id: ID!): Node things(filter: Filter): [Thing] must: Thing! people: [Person] person: Person
    lists: [[[Named!]]!] text(s: String, list: [Int!], filters: [Filter!]): String constructor: String
  }
  type Mutation {
    change(id: ID!, filter: Filter = { count: 7 }): Person! rename(name: String): Named touch: [Thing!] count: Int
  }
`;

const booksSdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable"])
  scalar Cursor
  type Query { books(first: Int): [Book!]! author(id: ID!): Author }
  type Book @key(fields: "id") { id: ID! title: String! price: Int authors: [Author!]! next: Book page(at: Cursor): Cursor }
  type Author @key(fields: "id") { id: ID! name: String books: [Book] }
`;

/** How resolvers were called, without what is the same in every call. */
const calls: string[] = [];

const valueFor = (schema: GraphQLSchema, type: GraphQLOutputType, story: string): unknown => {
  const nullable = getNullableType(type);
  const number = numberFrom(story);
  if (isListType(nullable)) {
    if (number % 41 === 0) return 'no list';
    const items = Array.from({ length: number % 4 }, (_, at) =>
      given(schema, nullable.ofType, `${story} ${at}`),
    );
    return number % 5 === 0 ? new Set(items) : number % 7 === 0 ? items.values() : items;
  }
  if (isEnumType(nullable))
    return number % 30 === 0 ? 'HUGE' : nullable.getValues()[number % nullable.getValues().length]?.value;
  if (isLeafType(nullable)) return leafOf(nullable.name, number);
  const members = isAbstractType(nullable) ? schema.getPossibleTypes(nullable) : [nullable];
  const member = members[number % members.length]?.name;
  const unfit = [undefined, 'Nobody', 'Size', 'Query', 7, {}];
  const __typename = number % 37 < unfit.length ? unfit[number % 37] : member;
  return { ...held, __typename, id: `i${number % 9}` };
};

/** Fields without a resolver find these. */
const held = {
  age: 41,
  weight: 70.5,
  lives: '9',
  alive: true,
  greeting: (args: { to: string }, context: object, info: GraphQLResolveInfo) =>
    `${args.to} ${Object.keys(context).length} ${info.fieldName} ${info.path.key}`,
  title: 'Moby-Dick',
  price: 2 ** 40,
};

const leafOf = (name: string, number: number): unknown => {
  if (number % 43 === 0) return Symbol.iterator;
  if (name === 'Int') return number % 25 === 0 ? 'many' : number % 99;
  if (name === 'Float') return number % 25 === 0 ? Number.NaN : 1.5;
  if (name === 'Boolean') return number % 2 === 0;
  if (name === 'Cursor') return number % 10;
  return number % 11 === 0 ? { not: 'a text' } : `t${number % 99}`;
};

/** Somebody has looked at it: what is counted is what the execution itself leaves alone. */
const rejected = (error: Error): Promise<never> => {
  const promise = Promise.reject(error);
  promise.catch(() => {});
  return promise;
};

/** A value of the type, soon or at once, or what stands for one that failed. */
const given = (schema: GraphQLSchema, type: GraphQLOutputType, story: string): unknown => {
  const chance = numberFrom(`given ${story}`) % 100;
  if (chance < 3) return null;
  if (chance < 5) return undefined;
  if (chance < 7) return new Error(`an error for ${story}`);
  if (chance < 9) return rejected(new Error(`rejected ${story}`));
  if (chance < 30) return Promise.resolve(valueFor(schema, type, story));
  if (chance < 40) return turn().then(() => valueFor(schema, type, story));
  return valueFor(schema, type, story);
};

const pathOf = ({ path }: GraphQLResolveInfo): string => {
  const steps: string[] = [];
  for (let at: GraphQLResolveInfo['path'] | undefined = path; at; at = at.prev)
    steps.unshift(`${at.typename}.${at.key}`);
  return steps.join('/');
};
const described = (info: GraphQLResolveInfo): string =>
  [
    pathOf(info),
    info.fieldName,
    info.fieldNodes.map(({ loc }) => loc?.start),
    String(info.parentType),
    String(info.returnType),
    JSON.stringify(info.variableValues),
    Object.keys(info.fragments),
    info.operation.loc?.start,
    JSON.stringify(info.rootValue),
    Object.keys(info).sort(),
  ].join(' ');

const cursor = (scalar: GraphQLScalarType): void => {
  scalar.serialize = (value) => {
    if (value === 3) throw new Error('no cursor for 3');
    return value === 4 ? null : `c${String(value)}`;
  };
  scalar.parseValue = (value) => {
    if (value === 'x5') throw new Error('x5 is no cursor');
    return { cursor: value };
  };
};

/** Gives most fields of a schema a resolver, and tells the members of its interfaces and unions apart in every way there is. */
const troubled = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name === 'Cursor' && type instanceof GraphQLScalarType) cursor(type);
    if (type.name === 'Named' && isAbstractType(type))
      type.resolveType = async ({ __typename }, _context, info) => {
        calls.push(`type ${described(info)}`);
        return __typename;
      };
    if (type.name === 'Rock' && isObjectType(type))
      type.isTypeOf = ({ id }, _context, info) => {
        calls.push(`is ${described(info)}`);
        return id === 'i5' ? Promise.resolve(false) : id !== 'i6';
      };
    if (!isObjectType(type) || type.name.startsWith('_')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.name in held || field.name === '_service' || field.name === '_entities') continue;
      if (numberFrom(`${type.name}.${field.name}`) % 6 === 0) continue;
      field.resolve = (source, args, context, info) => {
        calls.push(`${described(info)} ${JSON.stringify([source, args, context])}`);
        const story = `${pathOf(info)} ${JSON.stringify(args)}`;
        if (numberFrom(`throws ${story}`) % 30 === 0) throw new Error(`thrown at ${story}`);
        return given(schema, field.type, story);
      };
    }
  }
  return schema;
};

/** An answer as it travels, and what a log would say of its errors. */
const written = (result: ExecutionResult): string =>
  JSON.stringify([result, result.errors?.map(({ originalError }) => String(originalError))]);

const runBoth = async (schema: GraphQLSchema, { text, variables }: RandomOperation) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const rootValue = { constructor: 'the root', count: 3 };
  const recorded = async (run: () => ExecutionResult | Promise<ExecutionResult>) => {
    calls.length = 0;
    const result = await run();
    const unhandledBefore = unhandled;
    for (let turns = 0; turns < 3; turns++) await turn();
    return {
      text,
      answer: written(result),
      calls: [...calls],
      leftAlone: unhandled - unhandledBefore,
      result,
    };
  };
  const run = compiled(schema, document, operation);
  const runWritten = compiled(schema, document, operation, 1);
  const given = { rootValue, contextValue: { me: 1 }, variableValues: variables };
  return {
    wanted: await recorded(() => execute({ schema, document, ...given })),
    first: await recorded(() => run(given)),
    again: await recorded(() => run(given)),
    often: await recorded(() => runWritten(given)),
  };
};

/** graphql-js leaves some rejections alone, which would fail the tests; the compiled execution must not. */
let unhandled = 0;
const count = (): void => void unhandled++;
const others = process.listeners('unhandledRejection');
beforeAll(() => {
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', count);
});
afterAll(() => {
  process.off('unhandledRejection', count);
  for (const listener of others) process.on('unhandledRejection', listener);
});

const books = (): GraphQLSchema =>
  buildSubgraphSchema([
    {
      typeDefs: parse(booksSdl),
      resolvers: {
        Book: {
          __resolveReference: (reference: { id: string }) =>
            reference.id === 'id3'
              ? null
              : reference.id === 'id4'
                ? Promise.resolve(new Error('no 4'))
                : { ...held, ...reference },
        },
        Author: { __resolveReference: async (reference: object) => reference },
      },
    },
  ]);

describe.each([
  ['people', 'query', () => buildSchema(peopleSdl), 350],
  ['people', 'mutation', () => buildSchema(peopleSdl), 150],
  ['books', 'query', books, 300],
] as const)('%s, each random %s', (_name, kind, open, many) => {
  test('is answered as graphql-js answers it, by the same calls of the same resolvers', async () => {
    const schema = troubled(open());
    let withErrors = 0;
    let data = 0;
    for (const operation of randomOperations(schema, kind, many)) {
      const { wanted, first, again, often } = await runBoth(schema, operation);
      expect(first).toEqual({ ...wanted, leftAlone: 0 });
      expect(again.answer).toBe(wanted.answer);
      expect(often).toEqual({ ...wanted, leftAlone: 0 });
      if (wanted.result.errors) withErrors++;
      if (wanted.result.data) data++;
    }
    expect(withErrors).toBeGreaterThan(many / 10);
    expect(data).toBeGreaterThan(many / 3);
  });
});

const smallSdl = `
  type Query { text(given: [Int] = [1]): String said(given: Int): String size: Int part: Part parts: [Part] later: String }
  type Part { text: String size: Int part: Part later: String must: String! }
  type Mutation { first: Int second: Int! third: Int part: Part }
  type Subscription { size: Int part: Part }
`;

/** A document compiled, and graphql-js's answers to compare with. */
const opened = (text: string, { schema = buildSchema(smallSdl), often = 1 } = {}) => {
  const document = parse(text);
  const operation = getOperationAST(document);
  if (!operation) throw new Error('no operation');
  const run = compiled(schema, document, operation, often);
  type Given = Partial<Parameters<typeof run>[0]>;
  return {
    run: (given: Given = {}) => run({ contextValue: {}, ...given }),
    same: async (given: Given = {}) => {
      const args = { contextValue: {}, ...given };
      const answer = await run(args);
      expect(written(answer)).toBe(written(await execute({ schema, document, ...args })));
      return answer;
    },
  };
};

describe('a compiled operation', () => {
  test('is answered at once where no resolver has to be waited for', async () => {
    const { run, same } = opened('{ text parts { size part { text } } }');
    const rootValue = { text: 'at once', parts: [{ size: 1, part: { text: 'x' } }, null] };
    expect(run({ rootValue })).not.toBeInstanceOf(Promise);
    await same({ rootValue });
  });

  test.each([
    ['query', 'once', 200],
    ['query', 'often', 1],
    ['mutation', 'once', 200],
  ])('of a %s that is run %s may name a field like what every object has', async (kind, _runs, often) => {
    const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'then_', 'valueOf'];
    const fields = names.map((name) => `${name}: part { ${name}: text }`).join(' ');
    for (const part of [{ text: 'x', polluted: 1 }, () => Promise.resolve({ text: async () => 'x' })]) {
      const { data } = await opened(`${kind} { ${fields} }`, { often }).same({ rootValue: { part } });
      expect(Object.keys(data ?? {})).toEqual(names);
      for (const name of names) expect(Object.entries(data ?? {})).toContainEqual([name, expect.anything()]);
    }
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(Object.hasOwn(Object.prototype, 'text')).toBe(false);
  });

  test('does not find in an object what the object does not hold', async () => {
    await opened('{ text size part { text } }').same({ rootValue: Object.create(null) });
    await opened('{ text }').same({ rootValue: 'a text, whose length is no field' });
    await opened('{ text size }').same();
  });

  test('runs the fields of a mutation one after another, and no further than one that must not fail', async () => {
    const log: string[] = [];
    const step = (name: string, value: unknown) => async () => {
      log.push(`${name} begins`);
      await turn();
      log.push(`${name} ends`);
      return value;
    };
    const text = 'mutation { first third again: first part { text } second last: first }';
    const rootValue = {
      first: step('first', 1),
      third: () => 3,
      part: step('part', { text: 'x' }),
      second: step('second', 2),
    };
    const { run, same } = opened(text);
    const answer = await run({ rootValue });
    expect(Object.entries(answer.data ?? {}).flat()).toEqual([
      'first',
      1,
      'third',
      3,
      'again',
      1,
      'part',
      { text: 'x' },
      'second',
      2,
      'last',
      1,
    ]);
    expect(log).toEqual(
      ['first', 'first', 'part', 'second', 'first'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    log.length = 0;
    await run({ rootValue: { ...rootValue, second: step('second', null) } });
    expect(log.filter((line) => line.startsWith('first'))).toHaveLength(4);
    await same({ rootValue: { ...rootValue, second: step('second', null) } });
  });

  test('is compiled for every combination of its conditions', async () => {
    const { same } = opened(`query ($a: Boolean!, $b: Boolean = true, $c: Boolean!) {
      text @skip(if: $a) later: text @include(if: $b) part @include(if: $c) { size @skip(if: $b) ...Rest @skip(if: $a) }
      part { ... @include(if: $a) { must } text } size @include(if: false)
    } fragment Rest on Part { later @include(if: $c) }`);
    const rootValue = { text: 'x', size: 1, part: { text: 'y', size: 2, later: async () => 'z', must: 'm' } };
    const either = [true, false];
    for (const [a, b, c] of [...either, ...either].flatMap((a) =>
      either.flatMap((b) => either.map((c) => [a, b, c])),
    ))
      await same({ rootValue, variableValues: { a, b, c } });
    await same({ rootValue, variableValues: { a: true, c: true } });
    await same({ rootValue, variableValues: { a: true, b: null, c: true } });
    await same({ rootValue, variableValues: { a: 'yes', c: true } });
  });

  test('refuses variables as graphql-js does', async () => {
    const schema = buildSchema(peopleSdl);
    const { same } = opened('query ($f: Filter, $n: [Int!]!) { text(list: $n, filters: [$f]) }', { schema });
    for (const variableValues of [
      undefined,
      {},
      { n: null },
      { n: [1, null] },
      { n: 'x' },
      { n: [], f: { no: 1 } },
    ])
      expect((await same({ variableValues })).errors).toBeDefined();
    expect((await same({ variableValues: { n: [1], f: null } })).errors).toBeDefined();
  });

  test('says so where the schema has no such root', async () => {
    const answer = await opened('mutation { x }', { schema: buildSchema('type Query { x: Int }') }).same();
    expect(answer.errors?.[0]?.message).toContain('not configured');
  });

  test('gives each resolver arguments of its own', async () => {
    const given = (args: { given: unknown }) => {
      const before = String(args.given);
      args.given = 'changed';
      return before;
    };
    const { run } = opened('{ text said(given: 7) list: text(given: [7]) }');
    for (let times = 0; times < 3; times++)
      expect(await run({ rootValue: { text: given, said: given } })).toEqual({
        data: { text: '1', said: '7', list: '7' },
      });
  });

  test('reads a value that an object holds once', async () => {
    let reads = 0;
    const rootValue = {
      get size() {
        reads++;
        return Promise.resolve(4);
      },
    };
    expect(await opened('{ size }').run({ rootValue })).toEqual({ data: { size: 4 } });
    expect(reads).toBe(1);
  });

  test('tells its own schema', async () => {
    const { same } = opened(getIntrospectionQuery());
    expect((await same()).errors).toBeUndefined();
    await opened('{ __type(name: "Part") { name fields { name type { kind } } } __typename }').same();
  });

  test('answers the event of a subscription', async () => {
    await opened('subscription { part { text } }').same({ rootValue: { part: { text: 'news' } } });
  });
});
