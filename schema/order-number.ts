/** Digits and capital letters, without those that are taken for others: 0 and O, 1, I and L. */
const symbols = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const base = symbols.length;
/** How many stand before the one that checks them. */
const counted = 7;
const numbers = base ** counted;

/** How many digits of an id, from its end, a number is made of: all of them are random. */
const tail = 9;

/** No two places weigh the same in a prime base: one wrong symbol, or two in each other's place, give another sum. */
const checkOf = (values: readonly number[]): number =>
  values.reduce((sum, value, place) => sum + (place + 2) * value, 0) % base;

const written = (values: readonly number[]): string => values.map((value) => symbols[value]).join('');

/**
 * The number by which people call an order, such as `K7QM2XWD`: seven symbols that follow from its id, and one that checks them. Whoever
 * has the id has the number. Orders keeps that no two orders have the same.
 */
export const orderNumberOf = (orderId: string): string => {
  const digits = orderId.slice(-tail).replaceAll(/[^0-9a-f]/g, '0');
  const number = Number.parseInt(digits, 16) % numbers;
  const values = Array.from({ length: counted }, (_, place) => Math.floor(number / base ** place) % base);
  return written([...values, checkOf(values)]);
};

/** The number as people type it, in small letters, in groups or in full width, in its one form; null where a symbol is wrong. */
export const normalisedOrderNumber = (text: string): string | null => {
  if (text.length > 60) return null;
  const number = text
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}.#]/gu, '');
  const values = [...number].map((symbol) => symbols.indexOf(symbol));
  if (values.length !== counted + 1 || values.includes(-1)) return null;
  return checkOf(values.slice(0, counted)) === values[counted] ? number : null;
};
