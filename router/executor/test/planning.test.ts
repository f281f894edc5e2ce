import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { hasNativePlanner, openPlanner } from '../planners.ts';
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
      type Product @key(fields: "id") { id: ID! }
    `,
    b: `
      type Product @key(fields: "id", resolvable: false) @key(fields: "upc") { id: ID! upc: ID! price: Int }
    `,
    c: `
      type Product @key(fields: "id") @key(fields: "upc") { id: ID! upc: ID! }
    `,
  };
  const products: Resolvers = {
    'Query.product': () => ({ id: 'p1' }),
    'Product.upc': () => 'u1',
    'Product.price': ({ upc }) => (upc === 'u1' ? 5 : null),
  };

  it.runIf(hasNativePlanner)('is not used to ask for an entity', async () => {
    const { data, requests } = await openTestGraph(sdls, products).ask('{ product { price } }');
    expect(data).toEqual({ product: { price: 5 } });
    expect(requests.map(({ subgraph }) => subgraph)).toEqual(['a', 'c', 'b']);
  });

  it("is refused when only Apollo's planner is there", () => {
    const sentence =
      'Product has a key that resolves and one that does not in B. Only the native planner can plan that.';
    expect(() => openTestGraph(sdls, products, { native: false })).toThrow(sentence);
  });
});
