import { buildSchema, type FieldNode, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { operationIn } from '../apart.ts';
import { compilePlan } from '../fetches.ts';
import { AnswerTooLarge } from '../growth.ts';
import { gather, merge, pathsOf, type Walk } from '../places.ts';
import type { FetchNode, Path } from '../plan.ts';
import { keyOf } from '../represent.ts';
import type { Run } from '../run.ts';
import { eachField, fragmentsOf } from '../selections.ts';
import type { Data, Source } from '../source.ts';
import { typesOf } from '../types.ts';

const types = typesOf(
  buildSchema('type Query { a: Animal } interface Animal { id: ID } type Lion implements Animal { id: ID }'),
);
const walk = (left = 1_000): Walk => ({ types, growth: { left } });

const path: Path = [
  { kind: 'field', name: 'cages' },
  { kind: 'list' },
  { kind: 'field', name: 'animals' },
  { kind: 'list' },
  { kind: 'type', anyOf: ['Animal'] },
];

const data = {
  cages: [
    { animals: [{ __typename: 'Lion', id: 1 }, null, { __typename: 'Rock', id: 2 }] },
    { animals: null },
    null,
    { animals: [{ __typename: 'Lion', id: 3 }, { id: 4 }] },
  ],
};

describe('the objects at a path of a plan', () => {
  it('are found with their places, in one order', () => {
    const found: Data[] = [];
    gather(data, path, walk(), found);
    expect(found.map(({ id }) => id)).toEqual([1, 3, 4]);
    expect(pathsOf(data, path, walk()).map((way) => way.join('.'))).toEqual([
      'cages.0.animals.0',
      'cages.3.animals.0',
      'cages.3.animals.1',
    ]);
  });

  it('are counted, those too that are not found', () => {
    expect(() => gather(data, path, walk(9), [])).not.toThrow();
    expect(() => gather(data, path, walk(8), [])).toThrow(AnswerTooLarge);
    expect(() => pathsOf(data, path, walk(8))).toThrow(AnswerTooLarge);
  });
});

describe('what is merged', () => {
  it('is counted', () => {
    const answer = () => ({ a: { b: [{ c: 1 }, { c: 2 }] } });
    expect(() => merge(answer(), answer(), walk(6))).not.toThrow();
    expect(() => merge(answer(), answer(), walk(5))).toThrow(AnswerTooLarge);
  });

  it('does not make a lion any animal again', () => {
    const lion: Data = { __typename: 'Lion' };
    merge(lion, { __typename: 'Animal', fame: 3 }, walk());
    expect(lion).toEqual({ __typename: 'Lion', fame: 3 });
    const animal: Data = { __typename: 'Animal' };
    merge(animal, { __typename: 'Lion' }, walk());
    expect(animal).toEqual({ __typename: 'Lion' });
  });

  it('does not reach the prototype of objects', () => {
    const target: Data = {};
    merge(target, JSON.parse('{ "__proto__": { "polluted": true } }'), walk());
    expect(target.polluted).toBeUndefined();
  });
});

it('representations with equal values under different keys are different', () => {
  const representations = [
    { __typename: 'Order', id: '1' },
    { __typename: 'Order', upc: '1' },
    { __typename: 'Order', id: 1 },
    { __typename: 'Order', id: '1', upc: '1' },
    { __typename: 'Order', id: null },
    { __typename: 'Order', id: ['1'] },
  ];
  expect(new Set(representations.map(keyOf)).size).toBe(representations.length);
});

it('a fragment is looked into once, however often it is named', () => {
  const fragments = Array.from(
    { length: 30 },
    (_, index) => `fragment F${index} on Query { ...F${index + 1} ...F${index + 1} }`,
  );
  const document = parse(`{ ...F0 ...F0 } ${fragments.join(' ')} fragment F30 on Query { a { id } }`);
  const found: FieldNode[] = [];
  eachField(operationIn(document).selectionSet, fragmentsOf(document), (field) => found.push(field));
  expect(found).toHaveLength(1);
});

it('when one of several requests ends the run, the others end unheard', async () => {
  const fetch = (subgraph: string): FetchNode => ({
    kind: 'Fetch',
    subgraph,
    operation: 'query',
    operationName: undefined,
    text: '{ a { id } }',
    variables: [],
    path: [],
    rewrites: [],
    entities: [],
  });
  const answer = () => ({ data: { a: {} } });
  const sources: Record<string, Source<undefined>> = {
    slow: { prepare: () => async () => answer() },
    quick: { prepare: () => answer },
  };
  const execute = compilePlan({ kind: 'Parallel', nodes: [fetch('slow'), fetch('quick')] }, sources, types);
  const run: Run<undefined> = {
    variables: {},
    context: undefined,
    data: {},
    types,
    growth: { left: 0 },
    errors: [],
    empty: [],
  };
  const unheard: unknown[] = [];
  const listen = (reason: unknown): void => void unheard.push(reason);
  process.on('unhandledRejection', listen);
  expect(() => execute(run)).toThrow(AnswerTooLarge);
  await new Promise((resolve) => setTimeout(resolve, 20));
  process.off('unhandledRejection', listen);
  expect(unheard).toEqual([]);
});
