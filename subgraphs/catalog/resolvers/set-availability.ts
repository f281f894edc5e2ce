import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import type { ProductId } from '../domain/product.ts';
import { mustSell, productView } from './product.ts';
import { refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const setAvailability: Resolves['Mutation']['setAvailability'] = async (_, { input }, context) => {
  if (!idText.safeParse(input.productId).success) return refuse(context, 'ProductNotFound');
  const productId = input.productId as ProductId;
  const { available } = input;
  return context.unit(async ({ product, loadProduct }) => {
    mustSell(context, await loadProduct(productId));
    const decision = await product(productId, { type: 'SetAvailability', available });
    if ('rejection' in decision)
      return refuse(context, expectedRejection(decision.rejection, 'ProductNotFound').type);
    return {
      __typename: 'SetAvailabilitySuccess',
      product: required(productView(decision.state), productId),
    };
  });
};
