import { mostOfOneProduct } from '@jumun/schema/quantity';
import { type BasketRejection, fill, mostLines, type Terms, type Wish } from '../domain/basket.ts';
import { type FulfilmentTerms, type Shop, type ShopRejection, shopRejection } from '../domain/shop.ts';
import { findOffers } from '../store/offers.ts';
import type { ResolverContext } from './context.ts';
import { basketProblems, refuse, refuseChoice, refuseClosed } from './refuse.ts';

type Asked = Pick<Terms, 'storeId'> & { readonly fulfilment: FulfilmentTerms };

/** What a basket costs, and whether its store takes it now: the same for a quote and for an order. */
export const priceOrder = async (
  { read, minimumFare, at }: ResolverContext,
  wishes: readonly Wish[],
  { fulfilment, storeId }: Asked,
) => {
  if (wishes.length === 0)
    return refused({ type: 'InvalidOrder', problem: 'CART_IS_EMPTY', field: ['fromCart'] });
  // an order with more lines is refused whatever they are
  const asked = wishes.slice(0, mostLines).map(({ productId }) => productId);
  const { offers, shops } = await findOffers(read, asked);
  const terms = {
    fulfilment: fulfilment.type,
    storeId,
    minimumFare,
    mostOfOne: mostOfOneProduct,
  };
  const priced = fill(wishes, offers, terms);
  if ('rejection' in priced) return refused(priced.rejection);
  const shop: Shop | undefined = shops.get(priced.storeId ?? '');
  const closed = shopRejection(shop, fulfilment, at);
  return closed ? refused(closed) : { rejection: undefined, priced, shop };
};

const refused = (rejection: BasketRejection | ShopRejection) =>
  ({ rejection, priced: undefined, shop: undefined }) as const;

export const refuseBasket = (context: ResolverContext, rejection: BasketRejection | ShopRejection) => {
  switch (rejection.type) {
    case 'InvalidOrder':
      return {
        ...refuse(context, 'InvalidOrder', { field: rejection.field }),
        message: basketProblems[rejection.problem][context.locale],
      };
    case 'InvalidChoice':
      return refuseChoice(context, rejection);
    case 'ProductUnavailable':
      return refuse(context, 'ProductUnavailable', { productIds: rejection.productIds });
    case 'StoreClosed':
      return refuseClosed(context, rejection);
  }
};
