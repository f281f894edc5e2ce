import { findHappenings } from '@jumun/platform/store/happenings';
import { isBoundElsewhere } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import {
  type Delivery as DeliveryState,
  deliveryIdOf,
  isStarted,
  type OrderId,
  orderIdOf,
} from '../domain/delivery.ts';
import { deliveryRows } from '../store/deliveries.ts';
import type { ResolverContext } from './context.ts';
import type { DeliveryModel } from './models.ts';
import type { Resolves } from './types.generated.ts';

/** A delivery as the graph shows it; null for one that never started. */
export const deliveryView = (state: DeliveryState | undefined): DeliveryModel | null =>
  state && isStarted(state) ? { ...state, id: deliveryIdOf(state.orderId) } : null;

/** Of staff who are bound to stores, those of another store may not see it; where its store is not known, all may. */
export const isOfAnotherStore = (state: DeliveryState, { caller }: ResolverContext): boolean =>
  isStarted(state) && state.storeId !== undefined && isBoundElsewhere(caller, state.storeId);

const deliveryOf = async (orderId: OrderId, context: ResolverContext) => {
  const state = (await context.load(deliveryRows, orderId))?.state;
  return state && isOfAnotherStore(state, context) ? null : deliveryView(state);
};

/** Who may see it is said by the type. */
export const delivery: Resolves['Query']['delivery'] = (_, { id }, context) =>
  idText.safeParse(id).success ? deliveryOf(orderIdOf(id), context) : null;

export const Delivery: Resolves['Delivery'] = {
  __resolveReference: ({ id }, context) => deliveryOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'deliveries', orderId),
  order: ({ orderId }) => ({ id: orderId }),
};

/** deliveries adds the delivery to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  delivery: ({ id }, _, context) => deliveryOf(id, context),
};
