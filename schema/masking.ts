// What of a person is shown to those who only need to recognise them.

/** Of a telephone number its beginning and its last four digits: `010-****-5678`, or `****-0018` of another country. Empty where nothing is left to hide. */
export const maskedPhone = (phone: string): string => {
  const digits = phone.replaceAll(/\D/g, '');
  if (digits.length < 8) return '';
  const last = digits.slice(-4);
  const isKorean = phone.startsWith('+82') || digits.startsWith('0');
  if (!isKorean) return `****-${last}`;
  const national = digits.startsWith('82') ? `0${digits.slice(2)}` : digits;
  const area = national.startsWith('02') ? 2 : 3;
  return `${national.slice(0, area)}-****-${last}`;
};

const hangul = /^\p{Script=Hangul}+$/u;
/** Family names of two syllables; every other has one. */
const doubleNames = new Set(['남궁', '독고', '동방', '사공', '서문', '선우', '제갈', '황보']);

/** The name to call somebody by: without the family name, which stands first in Korean and last elsewhere. */
export const firstName = (name: string): string => {
  const parts = name.trim().split(/\s+/u);
  const [first = '', second] = parts;
  if (!hangul.test(first)) return first;
  if (second !== undefined) return second;
  if (first.length < 2) return first;
  return first.slice(first.length > 2 && doubleNames.has(first.slice(0, 2)) ? 2 : 1);
};

/** A name of which the first letter of each part is left: `김**`, `J*** D**`. */
export const maskedName = (name: string): string =>
  name
    .trim()
    .split(/\s+/u)
    .map((part) => [...part].map((letter, place) => (place === 0 ? letter : '*')).join(''))
    .join(' ');

/** An e-mail address of which one letter and where it is are left: `m****@example.com`. */
export const maskedEmail = (email: string): string => email.replace(/^(.)[^@]*@/u, '$1****@');
