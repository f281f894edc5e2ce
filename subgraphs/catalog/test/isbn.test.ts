import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalisedIsbn } from '../domain/isbn.ts';

test.each([
  ['9791190090018', '9791190090018'],
  ['978-89-364-3426-7', '9788936434267'],
  ['89-364-3426-8', '9788936434267'],
  ['０-８０４４-２９５７-Ｘ', '9780804429573'],
  ['0 8044 2957 x', '9780804429573'],
  ['ISBN 0-8044-2957-X', '9780804429573'],
  ['ISBN-13: 978 0 8044 2957 3', '9780804429573'],
  ['978–0–8044–2957–3', '9780804429573'],
])('the ISBN %s is kept as %s', (typed, kept) => {
  expect(normalisedIsbn(typed)).toBe(kept);
  expect(normalisedIsbn(kept)).toBe(kept);
});

test.each([
  ['nothing', ''],
  ['a wrong check digit', '978-89-364-3426-8'],
  ['a wrong check digit of ten', '89-364-3426-5'],
  ['an x inside', '0-8X44-2957-3'],
  ['a number of another kind of goods', '8801234567893'],
  ['printed music', '979-0-2600-0043-8'],
  ['eleven digits', '12345678901'],
  ['letters', 'ISBN'],
  ['a thousand digits', '9'.repeat(1_000)],
])('%s is no ISBN', (_, typed) => expect(normalisedIsbn(typed)).toBeNull());

test('any one digit mistyped, or two neighbours exchanged in ten digits, is noticed', () => {
  const twelve = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
  fc.assert(
    fc.property(twelve, fc.nat(9), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const sum = digits.reduce((all, digit, i) => all + (10 - i) * digit, 0);
      const check = (11 - (sum % 11)) % 11;
      const ten = `${digits.join('')}${check === 10 ? 'X' : check}`;
      const kept = normalisedIsbn(ten);
      expect(kept).toMatch(/^978\d{10}$/);
      const mistyped = (number: string, i: number) =>
        number[i] === 'X'
          ? null
          : `${number.slice(0, i)}${(Number(number[i]) + by) % 10}${number.slice(i + 1)}`;
      for (const wrong of [mistyped(ten, at), mistyped(kept as string, at + 3)])
        if (wrong !== null) expect(normalisedIsbn(wrong)).toBeNull();
      const exchanged = `${ten.slice(0, at)}${ten[at + 1] ?? ''}${ten[at]}${ten.slice(at + 2)}`;
      if (exchanged !== ten && !exchanged.slice(0, -1).includes('X'))
        expect(normalisedIsbn(exchanged)).toBeNull();
    }),
  );
});
