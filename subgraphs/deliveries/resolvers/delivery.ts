import type { DeliveriesGraph } from '../deliveries.ts';
import {
  type Delivery as DeliveryState,
  deliveryIdOf,
  isStarted,
  type OrderId,
  orderIdOf,
} from '../domain/delivery.ts';

/** A delivery as the graph shows it; one that never started is not there. */
export const deliveryView = (state: DeliveryState | undefined | null) =>
  state && isStarted(state) ? { ...state, id: deliveryIdOf(state.orderId) } : null;

type DeliveryView = NonNullable<ReturnType<typeof deliveryView>>;

const deliveryOf = async (orderId: OrderId, { load, deliveriesById }: DeliveriesGraph) =>
  deliveryView((await load(deliveriesById, orderId))?.state);

export const Delivery = {
  __resolveReference: ({ id }: { id: string }, context: DeliveriesGraph) =>
    deliveryOf(orderIdOf(id), context),
  order: ({ orderId }: DeliveryView) => ({ id: orderId }),
};

/** Deliveries add the delivery to an order. */
export const Order = {
  delivery: ({ id }: { id: OrderId }, _: unknown, context: DeliveriesGraph) => deliveryOf(id, context),
};
