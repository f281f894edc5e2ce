import type { $ZodIssue } from 'zod/v4/core';
import type { Locale } from '../kernel/locale.ts';
import { codeOf, type Refused, type Text } from '../kernel/refusal.ts';

// What is wrong with a field of an input and how to mend it, in the languages that people read.

/** Each Korean sentence by the English one, which stands in the checks of the forms. */
const korean = new Map<string, string>();

/**
 * What a check of a form says of a field that fails it: behind the name of the field it makes a sentence, as in `problem({
 * en: 'must not be empty', ko: '비워 둘 수 없습니다' })`.
 */
export const problem = ({ en, ko }: Text): string => {
  korean.set(en, ko);
  return en;
};

const count = (n: number | bigint, locale: Locale): string => n.toLocaleString(locale);

type Bound = { readonly origin: string; readonly bound: number | bigint };

const tooSmall: Readonly<Record<string, (bound: number | bigint) => Text>> = {
  string: (bound) => ({
    ko: `${count(bound, 'ko')}자 이상 입력해 주세요`,
    en: `must have at least ${count(bound, 'en')} characters`,
  }),
  array: (bound) => ({
    ko: `${count(bound, 'ko')}개 이상 넣어 주세요`,
    en: `must have at least ${count(bound, 'en')} entries`,
  }),
  number: (bound) => ({
    ko: `${count(bound, 'ko')} 이상이어야 합니다`,
    en: `must be at least ${count(bound, 'en')}`,
  }),
};

const tooBig: typeof tooSmall = {
  string: (bound) => ({
    ko: `${count(bound, 'ko')}자 이하로 입력해 주세요`,
    en: `must have at most ${count(bound, 'en')} characters`,
  }),
  array: (bound) => ({
    ko: `${count(bound, 'ko')}개까지만 넣어 주세요`,
    en: `must have at most ${count(bound, 'en')} entries`,
  }),
  number: (bound) => ({
    ko: `${count(bound, 'ko')} 이하여야 합니다`,
    en: `must be at most ${count(bound, 'en')}`,
  }),
};

const bounded = (texts: typeof tooSmall, { origin, bound }: Bound): Text | undefined =>
  (texts[origin] ?? texts.number)?.(bound);

const missing: Text = { ko: '꼭 입력해 주세요', en: 'is needed' };
const wholeNumber: Text = { ko: '정수로 입력해 주세요', en: 'must be a whole number' };
const other: Text = { ko: '올바르지 않습니다', en: 'is not right' };

/** What the checks say that zod brings along. */
const ofZod = (issue: $ZodIssue): Text | undefined => {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'int' ? wholeNumber : missing; // the graph has seen to every other type
    case 'invalid_value': {
      const values = issue.values.join(', ');
      return { ko: `다음 중 하나여야 합니다: ${values}`, en: `must be one of ${values}` };
    }
    case 'too_small':
      return bounded(tooSmall, { origin: issue.origin, bound: issue.minimum });
    case 'too_big':
      return bounded(tooBig, { origin: issue.origin, bound: issue.maximum });
    default:
      return undefined;
  }
};

/** What an issue says, in both languages; where a field may have several forms, what the last of them says. */
export const problemOf = (issue: $ZodIssue | undefined): Text => {
  if (!issue) return other;
  if (issue.code === 'invalid_union') return problemOf(issue.errors.at(-1)?.[0]);
  const ko = korean.get(issue.message);
  return ko === undefined ? (ofZod(issue) ?? other) : { ko, en: issue.message };
};

/** What people call the fields of inputs; null for one that only groups others and is not said. */
export type Labels = Readonly<Record<string, Text | null>>;

/** What is wrong with an input, by field; see `readInput`. */
export type BadField = { readonly field: readonly string[]; readonly problem: Text };

/** `lines.0.quantity` is the quantity of the first product: fields are said from the outside in, entries counted from 1. */
const nameOf = (field: readonly string[], labels: Labels, locale: Locale): string => {
  const parts = field.flatMap((part) => {
    if (/^\d+$/.test(part)) return [String(Number(part) + 1)];
    const label = Object.hasOwn(labels, part) ? labels[part] : { ko: part, en: part };
    return label ? [label[locale]] : [];
  });
  return parts.join(' ').replace(/,$/, '') || { ko: '입력 내용', en: 'the input' }[locale];
};

/** The sentence for people: which field, what is wrong with it, and how to mend it. */
export const sentenceOf = ({ field, problem: text }: BadField, labels: Labels, locale: Locale): string => {
  const name = nameOf(field, labels, locale);
  return locale === 'ko' ? `${name}: ${text.ko}.` : `The ${name.replace(/^the /, '')} ${text.en}.`;
};

/**
 * Makes the refusals of bad fields: `refuseField(context, 'InvalidProduct', bad)` names the field and says in the caller's language
 * what is wrong with it and how to mend it.
 */
export const fieldRefusals =
  (labels: Labels) =>
  <K extends string>(
    { locale }: { readonly locale: Locale },
    type: K,
    bad: BadField,
  ): Refused<K, { readonly field: readonly string[] | null }> => ({
    __typename: type,
    code: codeOf(type),
    message: sentenceOf(bad, labels, locale),
    field: bad.field.length > 0 ? bad.field : null,
  });
