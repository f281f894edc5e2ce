import { expect, test } from 'vitest';
import { z } from 'zod';
import { checkedInput, idempotencyKey, idText, keyIn, line, readInput } from '../graph/input.ts';
import { Fault } from '../kernel/errors.ts';

const takes = (form: z.ZodType, text: unknown) => form.safeParse(text).success;

test('a line of text is kept as people write it, without the spaces around it', () => {
  const name = line(20);
  expect(name.parse('  김하늘 \u3000')).toBe('김하늘');
  for (const text of ['Zoë', "O'Brien; --", '👩‍👩‍👧 latte', 'العربية', '<b>', 'a  b'])
    expect(name.parse(text)).toBe(text);
});

test.each([
  ['half a character', 'a\ud800b'],
  ['the other half', '\udc00'],
  ['text that turns its direction', 'abc\u202etxt.exe'],
  ['an isolate that is not closed', 'a\u2067b'],
  ['a zero byte, which PostgreSQL refuses', 'a\0b'],
  ['a new line', 'a\nb'],
  ['a control character of the terminal', '\u001b[31m'],
  ['one of the second block of control characters', 'a\u0085b'],
  ['a control character at the end, which trimming would hide', 'a\n'],
  ['nothing', ''],
  ['only spaces', ' \u3000 '],
  ['a number', 7],
  ['null', null],
])('a line takes no %s', (_, text) => {
  expect(takes(line(20), text)).toBe(false);
});

test('the length of a line is bounded, counted without the spaces around it', () => {
  const code = line(5, 2);
  expect(takes(code, ' 12345 ')).toBe(true);
  expect(takes(code, '123456')).toBe(false);
  expect(takes(code, '12')).toBe(true);
  expect(takes(code, ' 1 ')).toBe(false);
});

test('an idempotency key is 1 to 255 printable characters without spaces', () => {
  for (const key of ['a', '~!-_.:/', 'x'.repeat(255)]) expect(takes(idempotencyKey, key), key).toBe(true);
  for (const key of ['', ' ', 'a b', 'ä', 'a\n', 'x'.repeat(256), '\0'])
    expect(takes(idempotencyKey, key), key).toBe(false);
});

test('an id is a short word; nothing else reaches a query', () => {
  for (const id of ['ord_0199', 'a-b', 'x'.repeat(64)]) expect(takes(idText, id), id).toBe(true);
  for (const id of ['', "'", 'a b', 'a\n', '../x', 'x'.repeat(65), 'é'])
    expect(takes(idText, id), id).toBe(false);
});

const form = z.object({ name: line(5), address: z.object({ city: line(5) }) });

test('the first mistake is told with its field', () => {
  expect(readInput(form, { name: ' a ', address: { city: 'b' } })).toEqual({
    value: { name: 'a', address: { city: 'b' } },
  });
  expect(readInput(form, { name: 'a', address: { city: 'too long' } })).toEqual({
    field: ['address', 'city'],
    problem: 'address.city must have at most 5 characters',
  });
  expect(readInput(form, { name: ' ', address: { city: 'b' } })).toMatchObject({
    problem: 'name must not be empty',
  });
  expect(readInput(line(5), '')).toMatchObject({ field: [], problem: 'input must not be empty' });
});

test('input that is not in its form is BAD_USER_INPUT and never repeats what was given', () => {
  const given = { name: 'secret-name\u202e', address: { city: 'b' } };
  const thrown = (() => {
    try {
      return checkedInput(form, given);
    } catch (error) {
      return error;
    }
  })();
  expect(thrown).toBeInstanceOf(Fault);
  expect(thrown).toMatchObject({ code: 'BAD_USER_INPUT', details: { field: ['name'] } });
  expect(String(thrown)).not.toContain('secret');
});

test('a mistake in an idempotency key is bad input, with anything beside it', () => {
  expect(keyIn({ idempotencyKey: 'key-1', title: 7 })).toBe('key-1');
  expect(() => keyIn({ idempotencyKey: 'a b', title: 'x' })).toThrow(Fault);
});
