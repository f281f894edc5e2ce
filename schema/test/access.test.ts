import { buildASTSchema, type GraphQLObjectType, parse } from 'graphql';
import { expect, test } from 'vitest';
import { accessOf, rootFieldAccess, unguardedRootFields } from '../access.ts';
import { composed } from './ours.ts';

const schemaOf = (sdl: string) =>
  buildASTSchema(
    parse(`directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String)
      repeatable on OBJECT | FIELD_DEFINITION ${sdl}`),
  );
const fieldsOf = (type: string, body: string) =>
  (schemaOf(body).getType(type) as GraphQLObjectType).getFields();

test('each form is read as it stands', () => {
  const fields = fieldsOf(
    'Query',
    `type Query {
      anyone: Int @access(public: true)
      someone: Int @access(signedIn: true)
      staff: Int @access(requires: [["a", "b"], ["c"]], store: "storeId")
      anonymous: Int
    }`,
  );
  expect(Object.values(fields).map(accessOf)).toEqual([
    [{ public: true }],
    [{ signedIn: true }],
    [{ requires: [['a', 'b'], ['c']], store: 'storeId' }],
    [],
  ]);
});

test('several applications are several rules', () => {
  const { both } = fieldsOf(
    'Query',
    'type Query { both: Int @access(signedIn: true) @access(owner: "customerId") }',
  );
  expect(both && accessOf(both)).toEqual([{ signedIn: true }, { owner: 'customerId' }]);
});

test('false and null open nothing', () => {
  const { shut } = fieldsOf(
    'Query',
    'type Query { shut: Int @access(public: false, signedIn: null, owner: null) }',
  );
  expect(shut && accessOf(shut)).toEqual([{}]);
});

test('a lone scope is a set of one', () => {
  const { lone } = fieldsOf('Query', 'type Query { lone: Int @access(requires: "a") }');
  expect(lone && accessOf(lone)).toEqual([{ requires: [['a']] }]);
});

test('a guard added by an extension counts', () => {
  const schema = schemaOf(
    'type Query { order: Order } type Order { id: ID } extend type Order @access(owner: "customerId")',
  );
  expect(accessOf(schema.getType('Order') as GraphQLObjectType)).toEqual([{ owner: 'customerId' }]);
});

test('root fields without a guard are found, under their own root', () => {
  const schema = schemaOf(`
    type Query { open: Int @access(public: true) bare: Int _service: Int _entities: Int }
    type Mutation { act: Int }
    type Subscription { watch: Int @access(signedIn: true) }`);
  expect(unguardedRootFields(schema)).toEqual(['Query.bare', 'Mutation.act']);
  expect([...rootFieldAccess(schema).keys()]).toEqual([
    'Query.open',
    'Query.bare',
    'Mutation.act',
    'Subscription.watch',
  ]);
});

test('our graph guards every root field', () => {
  const schema = buildASTSchema(parse(composed().supergraphSdl), { assumeValidSDL: true });
  const access = rootFieldAccess(schema);
  expect(unguardedRootFields(schema)).toEqual([]);
  expect(access.get('Query.order')).toEqual([{ signedIn: true }]);
  expect(access.get('Subscription.ticketQueue')).toEqual([
    { requires: [['tickets:read']], store: 'storeId' },
  ]);
  expect(access.get('Mutation.reserveStock')).toEqual([{ requires: [['service:orders']] }]);
  expect(accessOf(schema.getType('Payment') as GraphQLObjectType)).toEqual([
    { requires: [['payments:read']], owner: 'customerId' },
  ]);
});
