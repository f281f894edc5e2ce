import { expect, test } from 'vitest';
import { loadWith } from '../graph/load.ts';
import type { Reader } from '../kernel/unit.ts';

const reader = {} as Reader;

const counted = (name: string) => {
  const queries: (readonly number[])[] = [];
  const findMany = async (read: Reader, ids: readonly number[]): Promise<(string | null)[]> => {
    expect(read).toBe(reader);
    queries.push(ids);
    return ids.map((id) => (id === 2 ? null : `${name} ${id}`));
  };
  return { rows: { findMany }, queries };
};

test('reads the rows of one answer in one query, each of them once', async () => {
  const { rows, queries } = counted('row');
  const load = loadWith(reader);
  expect(await Promise.all([load(rows, 1), load(rows, 2), load(rows, 1)])).toEqual(['row 1', null, 'row 1']);
  expect(await load(rows, 1)).toBe('row 1');
  expect(queries).toEqual([[1, 2]]);
});

test('keeps rows of different kinds apart', async () => {
  const books = counted('book');
  const games = counted('game');
  const load = loadWith(reader);
  expect(await Promise.all([load(books.rows, 1), load(games.rows, 1)])).toEqual(['book 1', 'game 1']);
});

test('asks for no more ids in one query than a statement may have parameters', async () => {
  const { rows, queries } = counted('row');
  const load = loadWith(reader);
  await Promise.all(Array.from({ length: 1500 }, (_, id) => load(rows, id)));
  expect(queries.map((ids) => ids.length)).toEqual([1000, 500]);
});
