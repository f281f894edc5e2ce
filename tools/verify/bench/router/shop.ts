import { openSubgraph, type Subgraph } from '@jumun/platform/graph/subgraph';
import { compose } from '@jumun/schema/compose';
import { assemble } from '@jumun/schema/sdl';

// Three small subgraphs for comparing routers: a page of ten orders with three lines each, joined to thirty products.

const sdls = {
  mypage: `type Query { page: Page @access(public: true) }
    type Page { name: String! orders: [Order!]! }
    type Order @key(fields: "id", resolvable: false) { id: ID! }`,
  orders: `type Query { orders: [Order!]! @access(public: true) }
    type Order @key(fields: "id") { id: ID! status: String! placedAt: String! lines: [Line!]! }
    type Line { quantity: Int! unitPrice: Int! product: Product }
    type Product @key(fields: "id", resolvable: false) { id: ID! }`,
  products: `type Query { products: [Product!]! @access(public: true) }
    type Product @key(fields: "id") { id: ID! title: String! author: String! price: Int! }`,
};

const ids = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${prefix}${i}` }));
const line = (order: string, i: number) => ({
  quantity: i + 1,
  unitPrice: 12_000,
  product: { id: `p${order}-${i}` },
});

const resolvers = {
  mypage: { Query: { page: () => ({ name: '김주문', orders: ids('o', 10) }) } },
  orders: {
    Query: { orders: () => ids('o', 10) },
    Order: {
      __resolveReference: ({ id }: { id: string }) => ({
        id,
        status: 'PLACED',
        placedAt: '2026-11-20T00:00:00Z',
        lines: [0, 1, 2].map((i) => line(id, i)),
      }),
    },
  },
  products: {
    Query: { products: () => ids('p', 10) },
    Product: {
      __resolveReference: ({ id }: { id: string }) => ({
        id,
        title: `책 ${id}`,
        author: '홍길동',
        price: 12_000,
      }),
    },
  },
};

export const query =
  '{ page { name orders { id status placedAt lines { quantity unitPrice product { id title author price } } } } }';

export const subgraphs = (): Record<string, Subgraph> =>
  Object.fromEntries(
    Object.entries(sdls).map(([name, sdl]) => [
      name,
      openSubgraph({ name, typeDefs: assemble(sdl), resolvers: resolvers[name as keyof typeof resolvers] }),
    ]),
  );

/** The supergraph; `urlOf` gives the address of each subgraph for a stock gateway. */
export const supergraph = (urlOf: (name: string) => string): string => {
  const composed = compose(
    Object.fromEntries(Object.entries(sdls).map(([name, sdl]) => [name, assemble(sdl)])),
  );
  if ('problems' in composed) throw new Error(JSON.stringify(composed.problems));
  return composed.supergraphSdl.replaceAll(/https?:\/\/(\w+)\.jumun\.internal\/graphql/g, (_, name: string) =>
    urlOf(name),
  );
};
