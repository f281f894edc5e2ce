import { times } from '@jumun/platform/kernel/money';
import { cartTotal, placedIn } from '../domain/cart.ts';
import { findCart } from '../store/carts.ts';
import { findOffers } from '../store/offers.ts';
import type { ResolverContext } from './context.ts';
import type { CartModel } from './models.ts';
import { findOrder } from './order.ts';
import { setCartLineForm } from './order-input.ts';
import { accountClosed, checkedInput, refuse } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

const customerOf = ({ caller }: ResolverContext): string => caller.subject ?? '';

/** The caller's cart at today's prices. */
const cartOf = async (context: ResolverContext): Promise<CartModel> => {
  const wishes = await findCart(context.read, customerOf(context));
  const { offers } = await findOffers(
    context.read,
    wishes.map(({ productId }) => productId),
  );
  return { lines: placedIn(wishes, offers) };
};

export const cart: Resolves['Query']['cart'] = (_, __, context) => cartOf(context);

export const setCartLine: Resolves['Mutation']['setCartLine'] = async (_, { input }, context) => {
  const wish = checkedInput(setCartLineForm, input);
  const { offers } = await findOffers(context.read, [wish.productId]);
  // what is no longer on offer can still be taken out, or counted down
  if (wish.quantity > 0 && !offers.get(wish.productId)?.available)
    return refuse(context, 'ProductUnavailable', { productIds: [wish.productId] });
  const kept = await context.unit(({ setCartLine }) => setCartLine(customerOf(context), wish));
  if (kept === 'LEFT') throw accountClosed();
  if (kept === 'FULL') return refuse(context, 'CartFull');
  return { __typename: 'SetCartLineSuccess', cart: await cartOf(context) };
};

export const reorder: Resolves['Mutation']['reorder'] = async (_, { input: { orderId } }, context) => {
  const customerId = customerOf(context);
  const order = await findOrder(orderId, context);
  if (!order || order.customerId !== customerId) return refuse(context, 'OrderNotFound');
  const { offers } = await findOffers(
    context.read,
    order.lines.map(({ productId }) => productId),
  );
  const isOffered = ({ productId }: { productId: string }) => offers.get(productId)?.available === true;
  const offered = order.lines.filter(isOffered);
  const kept = await context.unit(async ({ setCartLine }) => {
    for (const { productId, quantity } of offered) {
      const line = await setCartLine(customerId, { productId, quantity });
      if (line !== 'KEPT') return line;
    }
    return 'KEPT';
  });
  if (kept === 'LEFT') throw accountClosed();
  if (kept === 'FULL') return refuse(context, 'CartFull');
  const missing = order.lines.filter((line) => !isOffered(line)).map(({ title }) => title);
  return { __typename: 'ReorderSuccess', cart: await cartOf(context), missing };
};

export const Cart: Resolves['Cart'] = {
  lines: ({ lines }) => lines,
  total: ({ lines }) => cartTotal(lines),
};

export const CartLine: Resolves['CartLine'] = {
  product: ({ productId }) => ({ id: productId }),
  title: ({ offer }) => offer?.title ?? null,
  unitPrice: ({ offer }) => offer?.price ?? null,
  lineTotal: ({ offer, quantity }) => offer && times(offer.price, quantity),
  available: ({ offer }) => offer?.available ?? false,
};
