import { type GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { Fault } from '../kernel/errors.ts';
import { type Locale, localeOf } from '../kernel/locale.ts';
import type { Money } from '../kernel/money.ts';
import type { Text } from '../kernel/refusal.ts';

type ScalarResolvers = Pick<GraphQLScalarType, 'serialize' | 'parseValue' | 'parseLiteral'>;

const badInput = (text: Text): Fault => new Fault('BAD_USER_INPUT', text);

// A time zone is required: a time without one means another moment in every place.
const isoDateTime =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;

const instantOf = (text: unknown): number => {
  const [, year, month, day] = (typeof text === 'string' && isoDateTime.exec(text)) || [];
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const onCalendar =
    Number(year) >= 1900 &&
    Number(year) < 2200 &&
    Number(month) >= 1 &&
    Number(month) <= 12 &&
    Number(day) >= 1 &&
    Number(day) <= lastDay;
  if (!onCalendar)
    throw badInput({
      ko: '날짜와 시각은 2026-11-20T09:30:00Z처럼 시간대와 함께, 1900년부터 2199년 사이로 써 주세요.',
      en: 'A DateTime is written like 2026-11-20T09:30:00Z, with a time zone, between 1900 and 2199.',
    });
  return Date.parse(text as string);
};

/** ISO 8601 with a time zone outside, milliseconds since 1970 inside. Refuses days that no calendar has, such as 30 February. */
export const dateTime: ScalarResolvers = {
  serialize: (value) => {
    if (typeof value !== 'number' || !Number.isFinite(value))
      throw new TypeError('A DateTime is held as milliseconds since 1970.');
    return new Date(value).toISOString();
  },
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : undefined),
};

const safeIntegerOf = (value: unknown): number => {
  if (!Number.isSafeInteger(value))
    throw badInput({
      ko: '-9007199254740991부터 9007199254740991까지의 정수로 써 주세요.',
      en: 'A SafeInt is a whole number from -9007199254740991 to 9007199254740991.',
    });
  return value as number;
};

/** A whole number that JavaScript holds exactly. GraphQL's own Int ends at 2 147 483 647. */
export const safeInt: ScalarResolvers = {
  serialize: (value) => {
    if (!Number.isSafeInteger(value)) throw new TypeError('A SafeInt is held as a safe integer.');
    return value;
  },
  parseValue: safeIntegerOf,
  parseLiteral: (node: ValueNode) => safeIntegerOf(node.kind === Kind.INT ? Number(print(node)) : undefined),
};

const formats = new Map<string, Intl.NumberFormat>(); // building one costs more than a hundred uses
const formatFor = (locale: Locale, currency: string): Intl.NumberFormat => {
  const key = `${locale} ${currency}`;
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
  formats.set(key, format);
  return format;
};

/** How many decimal places a currency has: 0 for KRW and JPY, 2 for USD and EUR (and for an unknown code). */
export const exponentOf = (currency: string): number => {
  let exponent = exponents.get(currency);
  if (exponent === undefined) {
    exponent = formatFor('en', currency).resolvedOptions().maximumFractionDigits ?? 2;
    exponents.set(currency, exponent);
  }
  return exponent;
};
const exponents = new Map<string, number>();

/** `{ minorUnits: 1250, currency: 'USD' }` is `12.50`. Exact: no floating point on the way. */
export const decimalOf = ({ minorUnits, currency }: Money): string => {
  if (!Number.isSafeInteger(minorUnits)) throw new TypeError('Money is held as whole minor units.');
  const exponent = exponentOf(currency);
  const digits = String(Math.abs(minorUnits)).padStart(exponent + 1, '0');
  const sign = minorUnits < 0 ? '-' : '';
  return exponent === 0 ? sign + digits : `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
};

/** Money as people of a language write it, such as `₩4,500` or `$12.50`. */
export const formatMoney = (amount: Money, locale: Locale): string =>
  formatFor(locale, amount.currency).format(decimalOf(amount) as Intl.StringNumericLiteral);

/** Resolvers of `type Money`; a locale that we do not have falls back to the language of the request. */
export const moneyResolvers = {
  amount: (amount: Money) => decimalOf(amount),
  formatted: (amount: Money, { locale }: { locale?: string | null }, asked: { readonly locale: Locale }) =>
    formatMoney(amount, localeOf(locale) ?? asked.locale),
};

const onlyInAnswers = () => badInput({ ko: 'JSON은 답에만 쓰입니다.', en: 'JSON is only in answers.' });

/** What we keep, as it is: nobody sends any. */
export const json: ScalarResolvers = {
  serialize: (value) => value,
  parseValue: () => {
    throw onlyInAnswers();
  },
  parseLiteral: () => {
    throw onlyInAnswers();
  },
};

/** Resolvers of types that every subgraph may declare; none has to write them itself. */
export const standardResolvers = {
  DateTime: dateTime,
  SafeInt: safeInt,
  JSON: json,
  Money: moneyResolvers,
};

export type StandardType = keyof typeof standardResolvers;
