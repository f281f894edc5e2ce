import { idText } from '@jumun/platform/graph/input';
import { localeOf } from '@jumun/platform/kernel/locale';
import { times } from '@jumun/platform/kernel/money';
import type { Fulfilment } from '../domain/fulfilment.ts';
import {
  type Begun,
  isBegun,
  type OrderLine as Line,
  type OrderId,
  type Order as OrderState,
} from '../domain/states.ts';
import { findHistory } from '../store/orders.ts';
import { blockedOn } from './blocked-on.ts';
import type { OrdersGraph } from './context.ts';
import { eventMessage } from './messages.ts';

/** An order as the graph shows it. */
export const orderView = (id: OrderId, state: Begun) => ({ ...state, id });

export type OrderView = ReturnType<typeof orderView>;

export const orderViewOf = (id: OrderId, state: OrderState | undefined | null): OrderView | null =>
  state && isBegun(state) ? orderView(id, state) : null;

/** Text that cannot be an id of ours is not looked up: PostgreSQL fails on some of it. */
export const findOrder = async ({ load, ordersById }: OrdersGraph, id: OrderId) =>
  idText.safeParse(id).success ? load(ordersById, id) : null;

const isStaff = ({ caller }: OrdersGraph): boolean => caller.scopes.includes('orders:read');

/** The rule of the type's @access, for answers that are not an Order themselves. */
export const maySee = (context: OrdersGraph, { customerId }: Pick<Begun, 'customerId'>): boolean =>
  customerId === context.caller.subject || isStaff(context);

/** Whose orders the caller may list: the caller's own, or null for all. */
export const listedCustomer = (context: OrdersGraph): string | null =>
  isStaff(context) ? null : (context.caller.subject ?? '');

export const Order = {
  __resolveReference: async ({ id }: { id: OrderId }, context: OrdersGraph) =>
    orderViewOf(id, (await findOrder(context, id))?.state),
  customer: ({ customerId }: OrderView) => ({ id: customerId }),
  blockedOn,
  fulfilment: ({ fulfilment, storeId }: OrderView) => ({ ...fulfilment, storeId }),
  async timeline({ id }: OrderView, _: unknown, { read, locale }: OrdersGraph) {
    // A timer only finishes what a message began: the step before it knows that message.
    let begunBy: string | null = null;
    return (await findHistory(read, id)).flatMap(({ published, actor, at, causationId, correlationId }) => {
      const cause = actor.startsWith('timer:') ? (causationId ?? begunBy) : causationId;
      begunBy = published ? null : cause;
      if (!published) return [];
      const { type: event, data } = published;
      const { sequence, status } = data as { sequence: number; status: OrderView['status'] };
      return [
        {
          sequence,
          event,
          status,
          occurredAt: at,
          actor: shown(actor),
          causationId: cause,
          correlationId,
          locale,
        },
      ];
    });
  },
};

/** Who did it, without naming a person: the customer, a policy, a timer or a service. */
const shown = (actor: string): string => (/^(policy|timer|service):/.test(actor) ? actor : 'customer');

export const OrderTimelineEntry = {
  message: (
    entry: { event: string; status: OrderView['status'] },
    { locale }: { locale?: string },
    context: OrdersGraph,
  ) => eventMessage(entry.event, entry.status, localeOf(locale) ?? context.locale),
};

export const OrderLine = {
  product: ({ productId }: Line) => ({ id: productId }),
  lineTotal: ({ unitPrice, quantity }: Line) => times(unitPrice, quantity),
};

const typeOf = { SHIPMENT: 'Shipment', PICKUP: 'Pickup', RIDE: 'RideBooking' } as const;

export const FulfilmentUnion = {
  __resolveType: ({ type }: Fulfilment) => typeOf[type],
};

export const Pickup = {
  store: ({ storeId }: { storeId: string | null }) => (storeId === null ? null : { id: storeId }),
};
