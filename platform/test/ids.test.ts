import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { fingerprint, idFrom, newId } from '../kernel/ids.ts';

test('new ids differ, say what they name, and sort by their time', async () => {
  const many = Array.from({ length: 1_000 }, () => newId('ord'));
  expect(new Set(many).size).toBe(1_000);
  for (const id of many) expect(id).toMatch(/^ord_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(many.toSorted()).toEqual(many); // most of them are of the same millisecond
  const early = newId('ord');
  await pause(3);
  expect(newId('ord') > early).toBe(true);
});

test('the same parts give the same id, other parts another one', () => {
  expect(idFrom('evt', 'a', 'b')).toBe(idFrom('evt', 'a', 'b'));
  const ids = [
    idFrom('evt', 'a', 'b'),
    idFrom('evt', 'b', 'a'),
    idFrom('evt', 'ab'),
    idFrom('evt', 'ab', ''),
    idFrom('evt', '', 'ab'),
    idFrom('evt', 'a', 'b', ''),
    idFrom('evt', '1:a', 'b'),
  ];
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids[0]).toMatch(/^evt_[0-9a-f]{32}$/);
});

test('an id made of parts never changes: it must be the same years later', () => {
  expect(idFrom('evt', 'evt_1', 'stores/open-ticket-when-order-placed', '0')).toMatchInlineSnapshot(
    `"evt_4301dbdcc316691c4f5d97c9653c90dd"`,
  );
});

test('a fingerprint follows the value, not the order of its keys', () => {
  const value = { b: [1, { y: null, x: 'text' }], a: true };
  expect(fingerprint({ a: true, b: [1, { x: 'text', y: null }] })).toBe(fingerprint(value));
  expect(fingerprint({ ...value, gone: undefined })).toBe(fingerprint(value));
  const others = [
    { ...value, a: false },
    { ...value, b: [{ y: null, x: 'text' }, 1] },
    { ...value, a: 'true' },
    { ...value, c: null },
    [value],
    null,
    'null',
    {},
    [],
    '',
    0,
    '0',
    { a: { b: 1 } },
    { 'a":{"b': 1 },
  ];
  const prints = [value, ...others].map(fingerprint);
  expect(new Set(prints).size).toBe(prints.length);
});
