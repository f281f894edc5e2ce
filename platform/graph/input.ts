import { z } from 'zod';
import { Fault } from '../kernel/errors.ts';
import { normalisedPhone } from '../kernel/phone.ts';
import { type BadField, type Labels, problem, problemOf, sentenceOf } from './problems.ts';

/** Characters that no text of one line has: control characters, ends of lines, half characters, and what turns the direction of writing. */
const notText = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069]/u;

// Format characters that are seen: they stand over or around the digits behind them.
const shownFormats = '\\u0600-\\u0605\\u06dd\\u070f\\u0890\\u0891\\u08e2\\u{110bd}\\u{110cd}';
// What no reader sees: format characters, fillers, the blank of Braille, and what only one maker's fonts can show.
const unseen = `(?:(?![${shownFormats}])[\\p{Default_Ignorable_Code_Point}\\p{Cf}\\p{Co}\\u2800])`;
const seen = `(?:(?!${unseen})\\P{Z})`;
// Unseen, and yet part of what is seen: forms of letters and emoji, flags, and the joiners of emoji and Indic scripts.
const forms = '\\ufe00-\\ufe0f\\u{e0100}-\\u{e01ef}\\u180b-\\u180d\\u180f\\u{e0020}-\\u{e007f}';
const joiners = '\\u200c\\u200d';

const neverSeen = new RegExp(`(?![${forms}${joiners}])${unseen}`, 'gu');
const formsOfNothing = new RegExp(`(?<!${seen}|[${forms}${joiners}])[${forms}${joiners}]+`, 'gu');
const joinersOfNothing = new RegExp(`[${joiners}]+(?!${seen}|[${joiners}])`, 'gu');

/** The text without what nobody can see in it; a text that consists of nothing else is empty. */
export const visible = (text: string): string =>
  text.replace(neverSeen, '').replace(formsOfNothing, '').replace(joinersOfNothing, '').trim();

/** What the checks of forms say; behind the name of a field each makes a sentence. */
const problems = {
  notText: problem({
    ko: '글자로 볼 수 없는 문자가 있습니다. 지우고 다시 입력해 주세요',
    en: 'has characters that are not text: please leave them out',
  }),
  empty: problem({ ko: '비워 둘 수 없습니다', en: 'must not be empty' }),
  key: problem({
    ko: '공백 없이 영문, 숫자, 기호 1자 이상 255자 이하로 써 주세요',
    en: 'must be 1 to 255 printable characters without spaces',
  }),
  id: problem({
    ko: 'ID가 아닙니다. 조회한 ID를 그대로 써 주세요',
    en: 'is not an id: use it as it was shown',
  }),
  phone: problem({
    ko: '전화번호가 아닙니다. 010-1234-5678처럼, 다른 나라 번호는 국가 번호부터(+1 …) 입력해 주세요',
    en: 'is not a telephone number: write it like 010-1234-5678, or with its country as in +44 20 7946 0018',
  }),
};

/** Free text of one line: without what nobody can see, trimmed, of a bounded length. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .refine((text) => !notText.test(text), problems.notText)
    .transform(visible)
    .pipe(
      z
        .string()
        .min(min, min === 1 ? problems.empty : undefined)
        .max(max),
    );

/** Free text of several lines: each as {@link line} has it, and no more than one empty line between two. */
export const lines = (max: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').split('\n'))
    .refine((each) => !each.some((text) => notText.test(text)), problems.notText)
    .transform((each) =>
      each
        .map(visible)
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
        .trim(),
    )
    .pipe(z.string().min(1, problems.empty).max(max));

/** A field that may be left out: null, an empty text and one of spaces are the same as nothing, and become null. */
export const optional = <S extends z.ZodType>(form: S) =>
  z.preprocess(
    (given) => (typeof given === 'string' && given.trim() === '' ? null : (given ?? null)),
    form.nullable(),
  );

/** A text in its one form, or refused. */
export const normalised = (normalise: (text: string) => string | null, wrong: string) =>
  z.string().transform((text, { addIssue }) => {
    const value = normalise(text);
    if (value !== null) return value;
    addIssue(wrong);
    return z.NEVER;
  });

/** A whole number within bounds. */
export const whole = (least: number, most: number) => {
  const bounds = problem({
    ko: `${least.toLocaleString('ko')}부터 ${most.toLocaleString('ko')}까지의 정수로 입력해 주세요`,
    en: `must be a whole number from ${least.toLocaleString('en')} to ${most.toLocaleString('en')}`,
  });
  return z.int(bounds).min(least, bounds).max(most, bounds);
};

/** A telephone number, kept as E.164; see platform/kernel/phone.ts. */
export const phone = normalised(normalisedPhone, problems.phone);

/** What callers repeat on a retry: 1 to 255 printable characters without spaces. */
export const idempotencyKey = z.string().regex(/^[\x21-\x7e]{1,255}$/, problems.key);

/** An id of ours, as given by a client; anything else is simply not found. */
export const idText = z.string().regex(/^[\w-]{1,64}$/, problems.id);

/** The input in its form, or the first field that is wrong and why: for refusals, which `fieldRefusals` words. */
export const readInput = <S extends z.ZodType>(
  form: S,
  input: unknown,
): { readonly value: z.infer<S> } | BadField => {
  const parsed = form.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  return { field: (issue?.path ?? []).map(String), problem: problemOf(issue) };
};

const keyForm = z.object({ idempotencyKey });

/** What reads inputs whose mistakes are no refusals, given what people call their fields. */
export const inputsWith = (labels: Labels) => {
  /** The input in its form; throws BAD_USER_INPUT otherwise, which says which field is wrong and how to mend it. */
  const checkedInput = <S extends z.ZodType>(form: S, input: unknown): z.infer<S> => {
    const read = readInput(form, input);
    if ('value' in read) return read.value;
    const text = { ko: sentenceOf(read, labels, 'ko'), en: sentenceOf(read, labels, 'en') };
    throw new Fault('BAD_USER_INPUT', text, { field: read.field });
  };
  return {
    checkedInput,
    /** The idempotency key of an input whose other mistakes are refusals: a mistake in the key is bad input. */
    keyIn: (input: unknown): string => checkedInput(keyForm, input).idempotencyKey,
  };
};
