import fc from 'fast-check';
import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  idempotencyKey,
  idText,
  inputsWith,
  line,
  optional,
  readInput,
  visible,
  whole,
} from '../graph/input.ts';
import { Fault } from '../kernel/errors.ts';

const { checkedInput, keyIn } = inputsWith({ name: { ko: '이름', en: 'name' } });

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
  ['the end of a paragraph', 'a\u2029b'],
  ['a character that is none', 'a\ufffe'],
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

const unseen: [string, string][] = [
  ['a Hangul filler', '\u3164'],
  ['the other Hangul fillers', '\u115f\u1160\uffa0'],
  ['the blank of Braille', '\u2800\u2800'],
  ['a space without width', '\u200b'],
  ['a joiner', '\u200d'],
  ['a mark of the byte order', '\ufeff'],
  ['a soft hyphen', '\u00ad'],
  ['a mark of direction', '\u200e\u200f\u061c'],
  ['a selector of forms', '\ufe0f'],
  ['tags', '\u{e0067}\u{e007f}'],
  ['private characters', '\ue000\u{f0000}'],
  ['the end of an annotation', '\ufffb'],
  ['a musical beam', '\u{1d173}'],
  ['spaces around a filler', ' \u3164\u00a0'],
];

test.each(unseen)('a text of nothing but %s is empty, and beside what is seen it is left out', (_, text) => {
  expect(readInput(z.object({ name: line(20) }), { name: text })).toEqual({
    field: ['name'],
    problem: { en: 'must not be empty', ko: '비워 둘 수 없습니다' },
  });
  expect(line(20).parse(`${text} 김하늘 ${text}`)).toBe('김하늘');
});

test.each([
  ['a family, joined from four', '👨‍👩‍👧‍👦'],
  ['a heart in colour', 'I ❤️ latte'],
  ['the flag of Scotland, spelt with tags', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
  ['a keycap', '1️⃣번'],
  ['Hindi with a joiner', 'क्‍ष'],
  ['Sinhala with a joiner', 'ශ්‍රී ලංකා'],
  ['Persian with a non-joiner', 'می‌خواهم'],
  ['a form of an ideograph', '葛\u{e0100}城'],
  ['an Arabic sign of a year', '\u0601\u0662\u0660'],
  ['a letter that is newer than this Node', '\u{1fae9}'],
  ['what only marks can spell', 'e\u0301'],
])('%s stays as it is written', (_, text) => expect(line(40).parse(text)).toBe(text));

test('whatever is typed, what is kept has no end that is unseen, and reading it again changes nothing', () => {
  const pieces = [...unseen.flatMap(([, text]) => [...text]), '김', 'a', ' ', '👩', 'क', '्', '❤', '1'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (typed) => {
      const kept = visible(typed.join(''));
      expect(visible(kept)).toBe(kept);
      expect(kept).toBe(kept.trim());
      const isSeen = /[김a👩क्❤1]/u.test(typed.join(''));
      expect(kept !== '').toBe(isSeen);
    }),
    { numRuns: 2_000 },
  );
});

test('an optional text that is left empty is not there', () => {
  const form = z.object({ note: optional(line(5)) });
  for (const note of [undefined, null, '', '  ', '\u3000'])
    expect(form.parse({ note })).toEqual({ note: null });
  expect(form.parse({})).toEqual({ note: null });
  expect(form.parse({ note: ' a ' })).toEqual({ note: 'a' });
  for (const note of ['\u3164', 'too long']) expect(takes(form, { note })).toBe(false);
});

test('a whole number has both bounds in its sentence', () => {
  for (const n of [0, 5]) expect(takes(whole(0, 5), n)).toBe(true);
  for (const n of [-1, 6, 1.5, null, undefined])
    expect(readInput(whole(0, 5), n)).toMatchObject({
      problem: { en: 'must be a whole number from 0 to 5', ko: '0부터 5까지의 정수로 입력해 주세요' },
    });
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
    problem: { en: 'must have at most 5 characters', ko: '5자 이하로 입력해 주세요' },
  });
  expect(readInput(form, { name: ' ', address: { city: 'b' } })).toMatchObject({
    problem: { en: 'must not be empty', ko: '비워 둘 수 없습니다' },
  });
  expect(readInput(line(5), '')).toMatchObject({ field: [], problem: { en: 'must not be empty' } });
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
