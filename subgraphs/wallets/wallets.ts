import type { Instant } from '@jumun/platform/clock';
import type { GraphContext } from '@jumun/platform/context';
import type { BalanceId } from './domain/balance.ts';
import type { CustomerId, OrderId, Programme } from './domain/programme.ts';
import type { BalanceRow } from './store/balances.ts';

type About = { readonly orderId: OrderId; readonly programme: Programme; readonly occurredAt: Instant };

/** What this context offers inside one unit of work. Each may be told again, and a reversal before what it reverses. */
export type Wallets = {
  /** An order earns once, and not after it was reversed. */
  readonly earn: (
    about: About & { readonly customerId: CustomerId; readonly amount: number },
  ) => Promise<void>;
  /** What an order has earned is taken back, once. */
  readonly reverse: (about: About) => Promise<void>;
};

/** What resolvers find in their context. */
export type WalletsGraph = GraphContext<
  Wallets,
  { readonly balancesById: (ids: readonly BalanceId[]) => Promise<readonly (BalanceRow | null)[]> }
>;
