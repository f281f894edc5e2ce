import { describe, expect, it } from 'vitest';
import { firstName, maskedEmail, maskedName, maskedPhone } from '../masking.ts';

describe('of a person is shown', () => {
  it.each([
    ['+821012345678', '010-****-5678'],
    ['010-1234-5678', '010-****-5678'],
    ['+82212345678', '02-****-5678'],
    ['+442079460018', '****-0018'],
    ['', ''],
    ['1234', ''],
  ])('of the telephone %s only %s', (phone, shown) => {
    expect(maskedPhone(phone)).toBe(shown);
  });

  it.each([
    ['김민지', '민지'],
    ['남궁민수', '민수'],
    ['김 민지', '민지'],
    ['Minji Kim', 'Minji'],
    ['Minji', 'Minji'],
    ['', ''],
  ])('of %s the name %s to be called by', (name, shown) => {
    expect(firstName(name)).toBe(shown);
  });

  it('of a name the first letters, and of an address by e-mail its first', () => {
    expect(maskedName('김민지')).toBe('김**');
    expect(maskedName('Minji Kim')).toBe('M**** K**');
    expect(maskedEmail('minji@example.com')).toBe('m****@example.com');
  });
});
