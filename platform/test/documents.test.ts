import { buildSchema } from 'graphql';
import { describe, expect, test } from 'vitest';
import { documentReader, type Prepared } from '../graph/documents.ts';

const schema = buildSchema('type Query { text(of: String): String }');

/** A different document of about as many characters for each number. */
const documentOf = (number: number, characters: number): string =>
  `{ text(of: "${number} ${'x'.repeat(characters)}") }`;

const runOf = (prepared: Prepared) => {
  if (prepared.errors) throw new Error(prepared.errors[0]?.message);
  return prepared.run;
};

/** What runs a text that has come before. */
const keptRun = (read: ReturnType<typeof documentReader>, text: string, name?: string) => {
  read(text, name);
  return runOf(read(text, name));
};

describe('a reader of documents', () => {
  test('compiles each operation of a text once, from its second time on', () => {
    const read = documentReader(schema);
    const text = 'query A { text } query B { a: text(of: "b") }';
    const a = keptRun(read, text, 'A');
    expect(runOf(read(text, 'A'))).toBe(a);
    expect(runOf(read(text, 'B'))).not.toBe(a);
    expect(a({ contextValue: {}, rootValue: { text: 'x' } })).toEqual({ data: { text: 'x' } });
  });

  test('forgets by the bytes that it holds, what has not been asked for longest first', () => {
    const read = documentReader(schema);
    const [inUse, idle] = [documentOf(-1, 7_000), documentOf(-2, 7_000)];
    const [inUseRun, idleRun] = [keptRun(read, inUse), keptRun(read, idle)];
    for (let number = 0; number < 100; number++) {
      keptRun(read, documentOf(number, 7_000));
      expect(runOf(read(inUse, undefined))).toBe(inUseRun);
    }
    expect(runOf(read(idle, undefined))).not.toBe(idleRun);
  });

  test('forgets nothing for texts that come only once', () => {
    const read = documentReader(schema);
    const idle = documentOf(-1, 7_000);
    const idleRun = keptRun(read, idle);
    for (let number = 0; number < 500; number++) read(documentOf(number, 7_000), undefined);
    expect(runOf(read(idle, undefined))).toBe(idleRun);
  });

  test('holds hundreds of documents as the router writes them', () => {
    const read = documentReader(schema);
    const first = keptRun(read, documentOf(-1, 200));
    for (let number = 0; number < 400; number++) keptRun(read, documentOf(number, 200));
    expect(runOf(read(documentOf(-1, 200), undefined))).toBe(first);
  });

  test('counts a document for each of its operations, and for the combinations of its conditions', () => {
    const many = Array.from({ length: 200 }, (_, at) => `query Q${at} { text }`).join(' ');
    const conditional = `query Q1($yes: Boolean!) { text @skip(if: $yes) ${'# \n'.repeat(9_000)} }`;
    for (const text of [`${many} ${'# \n'.repeat(200)}`, conditional]) {
      const read = documentReader(schema);
      const small = keptRun(read, '{ text }');
      expect(keptRun(read, text, 'Q1')).not.toBe(runOf(read(text, 'Q1'))); // too large to be kept
      expect(runOf(read('{ text }', undefined))).toBe(small);
    }
  });

  test('remembers what is wrong with a text', () => {
    const read = documentReader(schema);
    const errorsOf = () => read('{ nothing }', undefined).errors;
    expect(errorsOf()?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(errorsOf()).toBe(errorsOf());
  });
});
