import { newId } from '@jumun/platform/kernel/ids';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenCatalog, openCatalog } from './open.ts';

let catalog: OpenCatalog;
beforeAll(async () => {
  catalog = await openCatalog();
});
afterAll(() => catalog.close());

const available = async (book: string) => (await catalog.product(book))?.stock;

test('a key that is asked again answers what it was answered, also once nothing is left', async () => {
  const book = await catalog.aBook(2);
  const key = newId('ord');
  const first = await catalog.reserve(key, [book, 2]);
  expect(first).toMatchObject({ __typename: 'StockReservation', state: 'HELD' });
  expect(await catalog.reserve(key, [book, 2])).toEqual(first);
  expect(await catalog.reserve(newId('ord'), [book, 1])).toMatchObject({ __typename: 'StockShort' });
  expect(await available(book)).toBe(0);
});

test('a key that was given back is never held, whoever asks first', async () => {
  const book = await catalog.aBook(2);
  const key = newId('ord');
  await catalog.release(key);
  expect(await catalog.reserve(key, [book, 1])).toMatchObject({ state: 'RELEASED' });
  expect(await available(book)).toBe(2);
});

test('twenty asks of one key at once hold its copies once', async () => {
  const book = await catalog.aBook(30);
  const key = newId('ord');
  const answers = await Promise.all(Array.from({ length: 20 }, () => catalog.reserve(key, [book, 3])));
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(await available(book)).toBe(27);
});
