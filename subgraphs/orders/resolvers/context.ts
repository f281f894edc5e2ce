import type { GraphContext } from '@jumun/platform/graph/context';
import type { Money } from '@jumun/platform/kernel/money';
import type { WithdrawalClient } from '../clients/withdrawal.ts';
import type { Orders } from '../commands.ts';
import type { OrderId } from '../domain/states.ts';
import type { OrderSagas } from '../sagas/order-sagas.ts';
import type { OrderRow } from '../store/orders.ts';

/** What resolvers find in their context. */
export type OrdersGraph = GraphContext<
  Orders,
  {
    readonly ordersById: (ids: readonly OrderId[]) => Promise<readonly (OrderRow | null)[]>;
    readonly sagas: OrderSagas;
    readonly hasAuthority: WithdrawalClient['hasAuthority'];
    /** No ride costs less. */
    readonly minimumFare: Money;
  }
>;
