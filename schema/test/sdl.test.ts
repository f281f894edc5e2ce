import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildASTSchema, type DocumentNode, type GraphQLSchema, isObjectType, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { accessOf, rootFieldAccess } from '../access.ts';
import { assemble, contexts, subgraphSdl } from '../sdl.ts';
import { composed, ours } from './ours.ts';

// @apollo/subgraph is what each context's server uses; it belongs to the platform, so it is found from there.
const platform = createRequire(join(import.meta.dirname, '..', '..', 'platform', 'package.json'));
const { buildSubgraphSchema } = platform('@apollo/subgraph') as {
  buildSubgraphSchema(modules: { typeDefs: DocumentNode }[]): GraphQLSchema;
};

describe.each(contexts)('%s', (name) => {
  const schema = buildSubgraphSchema([{ typeDefs: parse(subgraphSdl(name)) }]);

  test('is accepted as a subgraph', () => {
    expect(schema.getQueryType()?.getFields()).toHaveProperty('_service');
  });

  test('keeps its guards in its own schema and in the graph', () => {
    const own = rootFieldAccess(schema);
    const whole = rootFieldAccess(buildASTSchema(parse(composed().supergraphSdl), { assumeValidSDL: true }));
    // wallets has no root field: it is reached through its customer, and guards a type
    const ofTypes = Object.values(schema.getTypeMap()).filter(isObjectType).flatMap(accessOf);
    expect([...own.values()].flat().length + ofTypes.length).toBeGreaterThan(0);
    for (const [field, rules] of own) expect([field, whole.get(field)]).toEqual([field, rules]);
  });
});

test('a guarded type is guarded in its own schema', () => {
  const order = buildSubgraphSchema([{ typeDefs: parse(subgraphSdl('orders')) }]).getType('Order');
  expect(order && 'getFields' in order && 'getInterfaces' in order && accessOf(order)).toEqual([
    { requires: [['orders:read']], owner: 'customerId' },
  ]);
});

describe('the head and the value types', () => {
  test('are those that are used, and no others', () => {
    expect(ours.payments).toContain('scalar SafeInt');
    expect(ours.payments).not.toContain('type Address');
    expect(ours.customers).not.toContain('type Money');
    expect(importsOf(subgraphSdl('payments'))).toEqual([
      '@key',
      '@shareable',
      '@inaccessible',
      '@listSize',
      '@composeDirective',
    ]);
    expect(importsOf(subgraphSdl('mypage'))).toEqual([
      '@key',
      '@shareable',
      '@listSize',
      '@composeDirective',
    ]);
  });

  test('are found behind other value types', () => {
    expect(assemble('type Query { price: Money }')).toContain('scalar SafeInt');
  });

  test('leave out what is not used', () => {
    expect(importsOf(assemble('type Query { price: Int }'))).toEqual([]);
    expect(assemble('type Query { price: Int }')).not.toContain('@access');
  });
});

test('an unknown context is refused by name', () => {
  expect(() => subgraphSdl('kitchen')).toThrow('There is no context "kitchen"');
});

function importsOf(sdl: string): string[] {
  const [, imports = ''] = /federation\/v[\d.]+", import: \[(.*?)\]/.exec(sdl) ?? [];
  return imports.match(/@\w+/g) ?? [];
}
