/** Whole minor units (won, cents) and an ISO 4217 currency; never a fraction, never without its currency. */
export type Money = { readonly minorUnits: number; readonly currency: string };

const whole = (minorUnits: number): number => {
  if (!Number.isSafeInteger(minorUnits))
    throw new RangeError(`${minorUnits} is not a whole amount of minor units`);
  return minorUnits;
};

export const money = (minorUnits: number, currency: string): Money => ({
  minorUnits: whole(minorUnits),
  currency,
});

/** The sum; amounts of two currencies have none. */
export const plus = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RangeError(`${a.currency} and ${b.currency} cannot be added`);
  return money(a.minorUnits + b.minorUnits, a.currency);
};

export const times = (price: Money, quantity: number): Money =>
  money(price.minorUnits * quantity, price.currency);

export const sameMoney = (a: Money, b: Money): boolean =>
  a.minorUnits === b.minorUnits && a.currency === b.currency;
