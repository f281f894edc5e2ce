import type { CustomerId } from './customer.ts';

/** What somebody who answers a customer knows of them. */
export type Clue =
  | { readonly by: 'ID'; readonly id: CustomerId }
  | { readonly by: 'EMAIL'; readonly email: string }
  /** The end of a telephone number, at least four digits. */
  | { readonly by: 'PHONE'; readonly digits: string }
  | { readonly by: 'NAME'; readonly key: string };

/** A name as it is searched for: without spaces, in small letters and in one form. */
export const nameKey = (name: string): string => name.normalize('NFKC').toLowerCase().replaceAll(/\s/gu, '');

/** The last four digits of a telephone number. */
export const phoneTail = (phone: string): string => phone.slice(-4);
