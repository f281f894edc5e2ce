import { idText } from '@jumun/platform/graph/input';
import type { CatalogGraph } from '../catalog.ts';
import type { ProductId } from '../domain/product.ts';
import { refuse } from './refuse.ts';

type Input = { productId: ProductId; available: boolean };

export const setAvailability = async (_: unknown, { input }: { input: Input }, context: CatalogGraph) => {
  const { productId, available } = input;
  if (!idText.safeParse(productId).success) return refuse(context, 'ProductNotFound');
  return context.unit(async ({ product }) => {
    const decision = await product(productId, { type: 'SetAvailability', available });
    return 'rejection' in decision
      ? refuse(context, decision.rejection.type)
      : { __typename: 'SetAvailabilitySuccess', product: decision.state };
  });
};
