import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationsIn, publicOperations } from '@jumun/schema/gate-operations';
import {
  buildASTSchema,
  buildSchema,
  getIntrospectionQuery,
  getNamedType,
  isObjectType,
  Kind,
  parse,
  validate,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { openCosts } from '../cost.ts';
import { defaultLimits } from '../limits.ts';
import { readPrices } from '../prices.ts';
import type { Values } from '../variables.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** Prices operations on a graph; what is not valid on it has no price. */
const pricesOn = (sdl: string, schema = buildASTSchema(parse(sdl), { assumeValidSDL: true })) => {
  const costOf = openCosts(sdl, schema);
  return (text: string, variables: Values = {}): number => {
    const document = parse(text);
    const [invalid] = validate(schema, document);
    if (invalid) throw invalid;
    const operation = document.definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
    return costOf(document, operation)(variables);
  };
};

const bookshop = pricesOn(`
  type Query {
    book: Book
    title: String
    books: [Book!]
    shelves: [[Book]]
    titles: [String]
    firstBooks(first: Int, last: Int): [Book]
    fewBooks(limit: Int! = 3): [Book]
    found(first: Int, after: String): Found
    thing: Thing
    things: [Thing!]!
    node: Node
  }
  type Mutation { buy: Book }
  type Subscription { bought: Book }
  interface Node { id: ID author: Author }
  type Book implements Node { id: ID author: Author related(first: Int): Found books: [Book!] }
  type Author implements Node { id: ID author: Author born: Date }
  type Date { year: Int }
  type Found { nodes: [Book] edges: [Edge] items: [Book] others: [Book] found(first: Int): Found }
  type Edge { node: Book }
  union Thing = Book | Author
`);

describe('an operation on a graph without prices', () => {
  it.each([
    ['an object costs 1 and a leaf nothing', '{ book { id __typename author { id } } title titles }', 2],
    ['a mutation costs 10 more', 'mutation { buy { id } }', 11],
    ['a subscription costs 5 more', 'subscription { bought { id } }', 6],
    ['a list of unknown length counts as ten', '{ books { author { id } } }', 20],
    ['a list of lists counts as ten times ten', '{ shelves { id } }', 100],
    ['an argument gives the length', '{ firstBooks(first: 7) { id } }', 7],
    ['of two arguments the larger gives the length', '{ firstBooks(first: 7, last: 8) { id } }', 8],
    ['null is no length', '{ firstBooks(first: null) { id } }', 10],
    ['neither is a negative number', '{ firstBooks(first: -1000) { id } }', 10],
    ['an empty list costs nothing', '{ firstBooks(first: 0) { id } }', 0],
    ['the default of the argument gives the length', '{ fewBooks { id } }', 3],
    ['the argument of a connection gives the length of its nodes', '{ found(first: 7) { nodes { id } } }', 8],
    ['of its edges', '{ found(first: 7) { edges { node { id } } } }', 15],
    ['of its items', '{ found(first: 7) { items { id } } }', 8],
    ['and of no other list', '{ found(first: 7) { others { id } } }', 11],
    [
      'a connection inside another has its own',
      '{ found(first: 2) { found(first: 3) { nodes { id } } } }',
      5,
    ],
    [
      'lengths multiply',
      '{ found(first: 7) { nodes { related(first: 5) { nodes { id } } } } }',
      1 + 7 * (1 + 1 + 5),
    ],
    ['aliases are fields of their own', '{ a: book { id } b: book { id } }', 2],
    [
      'what is skipped or included counts',
      '{ book @skip(if: true) { id } b: book @include(if: false) { id } }',
      2,
    ],
    [
      'a fragment counts wherever it is spread',
      '{ a: book { ...f } b: book { ...f } } fragment f on Book { author { id } }',
      4,
    ],
    [
      'a fragment on a connection takes its length from where it is spread',
      '{ a: found(first: 2) { ...f } b: found(first: 3) { ...f } } fragment f on Found { nodes { id } }',
      7,
    ],
    [
      'of several possible types the dearest counts',
      '{ thing { ... on Book { author { id } books { id } } ... on Author { born { year } } } }',
      12,
    ],
    ['and in a list the dearest for every item', '{ things { ... on Book { author { id } } } }', 20],
    [
      'what is asked of an interface counts for each type',
      '{ node { author { id } ... on Author { born { year } } } }',
      3,
    ],
    [
      'a fragment of another type counts for nothing',
      '{ book { ... on Node { ... on Author { born { year } } } } }',
      1,
    ],
  ])('%s', (_, text, cost) => {
    expect(bookshop(text)).toBe(cost);
  });

  it('takes lengths from variables, and from their defaults', () => {
    const query =
      'query ($n: Int, $m: Int = 4) { found(first: $n) { nodes { related(first: $m) { nodes { id } } } } }';
    expect(bookshop(query, { n: 7, m: 5 })).toBe(1 + 7 * 7);
    expect(bookshop(query, { n: 7 })).toBe(1 + 7 * 6);
    expect(bookshop(query, { m: 5 })).toBe(1 + 10 * 7);
    expect(bookshop(query, { n: null, m: null })).toBe(1 + 10 * 12);
    expect(bookshop('query ($n: Int!) { fewBooks(limit: $n) { id } }', { n: 50 })).toBe(50);
  });

  it('costs at most a billion', () => {
    const deep = `{ books ${'{ books '.repeat(30)}{ id }${' }'.repeat(30)} }`;
    expect(bookshop(deep)).toBe(1e9);
    expect(bookshop('query ($n: Int) { firstBooks(first: $n) { id } }', { n: 2_147_483_647 })).toBe(1e9);
  });

  it('is priced at once however often its fragments are shared, also at one level and with variables', () => {
    const chain = Array.from({ length: 60 }, (_, i) => {
      const next = i < 59 ? `...f${i + 1}` : 'nodes { id }';
      return `fragment f${i} on Found { ${next} a${i}: found(first: $n) { ${next} } b${i}: found(first: $m) { ${next} } }`;
    });
    const document = `query ($n: Int, $m: Int) { found(first: $n) { ...f0 } } ${chain.join(' ')}`;
    const began = performance.now();
    // validation of such a document takes for ever: it is refused for its number of fields
    const parsed = parse(document);
    const [operation] = parsed.definitions;
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation.');
    const sdl =
      'type Query { found(first: Int): Found } type Found { nodes: [Book] found(first: Int): Found } type Book { id: ID }';
    expect(openCosts(sdl, buildSchema(sdl))(parsed, operation)({ n: 1, m: 2 })).toBe(1e9);
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe('an interface of 200 types', () => {
  it('is priced at once, though every field may return any of them', () => {
    const range = (count: number) => Array.from({ length: count }, (_, i) => i);
    const fields = range(30).map((i) => `f${i}: Node`);
    const types = range(200).map((i) => `type T${i} implements Node { ${fields.join(' ')} }`);
    const cost = pricesOn(
      `type Query { node: Node } interface Node { ${fields.join(' ')} } ${types.join(' ')}`,
    );
    const inner = range(18).map((i) => `f${i} { __typename }`);
    const outer = range(30).map((i) => `f${i} { ${inner.join(' ')} }`);
    const began = performance.now();
    expect(cost(`{ node { ${outer.join(' ')} } }`)).toBe(1 + 30 + 30 * 18);
    expect(performance.now() - began).toBeLessThan(3_000);
  });
});

const priced = (head: string, cost = 'cost', listSize = 'listSize') =>
  pricesOn(`
    ${head}
    directive @link(url: String!, as: String, import: [Import]) repeatable on SCHEMA
    scalar Import
    type Query {
      dear: Book @${cost}(weight: 5)
      book: Book
      secret: String @${cost}(weight: 2)
      secrets(first: Int): [String] @${cost}(weight: 2)
      search(text: String @${cost}(weight: 4), by: By, many: [By!]): Book
      assumed: [Book] @${listSize}(assumedSize: 100)
      sliced(count: Int = 2, max: Int): [Book] @${listSize}(slicingArguments: ["count", "max"], requireOneSlicingArgument: false)
      one(count: Int, max: Int): [Book] @${listSize}(slicingArguments: ["count", "max"])
      paged(page: Page): Paged @${listSize}(slicingArguments: ["page.size"], sizedFields: ["rows"], assumedSize: 25, requireOneSlicingArgument: false)
      shape: Shape
    }
    interface Shape { area: Area @${cost}(weight: 7) all: [Area] @${listSize}(assumedSize: 3) }
    type Square implements Shape { area: Area all: [Area] }
    type Circle implements Shape { area: Area @${cost}(weight: 9) all: [Area] }
    type Area { square: Int }
    type Book @${cost}(weight: 3) { id: ID isbn: Isbn }
    scalar Isbn @${cost}(weight: 1)
    type Paged { rows: [Book] nodes: [Book] }
    input Page { size: Int }
    input By { author: String @${cost}(weight: 6) title: String also: By }
  `);

describe('an operation on a graph with prices', () => {
  const cost = priced('schema { query: Query }');

  it.each([
    ['a type has a weight', '{ book { id } }', 3],
    ['a field has one instead', '{ dear { id } }', 5],
    ['leaves may have weights', '{ secret book { isbn } }', 2 + 3 + 1],
    ['in lists as well', '{ secrets(first: 4) }', 8],
    ['arguments have weights', '{ search(text: "a") { id } }', 3 + 4],
    ['an input object costs 1', '{ search(by: { title: "a" }) { id } }', 3 + 1],
    [
      'with what is in it',
      '{ search(by: { author: "a", also: { author: "b" } }) { id } }',
      3 + 1 + 6 + 1 + 6,
    ],
    ['each of them', '{ search(many: [{ title: "a" }, { title: "b" }]) { id } }', 3 + 2],
    ['nulls cost nothing', '{ search(text: null, by: null) { id } }', 3],
    ['a size is assumed', '{ assumed { id } }', 300],
    ['arguments of other names give a length', '{ sliced(count: 4) { id } }', 12],
    ['the largest of them', '{ sliced(count: 4, max: 6) { id } }', 18],
    ['or their defaults', '{ sliced { id } }', 6],
    [
      'a length inside an argument holds for the named fields',
      '{ paged(page: { size: 4 }) { rows { id } } }',
      1 + 12 + 1,
    ],
    ['and for no others', '{ paged(page: { size: 4 }) { nodes { id } } }', 1 + 30 + 1],
    ['without it the assumed size holds', '{ paged { rows { id } } }', 1 + 75],
    [
      'an interface has prices for its types, which may have their own',
      '{ shape { area { square } } }',
      1 + 9,
    ],
    ['also for sizes', '{ shape { all { square } } }', 1 + 3],
  ])('%s', (_, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('takes weights and lengths from variables', () => {
    expect(cost('query ($by: By) { search(by: $by) { id } }', { by: { author: 'a' } })).toBe(3 + 1 + 6);
    expect(cost('query ($a: String) { search(by: { author: $a }) { id } }', {})).toBe(3 + 1);
    expect(cost('query ($page: Page) { paged(page: $page) { rows { id } } }', { page: { size: 2 } })).toBe(
      1 + 1 + 6,
    );
    expect(cost('query ($n: Int) { paged(page: { size: $n }) { rows { id } } }', { n: 2 })).toBe(1 + 1 + 6);
  });

  it('gives exactly one length where one is required', () => {
    const refused = expect.objectContaining({
      code: 'GRAPHQL_VALIDATION_FAILED',
      message: 'The field "one" needs exactly one of the arguments count, max.',
    });
    expect(cost('{ one(count: 2) { id } }')).toBe(6);
    expect(() => cost('{ one { id } }')).toThrow(refused);
    expect(() => cost('{ one(count: 2, max: 3) { id } }')).toThrow(refused);
    expect(() => cost('query ($n: Int) { one(count: $n) { id } }')).toThrow(refused);
    expect(cost('query ($n: Int) { one(count: $n) { id } }', { n: 2 })).toBe(6);
  });

  const query = '{ book { id } assumed { id } }';
  const spec = 'https://specs.apollo.dev/cost/v0.1';
  it.each([
    ['imported', '["@cost", "@listSize"]', '', 'cost', 'listSize'],
    ['renamed', '[{ name: "@cost", as: "@price" }, { name: "@listSize", as: "@size" }]', '', 'price', 'size'],
    ['not imported', '[]', '', 'cost', 'cost__listSize'],
    ['in a namespace of their own', '[]', 'as: "ibm", ', 'ibm', 'ibm__listSize'],
  ])('finds directives that are %s', (_, imports, as, ...names) => {
    const link = `@link(url: "https://specs.apollo.dev/link/v1.0") @link(url: "${spec}", ${as}import: ${imports})`;
    expect(priced(`schema ${link} { query: Query }`, ...names)(query)).toBe(303);
    expect(priced(`schema ${link} { query: Query }`, 'other', 'another')(query)).toBe(11);
  });
});

describe('on our own graph', () => {
  const api = buildSchema(read('schema/api.graphql'));
  const cost = pricesOn(read('schema/supergraph.graphql'), api);

  it('what our stories, pages and journeys ask costs well below 1,000', () => {
    const written = ['docs', 'test/journeys']
      .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
      .filter((path) => /\.(md|ts)$/.test(path))
      .flatMap((path) => operationsIn({ path, text: read(path) }));
    const costs = [...publicOperations(), ...written].flatMap(({ path, document }) => {
      try {
        const text = document.replaceAll(/\s+/g, ' ').slice(0, 70);
        return [{ cost: cost(document), title: `${path}: ${text}` }];
      } catch {
        return []; // asked of a subgraph, or not an operation
      }
    });
    expect(costs.length).toBeGreaterThan(80);
    const dear = costs.filter((one) => one.cost > 30).sort((one, other) => other.cost - one.cost);
    expect(dear.map((one) => `${one.cost} ${one.title}`)).toMatchInlineSnapshot(`
      [
        "552 test/journeys/bookshop.test.ts: { myPage { orders(first: 50) { nodes { orderId status paymentStatus fu",
        "262 test/journeys/parcels.both.test.ts: { deliveries(filter: { mine: true }, open: true) { nodes { orderNumber",
        "222 test/journeys/traps.both.test.ts: { myPage { mileage orders { nodes { status steps { sequence } } } } }",
        "201 tools/demo/stories/day/people.ts: { notifications(first: 100) { nodes { topic order { id } } } }",
        "201 test/journeys/parcels.both.test.ts: { notifications(first: 100) { nodes { order { id } topic body } } }",
        "201 test/journeys/trail.both.test.ts: { auditTrail(first: 100) { nodes { staffId staff { name } command subj",
        "151 tools/demo/simulation/shoppers.ts: query ($kind: ProductKind!) { products(kind: $kind, first: 50) { nodes",
        "102 tools/demo/stories/ebookstore.ts: { myPage { notifications(first: 100) { nodes { channel subject } } } }",
        "101 tools/demo/simulation/staff.ts: query ($storeId: ID!) { tickets(storeId: $storeId, open: true, first: ",
        "101 tools/demo/simulation/staff.ts: { rides(open: true, first: 50) { nodes { status rideClass order { id }",
        "101 tools/demo/simulation/staff.ts: { deliveries(first: 50) { nodes { status order { id } } } }",
        "100 tools/verify/bench/search.ts: { categories { name products } }",
        "62 tools/verify/bench/search.ts: query ($search: String, $filter: ProductFilter, $sort: ProductSort) { ",
        "61 test/journeys/traps.both.test.ts: { orders { nodes { customer { id } total { minorUnits } } } }",
        "57 tools/demo/stories/bookshop.ts: query { myPage { orders(first: 5) { nodes { orderId status paymentStat",
        "51 tools/demo/simulation/staff.ts: { taxis(available: true, first: 50) { nodes { id rideClass } } }",
        "51 tools/demo/stories/day/bookshop.ts: { notifications(first: 50) { nodes { topic subject } } }",
        "51 tools/demo/stories/taxi.ts: { taxis(rideClass: BASIC, first: 50) { nodes { id taxiName companyName",
        "51 test/journeys/taxi-desk.both.test.ts: { notifications(first: 50) { nodes { topic } } }",
        "43 test/journeys/foreign.test.ts: { orders { nodes { id } } myPage { orders { nodes { orderId } } } }",
        "43 test/journeys/left.test.ts: { myPage { orders { nodes { orderId } } notifications { nodes { id } }",
        "41 tools/verify/bench/growth-paths.ts: { products(first: 20) { nodes { id title price { formatted } } } }",
        "41 test/journeys/taxi-desk.both.test.ts: { rides(open: true) { nodes { status pickUp { line1 } } } }",
        "40 test/journeys/bookshop.test.ts: query ($id: ID!) { order(id: $id) { id status sequence placedAt total ",
        "32 tools/demo/simulation/shoppers.ts: { myPage { orders(first: 10) { nodes { status } } wallet { walletItemI",
        "31 tools/demo/stories/taxi.ts: { products(kind: RIDE_CLASS, first: 10) { nodes { id title price { for",
      ]
    `);
  });

  it('every page of a connection has a length, 20 unless the client asks for another', () => {
    const { sizes } = readPrices(read('schema/supergraph.graphql'));
    const connections = Object.values(api.getTypeMap())
      .filter(isObjectType)
      .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
      .filter(({ field }) => getNamedType(field.type).name.endsWith('Connection'));
    expect(connections.length).toBeGreaterThan(10);
    for (const { type, field } of connections)
      expect(sizes.get(`${type.name}.${field.name}`), `${type.name}.${field.name}`).toEqual({
        assumedSize: 20,
        slicingArguments: ['first'],
        sizedFields: ['nodes', 'edges'],
        requireOneSlicingArgument: false,
      });
  });

  it('introspection costs little', () => {
    const whole = getIntrospectionQuery({
      inputValueDeprecation: true,
      oneOf: true,
      schemaDescription: true,
    });
    expect(cost(whole)).toBeLessThan(100);
  });

  /** All lists of our graph that contain themselves: a message is about an order, whose customer has messages. */
  const inside = (connection: string, items: string, within: string) =>
    items === 'nodes'
      ? `${connection} { nodes { order { customer { ${within} } } } }`
      : `${connection} { edges { node { order { customer { ${within} } } } } }`;
  const first = 'notifications(first: 100)';
  it.each([
    ['nodes', inside(first, 'nodes', inside(first, 'nodes', 'id'))],
    ['edges', inside(first, 'edges', inside(first, 'nodes', 'id'))],
    ['my page', `myPage { ${inside(first, 'nodes', inside(first, 'nodes', 'id'))} }`],
    ['aliases', inside(first, 'nodes', `a: ${first} { nodes { id } } b: ${first} { nodes { id } }`)],
    [
      'fewer at a time',
      inside('notifications(first: 20)', 'nodes', inside('notifications(first: 20)', 'nodes', 'id')),
    ],
  ])('messages within messages are too dear with %s', (_, selection) => {
    const text = `{${selection.replaceAll(/\s*([{}():])\s*/g, '$1')}}`;
    expect(text.length).toBeLessThanOrEqual(149);
    expect(cost(text)).toBeGreaterThan(defaultLimits.cost);
  });
});
