import { readFileSync } from 'node:fs';
import { generatedFiles } from '@jumun/schema/compose';
import { describe, expect, it } from 'vitest';
import { isEmptyAt, openComparison, toldAt, unnamed } from './comparison.ts';
import { zoo } from './zoo.ts';

const forgets =
  'The stock executor takes a lion for any animal once a subgraph to which Animal is an object says so.';

/**
 * The stock executor asks for a non-null field although all that is selected in it has been taken out by a condition, and fails as
 * the field is not there. Which operations that meets changes with our graph; ours answers them as a single subgraph would.
 */
const overreaches = (text: string, errors: readonly unknown[]): boolean =>
  /@(skip|include)/.test(text) &&
  errors.length > 0 &&
  errors.every((error) => /^Cannot return null for non-nullable field/.test(String(error)));

/** Operations that the stock executor answers otherwise, and why ours is right. */
type Listed = Readonly<Record<number, string>>;

const graphs: readonly { name: string; sdlOf: () => string; listed: Listed }[] = [
  {
    name: 'our graph',
    sdlOf: () => readFileSync(generatedFiles.supergraph, 'utf8'),
    listed: {},
  },
  {
    name: 'a graph with everything that ours has not',
    sdlOf: zoo,
    listed: Object.fromEntries([56, 61, 87, 143, 188, 225, 304, 308, 417].map((seed) => [seed, forgets])),
  },
];

const seedsPerTest = 50;
const firstSeeds = Array.from({ length: 10 }, (_, index) => index * seedsPerTest + 1);

describe.each(graphs)('generated operations on $name', ({ sdlOf, listed }) => {
  const compare = openComparison(sdlOf());

  it.each(firstSeeds)(
    'are answered by every planner as one subgraph that knows everything would, and as by the stock executor, from seed %i on',
    async (first) => {
      for (let seed = first; seed < first + seedsPerTest; seed++) {
        const { text, document, oracle, native, hostile, apollo, stock, failing } = await compare(seed);
        const about = `seed ${seed}: ${text}`;
        expect(native.data, about).toEqual(oracle);
        expect(apollo.data, about).toEqual(oracle);
        expect(unnamed(hostile.data), about).toEqual(unnamed(oracle));
        expect(
          [native, apollo, hostile].flatMap(({ errors }) => errors),
          about,
        ).toEqual([]);
        for (const { path } of failing.apollo.errors)
          expect(isEmptyAt(failing.apollo.data, path ?? []), about).toBe(true);
        const ours = [apollo, failing.apollo].map(({ data, errors }) => ({
          data,
          errors: toldAt(errors, document),
        }));
        const theirs = [stock, failing.stock].map(({ data, errors }) => ({
          data,
          errors: toldAt(errors, document),
        }));
        if (listed[seed]) expect(ours, about).not.toEqual(theirs);
        else if (!overreaches(text, theirs[0]?.errors ?? [])) expect(ours, about).toEqual(theirs);
      }
    },
    60_000,
  );
});
