import { idText } from '@jumun/platform/graph/input';
import { times } from '@jumun/platform/kernel/money';
import { normalisedOrderNumber, orderNumberOf } from '@jumun/schema/order-number';
import { type Begun, isBegun, type OrderId, type Order as OrderState, refundedOf } from '../domain/states.ts';
import { waitOf } from '../domain/waiting.ts';
import { findByNumber, orderRows } from '../store/orders.ts';
import type { ResolverContext } from './context.ts';
import type { OrderModel } from './models.ts';
import { linesOf, refundsOf } from './refund.ts';
import { timelineOf } from './timeline.ts';
import type { Resolves } from './types.generated.ts';

/** An order as the graph shows it. */
export const orderView = (id: OrderId, state: Begun): OrderModel => ({ ...state, id });

/** The same, or null for an order that was never begun. */
export const orderViewOf = (id: OrderId, state: OrderState | undefined): OrderModel | null =>
  state && isBegun(state) ? orderView(id, state) : null;

/** The order of this id, as a client gave it. Text that cannot be an id of ours is not looked up: PostgreSQL fails on some of it. */
export const findOrder = async (id: string, { load }: ResolverContext): Promise<OrderModel | null> => {
  if (!idText.safeParse(id).success) return null;
  const row = await load(orderRows, id as OrderId);
  return row && orderViewOf(row.id, row.state);
};

const isStaff = ({ caller }: ResolverContext): boolean => caller.scopes.includes('orders:read');

/** The rule of the type's @access, for answers that are not an Order themselves. */
export const maySee = (context: ResolverContext, { customerId }: Pick<Begun, 'customerId'>): boolean =>
  customerId === context.caller.subject || isStaff(context);

/** Whose orders the caller may list: the caller's own, or null for all. */
export const listedCustomer = (context: ResolverContext): string | null =>
  isStaff(context) ? null : (context.caller.subject ?? '');

export const order: Resolves['Query']['order'] = (_, { id }, context) => findOrder(id, context);

export const orderByNumber: Resolves['Query']['orderByNumber'] = async (_, { number: typed }, { read }) => {
  const number = normalisedOrderNumber(typed);
  const row = number === null ? undefined : await findByNumber(read, number);
  return row ? orderViewOf(row.id, row.state) : null;
};

export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }, context) => findOrder(id, context),
  number: ({ id }) => orderNumberOf(id),
  customer: ({ customerId }) => ({ id: customerId }),
  blockedOn: waitOf,
  refunded: refundedOf,
  refunds: refundsOf,
  lines: linesOf,
  fulfilment: ({ fulfilment, storeId }) => ({ ...fulfilment, storeId }),
  timeline: ({ id }, _, context) => timelineOf(id, context),
};

export const OrderLine: Resolves['OrderLine'] = {
  product: ({ productId }) => ({ id: productId }),
  lineTotal: ({ unitPrice, quantity }) => times(unitPrice, quantity),
};

const typeOf = { SHIPMENT: 'Shipment', PICKUP: 'Pickup', RIDE: 'RideBooking' } as const;

export const Fulfilment: Resolves['Fulfilment'] = {
  __resolveType: ({ type }) => typeOf[type],
};

export const Pickup: Resolves['Pickup'] = {
  store: ({ storeId }) => (storeId === null ? null : { id: storeId }),
  at: ({ at }) => at ?? null,
};
