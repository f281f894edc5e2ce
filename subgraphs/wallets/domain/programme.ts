import type { Money } from '@jumun/platform/kernel/money';

export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type OrderId = string & { readonly __brand: 'OrderId' };

/** What can be collected. Balances, earnings and entries know programmes only as a column: a new one is one word more. */
export const programmes = ['MILEAGE', 'POINTS'] as const;
export type Programme = (typeof programmes)[number];

/** Where an order may have earned something: every order in mileage, one that is picked up in points too. */
export const programmesOf = (fulfilment: string): readonly Programme[] =>
  fulfilment === 'PICKUP' ? programmes : ['MILEAGE'];

/** What an order of this total is worth in won. Other currencies are worth nothing: they have no rate here. */
export const wonIn = ({ minorUnits, currency }: Money): number =>
  currency === 'KRW' ? Math.max(0, minorUnits) : 0;

/** What an order of so many won is worth in points, rounded down; `percent` is a whole number from 0 to 100. */
export const pointsFor = (won: number, percent: number): number =>
  // in two parts, so that no product is beyond the numbers that are exact
  Math.floor(won / 100) * percent + Math.floor(((won % 100) * percent) / 100);
