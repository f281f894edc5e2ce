import { describe, expect, it } from 'vitest';
import { normalisedOrderNumber, orderNumberOf } from '../order-number.ts';

const id = 'ord_0199aabbccdd7eef8011223344556677';
const number = orderNumberOf(id);
const symbols = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

describe('the number of an order', () => {
  it('has 8 symbols, none of which is taken for another', () => {
    expect(number).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
    for (const lookAlike of '01ILO') expect(number).not.toContain(lookAlike);
  });

  it('follows from the id alone, and another id has another', () => {
    expect(orderNumberOf(id)).toBe(number);
    const ids = Array.from(
      { length: 5_000 },
      (_, i) => `${id.slice(0, -9)}${(i * 7_654_321).toString(16).padStart(9, '0')}`,
    );
    expect(new Set(ids.map(orderNumberOf)).size).toBe(ids.length);
  });

  it.each([
    ['in small letters', (text: string) => text.toLowerCase()],
    ['in groups', (text: string) => ` ${text.slice(0, 4)} - ${text.slice(4)} `],
    [
      'in full width',
      (text: string) => text.replaceAll(/./g, (c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)),
    ],
    ['behind a hash', (text: string) => `#${text}`],
  ])('is understood %s', (_, typed) => {
    expect(normalisedOrderNumber(typed(number))).toBe(number);
  });

  it('with one wrong symbol is no number', () => {
    for (let place = 0; place < number.length; place += 1)
      for (const wrong of symbols)
        if (wrong !== number[place])
          expect(normalisedOrderNumber(number.slice(0, place) + wrong + number.slice(place + 1))).toBeNull();
  });

  it('with two neighbours in each other’s place is no number', () => {
    for (let place = 0; place < number.length - 1; place += 1) {
      const [a = '', b = ''] = [number[place], number[place + 1]];
      if (a !== b)
        expect(normalisedOrderNumber(number.slice(0, place) + b + a + number.slice(place + 2))).toBeNull();
    }
  });

  it.each(['', 'ord_0199', '0OIL1111', '\0', 'x'.repeat(10_000)])('is not %j', (text) => {
    expect(normalisedOrderNumber(text)).toBeNull();
  });
});
