/** 12 digits, the last of which checks the others (Luhn): a till, or orders, finds a wrong digit without asking customers. */
export const isMembershipNumber = (text: string): boolean =>
  /^\d{12}$/.test(text) && checkDigit(text.slice(0, 11)) === text.slice(11);

/** The number whose first 11 digits stand for `seed`, any whole number from 0. */
export const membershipNumberFrom = (seed: number): string => {
  const digits = String(seed % 100_000_000_000).padStart(11, '0');
  return digits + checkDigit(digits);
};

const checkDigit = (digits: string): string => {
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const weighed = Number(digit) * (i % 2 === 0 ? 2 : 1);
    sum += weighed > 9 ? weighed - 9 : weighed;
  }
  return String((10 - (sum % 10)) % 10);
};

/** The number as people type it, in groups or in full width, in the one form in which it is kept; null where a digit is wrong. */
export const normalisedMembershipNumber = (text: string): string | null => {
  const digits = text.normalize('NFKC').replace(/[\s\p{Pd}.]/gu, '');
  return isMembershipNumber(digits) ? digits : null;
};
