// Every sentence that customers and staff read is written once, as `{ ko: …, en: … }`, wherever it stands. That a refusal or a fault
// has both is seen to by the compiler: `Text` needs both, and a Fault that people meet needs a Text.

import { Fault } from '@jumun/platform/kernel/errors';
import { expect, test } from 'vitest';
import { files, isProgram, isTest, withoutComments } from './architecture/repository.ts';

const quoted = (name: string) => `(['"\`])(?<${name}>(?:\\\\.|(?!\\k<q${name}>).)*)\\k<q${name}>`;
const part = (name: string) => `${name}:\\s*${quoted(name).replace("(['", `(?<q${name}>['`)}`;
const pair = new RegExp(`${part('ko')},\\s*${part('en')}`, 'gs');

const texts = files
  .filter(({ path }) => isProgram(path) && !isTest(path))
  .flatMap(({ path, text }) =>
    [...withoutComments(text).matchAll(pair)].map(({ groups }) => ({ path, ko: groups?.ko, en: groups?.en })),
  );

/** What is not a word of any language: a name, a number, what is put in. */
const isNeutral = (text: string) => /^(\$\{[^}]*\}|[\d\W]|ISBN|ko|en)*$/.test(text);

test('hundreds of sentences are found', () => {
  expect(texts.length).toBeGreaterThan(300);
});

test('the Korean one is Korean, and the English one is not', () => {
  const wrong = texts.filter(
    ({ ko = '', en = '' }) => !isNeutral(en) && (!/[가-힣]/.test(ko) || /[가-힣]/.test(en)),
  );
  expect(wrong).toEqual([]);
});

test('a fault that people meet cannot be made without its Korean sentence', () => {
  // @ts-expect-error people read it
  expect(new Fault('BAD_USER_INPUT', 'In English only.').message).toBe('In English only.');
  expect(new Fault('GRAPHQL_PARSE_FAILED', 'For those who write clients.').in('ko')).toMatch(/^For/);
});
