import type { Money } from '@jumun/platform/kernel/money';
import type { ItemOption } from '@jumun/schema/item-options';
import type { Fulfilment } from './fulfilment.ts';

export type OrderId = string & { readonly __brand: 'OrderId' };

export type ProductKind = 'BOOK' | 'MENU_ITEM' | 'RIDE_CLASS';

/** What is bought, with the title and price it had when the order began. */
export type OrderLine = {
  readonly productId: string;
  readonly kind: ProductKind;
  readonly title: string;
  readonly quantity: number;
  /** With what was chosen. */
  readonly unitPrice: Money;
  /** What was chosen, with the names and prices of then; absent where nothing was. */
  readonly options?: readonly ItemOption[];
  /** What its customer wrote about it; absent where nothing was, and once they have left. */
  readonly note?: string;
  /** Its part of the total in minor units: no more goes back for it. Absent in older orders, where it follows from the prices. */
  readonly share?: number;
  /** That of the product when it was ordered; absent where it had none, and in older orders. */
  readonly category?: string;
};

/** What the customer agreed to; fixed from the beginning. */
export type OrderDetails = {
  readonly customerId: string;
  readonly idempotencyKey: string;
  /** A fingerprint of what came with the key: the same key with other content is noticed. */
  readonly requestHash: string;
  readonly lines: readonly OrderLine[];
  /** What its customer wrote to the store; absent where nothing was, and once they have left. */
  readonly note?: string;
  readonly total: Money;
  /** How many points pay for a part of the total; absent where none do. */
  readonly pointsSpent?: number;
  readonly fulfilment: Fulfilment;
  /** The store that prepares it, or null for a ride. */
  readonly storeId: string | null;
  /** By whose clock the store opens; absent where orders had not heard of it, and in older orders. */
  readonly timeZone?: string;
  readonly rideClass: 'BASIC' | 'PRIME' | 'PLATINUM' | null;
  readonly correlationId: string;
  /** Absent in orders of versions that did not compare them. */
  readonly basket?: Basket;
  /** Another order from before there were numbers has the same; that one is found by it, and this one by its id. */
  readonly sharesNumber?: true;
};

/**
 * What a customer's orders of the same things have in common, and the place of this one among them. No two have the same place,
 * so that of two that come at once the second is found to follow the first.
 */
export type Basket = { readonly id: string; readonly place: number };
