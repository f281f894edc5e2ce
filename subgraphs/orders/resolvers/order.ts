import { boundTo } from '@jumun/platform/graph/guard';
import { idText } from '@jumun/platform/graph/input';
import { money, times } from '@jumun/platform/kernel/money';
import { findHappenings } from '@jumun/platform/store/happenings';
import type { ItemOption } from '@jumun/schema/item-options';
import { normalisedOrderNumber, orderNumberOf } from '@jumun/schema/order-number';
import { paidByCard, pointsSpentOf } from '../domain/paying.ts';
import {
  type Begun,
  becauseOf,
  isBegun,
  type OrderId,
  type Order as OrderState,
  refundedOf,
} from '../domain/states.ts';
import { waitOf } from '../domain/waiting.ts';
import { findByNumber, type OrderRow, orderRows } from '../store/orders.ts';
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

export const isStaff = ({ caller }: ResolverContext): boolean => caller.scopes.includes('orders:read');

/** The customer, and staff with orders:write in the customer's name. */
export const mayCancel = ({ caller }: ResolverContext, { customerId }: Pick<Begun, 'customerId'>): boolean =>
  customerId === caller.subject || caller.scopes.includes('orders:write');

/** Staff who work for stores see the orders of these, and what is prepared by no store only those who work for every one. */
const isElsewhere = ({ caller }: ResolverContext, { customerId, storeId }: OrderModel): boolean => {
  const stores = boundTo(caller);
  return stores !== null && customerId !== caller.subject && !(storeId !== null && stores.includes(storeId));
};

const seen = (context: ResolverContext, row: OrderRow | null | undefined): OrderModel | null => {
  const order = row ? orderViewOf(row.id, row.state) : null;
  return order && !isElsewhere(context, order) ? order : null;
};

/** The order of this id, as a client gave it, unless it is of a store that the caller does not work for. Text that cannot be an id of ours is not looked up: PostgreSQL fails on some of it. */
export const findOrder = async (id: string, context: ResolverContext): Promise<OrderModel | null> =>
  idText.safeParse(id).success ? seen(context, await context.load(orderRows, id as OrderId)) : null;

/** The rule of the type's @access, for answers that are not an Order themselves. */
export const maySee = (context: ResolverContext, { customerId }: Pick<Begun, 'customerId'>): boolean =>
  customerId === context.caller.subject || isStaff(context);

export const order: Resolves['Query']['order'] = (_, { id }, context) => findOrder(id, context);

export const orderByNumber: Resolves['Query']['orderByNumber'] = async (_, { number: typed }, context) => {
  const number = normalisedOrderNumber(typed);
  return number === null ? null : seen(context, await findByNumber(context.read, number));
};

export const Order: Resolves['Order'] = {
  __resolveReference: ({ id }, context) => findOrder(id, context),
  history: ({ id }, _, { read }) => findHappenings(read, 'orders', id),
  number: ({ id }) => orderNumberOf(id),
  customer: ({ customerId }) => ({ id: customerId }),
  pointsSpent: pointsSpentOf,
  paidByCard,
  blockedOn: waitOf,
  refunded: refundedOf,
  refunds: refundsOf,
  lines: linesOf,
  cancellationReason: becauseOf,
  note: ({ note }) => note ?? null,
  fulfilment: ({ fulfilment, storeId }) => ({ ...fulfilment, storeId }),
  timeline: ({ id }, _, context) => timelineOf(id, context),
};

/** What was chosen, as the graph shows it. */
export const optionsView = (chosen: readonly ItemOption[], currency: string) =>
  chosen.map(({ id, name, extra }) => ({ id, name, price: money(extra, currency) }));

export const OrderLine: Resolves['OrderLine'] = {
  options: ({ options = [], unitPrice: { currency } }) => optionsView(options, currency),
  note: ({ note }) => note ?? null,
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
