import { readInput } from '@jumun/platform/graph/input';
import { times } from '@jumun/platform/kernel/money';
import { readyAt } from '../domain/shop.ts';
import { findCart } from '../store/carts.ts';
import { optionsView } from './order.ts';
import { quoteOrderForm } from './order-input.ts';
import { priceOrder, refuseBasket } from './price-order.ts';
import { refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** What ordering would mean now, without doing it. */
export const quoteOrder: Resolves['Query']['quoteOrder'] = async (_, { input }, context) => {
  const parsed = readInput(quoteOrderForm, input);
  if ('problem' in parsed) return refuseField(context, 'InvalidOrder', parsed);
  const { lines: given, fulfilment: asked } = parsed.value;
  const wishes = given ?? (await findCart(context.read, context.caller.subject ?? ''));
  const fulfilment = { type: asked.way, ...(asked.at !== undefined && { at: asked.at }) };
  const terms = { fulfilment, storeId: asked.storeId };
  if (!context.hasAuthority(fulfilment.type))
    return refuse(context, 'ProductUnavailable', { productIds: wishes.map(({ productId }) => productId) });
  const { rejection, priced, shop } = await priceOrder(context, wishes, terms);
  if (rejection) return refuseBasket(context, rejection);

  const counted = priced.lines.filter(({ kind }) => kind === 'BOOK').map(({ productId }) => productId);
  const stock =
    counted.length > 0
      ? await context.lookUpStock(counted, context.correlationId)
      : new Map<string, number>();
  const lines = priced.lines.map((line) => ({
    ...line,
    inStock: line.kind === 'BOOK' ? stock?.get(line.productId) : null,
  }));
  return {
    __typename: 'OrderQuote',
    lines,
    total: priced.total,
    inStock: stock && !lines.some(isShort),
    readyAt: readyAt(shop, fulfilment, context.at),
  };
};

const isShort = ({ inStock, quantity }: { inStock: number | null | undefined; quantity: number }) =>
  inStock !== undefined && inStock !== null && inStock < quantity;

export const QuotedLine: Resolves['QuotedLine'] = {
  options: ({ options = [], unitPrice: { currency } }) => optionsView(options, currency),
  product: ({ productId }) => ({ id: productId }),
  lineTotal: ({ unitPrice, quantity }) => times(unitPrice, quantity),
  inStock: ({ inStock }) => inStock ?? null,
  short: (line) => (line.inStock === undefined ? null : isShort(line)),
};
