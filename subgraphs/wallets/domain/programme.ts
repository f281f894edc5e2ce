import type { Money } from '@jumun/platform/kernel/money';

export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type OrderId = string & { readonly __brand: 'OrderId' };

/** What can be collected. Balances, earnings and entries treat all programmes alike. */
export const programmes = ['MILEAGE', 'POINTS'] as const;
export type Programme = (typeof programmes)[number];

/** The programmes in which an order may have earned something: every order earns mileage, one that is picked up also points. */
export const programmesOf = (fulfilment: string): readonly Programme[] =>
  fulfilment === 'PICKUP' ? programmes : ['MILEAGE'];

/**
 * What an order of this total is worth in won: what mileage, and with it the grade, and earned points count by. The whole price
 * counts, whether it was paid by card or with points. Other currencies have no rate here, and are worth
 * nothing.
 */
export const wonIn = ({ minorUnits, currency }: Money): number =>
  currency === 'KRW' ? Math.max(0, minorUnits) : 0;

/** What an order is worth in points, rounded down; `percent` is a whole number from 0 to 100. */
export const pointsFor = (won: number, percent: number): number =>
  // in two parts, so that no product exceeds the safe integers
  Math.floor(won / 100) * percent + Math.floor(((won % 100) * percent) / 100);
