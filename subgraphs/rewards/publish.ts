import type { PublishedEvent } from '@jumun/platform/kernel/published';
import * as said from '@jumun/schema/events/rewards';
import type { Reward, RewardEvent, RewardId } from './domain/reward.ts';

/** Only the allocation is published here; what happens in the wallet is published by wallets. */
export const publish = (event: RewardEvent, _: Reward, rewardId: RewardId): PublishedEvent | null =>
  event.type === 'RewardAllocated' ? said.RewardAllocated.make({ rewardId, ...event.details }) : null;
