import fc from 'fast-check';
import { getIntrospectionQuery, Lexer, Source, TokenKind } from 'graphql';
import { describe, expect, it } from 'vitest';
import { defaultLimits } from '../limits.ts';
import { scanText } from '../text.ts';
import { fastest } from './fastest.ts';

const everything = { tokens: Number.MAX_SAFE_INTEGER };

/** What graphql-js reads: all tokens, or those before the first mistake. */
const lexed = (text: string): { readonly tokens: number; readonly isWhole: boolean } => {
  const lexer = new Lexer(new Source(text));
  let tokens = 0;
  try {
    while (lexer.advance().kind !== TokenKind.EOF) tokens += 1;
    return { tokens, isWhole: true };
  } catch {
    return { tokens, isWhole: false };
  }
};

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '{',
      '}',
      '(',
      ')',
      '[',
      ']',
      '...',
      '$',
      ':',
      '!',
      '@',
      '=',
      '|',
      '&',
      'a',
      '_b2',
      'query',
      '0',
      '-1',
      '7',
    ],
    ...[
      '1.5',
      '-2e+3',
      '4E-1',
      '"',
      '"""',
      '""',
      '\\"""',
      '\\"',
      '\\',
      '\\u0041',
      '\\u{1F600}',
      '#',
      '"a"',
      '"""b"""',
    ],
    ...['\n', '\r', '\r\n', ' ', '\t', ',', '\ufeff', '\u2028', '주문', '\u{1F600}', '.', '-', '+', '\u0000'],
  ),
  fc.string({ maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));

describe('the text of a document', () => {
  it('has as many tokens for us as for graphql-js, whatever is written', () => {
    fc.assert(
      fc.property(text, (written) => {
        // brackets may be nested as deeply as they like here
        const flat = written.replaceAll(/[{[(]/g, '!');
        const { tokens, isWhole } = lexed(flat);
        const ours = scanText(flat, everything);
        if (isWhole) expect(ours).toBe(tokens);
        else expect(ours).toBeGreaterThanOrEqual(tokens);
      }),
      { numRuns: 20_000 },
    );
  });

  it.each([
    ['a comment ends at a carriage return', '#\r{ a }', 3],
    ['a spread and its name are two', '{ a...b...c }', 7],
    ['numbers without spaces are several', '{ a(b: [1-2-3]) }', 12],
    ['a block string ends at quotes that follow two escapes', '"""\\\\\\""" { """ a', 2],
    ['a block string does not end at escaped quotes', '"""\\"""""" a', 2],
    ['a backslash escapes nothing in a block string', '"""\\""" a """ b', 2],
    ['an empty string is no block', '"" "a"', 2],
  ])('%s', (_, written, tokens) => {
    expect(lexed(written)).toEqual({ tokens, isWhole: true });
    expect(scanText(written, everything)).toBe(tokens);
  });

  const operations = (count: number) => Array.from({ length: count }, (_, i) => `query q${i}{a}`).join(' ');
  const manyFragments = Array.from({ length: 1_500 }, (_, i) => `fragment f${i} on Query{...f${i + 1}}`).join(
    '',
  );
  const manyVariables = `query(${Array.from({ length: 2_000 }, (_, i) => `$v${i}:Int`).join()}){a}`;
  const manyDefaults = `query($v:[Int]=[${'1 '.repeat(10_000)}]){a}`;
  it.each([
    ['4,000 operations', operations(4_000), 'QUERY_TOO_LARGE'],
    [
      '4,000 operations after a comment that ends at a carriage return',
      `#\r${operations(4_000)}`,
      'QUERY_TOO_LARGE',
    ],
    ['1,500 nested fragments', `{...f0}${manyFragments}`, 'QUERY_TOO_LARGE'],
    ['20,000 braces', '{a'.repeat(20_000), 'QUERY_TOO_DEEP'],
    ['20,000 brackets', `{a(b:${'['.repeat(20_000)}`, 'QUERY_TOO_LARGE'],
    ['2,000 variables', manyVariables, 'QUERY_TOO_LARGE'],
    ['10,000 values', manyDefaults, 'QUERY_TOO_LARGE'],
    ['10,000 values without spaces', manyDefaults.replaceAll('1 ', '-1'), 'QUERY_TOO_LARGE'],
    ['a long mutation', `mutation {${'a '.repeat(3_000)}}`, 'QUERY_TOO_COMPLEX'],
  ])('of %s is refused within 25 ms', (_, written, code) => {
    const refuse = () =>
      expect(() => scanText(written, defaultLimits)).toThrow(expect.objectContaining({ code }));
    expect(fastest(refuse)).toBeLessThan(25);
  });

  it.each([
    ['a string', `{a(b:"${'x'.repeat(100_000)}")}`, 8],
    ['a block string of escaped quotes', `{a(b:"""${'\\"""'.repeat(25_000)}""")}`, 8],
    ['comments', `{a}${'#\r'.repeat(50_000)}`, 3],
  ])('with 100 kB of %s is read within 25 ms', (_, written, tokens) => {
    const scan = () => expect(scanText(written, defaultLimits)).toBe(tokens);
    expect(fastest(scan)).toBeLessThan(25);
  });

  it('of the longest introspection query passes', () => {
    const longest = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(scanText(longest, defaultLimits)).toBeGreaterThan(150);
  });
});
