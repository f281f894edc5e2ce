import { Supergraph } from '@apollo/federation-internals';
import { Fault } from '@jumun/platform/kernel/errors';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { compileOperation } from '../operation.ts';
import type { Plan } from '../plan.ts';
import { hasNativePlanner, openPlanner } from '../planners.ts';
import { typesOf } from '../types.ts';
import { unplannable } from '../unplannable.ts';
import { openTestGraph, type Resolvers } from './graph.ts';
import { compose } from './zoo.ts';

const comments: Resolvers = {
  'Query.post': () => ({ id: 'p1' }),
  'Post.comments': (_, { limit }) =>
    Array.from({ length: Number(limit) }, (__, index) => ({ id: `c${index}` })),
  'Post.summary': ({ comments: found }) => `of ${(found as unknown[]).length}`,
  'Post.digest': ({ comments: found }) => `from ${(found as unknown[]).length}`,
};

const posts = `
  type Query { post: Post }
  type Post @key(fields: "id") { id: ID! comments(limit: Int!): [Comment!]! }
  type Comment @shareable { id: ID! }
`;

const oneRequirement = {
  posts,
  summaries: `
    type Post @key(fields: "id") {
      id: ID!
      comments(limit: Int!): [Comment!]! @external
      summary: String @requires(fields: "comments(limit: 3) { id }")
    }
    type Comment @shareable { id: ID! }
  `,
};

const twoRequirements = {
  posts,
  summaries: `
    type Post @key(fields: "id") {
      id: ID!
      comments(limit: Int!): [Comment!]! @external
      summary: String @requires(fields: "comments(limit: 3) { id }")
      digest: String @requires(fields: "comments(limit: 5) { id }")
    }
    type Comment @shareable { id: ID! }
  `,
};

const planners = [{ native: false }, ...(hasNativePlanner ? [{ native: true }] : [])];

describe.each(planners)('@requires with arguments, native planner: $native', (options) => {
  it('gets what it names, and the client what it asked for', async () => {
    const graph = openTestGraph(oneRequirement, comments, options);
    const { data } = await graph.ask(
      '{ post { comments(limit: 1) { id } summary all: comments(limit: 2) { id } } }',
    );
    expect(data).toEqual({
      post: { comments: [{ id: 'c0' }], summary: 'of 3', all: [{ id: 'c0' }, { id: 'c1' }] },
    });
  });
});

describe('two @requires of one field with different arguments', () => {
  it.runIf(hasNativePlanner)('each get what they name', async () => {
    const graph = openTestGraph(twoRequirements, comments);
    const { data } = await graph.ask('{ post { comments(limit: 1) { id } summary digest } }');
    expect(data).toEqual({ post: { comments: [{ id: 'c0' }], summary: 'of 3', digest: 'from 5' } });
  });

  it("are refused when only Apollo's planner is there", () => {
    const sentence =
      '@requires names Post.comments with different arguments: (limit: 3) and (limit: 5). Only the native planner can plan that.';
    expect(unplannable(compose(twoRequirements))).toEqual([sentence]);
    expect(() => openTestGraph(twoRequirements, comments, { native: false })).toThrow(sentence);
    expect(unplannable(compose(oneRequirement))).toEqual([]);
  });
});

describe('a key that does not resolve beside one that does', () => {
  const sdls = {
    a: `
      type Query { product: Product }
      type Product @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! name: String }
    `,
    b: `
      type Query { cheapest: Product }
      type Product @key(fields: "id", resolvable: false) @key(fields: "upc") {
        id: ID!
        upc: ID!
        name: String @external
        label: String @requires(fields: "name")
      }
    `,
  };
  const products: Resolvers = {
    'Query.cheapest': () => ({ id: 'p1', upc: 'u1' }),
    'Product.name': () => 'tea',
    'Product.label': ({ upc, name }) => (upc === 'u1' ? `label of ${name}` : null),
  };

  it.runIf(hasNativePlanner)('is not used to ask for an entity', async () => {
    const { data } = await openTestGraph(sdls, products).ask('{ cheapest { label } }');
    expect(data).toEqual({ cheapest: { label: 'label of tea' } });
  });

  it("is refused when only Apollo's planner is there", () => {
    const sentence =
      'Product has @requires beside a key that does not resolve in B. Only the native planner can plan that.';
    expect(() => openTestGraph(sdls, products, { native: false })).toThrow(sentence);
  });
});

describe('an operation that no subgraph can answer', () => {
  const sdls = {
    a: `
      type Query { user: User }
      type User @key(fields: "id", resolvable: false) { id: ID! }
    `,
    b: `
      type Query { users: [User] }
      type User @key(fields: "id", resolvable: false) { id: ID! name: String }
    `,
  };

  it.each(planners)('is refused, native planner: $native', (options) => {
    const plan = openPlanner(compose(sdls, { satisfiable: false }), options);
    expect(() => plan(parse('{ user { name } }'), undefined)).toThrow(Fault);
    expect(plan(parse('{ user { id } users { name } }'), undefined).node).toBeDefined();
  });

  it('is refused when a planner has left a field out without a word', () => {
    const supergraph = Supergraph.build(compose(sdls, { satisfiable: false }));
    const graph = {
      schema: supergraph.apiSchema().toGraphQLJSSchema(),
      types: typesOf(supergraph.schema.toGraphQLJSSchema()),
      sources: { a: { prepare: () => () => ({ data: {} }) } },
    };
    const asking = (text: string) => ({
      node: {
        kind: 'Fetch' as const,
        subgraph: 'a',
        operation: 'query' as const,
        operationName: undefined,
        text,
        variables: [],
        path: [],
        rewrites: [],
        entities: [],
      },
    });
    const compile = (plan: Plan) =>
      compileOperation({ ...graph, plan: () => plan }, parse('{ user { n: name } }'), undefined);
    expect(() => compile({})).toThrow('No subgraph can answer Query.user as it is asked here.');
    expect(() => compile(asking('{ user { id } }'))).toThrow('No subgraph can answer User.name');
    expect(() => compile(asking('{ user { name } }'))).toThrow('No subgraph can answer User.name');
    expect(compile(asking('{ user { as_n: name } }')).kind).toBe('query');
  });
});

describe('a progressive override', () => {
  const sdls = {
    a: 'type Query { hello: String @override(from: "b", label: "new") half: Int @override(from: "b", label: "percent(50)") }',
    b: 'type Query { hello: String half: Int }',
  };

  it.each(planners)(
    'holds when its label is on, and not for a percentage, native planner: $native',
    async (options) => {
      const askedWhen = async (labels: ReadonlySet<string>) => {
        const graph = openTestGraph(sdls, {}, { ...options, labels });
        const { requests } = await graph.ask('{ hello half }');
        return requests
          .map(({ subgraph, text }) => `${subgraph}: ${text.replaceAll(/[\s{}]+/g, ' ').trim()}`)
          .sort();
      };
      expect(await askedWhen(new Set())).toEqual(['b: hello half']);
      expect(await askedWhen(new Set(['new']))).toEqual(['a: hello', 'b: half']);
    },
  );
});

describe('what the router does not support', () => {
  it('is refused when the supergraph is loaded: arguments from a context', () => {
    const sdls = {
      a: `
        type Query { shelf: Shelf }
        type Shelf @key(fields: "id") @context(name: "shelf") { id: ID! floor: String book: Book }
        type Book @key(fields: "id") { id: ID! place(floor: String @fromContext(field: "$shelf { floor }")): String }
      `,
    };
    expect(() => openPlanner(compose(sdls))).toThrow(
      'Book.place takes an argument from its context (@fromContext), which the router does not support.',
    );
  });

  it('is refused with the operation: @defer', async () => {
    const graph = openTestGraph(oneRequirement, comments);
    await expect(graph.ask('{ post { id ... @defer { summary } } }')).rejects.toThrow(
      'Answers come in one piece here: @defer is not supported.',
    );
  });
});
