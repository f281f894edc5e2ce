import { idText } from '@jumun/platform/graph/input';
import { required } from '@jumun/platform/graph/required';
import type { ProductId } from '../domain/product.ts';
import { productView } from './product.ts';
import { accountClosed, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

export const waitForProduct: Resolves['Mutation']['waitForProduct'] = async (_, { input }, context) => {
  if (!idText.safeParse(input.productId).success) return refuse(context, 'ProductNotFound');
  const productId = input.productId as ProductId;
  const done = await context.unit(({ awaitProduct }) =>
    awaitProduct(productId, context.caller.subject ?? ''),
  );
  switch (done.type) {
    case 'UNKNOWN':
      return refuse(context, 'ProductNotFound');
    case 'LEFT':
      throw accountClosed();
    case 'AVAILABLE':
      return refuse(context, 'ProductAvailable');
    case 'WAITS':
      return { __typename: 'WaitForProductSuccess', product: required(productView(done.state), productId) };
  }
};

export const stopWaitingForProduct: Resolves['Mutation']['stopWaitingForProduct'] = async (
  _,
  { input },
  context,
) => {
  if (!idText.safeParse(input.productId).success) return refuse(context, 'ProductNotFound');
  const productId = input.productId as ProductId;
  const state = await context.unit(({ unawaitProduct }) =>
    unawaitProduct(productId, context.caller.subject ?? ''),
  );
  const product = productView(state);
  return product
    ? { __typename: 'StopWaitingForProductSuccess', product }
    : refuse(context, 'ProductNotFound');
};
