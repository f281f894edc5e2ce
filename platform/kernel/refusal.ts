import type { Locale } from './locale.ts';

/** One sentence a person understands, in each language customers read. */
export type Text = Readonly<Record<Locale, string>>;

/** Every context whose mutations take idempotency keys refuses a reused one in these words. */
export const idempotencyKeyReused: Text = {
  ko: '이미 다른 내용으로 사용된 멱등 키입니다.',
  en: 'This idempotency key was used before with another input.',
};

/** `OutOfStock` is told as `OUT_OF_STOCK`. */
export const codeOf = (type: string): string => type.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

/** A member of a mutation's result union that says why not. */
export type Refused<K extends string, F extends object = object> = {
  readonly __typename: K;
  readonly code: string;
  readonly message: string;
} & F;

/**
 * Makes the refusals of one context: `refuse(context, 'TicketNotOpen', { ticket })` is the member of that name of the
 * mutation's result union, with its code and its sentence in the caller's language.
 */
export const refusals =
  <Names extends string>(texts: Readonly<Record<Names, Text>>) =>
  <K extends Names, F extends object = object>(
    { locale }: { readonly locale: Locale },
    type: K,
    facts?: F,
  ): Refused<K, NoInfer<F>> => ({
    __typename: type,
    code: codeOf(type),
    message: texts[type][locale],
    ...(facts as F),
  });

/**
 * Narrows the rejection to those that this command can meet, where other commands of its aggregate can meet more. Throws on
 * any other, so that no mutation answers what its result union does not have.
 */
export const expectedRejection = <R extends { readonly type: string }, T extends R['type']>(
  rejection: R,
  ...types: readonly T[]
): Extract<R, { readonly type: T }> => {
  const isExpected = (given: R): given is Extract<R, { readonly type: T }> =>
    types.some((type) => type === given.type);
  if (!isExpected(rejection)) throw new Error(`${rejection.type} is not among ${types.join(', ')}`);
  return rejection;
};
