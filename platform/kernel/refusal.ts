import type { Locale } from '../graph/locale.ts';

/** One sentence a person understands, in each language customers read. */
export type Text = Readonly<Record<Locale, string>>;

/** `OutOfStock` is told as `OUT_OF_STOCK`. */
export const codeOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

/**
 * Makes the refusals of one context: `refuse(context, 'TicketNotOpen', { ticket })` is the member of that name of the
 * mutation's result union, with its code and its sentence in the caller's language.
 */
export const refusals =
  <const T extends Readonly<Record<string, Text>>>(texts: T) =>
  <K extends keyof T & string, F extends object = object>(
    { locale }: { readonly locale: Locale },
    type: K,
    facts?: F,
  ): { readonly __typename: K; readonly code: string; readonly message: string } & F =>
    ({ __typename: type, code: codeOf(type), message: texts[type]?.[locale], ...facts }) as never;
