import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Handled } from '@jumun/platform/kernel/handle';
import type { KeyUse } from '@jumun/platform/kernel/idempotency';
import type { BalanceId } from './domain/balance.ts';
import type { Claim } from './domain/earning.ts';
import type { CustomerId, OrderId, Programme } from './domain/programme.ts';
import type {
  WalletItem,
  WalletItemCommand,
  WalletItemEvent,
  WalletItemId,
  WalletItemRejection,
} from './domain/wallet-item.ts';
import type { ExchangeItem } from './sagas/exchange-item.ts';
import type { BalanceRow } from './store/balances.ts';
import type { ItemRow } from './store/items.ts';

type About = { readonly orderId: OrderId; readonly programme: Programme; readonly occurredAt: Instant };

/** What this context offers inside one unit of work. Each may be told again, and a reversal before what it reverses. */
export type Wallets = {
  readonly at: Instant;
  /** An order earns once, and not after it was reversed. */
  readonly earn: (
    about: About & { readonly customerId: CustomerId; readonly amount: number },
  ) => Promise<void>;
  /** What an order has earned is taken back, once. */
  readonly reverse: (about: About) => Promise<void>;
  /** Points are earned once there are all three: the order's claim, the store's acceptance and the number's member. */
  readonly claimPoints: (orderId: OrderId, claim: Claim) => Promise<void>;
  readonly confirmPoints: (orderId: OrderId, acceptedAt: Instant) => Promise<void>;
  readonly admitMember: (membershipNumber: string, customerId: CustomerId) => Promise<void>;
  readonly item: (
    id: WalletItemId,
    command: WalletItemCommand,
  ) => Promise<Handled<WalletItem, WalletItemEvent, WalletItemRejection>>;
  readonly loadItem: (id: WalletItemId) => Promise<WalletItem | undefined>;
  /** Takes on an exchange whose time has come: of all who try at once, exactly one is told true and asks. */
  readonly takeOn: (id: WalletItemId, lookAt: Instant) => Promise<boolean>;
  readonly useKey: (use: {
    readonly caller: string;
    readonly key: string;
    readonly input: object;
  }) => Promise<KeyUse>;
};

/** What resolvers find in their context. */
export type WalletsGraph = GraphContext<
  Wallets,
  {
    readonly balancesById: (ids: readonly BalanceId[]) => Promise<readonly (BalanceRow | null)[]>;
    readonly itemsById: (ids: readonly WalletItemId[]) => Promise<readonly (ItemRow | null)[]>;
    readonly exchangeItem: ExchangeItem;
  }
>;
