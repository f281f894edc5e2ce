import { times } from '@jumun/platform/kernel/money';
import { choiceProblem, merge } from '../domain/basket.ts';
import { cartTotal, isOrderable, placedIn } from '../domain/cart.ts';
import { findCart } from '../store/carts.ts';
import { findOffers } from '../store/offers.ts';
import type { ResolverContext } from './context.ts';
import type { CartModel } from './models.ts';
import { findOrder, optionsView } from './order.ts';
import { setCartLineForm } from './order-input.ts';
import { accountClosed, checkedInput, refuse, refuseChoice } from './refuse.ts';
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
  if (wish.quantity > 0) {
    const offer = offers.get(wish.productId);
    if (!offer?.available) return refuse(context, 'ProductUnavailable', { productIds: [wish.productId] });
    const wrong = choiceProblem(offer, wish);
    if (wrong) return refuseChoice(context, wrong);
  }
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
  // a line of the same things with another note is the same line of a cart
  const wishes = order.lines.map(({ productId, quantity, title, options }) => {
    const chosen = options?.map(({ id }) => id).sort();
    return { title, wish: { productId, quantity, ...(chosen && { options: chosen }) } };
  });
  const isOffered = ({ wish }: (typeof wishes)[number]) => placedIn([wish], offers).every(isOrderable);
  const offered = merge(wishes.filter(isOffered).map(({ wish }) => wish));
  const kept = await context.unit(async ({ setCartLine }) => {
    for (const wish of offered) {
      const line = await setCartLine(customerId, wish);
      if (line !== 'KEPT') return line;
    }
    return 'KEPT';
  });
  if (kept === 'LEFT') throw accountClosed();
  if (kept === 'FULL') return refuse(context, 'CartFull');
  const missing = wishes.filter((line) => !isOffered(line)).map(({ title }) => title);
  return { __typename: 'ReorderSuccess', cart: await cartOf(context), missing };
};

export const Cart: Resolves['Cart'] = {
  lines: ({ lines }) => lines,
  total: ({ lines }) => cartTotal(lines),
};

export const CartLine: Resolves['CartLine'] = {
  product: ({ productId }) => ({ id: productId }),
  title: ({ offer }) => offer?.title ?? null,
  options: ({ chosen, offer }) => (offer ? optionsView(chosen, offer.price.currency) : []),
  lineTotal: ({ unitPrice, quantity }) => unitPrice && times(unitPrice, quantity),
  available: isOrderable,
};
