import { readInput } from '@jumun/platform/graph/input';
import { Fault } from '@jumun/platform/kernel/errors';
import { fingerprint, newId } from '@jumun/platform/kernel/ids';
import { mostOfOneProduct } from '@jumun/schema/quantity';
import { type BasketRejection, fill, mostLines } from '../domain/basket.ts';
import { type ShopRejection, shopRejection } from '../domain/shop.ts';
import { type Begun, isBegun, isPlacing, type OrderId } from '../domain/states.ts';
import { basketId } from '../domain/twin.ts';
import type { WhenUnknown } from '../sagas/saga.ts';
import { findOffers } from '../store/offers.ts';
import { findEarlier } from '../store/orders.ts';
import type { ResolverContext } from './context.ts';
import { orderView } from './order.ts';
import { type PlaceOrderRequest, placeOrderForm } from './order-input.ts';
import { basketProblems, refuse, refuseClosed, refuseField } from './refuse.ts';
import type { Resolves } from './types.generated.ts';

/** A fingerprint of what came with the key, however its lines were split. */
const hashOf = ({ lines, fulfilment, storeId, payment }: PlaceOrderRequest): string =>
  fingerprint({
    lines: lines.toSorted((a, b) => (a.productId < b.productId ? -1 : 1)),
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

  const { idempotencyKey, lines: wishes, fulfilment, storeId, expectedTotal } = request;
  const basket = basketId(customerId, wishes, fulfilment.type);
  const earlier = await findEarlier(read, { customerId, idempotencyKey }, basket);
  const { ofKey } = earlier;
  if (ofKey && isBegun(ofKey.state)) return again(ofKey.id, ofKey.state);

  if (!context.hasAuthority(fulfilment.type))
    return refuse(context, 'ProductUnavailable', { productIds: wishes.map(({ productId }) => productId) });
  // an order with more lines is refused whatever they are
  const asked = wishes.slice(0, mostLines).map(({ productId }) => productId);
  const { offers, shops } = await findOffers(read, asked);
  const priced = fill(wishes, offers, {
    fulfilment: fulfilment.type,
    storeId,
    expectedTotal: expectedTotal ?? null,
    minimumFare: context.minimumFare,
    mostOfOne: mostOfOneProduct,
  });
  if ('rejection' in priced) return refuseBasket(context, priced.rejection);
  const closed = shopRejection(shops.get(priced.storeId ?? ''), fulfilment, context.at);
  if (closed) return refuseBasket(context, closed);

  const { correlationId } = context;
  const beginning = {
    newId: () => newId('ord') as OrderId,
    details: { ...priced, customerId, idempotencyKey, requestHash, fulfilment, correlationId },
    basket,
    cardToken: request.payment.cardToken,
    isConfirmed: request.confirm ?? false,
  };
  const begun = await unit(({ begin }, tried) =>
    begin({ ...beginning, earlier: tried === 0 ? earlier : undefined }),
  );
  if (begun.type === 'LEFT')
    throw new Fault('UNAUTHENTICATED', { ko: '계정이 탈퇴 처리되었습니다.', en: 'The account is closed.' });
  const { type, id, ...order } = begun;
  if (type === 'REPEATED') return again(id, order.state);
  if (type === 'TWIN') return refuse(context, 'DuplicateOrder', { order: orderView(id, order.state) });
  const driven = await sagas.placing.start({ id, actor: customerId, whenUnknown }, order);
  return present(context, id, whenUnknown, driven.state);
};

const refuseBasket = (context: ResolverContext, rejection: BasketRejection | ShopRejection) => {
  switch (rejection.type) {
    case 'InvalidOrder':
      return {
        ...refuse(context, 'InvalidOrder', { field: rejection.field }),
        message: basketProblems[rejection.problem][context.locale],
      };
    case 'ProductUnavailable':
      return refuse(context, 'ProductUnavailable', { productIds: rejection.productIds });
    case 'PriceChanged':
      return refuse(context, 'PriceChanged', { total: rejection.total });
    case 'StoreClosed':
      return refuseClosed(context, rejection);
  }
};

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
      // the provider's own words stay inside
      return refuse(context, 'PaymentDeclined', { order, reason: state.refused.reason });
    default:
      return { __typename: 'PlaceOrderSuccess' as const, order };
  }
};
