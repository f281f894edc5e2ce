// What those may see of a customer who only have to recognise them: a name to call, and the end of a number.

const hangul = /^\p{Script=Hangul}+$/u;
const familyNamesOfTwo = ['남궁', '독고', '동방', '사공', '서문', '선우', '제갈', '황보'];

/** The name to call somebody by: of a Korean name what follows the family name, of any other its first word. Null where there is none. */
export const firstName = (name: string): string | null => {
  const [first = '', ...others] = name.normalize('NFC').trim().split(/\s+/u);
  if (first === '') return null;
  if (!hangul.test(first)) return first;
  if (others.length > 0) return others.join(' '); // the family name stands apart
  const letters = [...first];
  if (letters.length < 2) return first;
  const family = letters.length > 2 && familyNamesOfTwo.some((two) => first.startsWith(two)) ? 2 : 1;
  return letters.slice(family).join('');
};

const shownDigits = 4;

/** A telephone number of which only the end can be read: `010-****-5678`, and `+**-****-0018` of another country. Null where there is none. */
export const maskedPhone = (phone: string | null): string | null => {
  const digits = phone?.replace(/\D/gu, '') ?? '';
  if (!phone || digits.length <= shownDigits) return null;
  const end = digits.slice(-shownDigits);
  if (!phone.trim().startsWith('+')) return `${digits.slice(0, 3)}-****-${end}`;
  const korean = /^82(?<area>2|\d{2})\d+$/u.exec(digits)?.groups?.area;
  return korean === undefined ? `+**-****-${end}` : `0${korean}-****-${end}`;
};
