import type { Envelope } from '@jumun/platform/kernel/published';
import * as orders from '@jumun/schema/events/orders';
import * as rewards from '@jumun/schema/events/rewards';
import { envelope } from '../../../test/envelope.ts';
import { type AchievementId, achievementIdOf, type CustomerId } from '../domain/achievement.ts';
import type { MissionId, ProductKind } from '../domain/mission.ts';

export const day = 24 * 60 * 60 * 1_000;

type About = {
  readonly customerId?: string;
  readonly kinds?: readonly ProductKind[];
  /** When it was completed. */
  readonly at?: number;
  /** How much of each product is in it. */
  readonly quantity?: number;
  readonly productId?: string;
};

/** An order of coffee, picked up on the first day. */
export const aCompletedOrder = (
  orderId: string,
  { customerId = 'cus_minji', kinds = ['MENU_ITEM'], at = day, quantity = 2, productId }: About = {},
): Envelope =>
  envelope(
    'orders',
    orderId,
    orders.OrderCompleted.make({
      orderId,
      customerId,
      sequence: 4,
      status: 'COMPLETED',
      paymentStatus: 'APPROVED',
      fulfilmentStatus: 'HANDED_OVER',
      fulfilment: 'PICKUP',
      storeId: 'sto_cafe1',
      placedAt: at - 1,
      total: { minorUnits: 9_000, currency: 'KRW' },
      lines: kinds.map((kind, i) => ({
        productId: productId ?? `prd_${i}`,
        kind,
        title: '카페 라떼',
        quantity,
        unitPrice: { minorUnits: 4_500, currency: 'KRW' },
      })),
    }),
    at,
  );

export const theAchievementOf = (missionId: string, customerId = 'cus_minji'): AchievementId =>
  achievementIdOf(missionId as MissionId, customerId as CustomerId);

export const rewardFor = (achievementId: string): string => achievementId.replace('ach_', 'rew_');

/** What rewards publishes after an achievement. */
export const anAllocatedReward = (missionId: string, customerId = 'cus_minji'): Envelope => {
  const achievementId = theAchievementOf(missionId, customerId);
  const rewardId = rewardFor(achievementId);
  return envelope(
    'rewards',
    rewardId,
    rewards.RewardAllocated.make({ rewardId, achievementId, missionId, customerId, title: '교환권' }),
    day,
  );
};
