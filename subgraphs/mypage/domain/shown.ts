import type { NotificationView } from './notification-view.ts';
import type { Balance, OrderView } from './order-view.ts';
import type { RewardChange } from './rewards.ts';

/** What a change of a customer's page shows. */
export type Shown =
  | { readonly order: OrderView }
  | { readonly balance: Balance }
  | { readonly notification: NotificationView }
  | RewardChange;
