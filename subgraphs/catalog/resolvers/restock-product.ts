import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey, idText, whole } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { ProductId } from '../domain/product.ts';
import { mostCopies } from '../domain/stock.ts';
import { mustSell, productView } from './product.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const form = z.object({ productId: z.string(), quantity: whole(1, mostCopies), idempotencyKey });

export const restockProduct: Resolves['Mutation']['restockProduct'] = async (
  _,
  { input: given },
  context,
) => {
  const { idempotencyKey: key, quantity, ...input } = checkedInput(form, given);
  if (!idText.safeParse(input.productId).success) return refuse(context, 'ProductNotFound');
  const productId = input.productId as ProductId;
  const caller = actorOf(context);
  const mutation = { mutation: 'restockProduct', productId, quantity };
  return context.unit(async ({ product, loadProduct, useKey }) => {
    mustSell(context, await loadProduct(productId));
    const used = await useKey({ caller, key, input: mutation });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'NEW') {
      const decision = await product(productId, { type: 'RestockProduct', quantity });
      if ('rejection' in decision)
        return refuse(
          context,
          expectedRejection(decision.rejection, 'ProductNotFound', 'StockNotCounted').type,
        );
      await used.keep(productId);
    }
    const restocked = required(productView(await loadProduct(productId)), productId);
    return { __typename: 'RestockProductSuccess', product: restocked };
  });
};
