/** The language of messages to customers and staff who have not chosen one. */
export const defaultLanguage = 'ko-KR';

/** The tag in canonical BCP 47 form; null for a language that messages are not written in. */
export const normalisedLanguage = (tag: string): string | null => {
  if (!/^(ko|en)(-[a-z0-9]{1,8}){0,2}$/i.test(tag)) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null; // such as ko-1, which looks like a tag and is not one
  }
};
