import { readFileSync } from 'node:fs';
import { generatedFiles } from '@jumun/schema/compose';
import { describe, expect, it } from 'vitest';
import { isEmptyAt, openComparison, toldAt, unnamed } from './comparison.ts';
import { zoo } from './zoo.ts';

/** Operations that the stock executor answers wrongly: the single subgraph that knows everything says so. */
const stockIsWrong: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  'our graph': {},
  'a graph with what ours has not': {
  },
};

const graphs = [
  { name: 'our graph', sdlOf: () => readFileSync(generatedFiles.supergraph, 'utf8') },
  { name: 'a graph with what ours has not', sdlOf: zoo },
];

const seedsPerTest = 50;
const tests = Array.from({ length: Number(process.env.TESTS ?? 10) }, (_, index) => index * seedsPerTest + 1);

describe.each(graphs)('generated operations on $name', ({ name, sdlOf }) => {
  const compare = openComparison(sdlOf());

  it.each(tests)(`are answered as they should be, from seed %i`, async (first) => {
    for (let seed = first; seed < first + seedsPerTest; seed++) {
      const { text, document, oracle, native, hostile, apollo, stock, failing } = await compare(seed);
      const about = `seed ${seed}: ${text}`;
      expect(native.data, about).toEqual(oracle);
      expect(apollo.data, about).toEqual(oracle);
      expect(unnamed(hostile.data), about).toEqual(unnamed(oracle));
      if (stockIsWrong[name]?.[seed]) expect(stock.data, about).not.toEqual(oracle);
      else {
        expect(stock.data, about).toEqual(oracle);
        expect(toldAt(apollo.errors, document), about).toEqual(toldAt(stock.errors, document));
        expect(failing.apollo.data, about).toEqual(failing.stock.data);
        expect(toldAt(failing.apollo.errors, document), about).toEqual(toldAt(failing.stock.errors, document));
      }
      for (const { path } of failing.apollo.errors)
        expect(isEmptyAt(failing.apollo.data, path ?? []), about).toBe(true);
    }
  }, 60_000);
});
