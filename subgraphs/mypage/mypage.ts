import type { Instant } from '@jumun/platform/clock';
import type { GraphContext } from '@jumun/platform/context';
import type { Wakeups } from '@jumun/platform/wakeups';
import type { OrderFacts, OrderStep } from './domain/order-view.ts';
import type { BalanceRow, Grade } from './store/balances.ts';

/** What this context offers inside one unit of work. Each may be told the same thing again, in any order. */
export type Mypage = {
  readonly hearOrder: (heard: OrderStep & OrderFacts) => Promise<void>;
  readonly hearMileage: (heard: {
    readonly customerId: string;
    readonly mileage: number;
    readonly mileageSequence: number;
    readonly occurredAt: Instant;
  }) => Promise<void>;
  readonly hearGrade: (heard: {
    readonly customerId: string;
    readonly grade: Grade;
    readonly gradeSequence: number;
    readonly occurredAt: Instant;
  }) => Promise<void>;
};

/** What resolvers find in their context. */
export type MypageGraph = GraphContext<
  Mypage,
  {
    readonly stepsByOrder: (orderIds: readonly string[]) => Promise<readonly (readonly OrderStep[])[]>;
    readonly balancesOf: (customerIds: readonly string[]) => Promise<readonly BalanceRow[]>;
    readonly listen: Wakeups['listen'];
    /** How long an order that is not the caller's, or not known yet, stays silent, in milliseconds. */
    readonly unknownOrderMs: number;
  }
>;
