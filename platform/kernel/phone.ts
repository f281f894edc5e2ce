import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

const longest = 60;

/**
 * A telephone number as E.164, however it is written: with dots, spaces, hyphens or brackets, in full width, with or without its
 * country. Without one it is a Korean number: `010-1234-5678` is `+821012345678`. Null for what no country can have given out, and
 * for a number with an extension, which E.164 cannot keep.
 */
export const normalisedPhone = (text: string): string | null => {
  if (text.length > longest) return null;
  const written = text.normalize('NFKC').trim();
  const number = parsePhoneNumberFromString(written, { defaultCountry: 'KR', extract: false });
  return number?.isValid() && !number.ext ? number.number : null;
};
