/** Whole minor units (won, cents) and an ISO 4217 currency; never a fraction, never without its currency. */
export type Money = { readonly minorUnits: number; readonly currency: string };

const whole = (minorUnits: number): number => {
  if (!Number.isSafeInteger(minorUnits))
    throw new RangeError(`${minorUnits} is not a whole amount of minor units`);
  return minorUnits;
};

/** An amount; throws where it is not a whole number that JavaScript holds exactly. */
export const money = (minorUnits: number, currency: string): Money => ({
  minorUnits: whole(minorUnits),
  currency,
});

/** The sum; amounts of two currencies have none. */
export const plus = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
  return money(a.minorUnits + b.minorUnits, a.currency);
};

/** The amount, this many times. */
export const times = (amount: Money, quantity: number): Money =>
  money(amount.minorUnits * quantity, amount.currency);

/** Equal amounts of one currency; amounts of two currencies are never the same. */
export const sameMoney = (a: Money, b: Money): boolean =>
  a.minorUnits === b.minorUnits && a.currency === b.currency;
