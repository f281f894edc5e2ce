import { getIntrospectionQuery, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { fragmentsOf } from '../../executor/selections.ts';
import { rootSelections, weighDocument } from '../document.ts';
import { defaultLimits, type Limits } from '../limits.ts';
import { scanText } from '../text.ts';
import { fastest } from './fastest.ts';

const { MAX_SAFE_INTEGER: any } = Number;
/** As if somebody had switched off every limit on sizes: the limits that remain must still be told in time. */
const generous: Limits = {
  ...defaultLimits,
  tokens: any,
  operations: any,
  fragments: any,
  directives: any,
  aliases: any,
};

const weigh = (text: string, limits = defaultLimits) =>
  weighDocument(parse(text, { noLocation: true }), limits);
const refused = (code: string, message?: RegExp) =>
  expect.objectContaining({ code, ...(message && { message: expect.stringMatching(message) }) });

const range = (count: number) => Array.from({ length: count }, (_, i) => i);
/** Each fragment spreads the next one as often as asked; the last selects something. */
const nested = (count: number, last = 'a', times = 1) =>
  range(count)
    .map((i) => `fragment f${i} on Query { ${i + 1 < count ? `...f${i + 1} `.repeat(times) : last} }`)
    .join(' ');

describe('a document', () => {
  it('may have 20 operations, not 21', () => {
    const operations = (count: number) =>
      range(count)
        .map((i) => `query q${i} { a }`)
        .join(' ');
    weigh(operations(20));
    expect(() => weigh(operations(21))).toThrow(refused('QUERY_TOO_COMPLEX', /at most 20 operations/));
  });

  it.each([
    [
      'aliases',
      `{ ${range(31)
        .map((i) => `a${i}: a`)
        .join(' ')} }`,
      /30 aliases/,
    ],
    ['directives', `{ a ${'@include(if: true) '.repeat(21)} }`, /20 directives/],
    ['fragments', `{ ...f0 } ${nested(51)}`, /50 fragments/],
    [
      'root fields',
      `{ ${range(11)
        .map((i) => `a${i}`)
        .join(' ')} }`,
      /10 root fields/,
    ],
    ['selections of one field', `{ ${'a { b } '.repeat(101)} }`, /100 selections of a field/],
    [
      'calls of one field',
      `{ a { b(c: 1) ...f } } fragment f on A { ${'b(c: 1) '.repeat(100)} }`,
      /100 selections of a field/,
    ],
    ['fields once its fragments are expanded', `{ ...f0 } ${nested(14, 'a', 2)}`, /5000 fields/],
  ])('may not have too many %s', (_, text, message) => {
    expect(() => weigh(text)).toThrow(refused('QUERY_TOO_COMPLEX', message));
  });

  it('may ask for a leaf as often as it likes', () => {
    weigh(`{ a { ${'b '.repeat(500)} } }`);
  });

  it('may nest fields and values ten deep, also through fragments', () => {
    const deep = (depth: number) => `${'a { '.repeat(depth - 1)}a${' }'.repeat(depth - 1)}`;
    weigh(`{ ${deep(10)} }`);
    expect(() => weigh(`{ ${deep(11)} }`)).toThrow(refused('QUERY_TOO_DEEP'));
    expect(() => weigh(`{ a { ...f } } fragment f on A { ${deep(10)} }`)).toThrow(refused('QUERY_TOO_DEEP'));
    expect(() => weigh(`{ a(b: ${'['.repeat(12)}1${']'.repeat(12)}) }`)).toThrow(refused('QUERY_TOO_LARGE'));
    expect(() => weigh(`query ($v: [Int] = ${'['.repeat(12)}1${']'.repeat(12)}) { a }`)).toThrow(
      refused('QUERY_TOO_LARGE'),
    );
  });

  it('may have one root field when it is a mutation, and no condition on it when it is a subscription', () => {
    expect(() => weigh('mutation { a b }')).toThrow(refused('QUERY_TOO_COMPLEX', /one root field/));
    expect(() => weigh('subscription { ... @include(if: true) { a } }')).toThrow(
      refused('GRAPHQL_VALIDATION_FAILED', /@skip or @include/),
    );
    expect(() => weigh('{ __proto__: a }')).toThrow(refused('GRAPHQL_VALIDATION_FAILED'));
  });

  it('with 1,500 nested fragments is weighed within 25 ms, and does not overflow the stack', () => {
    const chain = parse(`{ ...f0 } ${nested(1_500)}`, { noLocation: true });
    expect(fastest(() => weighDocument(chain, generous))).toBeLessThan(25);
    const tooDeep = parse(`{ ...f0 } ${nested(20_000)}`, { noLocation: true });
    weighDocument(tooDeep, generous);
  });

  it('whose fragments contain themselves is refused', () => {
    const cycle = `{ ...f0 } ${nested(1_500, '...f700')}`;
    expect(() => weigh(cycle, generous)).toThrow(
      refused('GRAPHQL_VALIDATION_FAILED', /"f\d+" contains itself/),
    );
    expect(() => weigh('{ a } fragment f on A { b { ...f } }')).toThrow(
      refused('GRAPHQL_VALIDATION_FAILED', /"f"/),
    );
  });

  it('whose fragments double and end in one that is missing is weighed within 25 ms', () => {
    const doubling = parse(`{ ...f0 } ${nested(22, '...missing', 2)}`, { noLocation: true });
    expect(fastest(() => weighDocument(doubling, defaultLimits))).toBeLessThan(25);
  });

  it.each([
    [
      '4,000 operations',
      range(4_000)
        .map((i) => `query q${i}{a}`)
        .join(' '),
    ],
    [
      '2,000 variables',
      `query (${range(2_000)
        .map((i) => `$v${i}: Int`)
        .join()}) { a }`,
    ],
    ['10,000 values', `query ($v: [Int] = [${'1 '.repeat(10_000)}]) { a }`],
    ['a string of 100 kB', `{ a(b: "${'x'.repeat(100_000)}") }`],
  ])('of %s is weighed within 25 ms', (_, text) => {
    const document = parse(text, { noLocation: true });
    expect(fastest(() => weighDocument(document, generous))).toBeLessThan(25);
  });
});

describe('the standard introspection query', () => {
  const choices = [true, false];
  const options = choices.flatMap((descriptions) =>
    choices.flatMap((specifiedByUrl) =>
      choices.flatMap((inputValueDeprecation) =>
        choices.map((oneOf) => ({ descriptions, specifiedByUrl, inputValueDeprecation, oneOf })),
      ),
    ),
  );
  it.each(options)('passes every limit with %o', (option) => {
    // GraphiQL and Apollo Sandbox ask for these as well
    for (const more of choices) {
      const text = getIntrospectionQuery({ ...option, schemaDescription: more, directiveIsRepeatable: more });
      scanText(text, defaultLimits);
      weigh(text);
    }
  });
});

describe('the root fields of an operation', () => {
  it('are those of its fragments too, each fragment once, with whether they depend on a condition', () => {
    const document = parse(`
      { a ...f @skip(if: true) ...f ... @include(if: true) { c } ...missing }
      fragment f on Query { b ...g }
      fragment g on Query { d }
    `);
    const [operation] = document.definitions;
    if (operation?.kind !== 'OperationDefinition') throw new Error('no operation');
    const found = rootSelections(operation, fragmentsOf(document));
    expect(found.map(({ field, conditional }) => `${field.name.value} ${conditional}`)).toEqual([
      'a false',
      ...['b true', 'd true', 'b false', 'd false', 'c true'],
    ]);
  });
});
