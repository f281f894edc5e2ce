/**
 * The number of a book as its thirteen digits, however it is written: as ISBN-10 or ISBN-13, with hyphens and spaces, in full width,
 * with `ISBN` before it, or with a small x. Null where the check digit does not agree. `979-0` is printed music, and no book.
 */
export const normalisedIsbn = (text: string): string | null => {
  if (text.length > longest) return null;
  const written = text
    .normalize('NFKC')
    .trim()
    .replace(/^ISBN(?:-1[03])?:?/i, '');
  const digits = written.replace(/[\s\p{Pd}]/gu, '').toUpperCase();
  if (/^\d{9}[\dX]$/.test(digits))
    return weighed10(digits) % 11 === 0 ? withCheckDigit(`978${digits.slice(0, 9)}`) : null;
  return /^97(?:8\d|9[1-9])\d{9}$/.test(digits) && withCheckDigit(digits.slice(0, 12)) === digits
    ? digits
    : null;
};

/** The older form of a number, of ten digits; null for one of `979`, and for what is no number. */
export const isbn10Of = (isbn: string): string | null => {
  if (!/^978\d{10}$/.test(isbn)) return null;
  const nine = isbn.slice(3, 12);
  const check = (11 - (weighed10(nine) % 11)) % 11;
  return `${nine}${check === 10 ? 'X' : check}`;
};

const longest = 60;

const weighed10 = (digits: string): number =>
  [...digits].reduce((sum, digit, i) => sum + (10 - i) * (digit === 'X' ? 10 : Number(digit)), 0);

const withCheckDigit = (twelve: string): string => {
  const sum = [...twelve].reduce((all, digit, i) => all + Number(digit) * (i % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
};
