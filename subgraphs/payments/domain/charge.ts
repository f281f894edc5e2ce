import { type Money, sameMoney } from '@jumun/platform/kernel/money';

export type OrderId = string & { readonly __brand: 'OrderId' };

/** What the provider says of the card: enough for its owner to know which it was. */
export type Card = { readonly brand: string; readonly lastFour: string };

/** What orders asks to be charged. */
export type Charge = {
  readonly orderId: OrderId;
  readonly customerId: string;
  readonly amount: Money;
  /** Absent until the provider has said it, and in older payments. */
  readonly card?: Card;
};

export const sameCharge = (a: Charge, b: Charge): boolean =>
  a.customerId === b.customerId && sameMoney(a.amount, b.amount);

/** Only tokens are ever stored or passed on: any other text might be a card number. */
export const isCardToken = (text: string): boolean => /^tok_[a-z0-9_]{1,40}$/.test(text);

/** The keys under which the provider knows an order's charge and refund; beside them there are those of parts that go back. */
export const chargeKeyOf = (orderId: string): string => `charge:${orderId}`;
export const refundKeyOf = (orderId: string): string => `refund:${orderId}`;
/** Whether it may be the key of a part of an order's refund: orders names it. */
export const isPartKeyOf = (orderId: string, key: string): boolean =>
  key.startsWith(`refund:${orderId}:`) &&
  /^rfd_[A-Za-z0-9]{1,60}$/.test(key.slice(`refund:${orderId}:`.length));

/** The order whose charge has this key; null for a key that is not ours. */
export const orderIdOfChargeKey = (key: string): OrderId | null =>
  key.startsWith('charge:') ? (key.slice('charge:'.length) as OrderId) : null;

/** A payment is named after its order, so that each id follows from the other. */
export const paymentIdOf = (orderId: string): string => `pay_${orderId.replace(/^ord_/, '')}`;
export const orderIdOf = (paymentId: string): OrderId => paymentId.replace(/^pay_/, 'ord_') as OrderId;
