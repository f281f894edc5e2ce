import { idText } from '@jumun/platform/graph/input';
import type { ProductId } from '../domain/product.ts';
import { availableCopies } from '../store/stock.ts';
import { shownCopies } from './product.ts';
import type { Resolves } from './types.generated.ts';

/** The products that one order can have. */
const most = 100;

export const stockNow: Resolves['Query']['stockNow'] = async (_, { productIds }, { load }) => {
  const known = productIds.slice(0, most).filter((id) => idText.safeParse(id).success);
  const found = await Promise.all(
    known.map(async (productId) => {
      const available = await load(availableCopies, productId as ProductId);
      return available === null ? [] : [{ productId, available: shownCopies(available) }];
    }),
  );
  return found.flat();
};
