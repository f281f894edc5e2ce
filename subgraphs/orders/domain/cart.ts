import { type Money, plus, times } from '@jumun/platform/kernel/money';
import type { Offer, Wish } from './basket.ts';

/** What a product in the cart is today, by the offer of it; null where it is unknown here. */
export type Placed = {
  readonly productId: string;
  readonly quantity: number;
  readonly offer: Offer | null;
};

export const placedIn = (wishes: readonly Wish[], offers: ReadonlyMap<string, Offer>): readonly Placed[] =>
  wishes.map(({ productId, quantity }) => ({ productId, quantity, offer: offers.get(productId) ?? null }));

/** What those on offer cost together; null where there are none, or in different currencies. */
export const cartTotal = (lines: readonly Placed[]): Money | null => {
  const prices = lines.flatMap(({ offer, quantity }) =>
    offer?.available ? [times(offer.price, quantity)] : [],
  );
  const [first, ...rest] = prices;
  if (!first || rest.some(({ currency }) => currency !== first.currency)) return null;
  return rest.reduce(plus, first);
};
