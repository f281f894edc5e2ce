import { createHash } from 'node:crypto';
import { buildSchema, OperationTypeNode } from 'graphql';
import { expect, test } from 'vitest';
import { openDocuments } from '../documents.ts';
import { defaultLimits } from '../limits.ts';

// What is kept of the documents that clients send, and what is forgotten first.

const schema = buildSchema('type Query { a: Int }');
const room = 1_000_000;

/** Counts how often each text is compiled; an operation comes to hold as many plans as `plansEach` says. */
const open = (plansEach = 1) => {
  const compiles = new Map<string, number>();
  const documents = openDocuments({
    schema,
    generation: 1,
    access: new Map(),
    load: { newWork: new Set(), attempts: new Map() },
    limits: { ...defaultLimits, documentBytes: room },
    explains: false,
    costOf: () => () => 0,
    compile: (_, name = '') => {
      compiles.set(name, (compiles.get(name) ?? 0) + 1);
      const none = () => undefined;
      return { kind: OperationTypeNode.QUERY, run: none as never, events: none, variants: () => plansEach };
    },
  });
  const ask = (name: string, { signedIn = false, times = 1, text = `query ${name} { a }` } = {}) => {
    for (let n = 0; n < times; n += 1) {
      const hash = createHash('sha256').update(text).digest('hex');
      documents.read(text, hash, signedIn).operations.get(name)?.compiled();
    }
  };
  return { documents, ask, compilesOf: (name: string) => compiles.get(name) ?? 0 };
};

const long = (name: string): string => `query ${name} { ${'a '.repeat(1_500)}}`;
const strangers = ({ ask }: Pick<ReturnType<typeof open>, 'ask'>, more = {}): void => {
  for (let n = 0; n < 500; n += 1) ask(`stranger${n}`, { text: long(`stranger${n}`), ...more });
};

test('a document is read and compiled once', () => {
  const { ask, compilesOf } = open();
  ask('usual', { times: 20 });
  expect(compilesOf('usual')).toBe(1);
});

test.each([
  ['a signed-in caller has asked once', { signedIn: true }],
  ['has been asked ten times', { times: 10 }],
])('what %s stays compiled while strangers ask what nobody else asks', (_, asked) => {
  const graph = open();
  graph.ask('usual', asked);
  strangers(graph);
  graph.ask('usual');
  expect(graph.compilesOf('usual')).toBe(1);
});

test('what came nine times is forgotten', () => {
  const graph = open();
  graph.ask('rare', { times: 9 });
  strangers(graph);
  graph.ask('rare');
  expect(graph.compilesOf('rare')).toBe(2);
});

test('an invalid document never counts as known', () => {
  const graph = open();
  graph.ask('usual', { signedIn: true });
  for (let n = 0; n < 500; n += 1)
    graph.ask('', { text: `${long('wrong')} query W${n} { nothing }`, signedIn: true });
  graph.ask('usual');
  expect(graph.compilesOf('usual')).toBe(1);
});

test('fewer are kept the longer they are', () => {
  const kept = (text: (name: string) => string): number => {
    const { ask, documents } = open();
    for (let n = 0; n < 200; n += 1) ask(`q${n}`, { text: text(`q${n}`) });
    return documents.size();
  };
  expect(kept(long)).toBeLessThan(kept((name) => `query ${name} { a }`) / 5);
});

test('a document takes as much more room as it has been planned in more ways', () => {
  const keptWith = (plans: number): number => {
    const { ask, documents } = open(plans);
    for (let n = 0; n < 200; n += 1) ask(`q${n}`, { times: 2 });
    return documents.size();
  };
  expect(keptWith(16)).toBeLessThan(keptWith(1) / 8);
});
