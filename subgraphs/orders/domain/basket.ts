import { type Money, money, plus, times } from '@jumun/platform/kernel/money';
import type { Fulfilment } from './fulfilment.ts';
import { sharesOf } from './refunds.ts';
import type { OrderLine, ProductKind } from './states.ts';

/** What orders knows of a product: its own copy of the catalogue. */
export type Offer = {
  readonly productId: string;
  readonly kind: ProductKind;
  readonly title: string;
  readonly price: Money;
  readonly available: boolean;
  readonly storeId: string | null;
  readonly rideClass: 'BASIC' | 'PRIME' | 'PLATINUM' | null;
  readonly category?: string | undefined;
};

export type Wish = { readonly productId: string; readonly quantity: number };

/** What can be ordered, or why it cannot; nothing is written for a refusal. */
export type Priced =
  | {
      readonly lines: readonly OrderLine[];
      readonly total: Money;
      readonly storeId: string | null;
      readonly rideClass: Offer['rideClass'];
    }
  | { readonly rejection: BasketRejection };

export type BasketRejection =
  | { readonly type: 'InvalidOrder'; readonly problem: BasketProblem; readonly field: readonly string[] }
  | { readonly type: 'ProductUnavailable'; readonly productIds: readonly string[] };

export type BasketProblem =
  | 'CART_IS_EMPTY'
  | 'TOO_MANY_LINES'
  | 'TOO_MANY_COPIES'
  | 'WRONG_FULFILMENT'
  | 'SEVERAL_STORES'
  | 'ONE_RIDE'
  | 'SEVERAL_CURRENCIES'
  | 'TOO_EXPENSIVE';

export const mostLines = 100;
/** In minor units: payments is asked with a GraphQL Int, and this is the largest. */
export const mostMoney = 2_147_483_647;

const kindOf = { SHIPMENT: 'BOOK', PICKUP: 'MENU_ITEM', RIDE: 'RIDE_CLASS' } as const;

/** Merges lines of the same product into one with the sum, in the place of the first. */
export const merge = (wishes: readonly Wish[]): readonly Wish[] => {
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of wishes)
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  return [...quantities].map(([productId, quantity]) => ({ productId, quantity }));
};

/** A ride costs the price of its class, but never less than the minimum fare of its currency. */
const priceOf = ({ kind, price }: Offer, minimumFare: Money): Money =>
  kind === 'RIDE_CLASS' &&
  price.currency === minimumFare.currency &&
  price.minorUnits < minimumFare.minorUnits
    ? minimumFare
    : price;

export type Terms = {
  readonly fulfilment: Fulfilment['type'];
  /** Where the customer wants to pick it up. */
  readonly storeId: string | null;
  readonly minimumFare: Money;
  readonly mostOfOne: number;
};

/** Prices a basket, merged, by the offers; nobody's own prices count. */
export const fill = (
  wishes: readonly Wish[],
  offers: ReadonlyMap<string, Offer>,
  { fulfilment, storeId, minimumFare, mostOfOne }: Terms,
): Priced => {
  const invalid = (problem: BasketProblem, ...field: string[]): Priced => ({
    rejection: { type: 'InvalidOrder', problem, field },
  });
  if (wishes.length > mostLines) return invalid('TOO_MANY_LINES', 'lines');
  if (wishes.some(({ quantity }) => quantity > mostOfOne)) return invalid('TOO_MANY_COPIES', 'lines');
  const missing = wishes
    .filter(({ productId }) => !offers.get(productId)?.available)
    .map(({ productId }) => productId);
  if (missing.length > 0) return { rejection: { type: 'ProductUnavailable', productIds: missing } };

  const chosen = wishes.map(({ productId, quantity }) => ({
    offer: offers.get(productId) as Offer,
    quantity,
  }));
  if (chosen.some(({ offer }) => offer.kind !== kindOf[fulfilment]))
    return invalid('WRONG_FULFILMENT', 'fulfilment');
  const [first] = chosen;
  if (!first) return invalid('TOO_MANY_LINES', 'lines');
  if (fulfilment === 'RIDE' && (chosen.length > 1 || first.quantity !== 1))
    return invalid('ONE_RIDE', 'lines');
  const store = fulfilment === 'PICKUP' ? storeId : first.offer.storeId;
  if (chosen.some(({ offer }) => offer.storeId !== store)) return invalid('SEVERAL_STORES', 'lines');
  if (chosen.some(({ offer }) => offer.price.currency !== first.offer.price.currency))
    return invalid('SEVERAL_CURRENCIES', 'lines');

  const priced = chosen.map(({ offer, quantity }) => ({
    productId: offer.productId,
    kind: offer.kind,
    title: offer.title,
    quantity,
    unitPrice: priceOf(offer, minimumFare),
    ...(offer.category !== undefined && { category: offer.category }),
  }));
  const total = priced
    .map((line) => times(line.unitPrice, line.quantity))
    .reduce(plus, money(0, first.offer.price.currency));
  if (total.minorUnits > mostMoney) return invalid('TOO_EXPENSIVE', 'lines');
  const shares = sharesOf(priced, total);
  const lines = priced.map((line, i) => ({ ...line, share: shares[i] ?? 0 }));
  return { lines, total, storeId: store, rideClass: first.offer.rideClass };
};
