import { readInput } from '@jumun/platform/graph/input';
import { fingerprint, newId } from '@jumun/platform/kernel/ids';
import { failpoint } from '@jumun/platform/process/failpoint';
import { type BasketRejection, fill, merge, mostLines } from '../domain/basket.ts';
import { type Begun, isBegun, type OrderDetails, type OrderId } from '../domain/order.ts';
import type { OrdersGraph } from '../orders.ts';
import { findOffers } from '../store/offers.ts';
import { findByKey } from '../store/orders.ts';
import { orderView } from './order.ts';
import { type PlaceOrderRequest, placeOrderForm } from './order-input.ts';
import { basketProblems, refuse } from './refuse.ts';

/** What came with the key, however its lines were split: the same key with anything else is another order. */
const hashOf = ({ lines, fulfilment, storeId, payment }: PlaceOrderRequest): string =>
  fingerprint({
    lines: [...merge(lines)].sort((a, b) => (a.productId < b.productId ? -1 : 1)),
    fulfilment,
    storeId,
    payment,
  });

export const placeOrder = async (_: unknown, { input }: { input: unknown }, context: OrdersGraph) => {
  const { caller, placeOrder: saga, read, unit } = context;
  const customerId = caller.subject ?? '';
  const parsed = readInput(placeOrderForm, input);
  if ('problem' in parsed) return refuseInput(context, parsed);
  const request = parsed.value;
  const requestHash = hashOf(request);
  const whenUnknown = request.whenBusy === 'QUEUE' ? 'QUEUE' : 'PARK';

  const again = async (id: OrderId, state: Begun) =>
    state.requestHash === requestHash
      ? present(context, id, await saga.repeat(id, customerId, whenUnknown))
      : refuse(context, 'IdempotencyKeyReused');

  const before = await findByKey(read, customerId, request.idempotencyKey);
  if (before && isBegun(before.state)) return again(before.id, before.state);

  const { lines: wishes, fulfilment, storeId, expectedTotal } = request;
  if (!context.hasAuthority(fulfilment.type))
    return refuse(context, 'ProductUnavailable', {
      productIds: merge(wishes).map(({ productId }) => productId),
    });
  const offers = await findOffers(
    read,
    // more than an order may have are refused whatever they are
    merge(wishes)
      .slice(0, mostLines)
      .map(({ productId }) => productId),
  );
  const basket = fill(wishes, offers, fulfilment.type, storeId, expectedTotal ?? null, context.minimumFare);
  if ('rejection' in basket) return refuseBasket(context, basket.rejection);

  const details: OrderDetails = {
    ...basket,
    customerId,
    idempotencyKey: request.idempotencyKey,
    requestHash,
    fulfilment,
    correlationId: context.correlationId,
  };
  const begun = await unit(({ begin }) => begin(newId('ord') as OrderId, details, request.payment.cardToken));
  if (!isBegun(begun.state)) throw new Error('an order was begun and is not there');
  if (!begun.isNew) return again(begun.id, begun.state);
  await failpoint('place/begun');
  return present(context, begun.id, await saga.drive(begun.id, customerId, whenUnknown));
};

/** What exactly is wrong is known in English only; elsewhere the field says where to look. */
const refuseInput = (
  context: OrdersGraph,
  { field, problem }: { field: readonly string[]; problem: string },
) => {
  const refusal = refuse(context, 'InvalidOrder', { field });
  return context.locale === 'en' ? { ...refusal, message: `${problem}.` } : refusal;
};

const refuseBasket = (context: OrdersGraph, rejection: BasketRejection) => {
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
  }
};

/** The order's present state, as the first answer would have told it. */
const present = (context: OrdersGraph, id: OrderId, state: Begun) => {
  const order = orderView(id, state);
  switch (state.status) {
    case 'PLACING':
      return state.placing?.mode === 'QUEUED' && state.placing.direction === 'FORWARD'
        ? { __typename: 'PlaceOrderSuccess', order }
        : refuse(context, 'TryAgainLater', { retryAfterMs: 1_000, order });
    case 'OUT_OF_STOCK':
      return refuse(context, 'OutOfStock', { order, productIds: state.refused?.productIds ?? [] });
    case 'PAYMENT_FAILED':
      // the provider's own words stay inside
      return refuse(context, 'PaymentDeclined', {
        order,
        reason: state.refused?.reason === 'TIMED_OUT' ? 'TIMED_OUT' : 'DECLINED',
      });
    default:
      return { __typename: 'PlaceOrderSuccess', order };
  }
};
