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

describe('a reader of documents', () => {
  test('compiles each operation of a text once', () => {
    const read = documentReader(schema);
    const text = 'query A { text } query B { a: text(of: "b") }';
    const a = runOf(read(text, 'A'));
    expect(runOf(read(text, 'A'))).toBe(a);
    expect(runOf(read(text, 'B'))).not.toBe(a);
    expect(runOf(read(text, 'A'))({ contextValue: {}, rootValue: { text: 'x' } })).toEqual({
      data: { text: 'x' },
    });
  });

  test('forgets by the bytes that it holds, what has not been asked for longest first', () => {
    const read = documentReader(schema);
    const inUse = documentOf(-1, 7_000);
    const idle = documentOf(-2, 7_000);
    const [inUseRun, idleRun] = [runOf(read(inUse, undefined)), runOf(read(idle, undefined))];
    for (let number = 0; number < 100; number++) {
      read(documentOf(number, 7_000), undefined);
      expect(runOf(read(inUse, undefined))).toBe(inUseRun);
    }
    expect(runOf(read(idle, undefined))).not.toBe(idleRun);
  });

  test('holds hundreds of documents as the router writes them', () => {
    const read = documentReader(schema);
    const first = runOf(read(documentOf(-1, 200), undefined));
    for (let number = 0; number < 400; number++) read(documentOf(number, 200), undefined);
    expect(runOf(read(documentOf(-1, 200), undefined))).toBe(first);
  });

  test('counts a document for each of its operations, and for the combinations of its conditions', () => {
    const many = Array.from({ length: 200 }, (_, at) => `query Q${at} { text }`).join(' ');
    const conditional = `query ($yes: Boolean!) { text @skip(if: $yes) ${'# \n'.repeat(9_000)} }`;
    for (const text of [`${many} ${'# \n'.repeat(200)}`, conditional]) {
      const read = documentReader(schema);
      const small = runOf(read('{ text }', undefined));
      const name = text === conditional ? undefined : 'Q1';
      expect(runOf(read(text, name))).not.toBe(runOf(read(text, name))); // too large to be kept
      expect(runOf(read('{ text }', undefined))).toBe(small);
    }
  });

  test('remembers what is wrong with a text', () => {
    const read = documentReader(schema);
    const { errors } = read('{ nothing }', undefined);
    expect(errors?.[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(read('{ nothing }', undefined).errors).toBe(errors);
  });
});
