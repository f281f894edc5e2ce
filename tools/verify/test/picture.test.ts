import { expect, test } from 'vitest';
import { groupsOf } from '../audit/picture.ts';

const named = (count: number) => Array.from({ length: count }, (_, i) => `context${i}`);

test.each([1, 10, 11, 13, 20])(
  'of %i stores any three can be joined, and no connection joins more than ten',
  (count) => {
    const names = named(count);
    const groups = groupsOf(names);
    expect(Math.max(...groups.map((group) => group.length))).toBeLessThanOrEqual(10);
    for (const one of names)
      for (const other of names)
        for (const third of names)
          expect(groups.some((group) => [one, other, third].every((name) => group.includes(name)))).toBe(
            true,
          );
  },
);
