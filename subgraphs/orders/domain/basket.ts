import { type Money, money, plus, times } from '@jumun/platform/kernel/money';
import { type Choice, choiceOf, type ItemOption, type OptionGroup } from '@jumun/schema/item-options';
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
  /** What is chosen of it; absent where there is nothing to choose. */
  readonly options?: readonly OptionGroup[] | undefined;
  readonly category?: string | undefined;
};

/** `options` are the ids of what was chosen, sorted; absent where nothing was. The same product with others, or another note, is another wish. */
export type Wish = {
  readonly productId: string;
  readonly quantity: number;
  readonly options?: readonly string[];
  readonly note?: string;
};

/** What two wishes have in common that are one line. */
export const wishKey = ({ productId, options = [], note = '' }: Omit<Wish, 'quantity'>): string =>
  options.length === 0 && note === '' ? productId : JSON.stringify([productId, options, note]);

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
  | InvalidChoice
  | { readonly type: 'ProductUnavailable'; readonly productIds: readonly string[] };

/** What was chosen of a product is not what its menu allows; `group` is where too little or too much was. */
export type InvalidChoice = {
  readonly type: 'InvalidChoice';
  readonly title: string;
  readonly problem: 'UNKNOWN_OPTION' | 'OPTION_MISSING' | 'TOO_MANY_OPTIONS';
  readonly group: OptionGroup | null;
};

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

/** Merges wishes that are the same but for their number into one with the sum, in the place of the first. */
export const merge = (wishes: readonly Wish[]): readonly Wish[] => {
  const merged = new Map<string, Wish>();
  for (const wish of wishes) {
    const key = wishKey(wish);
    merged.set(key, { ...wish, quantity: (merged.get(key)?.quantity ?? 0) + wish.quantity });
  }
  return [...merged.values()];
};

const mostOfAny = (wishes: readonly Wish[]): number => {
  const copies = new Map<string, number>();
  for (const { productId, quantity } of wishes)
    copies.set(productId, (copies.get(productId) ?? 0) + quantity);
  return Math.max(0, ...copies.values());
};

/** What one costs with what was chosen of it. */
export const withExtras = (price: Money, chosen: readonly ItemOption[]): Money =>
  money(
    chosen.reduce((sum, { extra }) => sum + extra, price.minorUnits),
    price.currency,
  );

/** A ride costs the price of its class, but never less than the minimum fare of its currency. */
const priceOf = ({ kind, price }: Offer, minimumFare: Money): Money =>
  kind === 'RIDE_CLASS' &&
  price.currency === minimumFare.currency &&
  price.minorUnits < minimumFare.minorUnits
    ? minimumFare
    : price;

const invalidChoice = ({ title }: Offer, choice: Choice): InvalidChoice => ({
  type: 'InvalidChoice',
  title,
  problem: 'problem' in choice ? choice.problem : 'UNKNOWN_OPTION',
  group: 'group' in choice ? choice.group : null,
});

/** What is wrong with what was chosen of a product; null where nothing is. */
export const choiceProblem = (offer: Offer, { options = [] }: Wish): InvalidChoice | null => {
  const choice = choiceOf(offer.options ?? [], options);
  return 'problem' in choice ? invalidChoice(offer, choice) : null;
};

const lineOf = (offer: Offer, { quantity, note }: Wish, choice: Choice, minimumFare: Money): OrderLine => {
  const options = 'chosen' in choice ? choice.chosen : [];
  return {
    productId: offer.productId,
    kind: offer.kind,
    title: offer.title,
    quantity,
    unitPrice: withExtras(priceOf(offer, minimumFare), options),
    ...(offer.category !== undefined && { category: offer.category }),
    ...(options.length > 0 && { options }),
    ...(note !== undefined && { note }),
  };
};

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
  if (mostOfAny(wishes) > mostOfOne) return invalid('TOO_MANY_COPIES', 'lines');
  const missing = wishes
    .filter(({ productId }) => !offers.get(productId)?.available)
    .map(({ productId }) => productId);
  if (missing.length > 0)
    return { rejection: { type: 'ProductUnavailable', productIds: [...new Set(missing)] } };

  const chosen = wishes.map((wish) => {
    const offer = offers.get(wish.productId) as Offer;
    return { offer, wish, choice: choiceOf(offer.options ?? [], wish.options ?? []) };
  });
  if (chosen.some(({ offer }) => offer.kind !== kindOf[fulfilment]))
    return invalid('WRONG_FULFILMENT', 'fulfilment');
  const [first] = chosen;
  if (!first) return invalid('TOO_MANY_LINES', 'lines');
  if (fulfilment === 'RIDE' && (chosen.length > 1 || first.wish.quantity !== 1))
    return invalid('ONE_RIDE', 'lines');
  const store = fulfilment === 'PICKUP' ? storeId : first.offer.storeId;
  if (chosen.some(({ offer }) => offer.storeId !== store)) return invalid('SEVERAL_STORES', 'lines');
  if (chosen.some(({ offer }) => offer.price.currency !== first.offer.price.currency))
    return invalid('SEVERAL_CURRENCIES', 'lines');

  const wrong = chosen.find(({ choice }) => 'problem' in choice);
  if (wrong) return { rejection: invalidChoice(wrong.offer, wrong.choice) };

  const priced = chosen.map(({ offer, wish, choice }) => lineOf(offer, wish, choice, minimumFare));
  const total = priced
    .map((line) => times(line.unitPrice, line.quantity))
    .reduce(plus, money(0, first.offer.price.currency));
  if (total.minorUnits > mostMoney) return invalid('TOO_EXPENSIVE', 'lines');
  const shares = sharesOf(priced, total);
  const lines = priced.map((line, i) => ({ ...line, share: shares[i] ?? 0 }));
  return { lines, total, storeId: store, rideClass: first.offer.rideClass };
};
