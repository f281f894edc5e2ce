import { idempotencyKey, idText, line, normalised, optional, phone } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { type Role, roles } from '@jumun/schema/roles';
import { z } from 'zod';
import { normalisedEmail } from '../domain/email.ts';
import { defaultLanguage, normalisedLanguage } from '../domain/profile.ts';

const problems = {
  email: problem({
    ko: '이메일 주소가 아닙니다. name@example.com처럼 입력해 주세요',
    en: 'is not an e-mail address: write it like name@example.com',
  }),
  locale: problem({ ko: 'ko 또는 en으로 골라 주세요', en: 'must be ko or en, the languages we write in' }),
  name: problem({ ko: '이름에 글자나 숫자가 있어야 합니다', en: 'must have a letter or a digit' }),
  scope: problem({
    ko: '없는 권한입니다. 권한 이름을 확인해 주세요',
    en: 'names something that nobody may do: check its spelling',
  }),
};

const email = normalised(normalisedEmail, problems.email);
const locale = normalised(normalisedLanguage, problems.locale);
const name = line(100)
  .transform((text) => text.normalize('NFC'))
  .refine((text) => /[\p{L}\p{N}\p{S}]/u.test(text), problems.name);

/** Each entry once and sorted, so that a retry that lists the same rights differently is the same input. */
const setOf = (texts: readonly string[]): string[] => [...new Set(texts)].sort();

/** A token names each store, and must fit into a header. */
const mostStores = 40;

const consent = z
  .boolean()
  .nullish()
  .transform((given) => given ?? false);

export const newCustomer = z.object({
  email,
  name,
  phone: optional(phone),
  locale: optional(locale).transform((given) => given ?? defaultLanguage),
  marketingConsent: consent,
  nightConsent: consent,
  idempotencyKey: idempotencyKey.nullish(),
});

/** As that of an order: what is saved can be sent to. */
export const savedAddress = z.object({
  addressId: optional(idText),
  label: optional(line(40)),
  recipient: line(100),
  phone,
  address: z.object({
    line1: line(200),
    line2: optional(line(200)),
    city: line(100),
    postalCode: optional(line(20)),
  }),
  isDefault: consent,
});

export const removedAddress = z.object({ addressId: idText });

/** What a device calls itself. */
export const namedDevice = z.object({ device: optional(line(100)) });

export const newAddress = z.object({ email });

export const profileChanges = z.object({
  name: optional(name),
  /** An empty text takes the number back: here it is not the same as none. */
  phone: z.union([z.literal(''), phone]).nullish(),
  locale: optional(locale),
  marketingConsent: z.boolean().nullish(),
  nightConsent: z.boolean().nullish(),
});

const heldRoles = z.array(z.enum(roles)).transform((given) => setOf(given) as Role[]);

const heldStores = z.array(idText).max(mostStores).transform(setOf);

/** `all` are the scopes that a member of staff may have. */
const heldScopes = (all: readonly string[]) =>
  z.array(z.string().refine((text) => all.includes(text), problems.scope)).transform(setOf);

export const newStaff = (all: readonly string[]) =>
  z.object({
    email,
    name,
    scopes: heldScopes(all)
      .nullish()
      .transform((given) => given ?? []),
    roles: heldRoles.nullish().transform((given) => given ?? []),
    storeIds: heldStores.nullish().transform((given) => given ?? []),
  });

export const staffChanges = (all: readonly string[]) =>
  z.object({
    name: optional(name),
    scopes: heldScopes(all).nullish(),
    roles: heldRoles.nullish(),
    storeIds: heldStores.nullish(),
  });

/** Without the fields that are left out or null: these stay as they are. */
export const given = <T extends object>(changes: T) =>
  Object.fromEntries(
    Object.entries(changes).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    [K in keyof T]?: NonNullable<T[K]>;
  };
