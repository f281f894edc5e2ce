import { mustWorkFor } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { money } from '@jumun/platform/kernel/money';
import {
  bookshop,
  canBeOrdered,
  type ProductDetails as Details,
  isRegistered,
  type ProductId,
  type Product as ProductState,
  priceOf,
  storeOf,
} from '../domain/product.ts';
import { productRows } from '../store/products.ts';
import { availableCopies } from '../store/stock.ts';
import type { ResolverContext } from './context.ts';
import type { ProductModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A product as the graph shows it; null for one that was never registered. */
export const productView = (state: ProductState | undefined): ProductModel | null =>
  state && isRegistered(state) ? state : null;

const productOf = async (id: string, { load }: ResolverContext): Promise<ProductModel | null> =>
  idText.safeParse(id).success ? productView((await load(productRows, id as ProductId))?.state) : null;

/** Refuses those who do not work for the product's store; one that does not exist is nobody's. */
export const mustSell = ({ caller }: ResolverContext, state: ProductState | undefined): void => {
  if (state && isRegistered(state)) mustWorkFor(caller, storeOf(state.details));
};

/** The greatest Int of GraphQL. */
export const mostShown = 2_147_483_647;

/** A number of copies as the graph shows it. */
export const shownCopies = (available: number): number => Math.min(available, mostShown);

const detailsView = (details: Details) => {
  switch (details.kind) {
    case 'BOOK':
      return { __typename: 'BookDetails', ...details } as const;
    case 'MENU_ITEM':
      return { __typename: 'MenuItemDetails', ...details } as const;
    case 'RIDE_CLASS':
      return { __typename: 'RideClassDetails', ...details } as const;
  }
};

export const product: Resolves['Query']['product'] = (_, { id }, context) => productOf(id, context);

export const Product: Resolves['Product'] = {
  __resolveReference: ({ id }, context) => productOf(id, context),
  kind: ({ details }) => details.kind,
  price: (state, _, { minimumFare }) => priceOf(state, minimumFare),
  async stock({ id }, _, { load }) {
    const available = await load(availableCopies, id);
    return available === null ? null : shownCopies(available);
  },
  available: async (state, _, { load }) => canBeOrdered(state, await load(availableCopies, state.id)),
  details: ({ details }) => detailsView(details),
  description: ({ description }) => description ?? null,
  category: ({ category }) => category ?? null,
  pictureUrl: ({ pictureUrl }) => pictureUrl ?? null,
  optionGroups: ({ options = [], price: { currency } }) =>
    options.map(({ options: own, ...group }) => ({
      ...group,
      options: own.map(({ id, name, extra }) => ({ id, name, price: money(extra, currency) })),
    })),
};

export const BookDetails: Resolves['BookDetails'] = {
  store: (book) => ({ id: storeOf(book) ?? bookshop }),
};

export const MenuItemDetails: Resolves['MenuItemDetails'] = {
  store: ({ storeId }) => ({ id: storeId }),
};
