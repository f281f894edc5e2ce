/** The language of messages to customers and staff who have not chosen one. */
export const defaultLanguage = 'ko-KR';

/**
 * A telephone number as E.164. Without a country it is a Korean one: `010-1234-5678` is `+821012345678`. Null for
 * what cannot be a telephone number.
 */
export const normalisedPhone = (text: string): string | null => {
  if (text.length > 40) return null;
  const digits = text.normalize('NFKC').replace(/[\s().-]/g, '');
  const number = /^0\d{8,10}$/.test(digits) ? `+82${digits.slice(1)}` : digits.replace(/^\+820/, '+82');
  return /^\+[1-9]\d{7,14}$/.test(number) ? number : null;
};

/** The tag in canonical BCP 47 form; null for a language that messages are not written in. */
export const normalisedLanguage = (tag: string): string | null => {
  if (!/^(ko|en)(-[a-z0-9]{1,8}){0,2}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // such as ko-1, which looks like a tag and is not one
  }
};
