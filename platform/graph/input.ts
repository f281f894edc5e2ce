import { z } from 'zod';
import { Fault } from '../kernel/errors.ts';

/** Text as people write it: trimmed, without control characters or half characters, of a bounded length. */
export const line = (max: number, min = 1) =>
  z
    .string()
    .refine(
      (s) => s.isWellFormed() && !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(s),
      'has characters that are not text',
    )
    .transform((s) => s.trim())
    .pipe(
      z
        .string()
        .min(min, min === 1 ? 'must not be empty' : `must have at least ${min} characters`)
        .max(max, `must have at most ${max} characters`),
    );

/** What callers repeat on a retry: 1 to 255 printable characters without spaces. */
export const idempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,255}$/, 'must be 1 to 255 printable characters without spaces');

/** An id of ours, as given by a client; anything else is simply not found. */
export const idText = z.string().regex(/^[\w-]{1,64}$/, 'is not an id');

/** The input in its form, or the mistakes by field: for refusals that name the field. */
export const readInput = <S extends z.ZodType>(
  form: S,
  input: unknown,
): { readonly value: z.infer<S> } | { readonly field: readonly string[]; readonly problem: string } => {
  const parsed = form.safeParse(input);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  const field = (issue?.path ?? []).map(String);
  return { field, problem: `${field.join('.') || 'input'} ${issue?.message ?? 'is not right'}` };
};

/** The input in its form; throws BAD_USER_INPUT with one sentence otherwise. */
export const checkedInput = <S extends z.ZodType>(form: S, input: unknown): z.infer<S> => {
  const read = readInput(form, input);
  if ('problem' in read) throw new Fault('BAD_USER_INPUT', `${read.problem}.`, { field: read.field });
  return read.value;
};

const keyForm = z.object({ idempotencyKey });

/** The idempotency key of an input whose other mistakes are refusals: a mistake in the key is bad input. */
export const keyIn = (input: unknown): string => checkedInput(keyForm, input).idempotencyKey;
