import { type Money, plus, times } from '@jumun/platform/kernel/money';
import { choiceOf, type ItemOption } from '@jumun/schema/item-options';
import { type Offer, type Wish, withExtras } from './basket.ts';

/** What a product in the cart is today, by the offer of it; null where it is unknown here. */
export type Placed = {
  readonly productId: string;
  readonly quantity: number;
  readonly offer: Offer | null;
  /** What was chosen of it that there still is. */
  readonly chosen: readonly ItemOption[];
  /** What one costs with that; null where the product is unknown here. */
  readonly unitPrice: Money | null;
  /** Whether what was chosen is still what the menu asks for. */
  readonly isComplete: boolean;
};

export const placedIn = (wishes: readonly Wish[], offers: ReadonlyMap<string, Offer>): readonly Placed[] =>
  wishes.map(({ productId, quantity, options = [] }) => {
    const offer = offers.get(productId) ?? null;
    const groups = offer?.options ?? [];
    const chosen = groups.flatMap((group) => group.options.filter(({ id }) => options.includes(id)));
    return {
      productId,
      quantity,
      offer,
      chosen,
      unitPrice: offer && withExtras(offer.price, chosen),
      isComplete: 'chosen' in choiceOf(groups, options),
    };
  });

/** Whether it can be ordered as it is. */
export const isOrderable = ({ offer, isComplete }: Placed): boolean =>
  offer?.available === true && isComplete;

/** What those on offer cost together; null where there are none, or in different currencies. */
export const cartTotal = (lines: readonly Placed[]): Money | null => {
  const prices = lines.flatMap((line) =>
    isOrderable(line) && line.unitPrice ? [times(line.unitPrice, line.quantity)] : [],
  );
  const [first, ...rest] = prices;
  if (!first || rest.some(({ currency }) => currency !== first.currency)) return null;
  return rest.reduce(plus, first);
};
