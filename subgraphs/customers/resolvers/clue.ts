import { normalisedPhone } from '@jumun/platform/kernel/phone';
import { type CustomerId, isCustomerId } from '../domain/customer.ts';
import { normalisedEmail } from '../domain/email.ts';
import { type Clue, nameKey } from '../domain/search.ts';

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
