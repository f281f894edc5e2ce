import { expect, test } from 'vitest';
import { normalisedPhone } from '../kernel/phone.ts';

test.each([
  ['010-1234-5678', '+821012345678'],
  ['010.1234.5678', '+821012345678'],
  ['010 1234 5678', '+821012345678'],
  ['０１０－１２３４－５６７８', '+821012345678'],
  [' 01012345678\u3000', '+821012345678'],
  ['+82 10 1234 5678', '+821012345678'],
  ['+82 010 1234 5678', '+821012345678'],
  ['＋82-(0)10-1234-5678', '+821012345678'],
  ['02-312-3456', '+8223123456'],
  ['(031) 123-4567', '+82311234567'],
  ['1588-1234', '+8215881234'],
  ['+1 (415) 555-0100', '+14155550100'],
  ['+44 20 7946 0018', '+442079460018'],
])('the telephone number %s is kept as %s', (typed, kept) => {
  expect(normalisedPhone(typed)).toBe(kept);
  expect(normalisedPhone(kept)).toBe(kept);
});

test.each([
  ['nothing', ''],
  ['what nobody can see', '\u3164'],
  ['words', 'call me'],
  ['words around a number', 'call 010-1234-5678'],
  ['an emergency number', '112'],
  ['a number that no country gives out', '000-0000-0000'],
  ['a number of no country', '+999 12 345 6789'],
  ['a digit too few', '010-123-456'],
  ['a digit too many', '010-1234-56789'],
  ['an extension', '02-312-3456 ext. 7'],
  ['two numbers', '010-1234-5678, 010-8765-4321'],
  ['five thousand digits', '0'.repeat(5_000)],
])('%s is no telephone number', (_, typed) => expect(normalisedPhone(typed)).toBeNull());
