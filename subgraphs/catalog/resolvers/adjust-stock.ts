import { actorOf } from '@jumun/platform/graph/context';
import { idempotencyKey, idText, line, whole } from '@jumun/platform/graph/input';
import { problem } from '@jumun/platform/graph/problems';
import { required } from '@jumun/platform/graph/required';
import { expectedRejection } from '@jumun/platform/kernel/refusal';
import { z } from 'zod';
import type { ProductId } from '../domain/product.ts';
import { mostCopies } from '../domain/stock.ts';
import { mustSell, productView } from './product.ts';
import { checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const notNothing = problem({
  ko: '0이 아닌 수로 입력해 주세요. 늘리면 1 이상, 줄이면 -1 이하입니다',
  en: 'must not be 0: more than 0 adds copies, less takes them out',
});

const form = z.object({
  productId: z.string(),
  change: whole(-mostCopies, mostCopies).refine((change) => change !== 0, notNothing),
  reason: line(200),
  idempotencyKey,
});

export const adjustStock: Resolves['Mutation']['adjustStock'] = async (_, { input: given }, context) => {
  const { idempotencyKey: key, change, reason, ...input } = checkedInput(form, given);
  if (!idText.safeParse(input.productId).success) return refuse(context, 'ProductNotFound');
  const productId = input.productId as ProductId;
  const caller = actorOf(context);
  const mutation = { mutation: 'adjustStock', productId, change, reason };
  return context.unit(async ({ adjustStock: adjust, loadProduct, useKey }) => {
    mustSell(context, await loadProduct(productId));
    const used = await useKey({ caller, key, input: mutation });
    if (used.is === 'OTHER') return refuse(context, 'IdempotencyKeyReused');
    if (used.is === 'NEW') {
      const decision = await adjust(productId, change, reason);
      if ('rejection' in decision) {
        const { rejection } = decision;
        if (rejection.type === 'StockPromised')
          return refuse(context, 'StockPromised', { available: rejection.available });
        return refuse(context, expectedRejection(rejection, 'ProductNotFound', 'StockNotCounted').type);
      }
      await used.keep(productId);
    }
    const adjusted = required(productView(await loadProduct(productId)), productId);
    return { __typename: 'AdjustStockSuccess', product: adjusted };
  });
};
