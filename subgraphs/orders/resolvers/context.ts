import type { GraphContext } from '@jumun/platform/graph/context';
import type { Money } from '@jumun/platform/kernel/money';
import type { StockClient } from '../clients/stock.ts';
import type { WithdrawalClient } from '../clients/withdrawal.ts';
import type { Orders } from '../commands.ts';
import type { OrderSagas } from '../sagas/order-sagas.ts';

/** What resolvers find in their context. */
export type ResolverContext = GraphContext<
  Orders,
  Pick<WithdrawalClient, 'hasAuthority'> & {
    readonly sagas: OrderSagas;
    readonly lookUpStock: StockClient['lookUp'];
    /** No ride costs less. */
    readonly minimumFare: Money;
  }
>;
