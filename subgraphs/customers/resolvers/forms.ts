import { idText, line } from '@jumun/platform/graph/input';
import { z } from 'zod';
import { normalisedEmail } from '../domain/email.ts';
import { defaultLanguage, normalisedLanguage, normalisedPhone } from '../domain/profile.ts';

/** Text in its one form, or refused. */
const normalised = (normalise: (text: string) => string | null, problem: string) =>
  z.string().transform((text, { addIssue }) => {
    const value = normalise(text);
    if (value !== null) return value;
    addIssue(problem);
    return z.NEVER;
  });

const email = normalised(normalisedEmail, 'is not an e-mail address');
const phone = normalised(normalisedPhone, 'is not a telephone number');
const locale = normalised(normalisedLanguage, 'is not a language we write in');
const name = line(100)
  .transform((text) => text.normalize('NFC'))
  .refine((text) => /[\p{L}\p{N}\p{S}]/u.test(text), 'must not be empty');

/** Each entry once and sorted, so that a retry that lists the same rights differently is the same input. */
const setOf = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** A token names each store, and must fit into a header. */
const mostStores = 40;

export const newCustomer = z.object({
  email,
  name,
  phone: phone.nullish().transform((given) => given ?? null),
  locale: locale.nullish().transform((given) => given ?? defaultLanguage),
  marketingConsent: z
    .boolean()
    .nullish()
    .transform((given) => given ?? false),
});

export const profileChanges = z.object({
  name: name.nullish(),
  phone: z.union([z.literal(''), phone]).nullish(),
  locale: locale.nullish(),
  marketingConsent: z.boolean().nullish(),
});

/** `scopes` are all that a member of staff may have. */
export const newStaff = (scopes: readonly string[]) =>
  z.object({
    email,
    name,
    scopes: z.array(z.string().refine((text) => scopes.includes(text), 'is not a scope')).transform(setOf),
    storeIds: z
      .array(idText)
      .max(mostStores, `must name at most ${mostStores} stores`)
      .nullish()
      .transform((given) => setOf(given ?? [])),
  });
