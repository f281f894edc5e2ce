import type { Balance, OrderView } from '../domain/order-view.ts';
import type { MissionProgress, WalletItemView } from '../domain/rewards.ts';
import type { OrderStep } from '../store/order-views.ts';

// What resolvers are handed as the parent of a type.

export type MyPageModel = { readonly customerId: string };

export type BalanceChangeModel = Balance;

export type OrderViewModel = OrderView;

/** A step says what happened, its order what it happened to. */
type Step = OrderStep & Pick<OrderView, 'fulfilment'>;

export type OrderViewStepModel = Step;

export type OrderStatusEventModel = Step;

export type WalletItemViewModel = WalletItemView;

export type MissionProgressModel = MissionProgress;

/** What is kept about a customer: only whose it is. */
export type MyDataModel = { readonly customerId: string };
