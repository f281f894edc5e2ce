import type { ExecutionResult } from 'graphql';
import { describe, expect, test } from 'vitest';
import { anonymous, type Call, type Caller, serviceCaller } from '../graph/client.ts';
import { openSubgraph } from '../graph/subgraph.ts';

const head = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.12", import: ["@key", "@shareable", "@inaccessible", "@composeDirective"])
    @link(url: "https://jumun.example/access/v1.0", import: ["@access"])
    @composeDirective(name: "@access")
  directive @access(public: Boolean, signedIn: Boolean, requires: [[String!]!], owner: String, store: String) repeatable on OBJECT | FIELD_DEFINITION
`;

const typeDefs = `${head}
  type Query {
    hello: String @access(public: true)
    me: String @access(signedIn: true)
    audit: String @access(requires: [["audit:read"], ["admin", "night"]])
    twice: String @access(signedIn: true) @access(requires: [["audit:read"]])
    board(room: ID!): String @access(requires: [["board:read"]], store: "room")
    note: Note @access(public: true)
    surely: Note! @access(public: true)
    notes: [Note] @access(public: true)
    manyNotes: [[Note!]] @access(public: true)
    stream: [Note] @access(public: true)
    anything: [Thing] @access(public: true)
    titled: [Titled] @access(public: true)
    shelf: Shelf @access(public: true)
    asked: Note @access(requires: [["service:desk"]])
    desk: Desk @access(public: true)
    ticket: Slip @access(public: true)
  }
  type Mutation { register(id: ID!): Registered @access(public: true) }
  type Subscription { notesOf(who: ID): Note @access(signedIn: true) }
  interface Titled { title: String }
  type Note implements Titled @key(fields: "id") @access(requires: [["notes:read"]], owner: "ownerId") { id: ID! title: String next: Note sibling: Note! }
  type Bare @key(fields: "id") @access(owner: "ownerId") { id: ID! title: String }
  type Slip @access(requires: [["slips:read"]], owner: "ownerId", store: "roomId") { id: ID! }
  type Member @key(fields: "id") @access(signedIn: true) { id: ID! }
  type Plain implements Titled { title: String }
  union Thing = Note | Plain
  type Shelf @key(fields: "id") { id: ID! note: Note things: [Thing!] secret: String @access(requires: [["shelf:secret"]]) }
  type Desk { id: ID! }
  extend type Desk @access(requires: [["desk:read"]])
  type Registered { note: Note }
`;

const mine = { __typename: 'Note', id: '1', title: 'mine', ownerId: 'anna' };
const theirs = { __typename: 'Note', id: '2', title: 'theirs', ownerId: 'ben' };
const plain = { __typename: 'Plain', title: 'plain' };
let opened = 0;

const resolvers = {
  Query: {
    hello: () => 'hello',
    me: () => 'me',
    audit: () => 'audit',
    twice: () => 'twice',
    board: () => 'board',
    note: () => theirs,
    surely: async () => theirs,
    notes: () => [mine, Promise.resolve(theirs), null],
    manyNotes: () => [[mine], [theirs]],
    stream: async function* () {
      yield mine;
      yield theirs;
    },
    anything: () => [mine, theirs, plain],
    titled: () => [theirs, mine, plain],
    shelf: () => ({ id: 's', note: theirs, things: [plain, theirs], secret: 'secret' }),
    asked: () => ({ ...theirs, next: theirs }),
    desk: () => ({ id: 'd' }),
    ticket: () => ({ id: 't', ownerId: 'anna', roomId: 'blue' }),
  },
  Mutation: {
    register: (_: unknown, { id }: { id: string }, { vouched }: { vouched: Set<string> }) => {
      vouched.add(id);
      return { note: { ...theirs, ownerId: id } };
    },
  },
  Subscription: {
    notesOf: {
      subscribe: async function* () {
        opened++;
        yield { notesOf: mine };
        yield { notesOf: theirs };
      },
    },
  },
  Note: {
    __resolveReference: async ({ id }: { id: string }) => [mine, theirs].find((note) => note.id === id),
    sibling: () => theirs,
  },
  Member: { __resolveReference: ({ id }: { id: string }) => ({ id }) },
  Shelf: { __resolveReference: ({ id }: { id: string }) => ({ id, note: theirs }) },
};

const subgraph = openSubgraph({ name: 'desk', typeDefs, resolvers });
const anna: Caller = { ...anonymous, subject: 'anna' };
const callBy = (caller: Caller): Call => ({ caller, locale: 'ko', correlationId: 'cor_1' });
const ask = (caller: Caller, query: string, variables?: Record<string, unknown>): Promise<ExecutionResult> =>
  subgraph.client.execute({ query, variables }, callBy(caller));
const data = async (caller: Caller, query: string): Promise<unknown> => {
  const { data: answer, errors } = await ask(caller, query);
  expect(errors).toBeUndefined();
  return JSON.parse(JSON.stringify(answer));
};
const code = async (caller: Caller, query: string): Promise<unknown> =>
  (await ask(caller, query)).errors?.[0]?.extensions.code;
const entities = (...references: object[]) =>
  `{ _entities(representations: ${JSON.stringify(references).replace(/"(\w+)":/g, '$1:')}) { __typename ... on Note { title next { title } } ... on Bare { title } ... on Shelf { note { title } } } }`;

describe('root fields', () => {
  test('anyone may ask what is public', async () => {
    expect(await data(anonymous, '{ hello }')).toEqual({ hello: 'hello' });
  });

  test('a caller who has not signed in is UNAUTHENTICATED, one without the scope is FORBIDDEN', async () => {
    expect(await code(anonymous, '{ me }')).toBe('UNAUTHENTICATED');
    expect(await code(anonymous, '{ audit }')).toBe('UNAUTHENTICATED');
    expect(await code(anna, '{ audit }')).toBe('FORBIDDEN');
    expect(await data(anna, '{ me }')).toEqual({ me: 'me' });
    expect(await data(serviceCaller('clerk'), '{ me }')).toEqual({ me: 'me' });
  });

  test('one whole set of scopes opens, half a set does not', async () => {
    expect(await data({ ...anna, scopes: ['audit:read'] }, '{ audit }')).toEqual({ audit: 'audit' });
    expect(await data({ ...anna, scopes: ['night', 'admin'] }, '{ audit }')).toEqual({ audit: 'audit' });
    expect(await code({ ...anna, scopes: ['admin'] }, '{ audit }')).toBe('FORBIDDEN');
  });

  test('several rules must all hold', async () => {
    expect(await code(anna, '{ twice }')).toBe('FORBIDDEN');
    expect(await code({ ...anonymous, scopes: ['audit:read'] }, '{ twice }')).toBe('UNAUTHENTICATED');
    expect(await data({ ...anna, scopes: ['audit:read'] }, '{ twice }')).toEqual({ twice: 'twice' });
  });

  test('staff are bound to their own places, unless they work for all of them', async () => {
    const staff = { ...anna, scopes: ['board:read'], stores: ['blue'] };
    expect(await data(staff, '{ board(room: "blue") }')).toEqual({ board: 'board' });
    expect(await code(staff, '{ board(room: "red") }')).toBe('FORBIDDEN');
    expect(await code({ ...anna, stores: ['blue'] }, '{ board(room: "blue") }')).toBe('FORBIDDEN');
    expect(await data({ ...staff, scopes: ['board:read', 'stores:any'] }, '{ board(room: "red") }')).toEqual({
      board: 'board',
    });
  });

  test('a refused subscription never opens its source', async () => {
    opened = 0;
    const refused = await subgraph.client.subscribe(
      { query: 'subscription { notesOf { title } }' },
      callBy(anonymous),
    );
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(opened).toBe(0);
  });

  test('each event of a subscription is guarded again', async () => {
    const events = await subgraph.client.subscribe(
      { query: 'subscription { notesOf { title } }' },
      callBy(anna),
    );
    const seen = await Array.fromAsync(events as AsyncIterable<ExecutionResult>);
    expect(seen.map((event) => event.data?.notesOf)).toMatchObject([{ title: 'mine' }, null]);
  });

  test.each([
    ['no rule at all', 'type Query { open: String }', /Query\.open carries no @access/],
    [
      'a mutation without a rule',
      'type Query { a: String @access(public: true) } type Mutation { b: String }',
      /Mutation\.b carries no @access/,
    ],
    [
      'a subscription without a rule',
      'type Query { a: String @access(public: true) } type Subscription { b: String }',
      /Subscription\.b carries no @access/,
    ],
    ['a rule that asks for nothing', 'type Query { a: String @access }', /lets everyone pass/],
    ['an empty set of scopes', 'type Query { a: String @access(requires: [[]]) }', /empty set/],
    ['an owner where there is no row', 'type Query { a: String @access(owner: "id") }', /no row/],
    [
      'a store that is no argument',
      'type Query { a: String @access(public: true, store: "room") }',
      /names no argument/,
    ],
  ])('a subgraph with %s does not start', (_, types, message) => {
    expect(() => openSubgraph({ name: 'x', typeDefs: head + types, resolvers: {} })).toThrow(message);
    const later = openSubgraph({ name: 'x', typeDefs: head + types, resolvers: {}, whenAsked: true });
    expect(() => later.schema).toThrow(message);
  });
});

describe('rows with an owner', () => {
  test('another caller’s row is null, and not found where null cannot stand', async () => {
    expect(await data(anna, '{ note { title } }')).toEqual({ note: null });
    expect(await ask(anna, '{ surely { title } }')).toMatchObject({
      data: null,
      errors: [{ message: '찾을 수 없습니다.', extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('a scope opens every row, signing in alone opens none', async () => {
    expect(await data({ ...anna, scopes: ['notes:read'] }, '{ note { title } }')).toEqual({
      note: { title: 'theirs' },
    });
    expect(await data(anonymous, '{ note { title } }')).toEqual({ note: null });
  });

  test('lists keep their length and lose what is not ours', async () => {
    expect(await data(anna, '{ notes { title } stream { title } }')).toEqual({
      notes: [{ title: 'mine' }, null, null],
      stream: [{ title: 'mine' }, null],
    });
  });

  test('a list within a list is looked through', async () => {
    expect(await ask(anna, '{ manyNotes { title } }')).toMatchObject({
      data: { manyNotes: [[{ title: 'mine' }], null] },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
  });

  test('a union or an interface hides nothing', async () => {
    expect(
      await data(anna, '{ anything { ... on Note { title } ... on Plain { title } } titled { title } }'),
    ).toEqual({
      anything: [{ title: 'mine' }, null, { title: 'plain' }],
      titled: [null, { title: 'mine' }, { title: 'plain' }],
    });
  });

  test('a nested field is guarded like a root field', async () => {
    expect(await data(anna, '{ shelf { id note { title } } }')).toEqual({ shelf: { id: 's', note: null } });
    expect(await ask(anna, '{ shelf { things { __typename } } }')).toMatchObject({
      data: { shelf: { things: null } },
      errors: [{ extensions: { code: 'NOT_FOUND' } }],
    });
    expect(await ask(anna, '{ notes { sibling { title } } }')).toMatchObject({
      data: { notes: [null, null, null] },
      errors: [{ extensions: { code: 'NOT_FOUND' }, path: ['notes', 0, 'sibling'] }],
    });
  });

  test('an entity reference gives only our own row', async () => {
    const both = entities({ __typename: 'Note', id: '1' }, { __typename: 'Note', id: '2' });
    expect(await data(anna, both)).toEqual({
      _entities: [{ __typename: 'Note', title: 'mine', next: null }, null],
    });
    expect(await data(anonymous, both)).toEqual({ _entities: [null, null] });
    expect(await data(anna, entities({ __typename: 'Shelf', id: 's' }))).toEqual({
      _entities: [{ __typename: 'Shelf', note: null }],
    });
  });

  test('a reference that claims an owner proves nothing', async () => {
    expect(await data(anna, entities({ __typename: 'Bare', id: '1', ownerId: 'anna' }))).toEqual({
      _entities: [null],
    });
  });

  test('a rule added by an extension counts', async () => {
    expect(await data(anna, '{ desk { id } }')).toEqual({ desk: null });
  });

  test('an owner sees a row of any place, staff only of their own', async () => {
    const staff: Caller = { ...anonymous, subject: 'carl', scopes: ['slips:read'], stores: ['red'] };
    expect(await data(anna, '{ ticket { id } }')).toEqual({ ticket: { id: 't' } });
    expect(await data(staff, '{ ticket { id } }')).toEqual({ ticket: null });
    expect(await data({ ...staff, stores: ['blue'] }, '{ ticket { id } }')).toEqual({ ticket: { id: 't' } });
  });

  test('a field with a rule of its own refuses by itself', async () => {
    expect(await ask(anna, '{ shelf { id secret } }')).toMatchObject({
      data: { shelf: { id: 's', secret: null } },
      errors: [{ extensions: { code: 'FORBIDDEN' } }],
    });
    expect(await data({ ...anna, scopes: ['shelf:secret'] }, '{ shelf { secret } }')).toEqual({
      shelf: { secret: 'secret' },
    });
  });

  test('an id that is vouched for counts as the caller, in that answer only', async () => {
    expect(await data(anonymous, 'mutation { register(id: "new") { note { title } } }')).toEqual({
      register: { note: { title: 'theirs' } },
    });
    expect(await data(anonymous, 'mutation { __typename } ')).toEqual({ __typename: 'Mutation' });
    expect(await data(anonymous, '{ note { title } }')).toEqual({ note: null });
  });
});

describe('a service', () => {
  const desk = serviceCaller('desk');
  const reference = { __typename: 'Note', id: '2' };

  test('sees the whole answer of a root field it passed', async () => {
    expect(await data(desk, '{ asked { title next { title } } }')).toEqual({
      asked: { title: 'theirs', next: { title: 'theirs' } },
    });
    expect(await code(serviceCaller('clerk'), '{ asked { title } }')).toBe('FORBIDDEN');
  });

  test('is not a signed-in person: a row that asks for one does not open to a service by reference', async () => {
    const member = entities({ __typename: 'Member', id: '1' });
    expect(await data(anna, member)).toEqual({ _entities: [{ __typename: 'Member' }] });
    expect(await data(desk, member)).toEqual({ _entities: [null] });
    expect(await data(anonymous, member)).toEqual({ _entities: [null] });
  });

  test('sees nothing by reference, not even beside a root field it passed', async () => {
    expect(await data(desk, entities(reference))).toEqual({ _entities: [null] });
    const beside = `{ asked { title } ${entities(reference).slice(1)}`;
    expect(await data(desk, beside)).toEqual({ asked: { title: 'theirs' }, _entities: [null] });
    const named = beside.replace('_entities', 'note: _entities');
    expect(await data(desk, named)).toEqual({ asked: { title: 'theirs' }, note: [null] });
  });
});
