import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { Money } from '@jumun/platform/kernel/money';
import type { WithdrawalClient } from './clients/withdrawal.ts';
import type { Offer } from './domain/basket.ts';
import type {
  Order,
  OrderCommand,
  OrderDetails,
  OrderEvent,
  OrderId,
  OrderRejection,
} from './domain/order.ts';
import type { Verdict } from './domain/waiting.ts';
import type { CancelOrder } from './sagas/cancel-order.ts';
import type { PlaceOrder } from './sagas/place-order.ts';
import type { OrderRow } from './store/orders.ts';

/** What this context offers inside one unit of work. */
export type Orders = {
  readonly at: Instant;
  readonly order: (id: OrderId, command: OrderCommand) => Promise<Handled<Order, OrderEvent, OrderRejection>>;
  /** The order of this key, begun now unless it has been before: one key is one order, for ever. */
  readonly begin: (
    id: OrderId,
    details: OrderDetails,
    cardToken: string,
  ) => Promise<{ readonly id: OrderId; readonly state: Order; readonly isNew: boolean }>;
  readonly keepOffer: (offer: Offer) => Promise<unknown>;
  readonly claimLook: (id: OrderId, until: Instant) => Promise<boolean>;
  /** Writes down what the watch found at a row; false where that row is not the present one any more. */
  readonly keepVerdict: (row: OrderRow, verdict: Verdict) => Promise<boolean>;
};

/** What resolvers find in their context. */
export type OrdersGraph = GraphContext<
  Orders,
  {
    readonly ordersById: (ids: readonly OrderId[]) => Promise<readonly (OrderRow | null)[]>;
    readonly placeOrder: PlaceOrder;
    readonly cancelOrder: CancelOrder;
    readonly hasAuthority: WithdrawalClient['hasAuthority'];
    /** No ride costs less. */
    readonly minimumFare: Money;
  }
>;
