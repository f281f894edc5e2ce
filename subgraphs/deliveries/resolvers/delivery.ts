import { isBoundElsewhere } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { findHappenings } from '@jumun/platform/store/happenings';
import { orderNumberOf } from '@jumun/schema/order-number';
import {
  attemptsOf,
  type Delivery as DeliveryState,
  deliveryIdOf,
  holderOf,
  isStarted,
  type OrderId,
  orderIdOf,
  parcelOf,
} from '../domain/states.ts';
import type { Recipient } from '../domain/waybill.ts';
import { deliveryRows } from '../store/deliveries.ts';
import { waybillRows } from '../store/waybills.ts';
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

const waybillOf = async ({ orderId, isOfQueue }: DeliveryModel, { load, read }: ResolverContext) =>
  isOfQueue ? (await waybillRows.findMany(read, [orderId]))[0] : load(waybillRows, orderId);

/** Who carries it now: who did when a change of the queue came about counts no more. */
const holderNow = async (delivery: DeliveryModel, { read }: ResolverContext): Promise<string | null> => {
  const now = delivery.isOfQueue ? (await deliveryRows.find(read, delivery.orderId))?.state : delivery;
  return now ? holderOf(now) : null;
};

/** Whom it is for, for those who need it: its customer, the courier who carries it, and staff who see what was ordered anyway. */
const recipientOf = async (delivery: DeliveryModel, context: ResolverContext): Promise<Recipient | null> => {
  const { subject, scopes } = context.caller;
  const mayKnow =
    delivery.customerId === subject ||
    scopes.includes('orders:read') ||
    (subject !== null && (await holderNow(delivery, context)) === subject);
  return mayKnow ? ((await waybillOf(delivery, context))?.to ?? null) : null;
};

export const Delivery: Resolves['Delivery'] = {
  __resolveReference: ({ id }, context) => deliveryOf(orderIdOf(id), context),
  history: ({ orderId }, _, { read }) => findHappenings(read, 'deliveries', orderId),
  order: ({ orderId }) => ({ id: orderId }),
  orderNumber: ({ orderId }) => orderNumberOf(orderId),
  endedAt: (delivery) => ('endedAt' in delivery ? delivery.endedAt : null),
  parcel: parcelOf,
  store: ({ storeId }) => (storeId === undefined ? null : { id: storeId }),
  courierId: ({ courier }, _, { caller }) =>
    courier !== undefined && caller.scopes.includes('deliveries:read') ? courier : null,
  attempts: (delivery) => [...attemptsOf(delivery)],
  goods: async (delivery, _, context) => (await waybillOf(delivery, context))?.goods ?? null,
  city: async (delivery, _, context) => (await waybillOf(delivery, context))?.to?.address.city ?? null,
  recipient: async (delivery, _, context) => (await recipientOf(delivery, context))?.recipient ?? null,
  phone: async (delivery, _, context) => (await recipientOf(delivery, context))?.phone ?? null,
  address: async (delivery, _, context) => (await recipientOf(delivery, context))?.address ?? null,
};

/** deliveries adds the delivery to an order. */
export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }) => ({ id: id as OrderId }),
  delivery: ({ id }, _, context) => deliveryOf(id, context),
};
