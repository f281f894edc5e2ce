import { readInput } from '@jumun/platform/graph/input';
import { fingerprint, newId } from '@jumun/platform/kernel/ids';
import { sameMoney } from '@jumun/platform/kernel/money';
import { wishKey } from '../domain/basket.ts';
import { isPaidByCard, type PaymentProblem, paymentProblem } from '../domain/paying.ts';
import { type Begun, isBegun, isPlacing, type OrderId } from '../domain/states.ts';
import { basketId } from '../domain/twin.ts';
import type { WhenUnknown } from '../sagas/saga.ts';
import { findCart } from '../store/carts.ts';
import { findEarlier } from '../store/orders.ts';
import type { ResolverContext } from './context.ts';
import { orderView } from './order.ts';
import { type PlaceOrderRequest, placeOrderForm } from './order-input.ts';
import { priceOrder, refuseBasket } from './price-order.ts';
import { accountClosed, paymentProblems, refuse, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** A fingerprint of what came with the key, however its lines were split; of the cart, that it was the cart. */
const hashOf = ({ lines, fulfilment, storeId, payment, note }: PlaceOrderRequest): string =>
  fingerprint({
    lines: lines ? lines.toSorted((a, b) => (wishKey(a) < wishKey(b) ? -1 : 1)) : 'CART',
    ...(note !== undefined && { note }),
    fulfilment,
    storeId,
    payment,
  });

export const placeOrder: Resolves['Mutation']['placeOrder'] = async (_, { input }, context) => {
  const { caller, sagas, read, unit } = context;
  const customerId = caller.subject ?? '';
  const parsed = readInput(placeOrderForm, input);
  if ('problem' in parsed) return refuseField(context, 'InvalidOrder', parsed);
  const request = parsed.value;
  const requestHash = hashOf(request);
  const whenUnknown = request.whenBusy === 'QUEUE' ? 'QUEUE' : 'PEND';

  const again = async (id: OrderId, state: Begun) =>
    state.requestHash === requestHash
      ? present(
          context,
          id,
          whenUnknown,
          (await sagas.placing.repeat({ id, actor: customerId, whenUnknown }, state)).state,
        )
      : refuse(context, 'IdempotencyKeyReused');

  const { idempotencyKey, lines, fulfilment, storeId, expectedTotal } = request;
  const wishes = lines ?? (await findCart(read, customerId));
  const basket = basketId(customerId, wishes, fulfilment.type);
  const earlier = await findEarlier(read, { customerId, idempotencyKey }, basket);
  const { ofKey } = earlier;
  if (ofKey && isBegun(ofKey.state)) return again(ofKey.id, ofKey.state);

  if (!context.hasAuthority(fulfilment.type))
    return refuse(context, 'ProductUnavailable', { productIds: wishes.map(({ productId }) => productId) });
  const { rejection, priced, shop } = await priceOrder(context, wishes, { fulfilment, storeId });
  if (rejection) return refuseBasket(context, rejection);
  const { total } = priced;
  if (expectedTotal && !sameMoney(expectedTotal, total)) return refuse(context, 'PriceChanged', { total });

  const { cardToken = null, pointsToSpend } = request.payment;
  const paid = { ...priced, ...(pointsToSpend && { pointsSpent: pointsToSpend }) };
  const unpayable = paymentProblem(paid, cardToken);
  if (unpayable) return refusePayment(context, unpayable);

  const { correlationId } = context;
  const beginning = {
    newId: () => newId('ord') as OrderId,
    details: {
      ...paid,
      ...(request.note !== undefined && { note: request.note }),
      ...(shop && { timeZone: shop.opening.timeZone }),
      customerId,
      idempotencyKey,
      requestHash,
      fulfilment,
      correlationId,
    },
    basket,
    cardToken: isPaidByCard(paid) ? cardToken : null,
    isConfirmed: request.confirm ?? false,
    outOfCart: request.fromCart ? wishes : [],
  };
  const begun = await unit(({ begin }, tried) =>
    begin({ ...beginning, earlier: tried === 0 ? earlier : undefined }),
  );
  if (begun.type === 'LEFT') throw accountClosed();
  const { type, id, ...order } = begun;
  if (type === 'REPEATED') return again(id, order.state);
  if (type === 'TWIN') return refuse(context, 'DuplicateOrder', { order: orderView(id, order.state) });
  const driven = await sagas.placing.start({ id, actor: customerId, whenUnknown }, order);
  return present(context, id, whenUnknown, driven.state);
};

const refusePayment = (context: ResolverContext, problem: PaymentProblem) => ({
  ...refuse(context, 'InvalidOrder', {
    field: ['payment', problem === 'NO_CARD' ? 'cardToken' : 'pointsToSpend'],
  }),
  message: paymentProblems[problem][context.locale],
});

/** The order as it is now, in the form of a first answer. */
const present = (context: ResolverContext, id: OrderId, whenUnknown: WhenUnknown, state: Begun) => {
  const order = orderView(id, state);
  switch (state.status) {
    case 'PLACING':
      if (isPlacing(state) && state.placing.mode === 'PARKED')
        return refuse(context, 'TryAgainLater', { retryAfterMs: 1_000, order });
      return isPlacing(state) && whenUnknown === 'QUEUE'
        ? { __typename: 'PlaceOrderSuccess' as const, order }
        : refuse(context, 'OrderPending', { order });
    case 'OUT_OF_STOCK':
      return refuse(context, 'OutOfStock', {
        order,
        productIds: state.refused.reason === 'SHORT' ? state.refused.productIds : [],
      });
    case 'PAYMENT_FAILED':
      if (state.refused.reason === 'NO_POINTS')
        return refuse(context, 'NotEnoughPoints', { order, available: state.refused.available });
      // the provider's own words stay inside
      return refuse(context, 'PaymentDeclined', { order, reason: state.refused.reason });
    default:
      return { __typename: 'PlaceOrderSuccess' as const, order };
  }
};
