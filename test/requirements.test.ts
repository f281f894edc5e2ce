import { describe, expect, it } from 'vitest';
import {
  isFresh,
  problems,
  requirementsPage,
  rows,
  testFiles,
  titled,
} from '../tools/verify/requirements.ts';

const shown = testFiles().flatMap(titled);

describe('docs/requirements.md', () => {
  it('says what the tests say: otherwise run npm run requirements', () => {
    expect(isFresh(shown)).toBe(true);
    expect(isFresh(shown.slice(1))).toBe(false);
  });

  it('has every row once, each with a test, something else that shows it, or a reason', () => {
    expect(problems(rows, shown)).toEqual([]);
    const counts = Object.fromEntries(
      Object.entries(Object.groupBy(rows, ({ id }) => id.replace(/-?\d+$/, ''))).map(([of, list]) => [
        of,
        list?.length,
      ]),
    );
    expect(counts).toEqual({ OB: 66, CF: 45, EB: 62, CT: 55, GC: 73, T: 14 });
  });

  it('finds the titles in every part of the repository', () => {
    expect(new Set(shown.map(({ path }) => path.split('/')[0]))).toEqual(
      new Set(['platform', 'router', 'schema', 'subgraphs', 'test', 'tools', 'workers']),
    );
  });
});

describe('a title', () => {
  const text = (...lines: string[]) => titled({ path: 'a/test/b.test.ts', text: lines.join('\n') });

  it('is read with the groups around it, however it is written', () => {
    // the brackets are put in afterwards, so that this file names no rows by its examples
    const read = text(
      "describe('an order', () => {",
      ...["  it('is placed {OB-01}', () => {});", "  describe('that is late {OB-02}', () => {"].map(
        bracketed,
      ),
      ...['    test.each([1, 2])("is mine, %s {T1}", () => {});', '    it(', '      `goes on {EB-01}`,'].map(
        bracketed,
      ),
      '      () => {},\n    );\n  });\n});',
      bracketed("test('alone {OB-03 EB-04}', () => {});"),
    );
    expect(read.map(({ title, ids }) => [title, ...ids])).toEqual([
      ['an order, is placed', 'OB-01'],
      ['an order, that is late', 'OB-02'],
      ['an order, that is late, is mine, %s', 'T1'],
      ['an order, that is late, goes on', 'EB-01'],
      ['alone', 'OB-03', 'EB-04'],
    ]);
  });

  it('counts only where a test runs', () => {
    expect(
      text(
        ...[
          "// it('is not there {OB-01}', () => {});",
          "it.skip('is not run {OB-01}', () => {});",
          "it.todo('is not written {OB-01}');",
          "const title = 'is no title {OB-01}';",
          "it('has the ids {OB-01} in the middle', () => {});",
        ].map(bracketed),
      ),
    ).toEqual([]);
  });

  const bracketed = (line: string) =>
    line
      .replace('{OB', '[OB')
      .replace('{EB', '[EB')
      .replace('{T', '[T')
      .replace(/(\d)\}/, '$1]');
});

describe('it is noticed when', () => {
  const row = { id: 'OB-01', kind: 'function', asks: 'A customer orders.' };
  const test = { path: 'a.test.ts', title: 'orders', ids: ['OB-01'] };

  it('a row has neither a test nor a reason', () => {
    expect(problems([row], [])).toEqual(['OB-01 has neither a test nor a reason: A customer orders.']);
    expect(problems([{ ...row, later: 'next year' }], [])).toEqual([]);
    expect(problems([{ ...row, shown: 'a page' }], [])).toEqual([]);
    expect(problems([row], [test])).toEqual([]);
  });

  it('a title names a row that does not exist, or a row appears twice', () => {
    expect(problems([row], [test, { ...test, ids: ['OB-99'] }])).toEqual([
      'a.test.ts names OB-99, which is no row: orders',
    ]);
    expect(problems([row, row], [test])).toEqual(['OB-01 appears twice']);
  });
});

it('a row shows its tests, else what else shows it, else why it is later', () => {
  const page = requirementsPage([
    { path: 'subgraphs/orders/test/place.both.test.ts', title: 'placing', ids: ['OB-01'] },
  ]);
  expect(page).toContain(
    '| OB-01 | function | A customer orders a book. | [orders/place](../subgraphs/orders/test/place.both.test.ts): placing |',
  );
  expect(page).toMatch(/\| OB-48 \| checkpoint \| .+ \| the \[glossary\]/);
  expect(page).toMatch(
    /\| EB-44 \| checkpoint \| .+ \| \*later\*: a part in another language comes later \|/,
  );
});
