import Negotiator from 'negotiator';

/** The languages customers read. */
export type Locale = 'ko' | 'en';

export const defaultLocale: Locale = 'ko';

/** `ko-KR` is `ko`, `EN` is `en`; any other language is undefined. */
export const localeOf = (tag: string | null | undefined): Locale | undefined => {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'ko' || language === 'en' ? language : undefined;
};

/** The first language of an `Accept-Language` header, by weight, that we speak. `*` names no language, so it decides nothing. */
export const acceptedLocale = (header: string | null | undefined): Locale | undefined => {
  if (!header || header.length > 200) return undefined;
  const wishes = new Negotiator({ headers: { 'accept-language': header } }).languages();
  return wishes.map(localeOf).find((locale) => locale !== undefined);
};
