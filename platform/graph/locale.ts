/** The languages customers read. */
export type Locale = 'ko' | 'en';

export const defaultLocale: Locale = 'ko';

/** `ko-KR` is `ko`, `EN` is `en`; anything else is no language of ours. */
export const localeOf = (tag: string | null | undefined): Locale | undefined => {
  const language = tag?.trim().toLowerCase().split(/[-_]/)[0];
  return language === 'ko' || language === 'en' ? language : undefined;
};

/** The first language of an `Accept-Language` header, by weight, that we speak. */
export const acceptedLocale = (header: string | null | undefined): Locale | undefined => {
  if (!header || header.length > 200) return undefined;
  return header
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const weight = parameters.map((p) => /^\s*q=([\d.]+)\s*$/.exec(p)?.[1]).find((q) => q !== undefined);
      return { locale: localeOf(tag), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter((wish) => wish.locale && wish.weight > 0)
    .sort((a, b) => b.weight - a.weight)[0]?.locale;
};
