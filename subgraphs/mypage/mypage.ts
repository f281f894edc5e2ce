import type { GraphContext } from '@jumun/platform/graph/context';
import type { Instant } from '@jumun/platform/kernel/clock';
import type { Notifier } from '@jumun/platform/redis/notifier';
import type { OrderFacts, OrderStep } from './domain/order-view.ts';
import type { WalletItemFacts } from './domain/rewards.ts';
import type { BalanceRow, Grade } from './store/balances.ts';
import type { NotificationRow } from './store/notifications.ts';

type Heard = { readonly occurredAt: Instant };

/** What this context offers inside one unit of work. Each may be told the same thing again, in any order. */
export type Mypage = {
  readonly hearOrder: (heard: OrderStep & OrderFacts) => Promise<void>;
  readonly hearMileage: (
    heard: Heard & {
      readonly customerId: string;
      readonly mileage: number;
      readonly mileageSequence: number;
    },
  ) => Promise<void>;
  readonly hearPoints: (
    heard: Heard & { readonly customerId: string; readonly points: number; readonly pointsSequence: number },
  ) => Promise<void>;
  readonly hearGrade: (
    heard: Heard & { readonly customerId: string; readonly grade: Grade; readonly gradeSequence: number },
  ) => Promise<void>;
  readonly hearMission: (
    heard: Heard & { readonly missionId: string; readonly title: string },
  ) => Promise<void>;
  /** That a mission was achieved, or which reward is given for it; null is what the event does not say. */
  readonly hearAchievement: (
    heard: Heard & {
      readonly customerId: string;
      readonly missionId: string;
      readonly title: string | null;
      readonly achievedAt: Instant | null;
      readonly rewardId: string | null;
    },
  ) => Promise<void>;
  /** What happened to an item of a wallet or to the gift for it; null is what the event does not say. */
  readonly hearWalletItem: (
    heard: Heard & WalletItemFacts & { readonly missionId: string | null },
  ) => Promise<void>;
  readonly hearNotification: (heard: NotificationRow) => Promise<void>;
};

/** What resolvers find in their context. */
export type MypageGraph = GraphContext<
  Mypage,
  {
    readonly stepsByOrder: (orderIds: readonly string[]) => Promise<readonly (readonly OrderStep[])[]>;
    readonly balancesOf: (customerIds: readonly string[]) => Promise<readonly BalanceRow[]>;
    readonly listen: Notifier['listen'];
    /** How long an order that is not the caller's, or not known yet, stays silent, in milliseconds. */
    readonly unknownOrderMs: number;
  }
>;
