import { expect, test } from 'vitest';
import { money, plus, sameMoney, times } from '../kernel/money.ts';

const won = (minorUnits: number) => money(minorUnits, 'KRW');

test('amounts of one currency are added and multiplied exactly', () => {
  expect(plus(won(13_500), won(500))).toEqual(won(14_000));
  expect(times(won(4_500), 3)).toEqual(won(13_500));
  expect(plus(won(5), won(-5))).toEqual(won(0));
});

test('amounts of two currencies have no sum and are never the same', () => {
  expect(() => plus(won(1), money(1, 'USD'))).toThrow('KRW and USD');
  expect(sameMoney(won(1), money(1, 'USD'))).toBe(false);
  expect(sameMoney(won(1), won(1))).toBe(true);
  expect(sameMoney(won(1), won(2))).toBe(false);
});

test.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('%s is no amount', (minorUnits) => {
  expect(() => won(minorUnits)).toThrow(RangeError);
});

test('a sum or product that would no longer be exact is refused', () => {
  expect(() => plus(won(Number.MAX_SAFE_INTEGER), won(1))).toThrow(RangeError);
  expect(() => times(won(2 ** 50), 16)).toThrow(RangeError);
  expect(() => times(won(100), 0.333)).toThrow(RangeError);
});
