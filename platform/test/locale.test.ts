import { expect, test } from 'vitest';
import { acceptedLocale, localeOf } from '../kernel/locale.ts';

test.each([
  ['ko', 'ko'],
  ['ko-KR', 'ko'],
  ['EN', 'en'],
  ['en_US', 'en'],
  [' en ', 'en'],
  ['korean', undefined],
  ['fr', undefined],
  ['', undefined],
  [null, undefined],
  [undefined, undefined],
])('%s is the language %s', (tag, locale) => {
  expect(localeOf(tag)).toBe(locale);
});

test.each([
  ['en-US,en;q=0.9,ko;q=0.8', 'en'],
  ['fr-FR, ko;q=0.5, en;q=0.7', 'en'],
  ['fr, de', undefined],
  ['en;q=0, ko;q=0.1', 'ko'],
  ['en;q=0', undefined],
  ['en ; q=0.2 , ko ; q=0.3', 'ko'],
  ['ko, en', 'ko'],
  ['*', undefined],
  [';;;,,,q=', undefined],
  ['en;q=x, ko;q=0.1', 'ko'], // a weight that is no number
  [`${'en,'.repeat(100)}ko`, undefined],
  ['', undefined],
  [null, undefined],
])('who accepts %s reads %s', (header, locale) => {
  expect(acceptedLocale(header)).toBe(locale);
});
