import { idText } from '@jumun/platform/graph/input';
import type { CatalogGraph } from '../catalog.ts';
import {
  canBeOrdered,
  type ProductDetails as Details,
  isRegistered,
  type ProductId,
  priceOf,
  type Registered,
} from '../domain/product.ts';

const productOf = async (id: string, { load, productsById }: CatalogGraph): Promise<Registered | null> => {
  if (!idText.safeParse(id).success) return null;
  const row = await load(productsById, id as ProductId);
  return row && isRegistered(row.state) ? row.state : null;
};

/** GraphQL's Int ends there. */
const mostShown = 2_147_483_647;

const typeNames = {
  BOOK: 'BookDetails',
  MENU_ITEM: 'MenuItemDetails',
  RIDE_CLASS: 'RideClassDetails',
} as const;

export const product = (_: unknown, { id }: { id: string }, context: CatalogGraph) => productOf(id, context);

export const Product = {
  __resolveReference: ({ id }: { id: string }, context: CatalogGraph) => productOf(id, context),
  kind: ({ details }: Registered) => details.kind,
  price: (state: Registered, _: unknown, { minimumFare }: CatalogGraph) => priceOf(state, minimumFare),
  async stock({ id }: Registered, _: unknown, { load, stockById }: CatalogGraph) {
    const available = await load(stockById, id);
    return available === null ? null : Math.min(available, mostShown);
  },
  available: async (state: Registered, _: unknown, { load, stockById }: CatalogGraph) =>
    canBeOrdered(state, await load(stockById, state.id)),
  details: ({ details }: Registered) => ({ __typename: typeNames[details.kind], ...details }),
};

export const MenuItemDetails = {
  store: ({ storeId }: Extract<Details, { kind: 'MENU_ITEM' }>) => ({ id: storeId }),
};
