import type { Money } from '@jumun/platform/money';

export type CustomerId = string & { readonly __brand: 'CustomerId' };
export type OrderId = string & { readonly __brand: 'OrderId' };

/** What can be collected. Balances, earnings and entries know programmes only as a column: a new one is one word more. */
export const programmes = ['MILEAGE'] as const;
export type Programme = (typeof programmes)[number];

/** What an order of this total is worth in mileage: its price in won. Other currencies earn nothing: they have no rate here. */
export const mileageFor = ({ minorUnits, currency }: Money): number =>
  currency === 'KRW' ? Math.max(0, minorUnits) : 0;
