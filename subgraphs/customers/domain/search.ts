import { normalisedPhone } from '@jumun/platform/kernel/phone';
import { type CustomerId, isCustomerId } from './customer.ts';
import { normalisedEmail } from './email.ts';

/** What somebody who answers a customer knows of them. */
export type Clue =
  | { readonly by: 'ID'; readonly id: CustomerId }
  | { readonly by: 'EMAIL'; readonly email: string }
  /** The end of a telephone number, at least four digits. */
  | { readonly by: 'PHONE'; readonly digits: string }
  | { readonly by: 'NAME'; readonly key: string };

/** A name as it is searched for: without spaces, in small letters and in one form. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

/** The last four digits of a telephone number. */
export const phoneTail = (phone: string): string => phone.slice(-4);

/** What a text that was typed can be; null where it can be nothing. */
export const clueIn = (typed: string): Clue | null => {
  if (/[\p{Cc}\p{Cs}]/u.test(typed)) return null; // no text that was typed, and PostgreSQL fails on some of it
  const text = typed.normalize('NFKC').trim();
  if (isCustomerId(text as CustomerId)) return { by: 'ID', id: text as CustomerId };
  if (text.includes('@')) {
    const email = normalisedEmail(text);
    return email === null ? null : { by: 'EMAIL', email };
  }
  if (/^[+\d][\d\s().\p{Pd}]*$/u.test(text)) {
    const digits = (normalisedPhone(text) ?? text).replaceAll(/\D/g, '');
    return digits.length >= 4 && digits.length <= 20 ? { by: 'PHONE', digits } : null;
  }
  const key = nameKey(text);
  return key.length > 0 && key.length <= 100 ? { by: 'NAME', key } : null;
};
